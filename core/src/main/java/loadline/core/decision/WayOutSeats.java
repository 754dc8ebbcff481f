package loadline.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Basis;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Reason.Code;
import loadline.core.decision.WayOut.Seat;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.governance.Roster;
import loadline.core.policy.Obligation;
import loadline.core.policy.Standard;

/** Whose signatures would clear a reason, by the roster as it is and the rules that would judge the act. */
final class WayOutSeats {
    /** Anybody on the roster. */
    private static final List<Seat> ANYBODY = List.of();
    /** No act of anybody. */
    private static final List<Seat> NOBODY = List.of(new Seat(List.of(), Set.of()));

    private final UnderPolicy under;
    private final Roster roster;

    WayOutSeats(UnderPolicy under) {
        this.under = under;
        this.roster = under.facts.roster();
    }

    List<Seat> of(Reason reason) {
        String about = reason.about();
        String last = about.substring(about.indexOf('/') + 1);
        return switch (reason.code()) {
            case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW -> approver(new Role(about));
            case NOT_CLEARED -> clearing(about);
            case NOT_DETERMINED -> concluding(about);
            case CASE_MISSING, FINDING_MISSING -> List.of(seat(new Role(last), this::isImpartial));
            case REVIEW_INSUFFICIENT -> List.of(new Seat(List.of(), everybody(new Person(last)::equals)));
            case OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE -> owner(about);
            case STOP_TRIPPED -> clearingStop(about);
            case MONITORING_SILENT -> watching();
            case ASSESSMENT_DUE, ASSESSMENT_OVERDUE, FOLLOW_UP_MISSING ->
                List.of(new Seat(List.of(), everybody(person -> !everTrained(person))));
            case RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH -> decider(this::isImpartial);
            case FORECAST_MISSING -> decider(person -> !ranOrRegistered(person));
            case POLICY_NOT_UPDATED -> under.policy.change().approvers().stream().map(role -> new Seat(List.of(role), roster.holders(role))).toList();
            case PROTOCOL_MISSING -> List.of(new Seat(under.policy.change().proposers(), holders(under.policy.change().proposers())));
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE -> isOfWeights(about) ? ANYBODY : ofConfiguration();
            case REVIEW_MISSING -> ofConfiguration().isEmpty() ? List.of(new Seat(List.of(), everybody(person -> isImpartial(person) && under.enrolled().areAllKnown(act(person))))) : NOBODY;
            case MONITORING_MISSING -> ofConfiguration();
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, REPORT_MISSING, NOTICE_MISSING, NOT_PUBLISHED, BOUNDS_TOO_WIDE,
                    SECURITY_SHORT -> ANYBODY;
        };
    }

    /** Whether the criterion is one of a standard that protects weights. */
    private boolean isOfWeights(String criterion) {
        return under.policy.standards().stream().filter(s -> s.axis() == Standard.Axis.SECURITY).anyMatch(s -> criterion.startsWith(s.id() + "/"));
    }

    /** What protects or reviews a configuration is done by anybody, where the question names one. */
    private List<Seat> ofConfiguration() {
        return under.configurationDigest.isPresent() ? ANYBODY : NOBODY;
    }

    /** Whether what clears the reason is a conclusion "not reached" by the deciders. */
    boolean isConcludedNotReached(Reason reason) {
        Optional<Standing> standing = standing(reason.about());
        return reason.code() == Code.NOT_CLEARED && standing.isPresent() && !isForEvidence(standing.get())
                || reason.code() == Code.NOT_DETERMINED && standing.isPresent() && standing.get().verdict() instanceof Verdict.RuledOut;
    }

    private Optional<Standing> standing(String threshold) {
        return under.standings.stream().filter(standing -> standing.threshold().value().equals(threshold)).findFirst();
    }

    /** Evidence can rule out what is only open, unless a result that does not is there for good, or a gate wants a conclusion that is not there. */
    private List<Seat> clearing(String threshold) {
        return standing(threshold).map(standing -> isForEvidence(standing) ? ANYBODY : notReached(standing)).orElse(NOBODY);
    }

    private boolean isForEvidence(Standing standing) {
        return standing.ground() == Standing.Ground.INCONCLUSIVE && !standing.verdict().indicators().isEmpty()
                && (under.reasons.stream().noneMatch(r -> r.code() == Code.NOT_DETERMINED && r.about().equals(standing.threshold().value())) || wouldStand(standing))
                && standing.verdict().indicators().stream().flatMap(i -> i.weighed().stream()).noneMatch(w -> w.outcome().compareTo(Outcome.RULE_OUT_LOST) >= 0);
    }

    /** Whether the deciders concluded "not reached" already, which counts once evidence rules it out. */
    private boolean wouldStand(Standing standing) {
        Verdict ruledOut = new Verdict.RuledOut(standing.threshold(), standing.verdict().indicators(), Basis.RECOMPUTED_FROM_SAMPLES);
        return new Determinations(under).inForce(under.policy.threshold(standing.threshold()), ruledOut).conclusion().equals(Optional.of(Conclusion.NOT_REACHED));
    }

    /** Where nothing is ruled out a decider may always tighten, which asks for no more than the open threshold did. */
    private List<Seat> concluding(String threshold) {
        Optional<Standing> ruledOut = standing(threshold).filter(standing -> standing.verdict() instanceof Verdict.RuledOut);
        List<Role> deciders = under.policy.determination().deciders();
        return ruledOut.map(this::notReached).orElseGet(() -> List.of(new Seat(deciders, holders(deciders))));
    }

    /** One from each deciding role, no person in two; where the policy gives no path, of two chains, and with an outsider once it is crossed. */
    List<Seat> notReached(Standing standing) {
        boolean loosens = !(standing.verdict() instanceof Verdict.RuledOut);
        List<Seat> seats = new ArrayList<>();
        under.policy.determination().deciders().forEach(role -> seats.add(seat(role, person -> !loosens || !ranOrRegistered(person))));
        boolean silent = loosens && under.policy.determination().loosening().isEmpty();
        boolean possible = areApart(seats) && (!silent || areOfTwoChains(seats));
        if (silent && standing.verdict() instanceof Verdict.Crossed && seats.stream().flatMap(seat -> seat.able().stream()).noneMatch(under.enrolled()::isOutsider)) {
            seats.add(new Seat(List.of(), everybody(person -> under.enrolled().isOutsider(person) && !ranOrRegistered(person))));
        }
        return possible ? seats : seats.stream().map(WayOutSeats::unfilled).toList();
    }

    private boolean areOfTwoChains(List<Seat> seats) {
        List<Person> all = seats.stream().flatMap(seat -> seat.able().stream()).toList();
        return all.stream().anyMatch(a -> all.stream().anyMatch(b -> Collections.disjoint(under.enrolled().chains(a), under.enrolled().chains(b))));
    }

    /** The seat with nobody to fill it. */
    static Seat unfilled(Seat seat) {
        return new Seat(seat.roles(), Set.of());
    }

    /** Whether every seat can have a person of its own. */
    boolean areApart(List<Seat> seats) {
        return areApart(seats, Set.of());
    }

    private boolean areApart(List<Seat> seats, Set<Person> taken) {
        if (seats.isEmpty()) {
            return true;
        }
        for (Person person : seats.getFirst().able()) {
            if (!under.conflicts().share(Set.of(person), taken)) {
                Set<Person> more = new TreeSet<>(taken);
                more.add(person);
                if (areApart(seats.subList(1, seats.size()), more)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Seat> approver(Role role) {
        return List.of(seat(role, person -> isImpartial(person) && !isAsker(person) && !hasOtherSeat(person, role)));
    }

    private boolean isAsker(Person person) {
        return under.conflicts().share(Set.of(person), Set.of(under.question.requester()));
    }

    private boolean hasOtherSeat(Person person, Role seat) {
        return under.subject.approvals().stream().anyMatch(other -> other.fact().question().isButForWidth(under.question) && !other.fact().as().equals(seat)
                && under.conflicts().share(other.by(), Set.of(person)));
    }

    /** Whoever approved, accepted, signed a level, found or cleared something for the subject: by writing about it they would undo that. */
    Set<Person> answered() {
        Set<Person> all = new TreeSet<>();
        Stream.of(under.subject.approvals(), under.configuration.acceptances(), under.configuration.residuals(), under.configuration.reliefs(), under.facts.findings(),
                under.subject.stops()).flatMap(List::stream).forEach(logged -> all.addAll(logged.by()));
        return all;
    }

    /** A seat for everybody but these. */
    Seat allBut(Set<Person> needed) {
        return new Seat(List.of(), everybody(person -> !needed.contains(person)));
    }

    private List<Seat> owner(String obligation) {
        return under.policy.obligations().stream().filter(o -> o.id().value().equals(obligation)).map(Obligation::owner).findFirst()
                .map(role -> List.of(new Seat(List.of(role), roster.holders(role)))).orElse(NOBODY);
    }

    private List<Seat> clearingStop(String stop) {
        Stops stops = new Stops(under);
        return stops.standing().stream().filter(t -> t.stop().id().value().equals(stop))
                .map(t -> seat(t.stop().clearedBy(), person -> stops.mayClear(act(person), t.stop().clearedBy(), List.of(t.trip())))).toList();
    }

    /** The owner of a plan reports; then somebody of another chain, who took no part, clears the gap. */
    private List<Seat> watching() {
        List<Role> owners = under.configuration.monitoring().stream().map(plan -> plan.fact().owner()).distinct().toList();
        Set<Person> watchers = holders(owners);
        List<String> chains = Stream.concat(watchers.stream(), under.configuration.monitoring().stream().flatMap(plan -> plan.by().stream()))
                .flatMap(person -> under.enrolled().chains(person).stream()).toList();
        Set<Person> others = everybody(person -> isImpartial(person) && isEarlyInSomeRole(person) && !chains.contains(under.enrolled().chains(person).getLast()));
        return List.of(new Seat(owners, watchers), new Seat(List.of(), others));
    }

    /** One who holds some deciding role early enough. */
    private List<Seat> decider(Predicate<Person> who) {
        List<Role> deciders = under.policy.determination().deciders();
        return List.of(new Seat(deciders, deciders.stream().flatMap(role -> seat(role, who).able().stream()).collect(Collectors.toSet())));
    }

    private Seat seat(Role role, Predicate<Person> who) {
        Set<Person> able = new TreeSet<>(roster.holders(role));
        able.removeIf(person -> !who.test(person) || !under.enrolled().counts(act(person), role));
        return new Seat(List.of(role), able);
    }

    private Set<Person> holders(List<Role> roles) {
        Set<Person> all = new TreeSet<>();
        roles.forEach(role -> all.addAll(roster.holders(role)));
        return all;
    }

    private Set<Person> everybody(Predicate<Person> who) {
        Set<Person> able = new TreeSet<>(roster.members().keySet());
        able.removeIf(who.negate());
        return able;
    }

    /** Who did not run, write or register. */
    private boolean isImpartial(Person person) {
        return !under.conflicts().tookPart(Set.of(person));
    }

    private boolean everTrained(Person person) {
        return under.facts.enrolments().entrySet().stream().anyMatch(known -> known.getValue().inRole().containsKey(AssessmentCheck.TRAINING)
                && under.conflicts().share(Set.of(known.getKey()), Set.of(person)));
    }

    private boolean ranOrRegistered(Person person) {
        return under.conflicts().ranOrRegistered(Set.of(person));
    }

    private boolean isEarlyInSomeRole(Person person) {
        return roster.members().get(person).roles().stream().anyMatch(role -> under.enrolled().counts(act(person), role));
    }

    /** An act that the person would sign now. */
    private Logged<String> act(Person person) {
        Digest any = under.question.subject().weights();
        return new Logged<>(under.facts.treeSize(), under.facts.asOf(), Set.of(person), any, "");
    }
}
