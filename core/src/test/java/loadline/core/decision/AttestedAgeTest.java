package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.policy.Condition;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Gate;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** L3: a criterion whose evidence may be thirty days old, to the nanosecond. */
class AttestedAgeTest {
    private final Example example = new Example().gated(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.BLOCK);

    AttestedAgeTest() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "P30D")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
    }

    private AttestedAgeTest attested(String subject, Attestation.Status status, String evidence) {
        example.then(story -> story.with(new Act.Attested(new Attestation(new StandardId("S1"), new CriterionId("k1"), Story.digest(subject), status, Story.digest(evidence))), "owner-1"));
        return this;
    }

    private List<Reason.Code> at(Instant time) {
        List<Entry> entries = new ArrayList<>(example.entries());
        Entry last = entries.getLast();
        entries.add(new Entry(last.index() + 1, time, Story.persons("owner-1"), Story.digest("tick"), new Act.StreamsMapped(Map.of())));
        return Decide.decide(example.question(), Fold.of(entries)).reasons().stream().map(Reason::code).toList();
    }

    @Test
    void it_holds_until_its_evidence_is_older_than_that() {
        attested("A", Attestation.Status.IN_FORCE, "audit");
        Instant last = TimeSpan.of("P30D").after(example.entries().getLast().at());
        assertThat(at(last.minusNanos(1))).isEmpty();
        assertThat(at(last)).isEmpty();
        assertThat(at(last.plusNanos(1))).containsExactly(Reason.Code.CRITERION_STALE);
        assertThat(at(last.plusSeconds(1))).containsExactly(Reason.Code.CRITERION_STALE);
    }

    @Test
    void the_newest_attestation_of_the_subject_speaks() {
        assertThat(attested("A", Attestation.Status.IN_FORCE, "audit").attested("A", Attestation.Status.FAILED, "audit 2").example.reasons()).containsExactly(Reason.Code.CRITERION_FAILED);
        assertThat(new AttestedAgeTest().attested("A", Attestation.Status.PLANNED, "audit").example.reasons()).containsExactly(Reason.Code.CRITERION_PLANNED);
        assertThat(new AttestedAgeTest().attested("B", Attestation.Status.IN_FORCE, "audit").example.reasons()).containsExactly(Reason.Code.CRITERION_MISSING);
    }
}
