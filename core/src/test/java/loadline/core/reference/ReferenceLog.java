package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.Delegation;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;

/** What counts below the head (Q2, Q3, Q6, F1, F2, F5, F6, F7): every entry in the order of its index, or dropped. */
final class ReferenceLog {
    private final List<Entry> entries;
    private final List<Logged<Roster>> rosters = new ArrayList<>();
    private final List<Entry> counted = new ArrayList<>();
    private final ReferencePeople people;

    ReferenceLog(List<Entry> arrived) {
        this.entries = inOrder(arrived);
        this.people = new ReferencePeople(rosters);
        entries.forEach(this::fold);
    }

    /** Q6: order is the index; an entry seen twice counts once, and so does a statement appended again. */
    private static List<Entry> inOrder(List<Entry> arrived) {
        List<Entry> sorted = new ArrayList<>(arrived);
        sorted.sort(Comparator.comparingLong(Entry::index));
        Set<Digest> seen = new HashSet<>();
        sorted.removeIf(entry -> !seen.add(entry.statement()));
        return sorted;
    }

    // ---- questions

    /** Q3: the head's time. */
    Instant asOf() {
        return entries.getLast().at();
    }

    /** The size of the log at the head. */
    long size() {
        return entries.getLast().index() + 1;
    }

    Genesis.Clock clock() {
        return ((Act.Begun) entries.getFirst().act()).genesis().clock();
    }

    /** Every entry, whether it counts or not. */
    List<Entry> entries() {
        return entries;
    }

    /** Every entry that counts. */
    List<Entry> counted() {
        return counted;
    }

    ReferencePeople people() {
        return people;
    }

    /** The acts of one kind that count, in order. */
    <A extends Act> List<Logged<A>> acts(Class<A> kind) {
        List<Logged<A>> found = new ArrayList<>();
        for (Entry entry : counted) {
            if (kind.isInstance(entry.act())) {
                found.add(logged(entry, kind.cast(entry.act())));
            }
        }
        return found;
    }

    static <T> Logged<T> logged(Entry entry, T fact) {
        return new Logged<>(entry.index(), entry.at(), entry.by(), entry.statement(), fact);
    }

    /** The first registration of weights (F5: weights are registered once). */
    Optional<Logged<Checkpoint>> checkpoint(Digest weights) {
        return checkpoints().stream().filter(c -> c.fact().weights().equals(weights)).findFirst();
    }

    List<Logged<Checkpoint>> checkpoints() {
        return acts(Act.CheckpointRegistered.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().checkpoint())).toList();
    }

    /** Whether nothing lies between the head that a decision names and the entry that records it (Q4). */
    boolean isRightAfterItsHead(Logged<Act.DecisionMade> decision) {
        long head = decision.fact().treeSize();
        return head <= decision.index() && entries.stream().noneMatch(e -> e.index() >= head && e.index() < decision.index());
    }

    // ---- the fold

    private void fold(Entry entry) {
        if (entry.act() instanceof Act.Begun(Genesis genesis) && rosters.isEmpty()) {
            rosters.add(logged(entry, genesis.roster()));
            counted.add(entry);
            return;
        }
        if (counts(entry)) {
            counted.add(entry);
        }
        if (entry.act() instanceof Act.RosterChanged(Roster roster) && isByQuorum(entry)) {
            rosters.add(logged(entry, roster));
        }
    }

    /** F2: the root quorum of the roster before it, one attested identity counting once. */
    private boolean isByQuorum(Entry entry) {
        Roster before = roster(entry.index());
        List<Person> roots = entry.by().stream().filter(p -> before.members().containsKey(p) && before.members().get(p).root()).toList();
        return isSignedFromTheRoster(entry) && people.distinct(roots) >= before.quorum();
    }

    Roster roster(long index) {
        return people.rosterBefore(index).fact();
    }

    private boolean isSignedFromTheRoster(Entry entry) {
        return !entry.by().isEmpty() && roster(entry.index()).members().keySet().containsAll(entry.by());
    }

    private boolean counts(Entry entry) {
        if (entry.act() instanceof Act.Unavailable) {
            return true;
        }
        return isSignedFromTheRoster(entry) && holdsTheRoleClaimed(entry) && follows(entry);
    }

    /** F1: at least one signer holds the role that the act claims. */
    private boolean holdsTheRoleClaimed(Entry entry) {
        Optional<Role> claimed = claimed(entry.act());
        if (claimed.isEmpty() || roster(entry.index()).anyHolds(entry.by(), claimed.get())) {
            return true;
        }
        return entry.act() instanceof Act.Approved && entry.by().stream().anyMatch(p -> !principals(p, claimed.get(), entry.index(), entry.at()).isEmpty());
    }

    private static Optional<Role> claimed(Act act) {
        return switch (act) {
            case Act.Determined(var fact) -> Optional.of(fact.as());
            case Act.Approved(Approval fact) -> Optional.of(fact.as());
            case Act.Accepted(var fact) -> Optional.of(fact.as());
            case Act.ResidualSigned(var fact) -> Optional.of(fact.as());
            case Act.ExternallyFound(var fact) -> Optional.of(fact.as());
            case Act.Forecasted(var fact) -> Optional.of(fact.as());
            case Act.ReliefInvoked(var fact) -> Optional.of(fact.as());
            case Act.Stopped(StopEvent.Cleared fact) -> Optional.of(fact.as());
            case Act.Assessed(Assessment.Called fact) -> Optional.of(fact.as());
            default -> Optional.empty();
        };
    }

    /** P2: those for whom a person approves in a role: holders of it who delegated to that person, while the delegation runs. */
    List<Person> principals(Person delegate, Role role, long index, Instant at) {
        List<Person> found = new ArrayList<>();
        for (Logged<Act.Delegated> logged : acts(Act.Delegated.class)) {
            Delegation delegation = logged.fact().delegation();
            boolean runs = logged.index() < index && !at.isAfter(delegation.until());
            boolean held = roster(logged.index()).holds(delegation.from(), role) && roster(index).holds(delegation.from(), role);
            if (runs && held && delegation.to().equals(delegate) && delegation.role().equals(role)) {
                found.add(delegation.from());
            }
        }
        return found;
    }

    /** F5, F7, P2: what an entry needs beside its signers' roles. */
    private boolean follows(Entry entry) {
        return switch (entry.act()) {
            case Act.Begun _ -> false;
            case Act.RosterChanged _ -> isByQuorum(entry);
            case Act.CheckpointRegistered(Checkpoint c) -> checkpoint(c.weights()).isEmpty();
            case Act.RunRecorded(EvaluationRun run) -> runs().stream().noneMatch(r -> r.fact().file().equals(run.file()) && r.fact().weights().equals(run.weights())
                    && r.fact().plan().equals(run.plan()) && r.fact().task().equals(run.task()));
            case Act.RunWithdrawn(Withdrawal withdrawal) -> mayWithdraw(entry, withdrawal);
            case Act.Reviewed(ReviewRound round) -> round.result() == ReviewRound.Result.INVITED || entry.by().contains(round.reviewer());
            case Act.MonitoringReported(MonitoringReport report) -> isByOwner(entry, report);
            case Act.Delegated(Delegation delegation) -> entry.by().contains(delegation.from());
            default -> true;
        };
    }

    private boolean mayWithdraw(Entry entry, Withdrawal withdrawal) {
        for (Logged<EvaluationRun> run : runs()) {
            if (run.statement().equals(withdrawal.run())) {
                return !people.share(entry.by(), run.by());
            }
        }
        return false;
    }

    private boolean isByOwner(Entry entry, MonitoringReport report) {
        List<Logged<Act.MonitoringPlanned>> plans = acts(Act.MonitoringPlanned.class).stream()
                .filter(p -> p.fact().plan().weights().equals(report.weights()) && p.fact().plan().configuration().equals(report.configuration())).toList();
        if (plans.isEmpty()) {
            return false;
        }
        MonitoringPlan newest = plans.getLast().fact().plan();
        return roster(entry.index()).anyHolds(entry.by(), newest.owner());
    }

    List<Logged<EvaluationRun>> runs() {
        return acts(Act.RunRecorded.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().run())).toList();
    }

    List<Logged<Plan>> plans() {
        return acts(Act.PlanRegistered.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().plan())).toList();
    }

    /** F6: the plan that a run carries, if it was logged before it for the same checkpoint and task. */
    Optional<Logged<Plan>> planOf(Logged<EvaluationRun> run) {
        return plans().stream().filter(p -> run.fact().plan().equals(Optional.of(p.statement())) && p.index() < run.index()
                && run.fact().weights().equals(Optional.of(p.fact().weights())) && run.fact().task().equals(p.fact().task())).findFirst();
    }

    boolean isWithdrawn(Logged<EvaluationRun> run) {
        return acts(Act.RunWithdrawn.class).stream().anyMatch(w -> w.fact().withdrawal().run().equals(run.statement()));
    }
}
