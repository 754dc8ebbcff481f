package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;

/** Laws about asking for more, and about more people. */
class DecisionLawsOfWidthProperties {
    private static final Person NEWCOMER = new Person("newcomer-1");

    @Test
    void a_wider_surface_or_wider_bounds_never_need_less() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            Question asked = situation.question();
            List<Surface> surfaces = Stream.of(Surface.values()).filter(s -> s.isAtLeastAsWideAs(asked.surface())).toList();
            List<SurfaceBounds> bounds = Stream.of(Situation.NARROW, Situation.WIDE, SurfaceBounds.UNKNOWN).filter(b -> asked.bounds().areWithin(b)).toList();
            Question wider = new Question(asked.activity(), asked.subject(), Laws.pick(random, surfaces), Laws.pick(random, bounds), asked.requester());
            boolean isWider = asked.activity().track() == Activity.Track.DEPLOY && !wider.equals(asked);
            return isWider ? Optional.of(new Situation(situation.entries(), wider)) : Optional.empty();
        });
        assertThat(outcome.permittedBefore()).isGreaterThan(2_000);
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    /** Somebody who joined after the evaluation began, and stays, signs instead of others whatever is favourable in the month after. */
    @Test
    void adding_a_person_to_the_roster_never_loosens() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            List<Entry> entries = new ArrayList<>(situation.entries());
            long begun = begun(situation);
            List<Integer> places = IntStream.range(1, entries.size()).filter(i -> entries.get(i - 1).index() > begun).boxed().toList();
            if (places.isEmpty()) {
                return Optional.empty();
            }
            int at = Laws.pick(random, places);
            Facts before = Fold.of(entries.subList(0, at));
            Instant known = TimeSpan.of("P30D").after(before.asOf());
            boolean signs = random.nextInt(4) > 0;
            if (signs && entries.subList(at, entries.size()).stream().anyMatch(e -> e.act() instanceof Act.RosterChanged || loosens(e.act()) && !e.at().isBefore(known))) {
                return Optional.empty();
            }
            for (int i = at; signs && i < entries.size(); i++) {
                Entry e = entries.get(i);
                entries.set(i, loosens(e.act()) ? new Entry(e.index(), e.at(), Set.of(NEWCOMER), e.statement(), e.act()) : e);
            }
            Entry last = entries.get(at - 1);
            entries.add(at, new Entry(last.index() + 1, last.at(), Story.persons("root-1", "root-2"), Story.digest("somebody joins"),
                    new Act.RosterChanged(joinedBySomebody(before.roster()))));
            return Optional.of(situation.with(entries));
        });
        assertThat(outcome.permittedBefore()).isGreaterThan(2_000);
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    /** Index of the first plan or result on the subject's family; beyond the log where there is none. */
    private static long begun(Situation situation) {
        Facts facts = Fold.of(situation.entries());
        Facts.OfCheckpoint subject = facts.checkpoints().get(situation.question().subject().weights());
        return subject == null ? Long.MAX_VALUE : subject.family().stream().map(facts.checkpoints()::get).flatMap(c -> c.evidence().values().stream()).flatMap(List::stream)
                .mapToLong(EvidenceGroup::since).min().orElse(Long.MAX_VALUE);
    }

    private static Roster joinedBySomebody(Roster roster) {
        Set<Role> roles = new HashSet<>();
        roster.members().values().forEach(member -> roles.addAll(member.roles()));
        Map<Person, Roster.Member> members = new HashMap<>(roster.members());
        members.put(NEWCOMER, new Roster.Member(roles, Set.of("new key"), "apart", "identity of a newcomer", true, false));
        return new Roster(members, roster.quorum());
    }

    private static boolean loosens(Act act) {
        return switch (act) {
            case Act.Approved(Approval a) -> a.answer() == Approval.Answer.APPROVED;
            case Act.Determined(Determination d) -> d.conclusion() == Determination.Conclusion.NOT_REACHED;
            case Act.Stopped(StopEvent event) -> event instanceof StopEvent.Cleared;
            case Act.Accepted _, Act.ResidualSigned _, Act.ExternallyFound _, Act.Forecasted _, Act.ReliefInvoked _ -> true;
            default -> false;
        };
    }
}
