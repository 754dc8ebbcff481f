package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.decision.Outlook.Kind;
import loadline.core.decision.Outlook.What;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.governance.ObligationMet;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Protocol;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** What is listed of a deployment that was asked about, in whatever form its gates ask for it. */
class OutlookFormsTest {
    private static final Condition BY_CEO = new Condition.Approved(new Role("ceo"), Optional.of(TimeSpan.of("P20D")));

    private final Example example = new Example();

    private OutlookFormsTest asked() {
        example.then(story -> story.with(new Act.DecisionMade(example.question(), story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1"));
        return this;
    }

    private List<Outlook.Item> listed(What what) {
        return Outlook.of(example.facts()).stream().filter(item -> item.what() == what).toList();
    }

    private List<String> lapsing(What what) {
        return listed(what).stream().filter(item -> item.kind() == Kind.LAPSING).map(Outlook.Item::about).toList();
    }

    @Test
    void an_approval_lapses_in_whatever_part_of_a_condition_it_is_asked_for() {
        Condition review = new Condition.Cleared(Example.T1);
        for (Condition condition : List.of(BY_CEO, new Condition.All(List.of(review, BY_CEO)), new Condition.Any(List.of(review, BY_CEO)), new Condition.AtLeast(1, List.of(review, BY_CEO)),
                new Condition.FromLevel(PolicyDraft.HIGH, BY_CEO))) {
            OutlookFormsTest told = new OutlookFormsTest();
            told.example.gated(condition, Gate.Otherwise.BLOCK).then(story -> told.example.approve(story, "ceo", "ceo-1"));
            assertThat(told.asked().lapsing(What.APPROVAL)).as("%s", condition).containsExactly("ceo");
        }
        OutlookFormsTest own = new OutlookFormsTest();
        own.example.protocol.gates.add(new Gate(new GateId("own"), PolicyDraft.EVERYWHERE, BY_CEO, Gate.Otherwise.BLOCK, Protocol.OWN));
        own.example.then(story -> own.example.approve(story, "ceo", "ceo-1"));
        assertThat(own.asked().lapsing(What.APPROVAL)).containsExactly("ceo");
    }

    @Test
    void it_does_not_where_its_gate_reaches_elsewhere_binds_nobody_or_the_approval_never_counted() {
        example.policy.gates.add(new Gate(new GateId("soft"), PolicyDraft.EVERYWHERE, BY_CEO, Gate.Otherwise.BLOCK, PolicyDraft.SOFT));
        example.policy.gates.add(new Gate(new GateId("elsewhere"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.OPEN_WEIGHTS)), BY_CEO, Gate.Otherwise.BLOCK, PolicyDraft.BINDING));
        example.then(story -> example.approve(story, "ceo", "ceo-1"));
        assertThat(asked().listed(What.APPROVAL)).isEmpty();
        OutlookFormsTest conflicted = new OutlookFormsTest();
        conflicted.example.gated(BY_CEO, Gate.Otherwise.BLOCK).then(story -> conflicted.example.approve(story, "ceo", "asker-1"));
        assertThat(conflicted.asked().listed(What.APPROVAL)).extracting(Outlook.Item::kind).isNotEmpty().containsOnly(Kind.WAITING);
    }

    @Test
    void a_determination_lapses_and_another_threshold_s_does_not_stand_for_it() {
        example.evidence = story -> example.evidence(story, "A", "0.3", "0.45", "0.55");
        example.policy.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH));
        example.then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of())).tick("P5M");
        asked().example.tick("P20D");
        assertThat(lapsing(What.DETERMINATION)).containsExactly("T1", "T1");
        assertThat(listed(What.DETERMINATION)).filteredOn(item -> item.kind() == Kind.WAITING).extracting(Outlook.Item::about).containsOnly("T2");
    }

    @Test
    void an_assessment_lapses_by_its_span_and_no_other_trigger_has_one() {
        example.policy.triggers.add(new AssessmentRule.Trigger.Discretion(new Role("rso"), PolicyDraft.BINDING));
        example.policy.triggers.add(new AssessmentRule.Trigger.NewCheckpoint(PolicyDraft.BINDING));
        asked().example.tick("P5M").tick("P20D");
        assertThat(lapsing(What.ASSESSMENT)).isNotEmpty().containsOnly("example");
    }

    private void standard(Set<Surface> surfaces) {
        example.policy.standards.add(new Standard(new StandardId("S1"), Standard.Axis.DEPLOYMENT, PolicyDraft.LOW,
                List.of(new Criterion(new CriterionId("k1"), "asks", surfaces, Optional.of(TimeSpan.of("P20D")), PolicyDraft.BINDING)), PolicyDraft.BINDING));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
    }

    @Test
    void a_demanded_criterion_is_due_and_once_in_force_lapses_where_its_surface_is_served() {
        standard(Set.of(Surface.API));
        assertThat(asked().listed(What.CRITERION)).extracting(Outlook.Item::kind).containsExactly(Kind.DUE);
        OutlookFormsTest inForce = new OutlookFormsTest();
        inForce.standard(Set.of(Surface.API));
        inForce.example.then(story -> story.with(new Act.Attested(new Attestation(new StandardId("S1"), new CriterionId("k1"), Example.CONFIGURATION, Attestation.Status.IN_FORCE,
                Story.digest("audit"))), "owner-1"));
        assertThat(inForce.asked().lapsing(What.CRITERION)).containsExactly("S1/k1");
        OutlookFormsTest elsewhere = new OutlookFormsTest();
        elsewhere.standard(Set.of(Surface.OPEN_WEIGHTS));
        assertThat(elsewhere.asked().listed(What.CRITERION)).isEmpty();
    }

    @Test
    void obligations_are_due_overdue_or_lapsing_by_their_own_name() {
        example.policy.obligations.add(PolicyDraft.obligation("before", PolicyDraft.LOW, new Obligation.Timing.Before()));
        example.policy.obligations.add(PolicyDraft.obligation("within", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P30D"), Obligation.Event.DEPLOYMENT)));
        example.policy.obligations.add(PolicyDraft.obligation("stale", PolicyDraft.LOW, new Obligation.Timing.Continuous(TimeSpan.of("P1D"))));
        example.policy.obligations.add(PolicyDraft.obligation("fresh", PolicyDraft.LOW, new Obligation.Timing.Continuous(TimeSpan.of("P20D"))));
        example.policy.obligations.add(new Obligation(new ObligationId("soft"), "do", new Role("owner"), PolicyDraft.EVERYWHERE, PolicyDraft.LOW,
                new Obligation.Timing.Continuous(TimeSpan.of("P20D")), PolicyDraft.SOFT));
        for (String met : List.of("stale", "fresh", "soft")) {
            example.then(story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId(met), Story.digest("A"), Story.digest("shown"))), "owner-1"));
        }
        asked().example.tick("P2D");
        Stream<String> listed = listed(What.OBLIGATION).stream().map(item -> item.kind() + " " + item.about() + " " + item.role().orElseThrow()).distinct();
        assertThat(listed).containsExactly("OVERDUE stale owner", "DUE within owner", "DUE before owner", "LAPSING fresh owner");
    }

    @Test
    void an_open_plan_names_whoever_signed_it_and_one_that_was_answered_is_not_listed() {
        Entry[] open = new Entry[1];
        example.then(story -> open[0] = story.plan("A", "task-elsewhere", 20));
        assertThat(listed(What.PLAN)).singleElement().satisfies(item -> {
            assertThat(item.persons()).isEqualTo(open[0].by());
            assertThat(item.about()).isEqualTo("task-elsewhere");
        });
        Example answered = new Example();
        answered.evidence = story -> {
            story.plan("A", "task-i1", 20);
            answered.ruledOut(story);
        };
        assertThat(Outlook.of(answered.facts())).noneMatch(item -> item.what() == What.PLAN);
    }
}
