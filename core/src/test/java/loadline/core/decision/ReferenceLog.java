package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;

/** Section F of the specification in plain loops: which entries count. Slow on purpose; it shares nothing with the fold. */
final class ReferenceLog {
    /** A policy version and from when it is in force. */
    record Version(AdoptedPolicy adopted, long index, Instant from) {
        Policy policy() {
            return adopted.policy();
        }
    }

    /** Entries that count, in order, their time never earlier than the entry before. */
    final List<Entry> counted = new ArrayList<>();
    final List<Version> versions = new ArrayList<>();
    final Set<Digest> unavailable = new TreeSet<>();
    Roster roster;
    boolean stated;
    Instant asOf = Instant.EPOCH;
    private final Map<Digest, Set<Person>> underText = new HashMap<>();

    ReferenceLog(Iterable<Entry> entries) {
        TreeMap<Long, Entry> inOrder = new TreeMap<>();
        for (Entry entry : entries) {
            inOrder.put(entry.index(), entry);
        }
        Set<Digest> seen = new HashSet<>();
        for (Entry entry : inOrder.values()) {
            asOf = entry.at().isAfter(asOf) ? entry.at() : asOf;
            Entry now = new Entry(entry.index(), asOf, entry.by(), entry.statement(), entry.act());
            if (entry.act() instanceof Act.Unavailable(Digest payload)) {
                unavailable.add(payload);
            } else if (entry.act() instanceof Act.Begun(Genesis genesis)) {
                roster = roster == null ? genesis.roster() : roster;
                stated |= genesis.clock() == Genesis.Clock.STATED;
            } else {
                boolean known = !entry.by().isEmpty();
                for (Person person : entry.by()) {
                    known &= roster.members().containsKey(person);
                }
                boolean repeated = !seen.add(entry.statement()) && !(entry.act() instanceof Act.PolicyAdopted);
                if (known && !repeated && counts(now)) {
                    counted.add(now);
                }
            }
        }
    }

    private boolean counts(Entry e) {
        return switch (e.act()) {
            case Act.RosterChanged(Roster changed) -> {
                boolean enough = roots(e.by()) >= roster.quorum();
                roster = enough ? changed : roster;
                yield enough;
            }
            case Act.PolicyAdopted(AdoptedPolicy adopted) -> signed(e, adopted);
            case Act.ProtocolAdopted(AdoptedProtocol adopted) -> protocolCounts(e, adopted);
            case Act.CheckpointRegistered(Checkpoint checkpoint) -> checkpoint(checkpoint.weights()) == null;
            case Act.RunRecorded(EvaluationRun run) -> runCounts(run);
            case Act.RunWithdrawn w -> {
                boolean independent = false;
                for (Entry run : all(Act.RunRecorded.class)) {
                    independent |= run.statement().equals(w.withdrawal().run()) && e.by().stream().noneMatch(run.by()::contains);
                }
                yield independent;
            }
            case Act.Assessed(Assessment.Called called) -> roster.anyHolds(e.by(), called.as());
            case Act.Determined d -> roster.anyHolds(e.by(), d.determination().as());
            case Act.Accepted a -> roster.anyHolds(e.by(), a.acceptance().as());
            case Act.ResidualSigned r -> roster.anyHolds(e.by(), r.residual().as());
            case Act.Approved a -> roster.anyHolds(e.by(), a.approval().as());
            case Act.Reviewed(ReviewRound round) -> round.result() == ReviewRound.Result.INVITED || e.by().contains(round.reviewer());
            case Act.Met met -> {
                Role owner = null;
                for (Version version : versions) {
                    for (Obligation obligation : version.policy().obligations()) {
                        boolean meant = version.policy().id().equals(met.met().policy()) && obligation.id().equals(met.met().obligation());
                        owner = meant ? obligation.owner() : owner;
                    }
                }
                yield owner != null && roster.anyHolds(e.by(), owner);
            }
            case Act.Stopped(StopEvent.Cleared cleared) -> roster.anyHolds(e.by(), cleared.as());
            default -> true;
        };
    }

    private long roots(Set<Person> persons) {
        Set<String> identities = new HashSet<>();
        for (Person person : persons) {
            if (roster.members().containsKey(person) && roster.members().get(person).root()) {
                identities.add(identity(person));
            }
        }
        return identities.size();
    }

    String identity(Person person) {
        return roster.members().containsKey(person) ? roster.members().get(person).identity() : person.id();
    }

    private boolean signed(Entry e, AdoptedPolicy adopted) {
        for (Version version : versions) {
            if (version.adopted().text().equals(adopted.text())) {
                return false;
            }
        }
        Set<Person> signers = underText.computeIfAbsent(adopted.text(), _ -> new HashSet<>());
        signers.addAll(e.by());
        Policy inForce = newest(adopted.policy().id().name(), e.at());
        if (inForce == null && roots(signers) >= roster.quorum()) {
            versions.add(new Version(adopted, e.index(), e.at()));
        }
        if (inForce != null && seated(inForce.change().approvers(), 0, signers, new HashSet<>())) {
            versions.add(new Version(adopted, e.index(), inForce.change().notice().after(e.at())));
        }
        return true;
    }

    private boolean seated(List<Role> seats, int seat, Set<Person> signers, Set<String> taken) {
        if (seat == seats.size()) {
            return true;
        }
        for (Person person : signers) {
            if (roster.holds(person, seats.get(seat)) && !taken.contains(identity(person))) {
                Set<String> more = new HashSet<>(taken);
                more.add(identity(person));
                if (seated(seats, seat + 1, signers, more)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The newest version of that name in force at a time, or null. */
    Policy newest(String name, Instant at) {
        Policy newest = null;
        for (Version version : versions) {
            newest = version.policy().id().name().equals(name) && !version.from().isAfter(at) ? version.policy() : newest;
        }
        return newest;
    }

    private boolean protocolCounts(Entry e, AdoptedProtocol adopted) {
        Policy policy = null;
        for (Version version : versions) {
            boolean meant = version.policy().id().equals(adopted.protocol().policy()) && !version.from().isAfter(e.at());
            policy = meant ? version.policy() : policy;
        }
        if (policy == null || !adopted.protocol().conflictsWith(policy).isEmpty()) {
            return false;
        }
        boolean proposed = false;
        for (Role proposer : policy.change().proposers()) {
            proposed |= roster.anyHolds(e.by(), proposer);
        }
        for (Gate gate : adopted.protocol().gates()) {
            proposed &= gate.clause().equals(Protocol.OWN);
        }
        for (Entry before : all(Act.ProtocolAdopted.class)) {
            proposed &= !((Act.ProtocolAdopted) before.act()).protocol().text().equals(adopted.text());
        }
        return proposed;
    }

    private boolean runCounts(EvaluationRun run) {
        Digest weights = weightsOf(run);
        if (weights == null) {
            return false;
        }
        for (Entry before : all(Act.RunRecorded.class)) {
            EvaluationRun other = ((Act.RunRecorded) before.act()).run();
            if (other.file().equals(run.file()) && other.task().equals(run.task()) && weights.equals(weightsOf(other))) {
                return false;
            }
        }
        return true;
    }

    /** The checkpoint a run speaks for: named, or its plan's. */
    Digest weightsOf(EvaluationRun run) {
        if (run.weights().isPresent()) {
            return run.weights().get();
        }
        Entry plan = run.plan().isPresent() ? plan(run.plan().get()) : null;
        return plan == null ? null : ((Act.PlanRegistered) plan.act()).plan().weights();
    }

    Entry plan(Digest statement) {
        for (Entry e : all(Act.PlanRegistered.class)) {
            if (e.statement().equals(statement)) {
                return e;
            }
        }
        return null;
    }

    /** F6: the plan under which a run counts as registered, or null. */
    Entry planOf(Entry runEntry) {
        EvaluationRun run = ((Act.RunRecorded) runEntry.act()).run();
        Entry plan = run.plan().isPresent() ? plan(run.plan().get()) : null;
        if (plan == null || plan.index() > runEntry.index()) {
            return null;
        }
        Plan planned = ((Act.PlanRegistered) plan.act()).plan();
        return planned.task().equals(run.task()) && planned.weights().equals(weightsOf(run)) ? plan : null;
    }

    Entry checkpoint(Digest weights) {
        for (Entry e : all(Act.CheckpointRegistered.class)) {
            if (((Act.CheckpointRegistered) e.act()).checkpoint().weights().equals(weights)) {
                return e;
            }
        }
        return null;
    }

    /** F8: everything joined to the weights by parent links, registered or not, or by the model's name. */
    Set<Digest> family(Digest weights) {
        Set<Digest> family = new TreeSet<>(Set.of(weights));
        Set<ModelId> models = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Entry e : all(Act.CheckpointRegistered.class)) {
                Checkpoint c = ((Act.CheckpointRegistered) e.act()).checkpoint();
                boolean joined = family.contains(c.weights()) || models.contains(c.model());
                for (Digest parent : c.parents()) {
                    joined |= family.contains(parent);
                }
                if (joined) {
                    grew |= family.add(c.weights()) | models.add(c.model()) | family.addAll(c.parents());
                }
            }
        }
        return family;
    }

    List<Entry> all(Class<? extends Act> kind) {
        List<Entry> all = new ArrayList<>();
        for (Entry e : counted) {
            if (kind.isInstance(e.act())) {
                all.add(e);
            }
        }
        return all;
    }
}
