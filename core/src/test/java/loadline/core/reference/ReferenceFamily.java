package loadline.core.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.model.Checkpoint;

/** F8: everything joined to a checkpoint by parent links, registered or not, or by the model's name; and who took part in it. */
final class ReferenceFamily {
    private final ReferenceLog log;
    private final Set<Digest> members = new HashSet<>();

    ReferenceFamily(ReferenceLog log, Digest weights) {
        this.log = log;
        members.add(weights);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Logged<Checkpoint> one : log.checkpoints()) {
                grew |= joinByParents(one.fact()) | joinByName(one.fact());
            }
        }
    }

    private boolean joinByParents(Checkpoint one) {
        boolean joined = members.contains(one.weights()) || one.parents().stream().anyMatch(members::contains);
        return joined && (members.add(one.weights()) | members.addAll(one.parents()));
    }

    private boolean joinByName(Checkpoint one) {
        boolean joined = log.checkpoints().stream().anyMatch(c -> members.contains(c.fact().weights()) && c.fact().model().equals(one.model()));
        return joined && members.add(one.weights());
    }

    Set<Digest> members() {
        return members;
    }

    boolean has(Digest weights) {
        return members.contains(weights);
    }

    List<Logged<Checkpoint>> registrations() {
        return log.checkpoints().stream().filter(c -> has(c.fact().weights())).toList();
    }

    /** P1: the index of the family's first plan, run or refusal; beyond the head where there is none. */
    long firstEvidence() {
        return log.counted().stream().filter(e -> evidenceOn(e.act())).mapToLong(Entry::index).min().orElse(Long.MAX_VALUE);
    }

    /** R3: the index of the family's first checkpoint, plan or run; beyond the head where there is none. */
    long first() {
        long registered = registrations().stream().mapToLong(Logged::index).min().orElse(Long.MAX_VALUE);
        return Math.min(registered, firstEvidence());
    }

    private boolean evidenceOn(Act act) {
        return switch (act) {
            case Act.PlanRegistered(var plan) -> has(plan.weights());
            case Act.RunRecorded(var run) -> run.weights().filter(this::has).isPresent();
            case Act.RunRefused(var refusal) -> has(refusal.weights());
            default -> false;
        };
    }

    /** Everybody who recorded a run on a member. */
    Set<Person> runners() {
        return signers(e -> e.act() instanceof Act.RunRecorded(var run) && run.weights().filter(this::has).isPresent());
    }

    /** Everybody who wrote a report about a member. */
    Set<Person> writers() {
        return signers(e -> e.act() instanceof Act.Reported(var report) && has(report.weights()));
    }

    /** Everybody who registered a member. */
    Set<Person> registrants() {
        return signers(e -> e.act() instanceof Act.CheckpointRegistered(var c) && has(c.weights()));
    }

    /** Those who ran or registered. */
    Set<Person> makers() {
        Set<Person> all = new HashSet<>(runners());
        all.addAll(registrants());
        return all;
    }

    /** Those who ran, wrote or registered. */
    Set<Person> takingPart() {
        Set<Person> all = makers();
        all.addAll(writers());
        return all;
    }

    private Set<Person> signers(java.util.function.Predicate<Entry> what) {
        Set<Person> all = new HashSet<>();
        log.counted().stream().filter(what).forEach(e -> all.addAll(e.by()));
        return all;
    }
}
