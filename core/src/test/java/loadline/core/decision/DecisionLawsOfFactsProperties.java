package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Obligation;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** Laws about what is there and what is not: silence, order, gaps, time, repetition of the same computation. */
class DecisionLawsOfFactsProperties {
    @Test
    void a_log_that_says_nothing_permits_nothing() {
        assertThat(Laws.situations().filter(situation -> !situation.with(situation.entries().subList(0, 1)).decide().answer().permits()).count()).isEqualTo(Laws.CASES);
    }

    @Test
    void silence_is_not_permission() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            if (hasClockStartedByPeople(situation)) {
                return Optional.empty();
            }
            boolean watched = situation.entries().stream().anyMatch(e -> e.act() instanceof Act.DecisionMade);
            List<Entry> favourable = situation.entries().stream().filter(e -> isFavourable(e.act()) || !watched && e.act() instanceof Act.MonitoringPlanned).toList();
            if (favourable.isEmpty()) {
                return Optional.empty();
            }
            Entry chosen = Laws.pick(random, favourable);
            List<Entry> left = new ArrayList<>(situation.entries());
            left.removeIf(e -> favourable.contains(e) && saysTheSame(e, chosen));
            return Optional.of(situation.with(left));
        });
        assertThat(outcome.permittedBefore()).isGreaterThan(2_000);
        assertThat(outcome.changed()).isGreaterThan(200);
    }

    /**
     * A clock that a publication or determination starts: taking those away takes the obligation away too. So does taking away
     * the monitoring plan of a deployment that was permitted, whose reports are counted from it.
     */
    private static boolean hasClockStartedByPeople(Situation situation) {
        Predicate<Obligation> started = o -> o.timing() instanceof Obligation.Timing.Within(TimeSpan _, Obligation.Event event)
                && (event == Obligation.Event.PUBLICATION || event == Obligation.Event.DETERMINATION);
        return situation.entries().stream().anyMatch(e -> e.act() instanceof Act.PolicyAdopted p && p.policy().policy().obligations().stream().anyMatch(started));
    }

    private static boolean isFavourable(Act act) {
        return switch (act) {
            case Act.Shown _, Act.Notified _, Act.Published _, Act.Accepted _, Act.Met _, Act.MonitoringReported _, Act.ExternallyFound _,
                    Act.Forecasted _, Act.ReliefInvoked _, Act.FallbackDeclared _ -> true;
            case Act.ResidualSigned(ResidualLevel residual) -> residual.level().equals("L1");
            case Act.Attested(Attestation a) -> a.status() == Attestation.Status.IN_FORCE;
            case Act.Reviewed(ReviewRound round) -> round.result() == ReviewRound.Result.SUFFICIENT;
            case Act.Approved(Approval a) -> a.answer() == Approval.Answer.APPROVED;
            case Act.Determined(Determination d) -> d.conclusion() == Determination.Conclusion.NOT_REACHED;
            case Act.Stopped(StopEvent event) -> event instanceof StopEvent.Cleared;
            case Act.Assessed(Assessment a) -> !(a instanceof Assessment.Called);
            default -> false;
        };
    }

    /**
     * Favourable facts of one kind go together, because the newest speaks: taking away a bad one that hides a good one is no
     * silence. Attestations go with all that cite the same evidence, whose age counts from the first.
     */
    private static boolean saysTheSame(Entry e, Entry chosen) {
        return switch (chosen.act()) {
            case Act.Shown _, Act.Notified _, Act.Published _, Act.Met _, Act.Stopped _ -> e.index() == chosen.index();
            case Act.Attested(Attestation a) -> e.act() instanceof Act.Attested(Attestation b) && (a.evidence().equals(b.evidence()) || a.subject().equals(b.subject()));
            default -> e.act().getClass().equals(chosen.act().getClass());
        };
    }

    @Test
    void arrival_order_and_entries_seen_twice_change_nothing() {
        Laws.forAll(situation -> {
            List<Entry> shuffled = new ArrayList<>(situation.entries());
            shuffled.addAll(situation.entries().subList(0, situation.entries().size() / 2));
            Collections.shuffle(shuffled, new Random(situation.entries().size()));
            return situation.with(shuffled).decide().equals(situation.decide());
        });
    }

    @Test
    void what_cannot_be_evaluated_blocks() {
        Laws.Outcome outcome = Laws.compare((situation, random) -> {
            int at = 1 + random.nextInt(situation.entries().size() - 1);
            Entry lost = situation.entries().get(at);
            List<Entry> entries = new ArrayList<>(situation.entries());
            entries.set(at, new Entry(lost.index(), lost.at(), Set.of(), lost.statement(), new Act.Unavailable(lost.statement())));
            return Optional.of(situation.with(entries));
        }, (_, after) -> !after.permits());
        assertThat(outcome.permittedBefore()).isGreaterThan(4_000);
    }

    /**
     * With no new entry a later as-of never answers milder. What counts is logged with the time of the log: a delegation, a
     * wait after an enrolment or a finding is judged at its act, so no act begins to count by waiting. A version whose notice
     * passes joins the one before it, which goes on applying to every family that the log knows. Only where nothing governed
     * may such a version be the first to answer, and then it may permit.
     */
    @Test
    void time_alone_never_loosens() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            Entry last = situation.entries().getLast();
            Instant later = TimeSpan.of(Laws.pick(random, List.of("PT1S", "P10D", "P31D", "P2M", "P3M", "P5M", "P7M", "P2Y"))).after(last.at());
            List<Entry> entries = new ArrayList<>(situation.entries());
            entries.add(new Entry(last.index() + 10, later, Story.persons("owner-1"), Story.digest("tick"), new Act.StreamsMapped(Map.of())));
            return Optional.of(situation.with(entries));
        });
        assertThat(outcome.permittedBefore()).isGreaterThan(4_000);
        assertThat(outcome.refusedBefore()).isGreaterThan(1_500);
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    @Test
    void a_replay_gives_the_same_answer() {
        Laws.forAll(situation -> {
            Fold fold = new Fold();
            List<Entry> inOrder = new ArrayList<>(situation.entries());
            inOrder.forEach(fold::accept);
            Facts facts = fold.facts();
            Decision once = Decide.decide(situation.question(), facts);
            Decision again = situation.decide();
            return once.equals(again) && once.hashCode() == again.hashCode() && once.equals(Decide.decide(situation.question(), facts));
        });
    }

    @Test
    void a_log_on_a_stated_clock_bears_no_permit() {
        List<Decision.Kind> kinds = Laws.kinds().map(each -> {
            boolean stated = each.getKey().entries().getFirst().act() instanceof Act.Begun begun && begun.genesis().clock() == Genesis.Clock.STATED;
            assertThat(each.getValue()).isEqualTo(stated ? Decision.Kind.RECONSTRUCTION : Decision.Kind.CURRENT);
            return each.getValue();
        }).toList();
        assertThat(kinds).contains(Decision.Kind.RECONSTRUCTION, Decision.Kind.CURRENT).hasSize(Laws.CASES);
    }
}
