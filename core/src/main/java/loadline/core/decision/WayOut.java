package loadline.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;

/**
 * The fewest acts that would permit what a version of a policy refuses, as the facts are: whose signatures each takes, and
 * what nobody can do. Of alternatives in a gate it takes those with the fewest acts; that an act is listed does not say that
 * it should be done, nor that it would be true. A departure that a clause grants is not among them, and neither is a
 * delegate: the log's facts hold no standing delegation.
 *
 * @param text digest of the version's text
 * @param steps one for each reason that would have to go, and for each act that has to come before such a one, in an order
 *     in which they can be done: what is signed last is what a later entry could void
 * @param closed reasons that nobody can clear under the version; while there is one, no acts suffice
 * @param shorter fewer acts, where thresholds of which nothing is known but that they are open would be cleared
 */
public record WayOut(PolicyId policy, Digest text, List<Step> steps, List<Reason> closed, Optional<Shorter> shorter) {
    /** How long after joining the roster, or taking a role, what somebody signs counts for a family whose evaluation has begun. */
    public static final TimeSpan NEW_FOR = Enrolled.WAIT;

    public WayOut {
        steps = List.copyOf(steps);
        closed = List.copyOf(closed);
    }

    /**
     * One reason that would have to go.
     *
     * @param on the weights that the act is about: the subject's; those of the assessed checkpoint for evidence, conclusions and
     *     the report before them; those that a stop tripped for, or whose obligation is past its date
     * @param seats whose signatures it takes, one from each; none where anybody on the roster can sign
     */
    public record Step(Reason reason, Digest on, List<Seat> seats) {
        public Step {
            seats = List.copyOf(seats);
        }

        /** Whether there is somebody for every seat. */
        public boolean isOpen() {
            return seats.stream().noneMatch(seat -> seat.able().isEmpty());
        }

        /** How many acts it takes: one from each seat. */
        public int acts() {
            return Math.max(1, seats.size());
        }
    }

    /**
     * A signature that an act takes.
     *
     * @param roles in one of which it is given; none where no role is asked for
     * @param able who on the roster can give it; none where it takes somebody who is not there
     */
    public record Seat(List<Role> roles, Set<Person> able) {
        public Seat {
            roles = List.copyOf(roles);
            able = Collections.unmodifiableSet(new TreeSet<>(able));
        }
    }

    /**
     * Fewer acts than as things stand, and no more of them that nobody can do.
     *
     * @param cleared inconclusive thresholds that would be ruled out by evidence, or concluded not reached
     * @param steps all of them, those that clear the thresholds among them
     */
    public record Shorter(Set<ThresholdId> cleared, List<Step> steps) {
        public Shorter {
            cleared = Collections.unmodifiableSet(new TreeSet<>(cleared));
            steps = List.copyOf(steps);
        }

        int unopened() {
            return WayOut.unopened(steps);
        }
    }

    /** Whether the acts are open to persons on the roster. */
    public boolean isOpen() {
        return closed.isEmpty() && steps.stream().allMatch(Step::isOpen);
    }

    /** How many acts these steps take. */
    public static int acts(List<Step> steps) {
        return steps.stream().mapToInt(Step::acts).sum();
    }

    /** How many of the steps nobody on the roster can take. */
    private static int unopened(List<Step> steps) {
        return (int) steps.stream().filter(step -> !step.isOpen()).count();
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
        List<Reason> wanting = under.way.stream().filter(Reason::clearable).toList();
        if (under.subject == null) {
            Digest weights = decision.question().subject().weights();
            return new WayOut(version.policy().id(), version.text(), wanting.stream().map(reason -> new Step(reason, weights, List.of())).toList(), List.of(), Optional.empty());
        }
        List<Reason> closed = isStuck(decision, facts, version) ? answer.reasons().stream().filter(reason -> !reason.clearable()).toList() : List.of();
        List<Step> steps = new WayOutSteps(under, version).of(wanting, under);
        if (!closed.isEmpty()) {
            return new WayOut(version.policy().id(), version.text(), steps, closed, Optional.empty());
        }
        WayOutSupposing supposing = new WayOutSupposing(under, version);
        Optional<Shorter> needed = wanting.stream().anyMatch(WayOut::hangsOnThresholds) ? supposing.clearingFewest() : Optional.empty();
        List<Step> taken = needed.map(Shorter::steps).orElse(steps);
        Optional<Shorter> shorter = supposing.fewestActs().filter(way -> way.unopened() <= unopened(taken) && acts(way.steps()) < acts(taken));
        return new WayOut(version.policy().id(), version.text(), taken, closed, shorter);
    }

    /** Whether nothing clears it but the thresholds behind it. */
    static boolean hangsOnThresholds(Reason reason) {
        return reason.code() == Reason.Code.LEVEL_TOO_HIGH || reason.code() == Reason.Code.STANDARD_UNDEFINED;
    }

    /** Whether some gate cannot be opened. A reason that cannot be cleared may stand beside an alternative that can. */
    private static boolean isStuck(Decision decision, Facts facts, AdoptedPolicy version) {
        UnderPolicy gated = new UnderPolicy(decision.question(), facts, version);
        gated.judge();
        return new Gates(gated).check();
    }
}
