package loadline.core.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.model.Checkpoint;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopCondition;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;

/** Sections A, D, L, G, O and R of the specification in plain loops over entries: what {@link Decide} must agree with. */
final class ReferenceDecide {
    /** What the two implementations are compared on. */
    record Told(String answer, List<Under> policies) {}

    /** The answer of one version of one policy. */
    record Under(String text, String answer, String level, Map<String, String> standings, Set<String> reasons, Set<String> obligations) {}

    /** What a decision says, in the same form. */
    static Told told(Decision decision) {
        List<Under> policies = new ArrayList<>();
        for (PolicyAnswer p : decision.policies()) {
            Map<String, String> standings = new TreeMap<>();
            p.standings().forEach(s -> standings.put(s.threshold().value(), s.ground().name()));
            Set<String> reasons = new TreeSet<>();
            p.reasons().forEach(r -> reasons.add(r.code() + " " + r.about()));
            Set<String> obligations = new TreeSet<>();
            p.obligations().forEach(o -> obligations.add(o.obligation() + " by " + o.due()));
            policies.add(new Under(p.text().value(), p.answer().name(), p.level().name(), standings, reasons, obligations));
        }
        policies.sort(Comparator.comparing(Under::text));
        return new Told(decision.answer().name(), policies);
    }

    private static final List<String> DEPLOY = List.of("NotGoverned", "Deploy", "DeployWithObligations", "DeployOnDetermination",
            "DeployUnderInterimMeasures", "DegradeTo", "NoNewCustomers", "Delay", "Hold", "Deny", "Withdraw");
    private static final List<String> TRAIN = List.of("NotGoverned", "Continue", "ContinueUpTo", "Pause", "Halt");
    private static final List<String> STORE = List.of("NotGoverned", "Store", "Isolate", "Lock", "Delete");

    private final Question question;
    private final ReferenceLog log;
    private final Digest weights;
    private final Set<Digest> family;
    private final boolean registered;

    private ReferenceDecide(Question question, Collection<Entry> entries) {
        this.question = question;
        this.log = new ReferenceLog(entries);
        this.weights = question.subject().weights();
        this.family = log.family(weights);
        this.registered = log.checkpoint(weights) != null;
    }

    static Told decide(Question question, Collection<Entry> entries) {
        ReferenceDecide reference = new ReferenceDecide(question, entries);
        List<Under> policies = new ArrayList<>();
        String answer = "NotGoverned";
        for (ReferenceLog.Version version : reference.versions()) {
            Under under = reference.new OnePolicy(version).answer();
            policies.add(under);
            answer = reference.stricter(answer, under.answer());
        }
        policies.sort(Comparator.comparing(Under::text));
        return new Told(answer, policies);
    }

    private List<String> ladder() {
        return switch (question.activity().track()) {
            case DEPLOY -> DEPLOY;
            case TRAIN -> TRAIN;
            case STORE -> STORE;
        };
    }

    private String stricter(String a, String b) {
        return ladder().indexOf(a) >= ladder().indexOf(b) ? a : b;
    }

    /** R3. */
    private List<ReferenceLog.Version> versions() {
        List<ReferenceLog.Version> asked = new ArrayList<>();
        for (int i = 0; i < log.versions.size(); i++) {
            ReferenceLog.Version version = log.versions.get(i);
            if (version.from().isAfter(log.asOf)) {
                continue;
            }
            ReferenceLog.Version successor = null;
            for (int j = log.versions.size() - 1; j > i; j--) {
                ReferenceLog.Version later = log.versions.get(j);
                boolean follows = later.policy().id().name().equals(version.policy().id().name()) && !later.from().isAfter(log.asOf);
                successor = follows ? later : successor;
            }
            if (successor == null || !registered || familyBegan(successor) && !reassessed(successor)) {
                asked.add(version);
            }
        }
        return asked;
    }

    private boolean familyBegan(ReferenceLog.Version successor) {
        boolean before = false;
        for (Entry e : log.all(Act.CheckpointRegistered.class)) {
            before |= family.contains(((Act.CheckpointRegistered) e.act()).checkpoint().weights()) && isBefore(e, successor);
        }
        for (ReferenceEvidence.Piece piece : ReferenceEvidence.pieces(log)) {
            before |= family.contains(piece.weights()) && isBefore(piece.first(), successor);
        }
        return before;
    }

    private boolean reassessed(ReferenceLog.Version successor) {
        for (Entry e : log.all(Act.Assessed.class)) {
            boolean counts = ((Act.Assessed) e.act()).assessment() instanceof Assessment.ComprehensiveDone done && family.contains(done.weights())
                    && done.policy().name().equals(successor.policy().id().name()) && !isTraining(e);
            if (counts && !isBefore(e, successor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(Entry e, ReferenceLog.Version version) {
        return e.index() < version.index() || e.at().isBefore(version.from());
    }

    private boolean isTraining(Entry e) {
        return log.roster.anyHolds(e.by(), new Role("training"));
    }

    private boolean shareIdentity(Set<Person> some, Set<Person> others) {
        for (Person a : some) {
            for (Person b : others) {
                if (log.identity(a).equals(log.identity(b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<Person> ranOrRegistered() {
        Set<Person> persons = new HashSet<>();
        for (Entry e : log.counted) {
            boolean theirs = switch (e.act()) {
                case Act.CheckpointRegistered c -> family.contains(c.checkpoint().weights());
                case Act.RunRecorded r -> family.contains(log.weightsOf(r.run()));
                default -> false;
            };
            if (theirs) {
                persons.addAll(e.by());
            }
        }
        return persons;
    }

    /** Everyone of the family's who ran, wrote or registered. */
    private Set<Person> conflicted() {
        Set<Person> persons = ranOrRegistered();
        for (Entry e : log.all(Act.Reported.class)) {
            if (family.contains(((Act.Reported) e.act()).report().weights())) {
                persons.addAll(e.by());
            }
        }
        return persons;
    }

    /** How a condition stands. */
    private enum State { HOLDS, CLEARABLE, STUCK }

    /** A reason and the consequence it has. */
    private record Against(String reason, Gate.Otherwise otherwise) {}

    /** One version of one policy. */
    private final class OnePolicy {
        private final ReferenceLog.Version version;
        private final Policy policy;
        private final List<Against> against = new ArrayList<>();
        private final Map<String, String> standings = new TreeMap<>();
        private final Set<String> riding = new TreeSet<>();
        private final Set<String> duties = new TreeSet<>();
        private final Set<String> determined = new TreeSet<>();
        private boolean onJudgement;
        private long lastAdverse = -1;
        private Digest assessed;
        private boolean current;
        private boolean overdue;
        private Instant dueSince;
        private Protocol protocol;
        private Level level;

        OnePolicy(ReferenceLog.Version version) {
            this.version = version;
            this.policy = version.policy();
            this.assessed = weights;
            this.level = policy.levels().getFirst();
            this.protocol = new ReferenceEvidence(log, policy, weights, family).newest();
        }

        Under answer() {
            if (!governs()) {
                return told("NotGoverned");
            }
            log.unavailable.forEach(p -> against.add(new Against("PAYLOAD_UNAVAILABLE " + p, Gate.Otherwise.BLOCK)));
            if (!registered) {
                against.add(new Against("CHECKPOINT_UNKNOWN " + weights, Gate.Otherwise.BLOCK));
                level = policy.levels().getLast();
                return told(refusal(false));
            }
            assess();
            stand();
            boolean stuck = false;
            for (Gate gate : gates()) {
                boolean holds = gate.scope().holds(question.activity(), question.surface()) && policy.binds(gate.clause());
                stuck |= holds && state(gate, gate.requires()) == State.STUCK;
            }
            obligations();
            stops();
            return told(against.isEmpty() ? permission() : refusal(stuck));
        }

        private Under told(String answer) {
            Set<String> reasons = new TreeSet<>();
            against.forEach(a -> reasons.add(a.reason()));
            return new Under(version.adopted().text().value(), answer, level.name(), standings, reasons, riding);
        }

        private List<Gate> gates() {
            List<Gate> gates = new ArrayList<>(policy.gates());
            if (protocol != null) {
                gates.addAll(protocol.gates());
            }
            return gates;
        }

        /** G1. */
        private boolean governs() {
            for (Gate gate : gates()) {
                if (gate.scope().holds(question.activity(), question.surface()) && policy.binds(gate.clause())) {
                    return true;
                }
            }
            return false;
        }

        /** R1. */
        private String permission() {
            return switch (question.activity().track()) {
                case DEPLOY -> onJudgement ? "DeployOnDetermination" : riding.isEmpty() ? "Deploy" : "DeployWithObligations";
                case TRAIN -> "Continue";
                case STORE -> "Store";
            };
        }

        /** R2. */
        private String refusal(boolean stuck) {
            String strictest = "NotGoverned";
            for (Against a : against) {
                String blocked = stuck ? "Deny" : "Delay";
                String paused = stuck ? "Halt" : "Pause";
                strictest = stricter(strictest, switch (question.activity().track()) {
                    case DEPLOY -> switch (a.otherwise()) {
                        case BLOCK, DEGRADE, PAUSE -> blocked;
                        case HOLD -> stuck ? "Deny" : "Hold";
                        case NO_NEW_CUSTOMERS -> "NoNewCustomers";
                        case HALT -> "Deny";
                        case WITHDRAW, ISOLATE, LOCK, DELETE -> "Withdraw";
                    };
                    case TRAIN -> switch (a.otherwise()) {
                        case BLOCK, DEGRADE, PAUSE, HOLD, NO_NEW_CUSTOMERS, WITHDRAW -> paused;
                        case HALT, ISOLATE, LOCK, DELETE -> "Halt";
                    };
                    case STORE -> switch (a.otherwise()) {
                        case LOCK -> "Lock";
                        case DELETE -> "Delete";
                        case BLOCK, DEGRADE, PAUSE, HOLD, NO_NEW_CUSTOMERS, WITHDRAW, HALT, ISOLATE -> "Isolate";
                    };
                });
            }
            return strictest;
        }

        // ---- section A

        private void assess() {
            Entry last = lastComprehensive();
            if (last == null) {
                due(firstRegistered(-1, null));
                return;
            }
            Digest on = ((Act.Assessed) last.act()).assessment().weights();
            List<Instant> since = new ArrayList<>();
            for (AssessmentRule.Trigger trigger : policy.assessment().triggers()) {
                if (trigger instanceof AssessmentRule.Trigger.Elapsed elapsed && elapsed.span().after(last.at()).isBefore(log.asOf)) {
                    since.add(elapsed.span().after(last.at()));
                }
                if (trigger instanceof AssessmentRule.Trigger.Discretion discretion) {
                    called(last, discretion.role(), since);
                }
            }
            if (openPlan(weights, last) || openPlan(on, last)) {
                since.add(last.at());
            }
            if (!on.equals(weights)) {
                otherCheckpoint(last, on, since);
            }
            if (since.isEmpty()) {
                current = true;
                assessed = on;
                return;
            }
            Instant first = since.getFirst();
            for (Instant each : since) {
                first = each.isBefore(first) ? each : first;
            }
            due(first);
        }

        private void due(Instant since) {
            current = false;
            dueSince = since;
            overdue = policy.assessment().concludeWithin().after(since).isBefore(log.asOf);
        }

        /** The weights and those they derive from by registered links, up to and without {@code on}. */
        private Set<Digest> origins(Digest on) {
            Set<Digest> origins = new TreeSet<>(Set.of(weights));
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Entry e : log.all(Act.CheckpointRegistered.class)) {
                    Checkpoint c = ((Act.CheckpointRegistered) e.act()).checkpoint();
                    grew |= origins.contains(c.weights()) && !c.weights().equals(on) && origins.addAll(c.parents());
                }
            }
            origins.removeIf(each -> each.equals(on) || log.checkpoint(each) == null);
            return origins;
        }

        private Instant firstRegistered(long after, Digest on) {
            Set<Digest> origins = origins(on);
            Instant first = log.checkpoint(weights).at();
            for (Entry e : log.all(Act.CheckpointRegistered.class)) {
                Digest each = ((Act.CheckpointRegistered) e.act()).checkpoint().weights();
                boolean counts = origins.contains(each) || family.contains(each) && e.index() > after;
                first = counts && e.at().isBefore(first) ? e.at() : first;
            }
            return first;
        }

        private Entry lastComprehensive() {
            Entry own = null;
            Entry any = null;
            for (Entry e : log.all(Act.Assessed.class)) {
                if (((Act.Assessed) e.act()).assessment() instanceof Assessment.ComprehensiveDone done && done.policy().equals(policy.id())
                        && family.contains(done.weights()) && log.checkpoint(done.weights()) != null && !isTraining(e)) {
                    own = done.weights().equals(weights) ? e : own;
                    any = e;
                }
            }
            return own != null ? own : any;
        }

        private void called(Entry last, Role role, List<Instant> since) {
            for (Entry e : log.all(Act.Assessed.class)) {
                if (e.index() > last.index() && ((Act.Assessed) e.act()).assessment() instanceof Assessment.Called called && called.as().equals(role)
                        && called.policy().name().equals(policy.id().name()) && family.contains(called.weights())) {
                    since.add(e.at());
                }
            }
        }

        private boolean openPlan(Digest checkpoint, Entry last) {
            List<ReferenceEvidence.Piece> pieces = ReferenceEvidence.pieces(log);
            for (ReferenceEvidence.Piece piece : pieces) {
                boolean open = (piece.plan() != null || piece.refusal() != null) && ReferenceEvidence.isOpen(piece) && piece.weights().equals(checkpoint);
                if (open && piece.first().index() < last.index() && !ReferenceEvidence.isAnswered(piece, pieces)) {
                    return true;
                }
            }
            return false;
        }

        private void otherCheckpoint(Entry last, Digest on, List<Instant> since) {
            Assessment.PreliminaryDone preliminary = null;
            for (Entry e : log.all(Act.Assessed.class)) {
                if (e.index() > last.index() && ((Act.Assessed) e.act()).assessment() instanceof Assessment.PreliminaryDone done && done.weights().equals(weights)
                        && done.against().equals(on) && done.policy().equals(policy.id()) && !isTraining(e)) {
                    preliminary = done;
                }
            }
            boolean due = preliminary == null;
            BigDecimal ratio = preliminary == null ? null : preliminary.computeRatio().orElse(null);
            BigDecimal measured = measuredRatio(((Act.CheckpointRegistered) log.checkpoint(weights).act()).checkpoint(),
                    ((Act.CheckpointRegistered) log.checkpoint(on).act()).checkpoint());
            ratio = ratio == null ? measured : measured == null ? ratio : ratio.max(measured);
            for (AssessmentRule.Trigger trigger : policy.assessment().triggers()) {
                due |= trigger instanceof AssessmentRule.Trigger.NewCheckpoint;
                due |= trigger instanceof AssessmentRule.Trigger.ComputeMultiple multiple && (ratio == null || ratio.compareTo(multiple.multiple()) >= 0);
            }
            if (due || !since.isEmpty()) {
                since.add(firstRegistered(last.index(), on));
            }
        }

        private BigDecimal measuredRatio(Checkpoint now, Checkpoint then) {
            if (now.compute() instanceof Checkpoint.Compute.Measured a && then.compute() instanceof Checkpoint.Compute.Measured b && a.metric().equals(b.metric())) {
                return a.upper().divide(b.lower(), new MathContext(12, RoundingMode.UP));
            }
            return null;
        }

        // ---- section D

        private void stand() {
            ReferenceEvidence evidence = new ReferenceEvidence(log, policy, assessed, family);
            for (CapabilityThreshold threshold : policy.thresholds()) {
                if (threshold.kind() != CapabilityThreshold.Kind.CAPABILITY && threshold.kind() != CapabilityThreshold.Kind.CRITICAL) {
                    continue;
                }
                ReferenceEvidence.Verdict verdict = evidence.verdict(threshold.id());
                duties.addAll(verdict.duties());
                for (ReferenceEvidence.Judged judged : verdict.judged()) {
                    lastAdverse = judged.says() == ReferenceEvidence.Says.RULED_OUT ? lastAdverse : Math.max(lastAdverse, judged.newestEntry());
                }
                String ground = ground(threshold.id(), verdict);
                standings.put(threshold.id().value(), ground);
                if (!isCleared(ground) && threshold.level().rank() > level.rank()) {
                    level = threshold.level();
                }
                onJudgement |= isCleared(ground) && verdict.says() != ReferenceEvidence.Says.RULED_OUT;
            }
        }

        private String ground(ThresholdId threshold, ReferenceEvidence.Verdict verdict) {
            boolean carried = !assessed.equals(weights);
            boolean ruledOut = verdict.says() == ReferenceEvidence.Says.RULED_OUT;
            List<Entry> newest = newestOfEachDecider(threshold);
            Determination.Conclusion tight = Determination.Conclusion.NOT_REACHED;
            for (Entry e : newest) {
                Determination.Conclusion c = determination(e).conclusion();
                tight = c == Determination.Conclusion.REACHED || tight == Determination.Conclusion.NOT_REACHED ? c : tight;
            }
            if (!newest.isEmpty() && tight != Determination.Conclusion.NOT_REACHED) {
                determined.add(threshold.value());
                return tight.name();
            }
            if (notReached(newest) && (ruledOut || mayLoosen(newest, verdict))) {
                determined.add(threshold.value());
                return carried ? "INHERITED" : ruledOut ? "STATISTICS" : "JUDGEMENT";
            }
            return ruledOut ? carried ? "INHERITED" : "STATISTICS" : verdict.says() == ReferenceEvidence.Says.CROSSED ? "CROSSED" : "INCONCLUSIVE";
        }

        private static Determination determination(Entry e) {
            return ((Act.Determined) e.act()).determination();
        }

        private List<Entry> newestOfEachDecider(ThresholdId threshold) {
            List<Entry> newest = new ArrayList<>();
            for (Role decider : policy.determination().deciders()) {
                Entry last = null;
                for (Entry e : log.all(Act.Determined.class)) {
                    Determination d = determination(e);
                    boolean speaks = d.weights().equals(assessed) || family.contains(d.weights()) && d.conclusion() != Determination.Conclusion.NOT_REACHED;
                    last = speaks && d.as().equals(decider) && d.threshold().equals(threshold) && d.policy().equals(policy.id()) ? e : last;
                }
                if (last != null) {
                    newest.add(last);
                }
            }
            return newest;
        }

        /** D2. */
        private boolean notReached(List<Entry> statements) {
            if (statements.size() != policy.determination().deciders().size()) {
                return false;
            }
            for (int i = 0; i < statements.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (shareIdentity(statements.get(i).by(), statements.get(j).by())) {
                        return false;
                    }
                }
                boolean reported = false;
                for (Entry e : log.all(Act.Reported.class)) {
                    var report = ((Act.Reported) e.act()).report();
                    reported |= report.report().equals(policy.determination().report()) && report.weights().equals(assessed) && e.index() < statements.get(i).index();
                }
                if (!reported) {
                    return false;
                }
            }
            return true;
        }

        /** D3. */
        private boolean mayLoosen(List<Entry> statements, ReferenceEvidence.Verdict verdict) {
            boolean silent = policy.determination().loosening().isEmpty();
            TimeSpan expires = silent ? TimeSpan.of("P6M") : policy.determination().loosening().get().expires();
            Set<String> chains = new HashSet<>();
            boolean external = false;
            for (Entry e : statements) {
                for (ReferenceEvidence.Judged judged : verdict.judged()) {
                    boolean adverse = judged.says().compareTo(ReferenceEvidence.Says.LOST) >= 0;
                    if (judged.says() != ReferenceEvidence.Says.RULED_OUT && judged.newestEntry() > e.index()
                            || adverse && !determination(e).names().contains(judged.piece().first().statement())) {
                        return false;
                    }
                }
                if (shareIdentity(e.by(), ranOrRegistered()) || expires.after(e.at()).isBefore(log.asOf)) {
                    return false;
                }
                for (Person person : e.by()) {
                    if (log.roster.holds(person, determination(e).as())) {
                        chains.add(log.roster.members().get(person).chain());
                    }
                    external |= log.roster.members().containsKey(person) && log.roster.members().get(person).external();
                }
            }
            return !silent || chains.size() >= 2 && (external || verdict.says() != ReferenceEvidence.Says.CROSSED);
        }

        private static boolean isCleared(String ground) {
            return ground.equals("STATISTICS") || ground.equals("JUDGEMENT") || ground.equals("INHERITED");
        }

        private static boolean isReached(String ground) {
            return ground.equals("CROSSED") || ground.equals("REACHED") || ground.equals("TREATED_AS_REACHED");
        }

        // ---- sections L and G

        private Set<StandardId> demanded(boolean forGood) {
            Set<StandardId> ids = new TreeSet<>();
            List<Demand> demands = new ArrayList<>(policy.baseline());
            for (CapabilityThreshold threshold : policy.thresholds()) {
                String ground = standings.get(threshold.id().value());
                boolean demands0 = ground != null && (forGood ? isReached(ground) : !isCleared(ground));
                if (demands0) {
                    demands.addAll(threshold.demands());
                }
                if (protocol != null && demands0) {
                    protocol.demands().forEach(d -> { if (d.threshold().isPresent() && d.threshold().get().equals(threshold.id())) demands.add(d.demand()); });
                }
            }
            if (protocol != null) {
                protocol.demands().forEach(d -> { if (d.threshold().isEmpty()) demands.add(d.demand()); });
            }
            for (Demand demand : demands) {
                if (demand.before().holds(question.activity(), question.surface())) {
                    ids.add(demand.standard());
                }
            }
            return ids;
        }

        private State fails(Gate gate, String reason) {
            against.add(new Against(reason, gate.otherwise()));
            return State.CLEARABLE;
        }

        private State unless(boolean holds, Gate gate, String reason) {
            return holds ? State.HOLDS : fails(gate, reason);
        }

        private State state(Gate gate, Condition condition) {
            return switch (condition) {
                case Condition.All(List<Condition> parts) -> atLeast(gate, parts.size(), parts);
                case Condition.Any(List<Condition> parts) -> atLeast(gate, 1, parts);
                case Condition.AtLeast(int count, List<Condition> parts) -> atLeast(gate, count, parts);
                case Condition.FromLevel(Level from, Condition then) -> level.rank() >= from.rank() ? state(gate, then) : State.HOLDS;
                case Condition.LevelAtMost(Level most) -> levelAtMost(gate, most);
                case Condition.Cleared(ThresholdId threshold) -> cleared(gate, threshold);
                case Condition.DemandsMet(Set<Standard.Axis> axes) -> demandsMet(gate, axes);
                case Condition.AssessmentCurrent _ -> assessmentCurrent(gate);
                case Condition.Determined _ -> determined(gate);
                case Condition.ReportFiled filed -> {
                    boolean found = false;
                    for (Entry e : log.all(Act.Reported.class)) {
                        var r = ((Act.Reported) e.act()).report();
                        found |= r.report().equals(filed.report()) && (r.weights().equals(weights) || r.weights().equals(assessed));
                    }
                    yield unless(found, gate, "REPORT_MISSING " + filed.report());
                }
                case Condition.NoticeGiven wanted -> {
                    boolean found = false;
                    for (Entry e : log.all(Act.Notified.class)) {
                        var n = ((Act.Notified) e.act()).notice();
                        found |= n.to().equals(wanted.to()) && n.about().equals(wanted.about()) && (n.weights().equals(weights) || n.weights().equals(assessed));
                    }
                    yield unless(found, gate, "NOTICE_MISSING " + wanted.to() + "/" + wanted.about());
                }
                case Condition.Published wanted -> {
                    boolean found = false;
                    for (Entry e : log.all(Act.Published.class)) {
                        var p = ((Act.Published) e.act()).publication();
                        found |= p.report().equals(wanted.report()) && p.weights().equals(weights);
                    }
                    yield unless(found, gate, "NOT_PUBLISHED " + wanted.report());
                }
                case Condition.Approved wanted -> {
                    String problem = approval(wanted);
                    yield unless(problem.isEmpty(), gate, problem + " " + wanted.by());
                }
                case Condition.ReviewSufficient(String kind) -> reviewed(gate, kind);
                case Condition.CaseAccepted wanted -> {
                    boolean found = false;
                    for (Entry e : log.all(Act.Accepted.class)) {
                        var a = ((Act.Accepted) e.act()).acceptance();
                        found |= isConfiguration(a.configuration()) && a.weights().equals(weights) && a.kind().equals(wanted.kind()) && a.as().equals(wanted.by())
                                && !shareIdentity(e.by(), conflicted());
                    }
                    yield unless(found, gate, "CASE_MISSING " + wanted.kind() + "/" + wanted.by());
                }
                case Condition.ResidualAtMost wanted -> residual(gate, wanted);
                case Condition.Monitored _ -> {
                    boolean found = false;
                    for (Entry e : log.all(Act.MonitoringPlanned.class)) {
                        var m = ((Act.MonitoringPlanned) e.act()).plan();
                        found |= isConfiguration(m.configuration()) && m.weights().equals(weights);
                    }
                    yield unless(found, gate, "MONITORING_MISSING monitoring-plan");
                }
                case Condition.BoundedBy _, Condition.Found _, Condition.ForecastBeyond _, Condition.UpdatedSinceStop _, Condition.FollowUpAssessed _ ->
                    throw new IllegalStateException("not read here yet: " + condition);
            };
        }

        private boolean isConfiguration(Digest configuration) {
            return question.subject() instanceof Subject.Deployment(Digest _, Digest mine) && mine.equals(configuration);
        }

        private State atLeast(Gate gate, int count, List<Condition> parts) {
            List<Against> before = List.copyOf(against);
            int holding = 0;
            int clearable = 0;
            for (Condition part : parts) {
                State state = state(gate, part);
                holding += state == State.HOLDS ? 1 : 0;
                clearable += state == State.CLEARABLE ? 1 : 0;
            }
            if (holding >= count) {
                against.clear();
                against.addAll(before);
                return State.HOLDS;
            }
            return holding + clearable >= count ? State.CLEARABLE : State.STUCK;
        }

        private State levelAtMost(Gate gate, Level most) {
            if (level.rank() <= most.rank()) {
                return State.HOLDS;
            }
            fails(gate, "LEVEL_TOO_HIGH " + level);
            for (CapabilityThreshold threshold : policy.thresholds()) {
                String ground = standings.get(threshold.id().value());
                if (ground != null && isReached(ground) && threshold.level().rank() > most.rank()) {
                    return State.STUCK;
                }
            }
            return State.CLEARABLE;
        }

        private State cleared(Gate gate, ThresholdId threshold) {
            String ground = standings.get(threshold.value());
            if (ground != null && isCleared(ground)) {
                return State.HOLDS;
            }
            boolean holds = ground != null && policy.onInconclusive() != OnInconclusive.TREAT_AS_REACHED;
            boolean milder = isMilderThanHold(gate.otherwise()) || ground != null && ground.equals("INCONCLUSIVE");
            against.add(new Against("NOT_CLEARED " + threshold, holds && milder ? Gate.Otherwise.HOLD : gate.otherwise()));
            return State.CLEARABLE;
        }

        private static boolean isMilderThanHold(Gate.Otherwise otherwise) {
            return otherwise == Gate.Otherwise.BLOCK || otherwise == Gate.Otherwise.PAUSE || otherwise == Gate.Otherwise.NO_NEW_CUSTOMERS;
        }

        private State demandsMet(Gate gate, Set<Standard.Axis> axes) {
            State worst = State.HOLDS;
            for (StandardId id : demanded(false)) {
                Standard standard = policy.standard(id);
                if (!axes.contains(standard.axis())) {
                    continue;
                }
                if (standard.criteria().isEmpty()) {
                    fails(gate, "STANDARD_UNDEFINED " + id);
                    State state = demanded(true).contains(id) ? State.STUCK : State.CLEARABLE;
                    worst = state.compareTo(worst) > 0 ? state : worst;
                }
                for (Criterion criterion : standard.criteria()) {
                    if (question.surface() == Surface.NONE || criterion.surfaces().contains(question.surface())) {
                        State state = criterion(gate, standard, criterion);
                        worst = state.compareTo(worst) > 0 ? state : worst;
                    }
                }
            }
            return worst;
        }

        private State criterion(Gate gate, Standard standard, Criterion criterion) {
            Entry newest = null;
            for (Entry e : log.all(Act.Attested.class)) {
                Attestation a = ((Act.Attested) e.act()).attestation();
                boolean subject = standard.axis() == Standard.Axis.SECURITY ? a.subject().equals(weights) : isConfiguration(a.subject());
                newest = subject && a.standard().equals(standard.id()) && a.criterion().equals(criterion.id()) ? e : newest;
            }
            String about = " " + standard.id() + "/" + criterion.id();
            if (newest == null) {
                return fails(gate, "CRITERION_MISSING" + about);
            }
            Attestation speaks = ((Act.Attested) newest.act()).attestation();
            if (speaks.status() != Attestation.Status.IN_FORCE) {
                return fails(gate, "CRITERION_" + speaks.status() + about);
            }
            Instant since = newest.at();
            for (Entry e : log.all(Act.Attested.class)) {
                Attestation a = ((Act.Attested) e.act()).attestation();
                boolean same = a.evidence().equals(speaks.evidence()) && a.status() == Attestation.Status.IN_FORCE;
                since = same && e.at().isBefore(since) ? e.at() : since;
            }
            boolean stale = criterion.maxAge().isPresent() && criterion.maxAge().get().after(since).isBefore(log.asOf);
            return unless(!stale, gate, "CRITERION_STALE" + about);
        }

        private State assessmentCurrent(Gate gate) {
            boolean runsAlready = switch (question.activity()) {
                case CONTINUE_FOR_EXISTING_CUSTOMERS, STORE, TRAIN_FURTHER, RESUME_TRAINING -> true;
                default -> false;
            };
            if (current || runsAlready && !overdue) {
                return State.HOLDS;
            }
            return fails(gate, (overdue ? "ASSESSMENT_OVERDUE " : "ASSESSMENT_DUE ") + weights);
        }

        private State determined(Gate gate) {
            State worst = State.HOLDS;
            for (String threshold : standings.keySet()) {
                if (!determined.contains(threshold)) {
                    boolean holds = policy.onInconclusive() == OnInconclusive.HOLD_FOR_DETERMINATION;
                    against.add(new Against("NOT_DETERMINED " + threshold, holds ? Gate.Otherwise.HOLD : gate.otherwise()));
                    worst = State.CLEARABLE;
                }
            }
            return worst;
        }

        private String approval(Condition.Approved wanted) {
            long adverse = lastAdverse;
            for (Entry e : log.counted) {
                boolean bears = switch (e.act()) {
                    case Act.Reviewed(ReviewRound round) -> round.result() == ReviewRound.Result.INSUFFICIENT && isConfiguration(round.configuration());
                    case Act.Stopped(StopEvent.Tripped tripped) -> family.contains(tripped.weights());
                    default -> false;
                };
                adverse = bears ? Math.max(adverse, e.index()) : adverse;
            }
            String newest = "APPROVAL_MISSING";
            for (Entry e : log.all(Act.Approved.class)) {
                Approval a = ((Act.Approved) e.act()).approval();
                if (!a.question().equals(question) || !a.as().equals(wanted.by())) {
                    continue;
                }
                String problem = approvalProblem(e, a, wanted, adverse);
                boolean counts = problem.isEmpty() || problem.equals("APPROVAL_REFUSED");
                newest = counts || !newest.isEmpty() && !newest.equals("APPROVAL_REFUSED") ? problem : newest;
            }
            return newest;
        }

        private String approvalProblem(Entry e, Approval a, Condition.Approved wanted, long adverse) {
            if (a.answer() == Approval.Answer.REFUSED) {
                return "APPROVAL_REFUSED";
            }
            if (shareIdentity(e.by(), Set.of(question.requester())) || shareIdentity(e.by(), conflicted())) {
                return "APPROVAL_CONFLICTED";
            }
            for (Entry other : log.all(Act.Approved.class)) {
                Approval o = ((Act.Approved) other.act()).approval();
                if (other.index() < e.index() && o.question().equals(question) && !o.as().equals(a.as()) && shareIdentity(other.by(), e.by())) {
                    return "APPROVAL_SAME_PERSON";
                }
            }
            if (wanted.maxAge().isPresent() && wanted.maxAge().get().after(e.at()).isBefore(log.asOf)) {
                return "APPROVAL_EXPIRED";
            }
            return a.treeSize() <= adverse || a.treeSize() > e.index() ? "APPROVAL_VOIDED" : "";
        }

        private State reviewed(Gate gate, String kind) {
            Map<Person, ReviewRound.Result> newest = new TreeMap<>();
            for (Entry e : log.all(Act.Reviewed.class)) {
                ReviewRound round = ((Act.Reviewed) e.act()).round();
                if (round.kind().equals(kind) && round.weights().equals(weights) && isConfiguration(round.configuration()) && round.result() != ReviewRound.Result.INVITED) {
                    newest.put(round.reviewer(), round.result());
                }
            }
            State worst = unless(!newest.isEmpty(), gate, "REVIEW_MISSING " + kind);
            for (Person reviewer : newest.keySet()) {
                if (newest.get(reviewer) == ReviewRound.Result.INSUFFICIENT) {
                    worst = fails(gate, "REVIEW_INSUFFICIENT " + kind + "/" + reviewer);
                }
            }
            return worst;
        }

        private State residual(Gate gate, Condition.ResidualAtMost wanted) {
            ResidualLevel newest = null;
            for (Entry e : log.all(Act.ResidualSigned.class)) {
                ResidualLevel r = ((Act.ResidualSigned) e.act()).residual();
                boolean counts = isConfiguration(r.configuration()) && r.weights().equals(weights) && r.policy().equals(policy.id())
                        && r.category().equals(wanted.category()) && r.when() == wanted.when();
                newest = counts ? r : newest;
            }
            if (newest == null) {
                return fails(gate, "RESIDUAL_UNSIGNED " + wanted.category());
            }
            int rank = policy.levels().getLast().rank();
            for (Level each : policy.levels()) {
                rank = each.name().equals(newest.level()) ? each.rank() : rank;
            }
            return unless(rank <= wanted.level().rank(), gate, "RESIDUAL_TOO_HIGH " + wanted.category());
        }

        // ---- section O

        private void obligations() {
            for (Obligation o : policy.obligations()) {
                boolean duty = false;
                for (var precursor : policy.precursors()) {
                    duty |= precursor.duties().contains(o.id());
                }
                boolean arises = o.scope().holds(question.activity(), question.surface()) && level.rank() >= o.fromLevel().rank()
                        && policy.binds(o.clause()) && (!duty || duties.contains(o.id().value()));
                if (arises) {
                    obligation(o);
                }
            }
        }

        private void obligation(Obligation o) {
            Instant met = met(o, weights);
            switch (o.timing()) {
                case Obligation.Timing.Before _ -> {
                    if (met == null) {
                        against.add(new Against("OBLIGATION_OPEN " + o.id(), Gate.Otherwise.BLOCK));
                    }
                }
                case Obligation.Timing.Continuous(TimeSpan maxAge) -> {
                    if (met == null) {
                        against.add(new Against("OBLIGATION_OPEN " + o.id(), Gate.Otherwise.BLOCK));
                    } else if (maxAge.after(met).isBefore(log.asOf)) {
                        against.add(new Against("OBLIGATION_STALE " + o.id(), Gate.Otherwise.BLOCK));
                    }
                }
                case Obligation.Timing.Within(TimeSpan span, Obligation.Event event) -> {
                    boolean overdue = false;
                    Set<Digest> concerned = origins(null);
                    concerned.add(assessed);
                    for (Digest each : concerned) {
                        Instant start = start(o, event, each);
                        overdue |= start != null && span.after(start).isBefore(log.asOf);
                    }
                    Instant own = start(o, event, weights);
                    if (overdue) {
                        against.add(new Against("OBLIGATION_OVERDUE " + o.id(), Gate.Otherwise.BLOCK));
                    } else if (own != null) {
                        riding.add(o.id() + " by " + span.after(own));
                    }
                }
            }
        }

        private Instant met(Obligation o, Digest on) {
            Instant met = null;
            for (Entry e : log.all(Act.Met.class)) {
                var m = ((Act.Met) e.act()).met();
                met = m.obligation().equals(o.id()) && m.policy().equals(policy.id()) && m.weights().equals(on) ? e.at() : met;
            }
            return met;
        }

        /** The first event on a checkpoint since the obligation was last met for it, or null. */
        private Instant start(Obligation o, Obligation.Event event, Digest on) {
            Instant met = met(o, on);
            Instant start = null;
            for (Instant each : starts(event, on)) {
                boolean open = met == null || each.isAfter(met);
                start = open && (start == null || each.isBefore(start)) ? each : start;
            }
            return start;
        }

        private List<Instant> starts(Obligation.Event event, Digest on) {
            List<Instant> starts = new ArrayList<>();
            if (event == Obligation.Event.DEPLOYMENT && question.activity().track() == Activity.Track.DEPLOY) {
                for (Entry e : log.all(Act.DecisionMade.class)) {
                    var made = (Act.DecisionMade) e.act();
                    if (made.answer().startsWith("Deploy") && made.question().subject().weights().equals(on) && starts.isEmpty()) {
                        starts.add(e.at());
                    }
                }
                if (starts.isEmpty() && on.equals(weights)) {
                    starts.add(log.asOf);
                }
            }
            if (event == Obligation.Event.ASSESSMENT_DUE && !current && on.equals(weights)) {
                starts.add(dueSince);
            }
            if (event == Obligation.Event.POLICY_CHANGE && on.equals(weights)) {
                starts.add(version.from());
            }
            for (Entry e : log.counted) {
                boolean starting = switch (e.act()) {
                    case Act.Determined(Determination d) -> event == Obligation.Event.DETERMINATION && d.weights().equals(on);
                    case Act.Published(var p) -> event == Obligation.Event.PUBLICATION && p.weights().equals(on);
                    case Act.Stopped(StopEvent.Tripped t) -> event == Obligation.Event.STOP_TRIPPED && t.weights().equals(on);
                    default -> false;
                };
                if (starting) {
                    starts.add(e.at());
                }
            }
            return starts;
        }

        private void stops() {
            for (StopCondition stop : policy.stops()) {
                if (!stop.scope().holds(question.activity(), question.surface()) || !policy.binds(stop.clause())) {
                    continue;
                }
                for (Digest member : family) {
                    Set<Person> trippers = new HashSet<>();
                    for (Entry e : log.all(Act.Stopped.class)) {
                        StopEvent event = ((Act.Stopped) e.act()).event();
                        if (!event.stop().equals(stop.id()) || !event.policy().name().equals(policy.id().name()) || !event.weights().equals(member)) {
                            continue;
                        }
                        switch (event) {
                            case StopEvent.Tripped _ -> trippers.addAll(e.by());
                            case StopEvent.Cleared cleared -> {
                                boolean clears = cleared.as().equals(stop.clearedBy()) && !shareIdentity(e.by(), conflicted()) && !shareIdentity(e.by(), trippers);
                                if (clears) {
                                    trippers.clear();
                                }
                            }
                        }
                    }
                    if (!trippers.isEmpty()) {
                        against.add(new Against("STOP_TRIPPED " + stop.id(), stop.trips()));
                        break;
                    }
                }
            }
        }
    }
}
