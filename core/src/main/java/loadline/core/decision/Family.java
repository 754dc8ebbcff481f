package loadline.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.governance.Approval;
import loadline.core.model.Question;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.PolicyRules;

/** A family of checkpoints, and what every decision asks of all of its members together: worked out once, when facts are folded. */
final class Family {
    private final List<Facts.OfCheckpoint> members;
    private final Map<String, List<EvidenceGroup>> evidence = new HashMap<>();
    private final List<EvidenceGroup> unanswered = new ArrayList<>();
    private final Set<String> ranOrRegistered = new HashSet<>();
    private final Set<String> wrote = new HashSet<>();
    private final Map<PolicyRules, Docket> dockets;
    private final Map<Digest, List<Vote>> votes;
    private final long begun;
    private final long lastTripped;
    private final boolean hasStops;

    private Family(List<Facts.OfCheckpoint> members, Map<Person, Facts.Enrolment> enrolments, Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions) {
        this.members = List.copyOf(members);
        for (Facts.OfCheckpoint member : members) {
            member.evidence().forEach((task, groups) -> {
                evidence.merge(task, groups, Family::joined);
                groups.stream().filter(group -> isUnanswered(group, groups)).forEach(unanswered::add);
            });
            addIdentities(member.checkpoint(), enrolments, ranOrRegistered);
            member.runs().forEach(run -> addIdentities(run, enrolments, ranOrRegistered));
            member.reports().forEach(report -> addIdentities(report, enrolments, wrote));
        }
        this.begun = evidence.values().stream().flatMap(List::stream).mapToLong(EvidenceGroup::since).min().orElse(Long.MAX_VALUE);
        this.lastTripped = members.stream().flatMap(member -> member.stops().stream()).filter(stop -> stop.fact() instanceof StopEvent.Tripped).mapToLong(Logged::index).max().orElse(-1);
        this.hasStops = members.stream().anyMatch(member -> !member.stops().isEmpty());
        this.votes = votes(enrolments);
        this.dockets = dockets(versions, enrolments);
    }

    private Map<Digest, List<Vote>> votes(Map<Person, Facts.Enrolment> enrolments) {
        Conflicts conflicts = new Conflicts(this, enrolments);
        Enrolled enrolled = new Enrolled(this, enrolments);
        Map<Digest, List<Vote>> made = new HashMap<>();
        for (Facts.OfCheckpoint member : members) {
            Map<Question, Question> asked = new HashMap<>();
            made.put(member.checkpoint().fact().weights(), member.approvals().stream().map(approval -> Vote.of(approval,
                    asked.computeIfAbsent(approval.fact().question(), question -> question), fillsAnotherSeat(approval, member.approvals(), conflicts), conflicts, enrolled)).toList());
        }
        return Map.copyOf(made);
    }

    private static boolean fillsAnotherSeat(Logged<Approval> one, List<Logged<Approval>> all, Conflicts conflicts) {
        return all.stream().anyMatch(other -> other.index() < one.index() && !other.fact().as().equals(one.fact().as())
                && other.fact().question().isButForWidth(one.fact().question()) && conflicts.share(other.by(), one.by()));
    }

    private Map<PolicyRules, Docket> dockets(Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions, Map<Person, Facts.Enrolment> enrolments) {
        Map<PolicyRules, Docket> made = new HashMap<>();
        Openings openings = new Openings(new Conflicts(this, enrolments), new Enrolled(this, enrolments));
        versions.forEach((rules, protocols) -> made.put(rules, Docket.of(rules, protocols, this, openings)));
        return Map.copyOf(made);
    }

    /** The family of every checkpoint. */
    static Map<Digest, Family> of(
            Map<Digest, Facts.OfCheckpoint> checkpoints, Map<Person, Facts.Enrolment> enrolments, Map<PolicyRules, List<Logged<AdoptedProtocol>>> versions) {
        Map<List<Digest>, Family> families = new HashMap<>();
        Map<Digest, Family> byMember = new HashMap<>();
        checkpoints.forEach((weights, checkpoint) -> byMember.put(weights, families.computeIfAbsent(checkpoint.family(),
                members -> new Family(members.stream().map(checkpoints::get).toList(), enrolments, versions))));
        return Map.copyOf(byMember);
    }

    private static List<EvidenceGroup> joined(List<EvidenceGroup> some, List<EvidenceGroup> more) {
        List<EvidenceGroup> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
    }

    private static boolean isUnanswered(EvidenceGroup group, List<EvidenceGroup> ofTask) {
        return group.isOpen() && ofTask.stream().noneMatch(later -> later.answers(group));
    }

    private static void addIdentities(Logged<?> statement, Map<Person, Facts.Enrolment> enrolments, Set<String> identities) {
        for (Person person : statement.by()) {
            identities.addAll(identities(person, enrolments));
        }
    }

    /** What a person was attested as, ever; somebody who never was is known by the account. */
    static Set<String> identities(Person person, Map<Person, Facts.Enrolment> enrolments) {
        Facts.Enrolment known = enrolments.get(person);
        return known == null ? Set.of(person.id()) : known.identities();
    }

    /** Its members, in the order of their digests. */
    List<Facts.OfCheckpoint> members() {
        return members;
    }

    /** Results and open plans for a task, member by member, each in log order. */
    List<EvidenceGroup> evidence(String task) {
        return evidence.getOrDefault(task, List.of());
    }

    /** What is judged for it under a version of a policy. */
    Docket docket(PolicyRules rules) {
        return dockets.get(rules);
    }

    /** Answers to questions about a member, in log order. */
    List<Vote> votesOn(Digest weights) {
        return votes.get(weights);
    }

    /** Whether a plan for the weights older than the entry {@code before} waits for a result that asks for at least as much. */
    boolean hasUnanswered(Digest weights, long before) {
        for (EvidenceGroup group : unanswered) {
            if (group.weights().equals(weights) && group.since() < before) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first plan or result; the largest number where there is none. */
    long begun() {
        return begun;
    }

    /** Index of the newest trip of a stop of a member; -1 where there is none. */
    long lastTripped() {
        return lastTripped;
    }

    /** Whether any stop of a member ever tripped or was cleared. */
    boolean hasStops() {
        return hasStops;
    }

    /** Attested identities of persons who registered a member or recorded a run on one. */
    Set<String> ranOrRegistered() {
        return ranOrRegistered;
    }

    /** Attested identities of persons who wrote a report about a member. */
    Set<String> wrote() {
        return wrote;
    }
}
