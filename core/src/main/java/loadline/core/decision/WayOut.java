package loadline.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.governance.Roster;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Obligation;
import loadline.core.policy.PolicyId;

/**
 * The fewest acts that would permit what a version of a policy refuses, as the facts are: who on the roster can do each, and
 * what nobody can. Of alternatives it takes those with the fewest acts; that an act is listed does not say that it should be
 * done.
 *
 * @param text digest of the version's text
 * @param steps one for each reason that would have to go, in the order of the gates
 * @param closed reasons that nobody can clear under the version; while there is one, no acts suffice
 */
public record WayOut(PolicyId policy, Digest text, List<Step> steps, List<Reason> closed) {
    public WayOut {
        steps = List.copyOf(steps);
        closed = List.copyOf(closed);
    }

    /**
     * One reason that would have to go.
     *
     * @param able who on the roster can clear it; absent where anybody can, empty where it takes somebody who is not there
     */
    public record Step(Reason reason, Optional<Set<Person>> able) {
        public Step {
            able = able.map(persons -> Collections.unmodifiableSet(new TreeSet<>(persons)));
        }
    }

    /** Whether the acts are open to persons on the roster. */
    public boolean isOpen() {
        return closed.isEmpty() && steps.stream().noneMatch(step -> step.able().map(Set::isEmpty).orElse(false));
    }

    /** The ways out of every version that refuses, in the order of the decision's answers. */
    public static List<WayOut> of(Decision decision, Facts facts) {
        List<WayOut> ways = new ArrayList<>();
        for (PolicyAnswer answer : decision.policies()) {
            if (!answer.reasons().isEmpty()) {
                facts.policies().stream().map(Logged::fact).filter(p -> p.text().equals(answer.text())).findFirst()
                        .ifPresent(version -> ways.add(under(decision, facts, version)));
            }
        }
        return ways;
    }

    private static WayOut under(Decision decision, Facts facts, AdoptedPolicy version) {
        UnderPolicy under = new UnderPolicy(decision.question(), facts, version);
        PolicyAnswer answer = under.answer();
        Set<Reason> needed = new LinkedHashSet<>(under.way);
        Able able = under.subject == null ? null : new Able(under);
        List<Step> steps = needed.stream().filter(Reason::clearable).map(reason -> new Step(reason, able == null ? Optional.empty() : able.toClear(reason))).toList();
        return new WayOut(version.policy().id(), version.text(), steps, answer.reasons().stream().filter(reason -> !reason.clearable()).toList());
    }

    /** Who can clear what. */
    private static final class Able {
        private final UnderPolicy under;
        private final Roster roster;

        Able(UnderPolicy under) {
            this.under = under;
            this.roster = under.facts.roster();
        }

        Optional<Set<Person>> toClear(Reason reason) {
            String about = reason.about();
            String last = about.substring(about.indexOf('/') + 1);
            return switch (reason.code()) {
                case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW ->
                    Optional.of(holders(new Role(about), person -> isFree(person) && !hasOtherSeat(person, new Role(about))));
                case NOT_CLEARED, NOT_DETERMINED -> Optional.of(deciders());
                case CASE_MISSING, FINDING_MISSING -> Optional.of(holders(new Role(last), this::isFree));
                case REVIEW_INSUFFICIENT -> Optional.of(Set.of(new Person(last)));
                case OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE -> Optional.of(owners(about));
                case STOP_TRIPPED -> Optional.of(clearers(about));
                case MONITORING_SILENT -> Optional.of(monitors());
                case ASSESSMENT_DUE, ASSESSMENT_OVERDUE, FOLLOW_UP_MISSING -> Optional.of(everybody(person -> !roster.holds(person, AssessmentCheck.TRAINING)));
                case RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH -> Optional.of(everybody(this::isFree));
                case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED,
                        CRITERION_STALE, REPORT_MISSING, NOTICE_MISSING, NOT_PUBLISHED, REVIEW_MISSING, MONITORING_MISSING, BOUNDS_TOO_WIDE, FORECAST_MISSING,
                        POLICY_NOT_UPDATED, SECURITY_SHORT -> Optional.empty();
            };
        }

        private Set<Person> holders(Role role, Predicate<Person> who) {
            Set<Person> able = new TreeSet<>(roster.holders(role));
            able.removeIf(person -> !who.test(person) || !under.enrolled().counts(act(person), role));
            return able;
        }

        private Set<Person> everybody(Predicate<Person> who) {
            Set<Person> able = new TreeSet<>(roster.members().keySet());
            able.removeIf(person -> !who.test(person));
            return able;
        }

        private boolean isFree(Person person) {
            return !under.conflicts().tookPart(Set.of(person)) && !under.conflicts().share(Set.of(person), Set.of(under.question.requester()));
        }

        private boolean hasOtherSeat(Person person, Role seat) {
            return under.subject.approvals().stream().anyMatch(a -> a.fact().question().covers(under.question) && !a.fact().as().equals(seat)
                    && under.conflicts().share(a.by(), Set.of(person)));
        }

        /** Whoever may sign in a deciding role, if every deciding role has somebody. */
        private Set<Person> deciders() {
            Set<Person> all = new TreeSet<>();
            for (Role role : under.policy.determination().deciders()) {
                Set<Person> able = holders(role, person -> !under.conflicts().ranOrRegistered(Set.of(person)));
                if (able.isEmpty()) {
                    return Set.of();
                }
                all.addAll(able);
            }
            return all;
        }

        private Set<Person> owners(String obligation) {
            return under.policy.obligations().stream().filter(o -> o.id().value().equals(obligation)).map(Obligation::owner).findFirst().map(roster::holders).orElse(Set.of());
        }

        private Set<Person> clearers(String stop) {
            Stops stops = new Stops(under);
            return stops.standing().stream().filter(t -> t.stop().id().value().equals(stop)).findFirst()
                    .map(t -> holders(t.stop().clearedBy(), person -> stops.mayClear(act(person), t.stop().clearedBy(), List.of(t.trip())))).orElse(Set.of());
        }

        private Set<Person> monitors() {
            Set<Person> able = new TreeSet<>();
            under.configuration.monitoring().forEach(plan -> able.addAll(roster.holders(plan.fact().owner())));
            return able;
        }

        /** An act that the person would sign now. */
        private Logged<String> act(Person person) {
            return new Logged<>(under.facts.treeSize(), under.facts.asOf(), Set.of(person), under.question.subject().weights(), "");
        }
    }
}
