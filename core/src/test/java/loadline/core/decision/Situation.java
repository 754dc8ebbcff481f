package loadline.core.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.ShowingLogged;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Delegation;
import loadline.core.governance.Determination;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Forecast;
import loadline.core.governance.Incident;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Fallback;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import loadline.core.policy.Obligation;
import loadline.core.policy.OnInconclusive;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;

/** A generated log and a question asked of it. Most of what a permit needs is there; something is usually wrong. */
record Situation(List<Entry> entries, Question question) {
    static final Digest CONFIGURATION = Story.digest("configuration");
    private static final Digest SAFER = Story.digest("safer configuration");
    static final SurfaceBounds NARROW = new SurfaceBounds(OptionalLong.of(100), Optional.of(false), Optional.of(TimeSpan.of("PT1H")), Optional.of(false), OptionalInt.of(5));
    static final SurfaceBounds WIDE = new SurfaceBounds(OptionalLong.of(1_000), Optional.of(true), Optional.of(TimeSpan.of("P1D")), Optional.of(false), OptionalInt.empty());
    private static final ReliefId RELIEF = new ReliefId("interim");
    private static final List<Standard.Axis> AXES = List.of(Standard.Axis.SECURITY, Standard.Axis.DEPLOYMENT);

    Decision decide() {
        return Decide.decide(question, Fold.of(entries));
    }

    Situation with(List<Entry> others) {
        return new Situation(others, question);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(question + "\n");
        entries.subList(1, entries.size()).forEach(e -> text.append(e.index()).append(' ').append(e.at()).append(' ').append(e.by()).append(' ').append(e.act()).append('\n'));
        return text.toString();
    }

    static Situation random(Random random) {
        return new Maker(random, 0.965).make();
    }

    /** Nearly everything in order, so that most are permitted. */
    static Situation mostlyPermitted(Random random) {
        return new Maker(random, 0.997).make();
    }

    private static final class Maker {
        private final Random random;
        private final double good;
        private final Story story;
        private final List<Policy> policies = new ArrayList<>();
        private final List<Protocol> protocols = new ArrayList<>();
        private final List<Entry> runs = new ArrayList<>();
        private final Question question;
        private String assessed = "A";
        private boolean halts;
        private final boolean degrades;
        private final boolean relieved;

        Maker(Random random, double good) {
            this.random = random;
            this.good = good;
            this.story = Story.begun(chance(0.02) ? Genesis.Clock.STATED : Genesis.Clock.MACHINE);
            this.question = question();
            this.degrades = question.subject() instanceof Subject.Deployment && chance(0.05);
            this.relieved = question.subject() instanceof Subject.Deployment && chance(0.05);
        }

        private boolean chance(double p) {
            return random.nextDouble() < p;
        }

        private boolean good() {
            return chance(good);
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        @SafeVarargs
        private <T> T pick(T... from) {
            return from[random.nextInt(from.length)];
        }

        private Question question() {
            String weights = chance(0.8) ? "A" : chance(0.95) ? "B" : "nobody";
            Activity activity = switch (random.nextInt(8)) {
                case 0, 1, 2 -> Activity.DEPLOY;
                case 3 -> Activity.CONTINUE_FOR_EXISTING_CUSTOMERS;
                case 4 -> Activity.TRAIN_FURTHER;
                case 5 -> Activity.STORE;
                default -> pick(Activity.values());
            };
            Surface surface = activity.track() == Activity.Track.DEPLOY
                    ? pick(Surface.API, Surface.API, Surface.INTERNAL, Surface.INTERNAL, Surface.OPEN_WEIGHTS, Surface.PUBLIC_CHAT, Surface.AGENTIC) : Surface.NONE;
            Subject subject = switch (activity.track()) {
                case DEPLOY -> new Subject.Deployment(Story.digest(weights), CONFIGURATION);
                case TRAIN -> new Subject.TrainingRun(Story.digest(weights));
                case STORE -> new Subject.Weights(Story.digest(weights));
            };
            return new Question(activity, subject, surface, pick(SurfaceBounds.UNKNOWN, NARROW, NARROW, WIDE), new Person("asker-1"));
        }

        Situation make() {
            adoptFirst();
            maybe(0.1, this::enrol);
            checkpoints();
            if (chance(0.15)) {
                newProtocol();
            }
            maybe(0.1, this::newPolicy);
            tick();
            for (Protocol protocol : List.copyOf(protocols)) {
                for (Indicator indicator : protocol.indicators()) {
                    evidence(indicator);
                }
            }
            maybe(0.1, this::newProtocol);
            maybe(0.15, this::noise);
            tick();
            estimates();
            policies.forEach(this::papers);
            maybe(0.1, this::newPolicy);
            maybe(0.3, this::noise);
            maybe(0.05, () -> policies.forEach(this::papers));
            maybe(0.3, this::noise);
            maybe(0.15, this::watch);
            maybe(0.1, this::estimates);
            policies.forEach(this::reliefs);
            policies.forEach(this::approvals);
            maybe(0.15, this::noise);
            if (chance(0.25)) {
                story.after(pick("P1D", "P20D", "P40D", "P3M", "P8M"));
            }
            story.with(new Act.Reported(new FiledReport(new ReportId("risk-report"), Story.digest("elsewhere"), Story.digest("a document"))), "writer-1");
            List<Entry> entries = new ArrayList<>(story.entries());
            if (chance(0.02)) {
                entries.add(new Entry(story.size() + 5, story.now(), Set.of(), Story.digest("gone"), new Act.Unavailable(Story.digest("gone"))));
            }
            return new Situation(List.copyOf(entries), question);
        }

        private void maybe(double p, Runnable what) {
            if (chance(p)) {
                what.run();
            }
        }

        private void tick() {
            story.after(pick("PT1H", "P1D", "P2D", "P5D"));
        }

        // ---- texts

        private void adoptFirst() {
            addPolicy("example@1");
            if (chance(0.15)) {
                addPolicy("second@1");
            }
            tick();
            for (Policy policy : policies) {
                if (good()) {
                    addProtocol(policy);
                }
            }
        }

        private void addPolicy(String id) {
            Policy policy = policy(id);
            policies.add(policy);
            story.policy(policy);
        }

        private void addProtocol(Policy policy) {
            Protocol protocol = protocol(policy, "plan-" + policy.id().name() + "@" + policy.id().version() + "-" + protocols.size());
            protocols.add(protocol);
            story.with(new Act.ProtocolAdopted(Story.adopted(protocol)), good() ? "proposer-1" : "writer-1");
        }

        private void newProtocol() {
            addProtocol(pick(policies));
        }

        private void newPolicy() {
            Policy policy = policy("example@" + (policies.size() + 1));
            policies.add(policy);
            boolean published = good();
            maybe(published ? 0.5 : 0, () -> publish(policy));
            story.with(new Act.PolicyAdopted(Story.adopted(policy)), "board-1");
            story.with(new Act.PolicyAdopted(Story.adopted(policy)), pick("ceo-1", "ceo-1", "ceo-1", "rso-1", "board-1"));
            maybe(published ? 1 : 0.2, () -> publish(policy));
            if (good()) {
                tick();
                addProtocol(policy);
            }
        }

        private void publish(Policy policy) {
            story.with(new Act.PolicyPublished(Story.adopted(policy).text(), "a page"), "writer-1");
        }

        private Policy policy(String id) {
            PolicyDraft draft = new PolicyDraft().named(id);
            String age = pick("", "", "P6M", "P2M");
            draft.standards = new ArrayList<>(List.of(
                    PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", age), PolicyDraft.criterion("k2", "")),
                    PolicyDraft.standard("S2", Standard.Axis.DEPLOYMENT, new Criterion(new loadline.core.policy.CriterionId("k3"), "asks", Set.of(Surface.API, Surface.INTERNAL),
                            Optional.empty(), PolicyDraft.BINDING), PolicyDraft.criterion("k4", "P6M")),
                    PolicyDraft.standard("S3", pick(AXES))));
            draft.thresholds = new ArrayList<>(List.of(PolicyDraft.threshold("T1", PolicyDraft.MIDDLE, PolicyDraft.demand(pick("S1", "S2", "S2", "S3")))));
            if (chance(0.4)) {
                draft.thresholds.add(PolicyDraft.threshold("T2", PolicyDraft.HIGH, CapabilityThreshold.Kind.CRITICAL, PolicyDraft.demand(pick("S2", "S3"))));
            }
            if (chance(0.1)) {
                draft.thresholds.add(PolicyDraft.threshold("T9", PolicyDraft.HIGH, CapabilityThreshold.Kind.TRACKED, PolicyDraft.demand("S3")));
            }
            if (chance(0.3)) {
                draft.baseline.add(PolicyDraft.demand(pick("S1", "S1", "S2")));
            }
            if (chance(0.3)) {
                draft.precursors.add(PolicyDraft.precursor("P1", "T1", "duty"));
                draft.obligations.add(PolicyDraft.obligation("duty", PolicyDraft.LOW, timing()));
            }
            maybe(0.2, () -> draft.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("4"), new BigDecimal("3.5"), PolicyDraft.BINDING)));
            maybe(0.1, () -> draft.triggers.add(new AssessmentRule.Trigger.NewCheckpoint(PolicyDraft.BINDING)));
            maybe(0.4, () -> draft.triggers.add(new AssessmentRule.Trigger.Discretion(new Role("rso"), PolicyDraft.BINDING)));
            maybe(0.4, () -> draft.showings.add(PolicyDraft.showing("threat-map")));
            maybe(0.5, () -> draft.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P4M"), PolicyDraft.BINDING)));
            draft.onInconclusive = pick(OnInconclusive.values());
            maybe(degrades ? 1 : 0, () -> draft.gates.add(PolicyDraft.gate("fallback", new Condition.ReviewSufficient("red-team"), Gate.Otherwise.DEGRADE)));
            draft.notice = TimeSpan.of(pick("P0D", "P0D", "P1D", "P30D"));
            draft.publicBeforeEffect = chance(0.2);
            maybe(0.3, () -> draft.stops.add(PolicyDraft.stop("halt", otherwise())));
            halts = !draft.stops.isEmpty();
            maybe(0.15, () -> draft.toldBefore = List.of(new Role("board")));
            maybe(relieved ? 1 : 0, () -> draft.baseline.add(PolicyDraft.demand("S1")));
            maybe(relieved ? 1 : 0, () -> draft.gates.add(PolicyDraft.gate("demands", new Condition.DemandsMet(Set.copyOf(AXES)), otherwise())));
            maybe(relieved ? 1 : 0.25, () -> draft.reliefs.add(new ReliefClause(RELIEF, pick(ReliefClause.Kind.values()), chance(0.8) ? AXES : List.of(pick(AXES)), List.of(new Role("ceo"), new Role("board")),
                    chance(0.3) ? List.of(new Role("board")) : List.of(), chance(0.3), pick(ReliefClause.OnUnknown.values()), PolicyDraft.BINDING)));
            int gates = 1 + random.nextInt(3);
            for (int i = 0; i < gates; i++) {
                draft.gates.add(new Gate(new GateId("g" + i), scope(i), condition(2), otherwise(), i > 0 && chance(0.1) ? PolicyDraft.SOFT : PolicyDraft.BINDING));
            }
            if (chance(0.5)) {
                draft.obligations.add(new Obligation(new loadline.core.policy.ObligationId("ob"), "do", new Role("owner"), scope(1),
                        pick(PolicyDraft.LOW, PolicyDraft.LOW, PolicyDraft.MIDDLE), timing(), chance(0.9) ? PolicyDraft.BINDING : PolicyDraft.SOFT));
            }
            return draft.build();
        }

        private Obligation.Timing timing() {
            return switch (random.nextInt(5)) {
                case 0 -> new Obligation.Timing.Before();
                case 1 -> new Obligation.Timing.Continuous(TimeSpan.of(pick("P1M", "P1Y")));
                default -> new Obligation.Timing.Within(TimeSpan.of(pick("P10D", "P60D", "P1Y")), pick(Obligation.Event.values()));
            };
        }

        private Scope scope(int gate) {
            if (gate == 0 && chance(0.9)) {
                return PolicyDraft.EVERYWHERE;
            }
            return new Scope(EnumSet.of(question.activity(), pick(Activity.values())), chance(0.9) ? Set.of(Surface.values()) : Set.of(Surface.API));
        }

        private Gate.Otherwise otherwise() {
            return chance(0.6) ? Gate.Otherwise.BLOCK : pick(Gate.Otherwise.values());
        }

        private Condition condition(int depth) {
            boolean deployed = question.activity().track() == Activity.Track.DEPLOY;
            int kind = random.nextInt(depth == 0 ? 18 : 23);
            return switch (kind) {
                case 0 -> new Condition.FromLevel(pick(PolicyDraft.LOW, PolicyDraft.MIDDLE, PolicyDraft.HIGH), condition(Math.max(0, depth - 1)));
                case 1 -> new Condition.LevelAtMost(pick(PolicyDraft.LOW, PolicyDraft.MIDDLE, PolicyDraft.HIGH));
                case 2, 3 -> new Condition.Cleared(new ThresholdId("T1"));
                case 4 -> new Condition.DemandsMet(chance(0.5) ? Set.of(pick(AXES)) : Set.copyOf(AXES));
                case 5 -> new Condition.AssessmentCurrent();
                case 6 -> chance(0.4) ? new Condition.Determined() : new Condition.AssessmentCurrent();
                case 7 -> new Condition.ReportFiled(new ReportId("risk-report"));
                case 8 -> new Condition.NoticeGiven(new Role("board"), new ReportId("risk-report"));
                case 9 -> new Condition.Published(new ReportId("risk-report"));
                case 10, 11 -> new Condition.Approved(new Role(pick("ceo", "board")), chance(0.5) ? Optional.empty() : Optional.of(TimeSpan.of("P30D")));
                case 12 -> deployed ? new Condition.ReviewSufficient("red-team") : new Condition.AssessmentCurrent();
                case 13 -> deployed ? new Condition.CaseAccepted("safety-case", new Role("board")) : new Condition.Cleared(new ThresholdId("T1"));
                case 14 -> !deployed ? new Condition.LevelAtMost(PolicyDraft.MIDDLE) : chance(0.5) ? new Condition.Monitored()
                        : new Condition.ResidualAtMost("bio", Condition.ResidualAtMost.When.POST, PolicyDraft.MIDDLE);
                case 15 -> chance(0.5) ? new Condition.Found(pick(Condition.Found.Kind.values()), new Role("board")) : new Condition.FollowUpAssessed();
                case 16 -> new Condition.ForecastBeyond(new ThresholdId("T1"), TimeSpan.of("P6M"), TimeSpan.of("P3M"));
                case 17 -> halts ? new Condition.UpdatedSinceStop(new StopId("halt")) : deployed ? new Condition.BoundedBy(pick(NARROW, WIDE, WIDE)) : new Condition.AssessmentCurrent();
                case 18, 19 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
                case 20 -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
                default -> new Condition.AtLeast(1 + random.nextInt(2), List.of(condition(depth - 1), condition(depth - 1), condition(depth - 1)));
            };
        }

        private Protocol protocol(Policy policy, String id) {
            ProtocolDraft draft = new ProtocolDraft().named(id);
            draft.policy = policy.id();
            draft.familyAlpha = pick("0.05", "0.05", "0.01");
            addIndicator(draft, "i1", "T1", "p1");
            if (policy.thresholds().size() > 1) {
                addIndicator(draft, "i2", "T2", "p1");
            }
            if (chance(0.3)) {
                addIndicator(draft, "i3", "T1", pick("p1", "p2"));
            }
            if (!policy.precursors().isEmpty()) {
                addIndicator(draft, "i4", "P1", "p1");
            }
            boolean two = draft.indicators.stream().filter(i -> i.speaksFor().contains(new ThresholdId("T1")) && i.pathway().equals("p1")).count() == 2;
            if (two && chance(0.6)) {
                draft.bottlenecks.add(new Protocol.Bottleneck(new ThresholdId("T1"), "p1", 1 + random.nextInt(2)));
            }
            maybe(0.1, () -> draft.demands.add(new Protocol.ThresholdDemand(chance(0.5) ? Optional.empty() : Optional.of(new ThresholdId("T1")),
                    PolicyDraft.demand(pick("S1", "S2")))));
            maybe(0.1, () -> draft.gates.add(new Gate(new GateId("own"), scope(1), condition(0), otherwise(), Protocol.OWN)));
            return draft.build();
        }

        private void addIndicator(ProtocolDraft draft, String id, String threshold, String pathway) {
            ProtocolDraft.Of of = ProtocolDraft.indicator(id, threshold);
            of.pathway = pathway;
            of.task = "task-" + (chance(0.95) ? id : "other");
            Line.Cutoff cutoff = chance(0.97) ? ProtocolDraft.fixed(pick("0.5", "0.5", "0.4")) : new Line.Cutoff.Undisclosed("sealed");
            of.line = switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> new Line.Band(cutoff, ProtocolDraft.fixed("0.6"));
                case 4 -> pick(new Line.RuleIn(cutoff), new Line.Alert(cutoff), new Line.Tracking(), new Line.Judgement());
                case 5 -> new Line.Precursor(cutoff);
                default -> new Line.RuleOut(cutoff);
            };
            of.buffer = pick("0", "0", "0.05");
            of.leastRuns = chance(0.93) ? 1 : 2;
            of.maxAge = pick("P1Y", "P1Y", "P3M");
            of.publishedMayRuleOut = chance(0.5);
            maybe(0.1, () -> of.alternatives = List.of(new Indicator.AlternativeReading("stricter", new Line.RuleOut(ProtocolDraft.fixed("0.3")))));
            draft.with(of);
        }

        // ---- models and evidence

        private void checkpoints() {
            String[] parents = chance(0.1) ? new String[] {"unregistered"} : new String[0];
            story.checkpoint("A", "model", chance(0.7) ? Story.compute("100", "110") : new loadline.core.model.Checkpoint.Compute.Unknown(), parents);
            boolean second = question.subject().weights().equals(Story.digest("B")) || chance(0.15);
            if (second) {
                story.after("P1D");
                story.checkpoint("B", chance(0.5) ? "model" : "model-b", pick(Story.compute("200", "220"), Story.compute("380", "385"), Story.compute("500", "600"),
                        new loadline.core.model.Checkpoint.Compute.Unknown()), chance(0.8) ? new String[] {"A"} : new String[0]);
                assessed = chance(0.6) ? "A" : "B";
            }
        }

        private void evidence(Indicator indicator) {
            String task = chance(0.98) ? indicator.task() : "task-elsewhere";
            String weights = good() ? assessed : pick("A", "B", "unregistered");
            int times = good() ? indicator.leastRuns() : 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                Entry plan = good() ? story.plan(weights, task, pick(10, 20)) : null;
                if (chance(0.1)) {
                    story.after("P1D");
                }
                boolean complete = good();
                if (complete) {
                    record(weights, task, plan, EvaluationRun.Status.SUCCESS, List.of());
                }
                if (!complete || chance(0.03)) {
                    badRun(weights, task, plan);
                }
            }
        }

        private void badRun(String weights, String task, Entry plan) {
            switch (random.nextInt(6)) {
                case 0 -> record(weights, task, plan, EvaluationRun.Status.CANCELLED, List.of());
                case 1 -> record(weights, task, plan, EvaluationRun.Status.SUCCESS, List.of(new Finding(pick(Finding.Code.values()), "seen")));
                case 2 -> story.with(new Act.RunRefused(new Refusal(Story.digest("refused" + story.size()), plan == null ? Optional.empty() : Optional.of(plan.statement()),
                        Story.digest(weights), task, "unreadable", "cannot be read")), "evaluator-1");
                case 3 -> {
                    story.after("P40D");
                    record(weights, task, plan, EvaluationRun.Status.SUCCESS, List.of());
                }
                case 4 -> {
                    EvaluationRun run = Story.completeRun(weights, task, plan, "reused file");
                    runs.add(story.add(new Act.RunRecorded(run), "evaluator-1"));
                    EvaluationRun other = Story.completeRun(pick("A", "B", "C"), task, null, chance(0.5) ? "reused file" : "another");
                    runs.add(story.add(new Act.RunRecorded(new EvaluationRun(other.file(), "inspect-eval", "1", run.runId(), other.status(), task, "1", "model-name",
                            Optional.empty(), other.weights(), other.samples(), other.limits(), List.of(), other.result(), List.of())), "evaluator-2"));
                }
                default -> { }
            }
        }

        private void record(String weights, String task, Entry plan, EvaluationRun.Status status, List<Finding> findings) {
            EvaluationRun.Result result = new EvaluationRun.Result.Samples(List.of());
            EvaluationRun run = Story.run(weights, task, plan, "file " + story.size(), status, findings, result);
            if (chance(0.01)) {
                run = new EvaluationRun(run.file(), run.format(), "1", run.runId(), status, task, "1", "another-model", run.plan(), run.weights(), run.samples(), run.limits(),
                        List.of(), result, findings);
            }
            runs.add(story.add(new Act.RunRecorded(run), good() ? "evaluator-1" : pick("ceo-1", "board-1", "reviewer-1")));
        }

        /** An estimate for each piece of evidence under each protocol that reads its task. */
        private void estimates() {
            pieces().forEach((key, over) -> {
                EvaluationRun first = run(over.getFirst());
                for (Protocol protocol : protocols) {
                    for (Indicator indicator : protocol.indicators()) {
                        boolean reads = indicator.task().equals(first.task());
                        if (reads && good()) {
                            story.with(new Act.Estimated(estimate(protocol, indicator, key, over)), "evaluator-1");
                            maybe(0.05, () -> story.with(new Act.Estimated(estimate(protocol, indicator, key, over)), "evaluator-1"));
                        }
                    }
                }
            });
        }

        /** Runs by what their evidence is known by: the plan they carry, or themselves. */
        private Map<Digest, List<Entry>> pieces() {
            Map<Digest, List<Entry>> pieces = new LinkedHashMap<>();
            runs.forEach(run -> pieces.computeIfAbsent(run(run).plan().orElse(run.statement()), _ -> new ArrayList<>()).add(run));
            return pieces;
        }

        private Estimate estimate(Protocol protocol, Indicator indicator, Digest key, List<Entry> runs) {
            List<Digest> over = new ArrayList<>(runs.stream().map(Entry::statement).toList());
            if (over.size() > 1 && chance(0.3)) {
                over.removeLast();
            }
            BigDecimal middle = new BigDecimal(good() ? pick("0.1", "0.2") : pick("0.35", "0.45", "0.55", "0.7", "0.9"));
            BigDecimal half = new BigDecimal(pick("0.05", "0.08"));
            String alpha = good() ? "0.0001" : pick("0.025", "0.005", "0.0083", "0.4");
            int missing = good() ? 0 : pick(1, 2, 5);
            return new Estimate(indicator.id(), run(runs.getFirst()).weights().orElseThrow(), Story.adopted(protocol).text(), key, over,
                    "method/1", new BigDecimal(alpha), "as recorded", Optional.of(middle), chance(0.99) ? Optional.of(middle.subtract(half)) : Optional.empty(),
                    chance(0.99) ? Optional.of(middle.add(half)) : Optional.empty(), new Estimate.Tally(20, 20, missing, missing, chance(0.99) ? 1 : 0),
                    chance(0.97) ? Basis.RECOMPUTED_FROM_SAMPLES : Basis.ATTESTED_AGGREGATE, Optional.empty());
        }

        // ---- papers

        /** Everything else a permit may need under a policy, most of it. */
        private void papers(Policy policy) {
            Digest on = Story.digest(assessed);
            Digest weights = question.subject().weights();
            report("capability-report", on);
            report("risk-report", chance(0.7) ? on : weights);
            policy.assessment().showings().forEach(s -> ifGood(new Act.Shown(new ShowingLogged(policy.id(), s.id(), on, Story.digest("map"))), "rso-1"));
            policy.determination().toldBefore().forEach(role -> ifGood(new Act.Notified(new Notice(role, new ReportId("capability-report"), on)), "rso-1"));
            ifGood(new Act.Notified(new Notice(new Role("board"), new ReportId("risk-report"), weights)), "rso-1");
            ifGood(new Act.Published(new Publication(new ReportId("risk-report"), weights, "a page")), "writer-1");
            attest(policy);
            if (chance(0.6)) {
                determine(policy);
            }
            ifGood(new Act.Assessed(new Assessment.ComprehensiveDone(policy.id(), on, Story.digest("report"))), good() ? "rso-1" : "trainer-1");
            if (!on.equals(weights)) {
                ifGood(new Act.Assessed(new Assessment.PreliminaryDone(policy.id(), weights, on, pick(Optional.empty(), Optional.of(new BigDecimal("2")), Optional.of(new BigDecimal("5"))),
                        Story.digest("report"))), good() ? "rso-1" : "trainer-1");
            }
            maybe(0.6, () -> story.with(new Act.Assessed(new Assessment.FollowUpDone(policy.id(), on, Story.digest("report"))), good() ? "rso-1" : "trainer-1"));
            outside(policy, on);
            for (Obligation obligation : policy.obligations()) {
                maybe(0.8, () -> story.with(new Act.Met(new ObligationMet(policy.id(), obligation.id(), chance(0.95) ? weights : on, Story.digest("shown"))), "owner-1"));
            }
            configuration(policy, weights);
            maybe(0.2, () -> story.with(new Act.DecisionMade(question, story.size(), pick("Deploy", "Delay", "DeployWithObligations"), Story.digest("body"), "engine"), "owner-1"));
        }

        /** What is found about the world outside, and what is expected of the models. */
        private void outside(Policy policy, Digest on) {
            Instant soon = TimeSpan.of(pick("P20D", "P1Y", "P1Y")).after(story.now());
            for (Condition.Found.Kind kind : Condition.Found.Kind.values()) {
                maybe(0.7, () -> story.with(new Act.ExternallyFound(new ExternalFinding(policy.id(), kind, good(), "a page", Story.digest("seen"), soon, new Role(good() ? "board" : "rso"))),
                        good() ? pick("board-1", "board-1", "rso-1") : pick("asker-1", "late-1")));
            }
            Optional<Instant> earliest = chance(0.3) ? Optional.empty() : Optional.of(TimeSpan.of(good() ? "P1Y" : "P1M").after(story.now()));
            maybe(0.8, () -> story.with(new Act.Forecasted(new Forecast(policy.id(), new ThresholdId("T1"), on, earliest, Story.digest("forecast"), new Role(good() ? "rso" : "owner"))),
                    good() ? "rso-1" : "owner-1"));
        }

        private void reliefs(Policy policy) {
            boolean invoked = question.subject() instanceof Subject.Deployment && !policy.reliefs().isEmpty() && chance(relieved ? 0.95 : 0.5);
            if (!invoked) {
                return;
            }
            Set<StandardId> standards = Set.of(new StandardId("S1"), new StandardId("S2"));
            Instant until = TimeSpan.of(pick("P10D", "P6M")).after(story.now());
            for (String role : List.of("ceo", "board")) {
                Digest measures = Story.digest(good() ? "measures" : "other measures");
                ifGood(new Act.ReliefInvoked(new ReliefInvocation(policy.id(), RELIEF, question.subject().weights(), CONFIGURATION, good() ? Surface.OPEN_WEIGHTS : pick(Surface.API, Surface.INTERNAL), standards, measures, until, new Role(role))),
                        good() ? role + "-1" : pick("rso-alias", "asker-1", "late-1"));
            }
            ifGood(new Act.Notified(new Notice(new Role("board"), new ReportId("risk-report"), question.subject().weights())), "rso-1");
            ifGood(new Act.Published(new Publication(new ReportId("risk-report"), question.subject().weights(), "a page")), "rso-1");
        }

        private void fallback(Digest weights) {
            story.with(new Act.FallbackDeclared(new Fallback(new Subject.Deployment(weights, CONFIGURATION), new Subject.Deployment(weights, chance(0.9) ? SAFER : CONFIGURATION))), "owner-1");
            ifGood(new Act.Reviewed(new ReviewRound("red-team", weights, SAFER, new Person("reviewer-1"), 1, ReviewRound.Result.SUFFICIENT, Story.digest("findings"))), "reviewer-1");
            ifGood(new Act.Accepted(new CaseAcceptance("safety-case", weights, SAFER, Story.digest("case"), new Role("board"))), "board-1");
            ifGood(new Act.MonitoringPlanned(new MonitoringPlan(weights, SAFER, List.of("misuse reports"), TimeSpan.of("P1Y"), List.of("halt"), new Role("owner"))), "owner-1");
            for (String criterion : List.of("k3", "k4")) {
                ifGood(new Act.Attested(new Attestation(new StandardId("S2"), new CriterionId(criterion), SAFER, Attestation.Status.IN_FORCE, Story.digest("safer " + criterion))), "owner-1");
            }
            for (String role : List.of("ceo", "board")) {
                Question asked = new Question(question.activity(), new Subject.Deployment(weights, SAFER), question.surface() == Surface.NONE ? Surface.API : question.surface(), question.bounds(), question.requester());
                ifGood(new Act.Approved(new Approval(asked, new Role(role), story.size(), Approval.Answer.APPROVED)), role + "-1");
            }
        }

        /** The deployment is permitted and watched for a while, mostly in time; a gap may be cleared. */
        private void watch() {
            Digest weights = question.subject().weights();
            story.with(new Act.DecisionMade(question, story.size(), "Deploy", Story.digest("body"), "engine"), "owner-1");
            Entry last = null;
            for (int i = random.nextInt(4); i > 0; i--) {
                story.after(pick("PT12H", "P1D", "P5D", "P20D"));
                last = story.add(new Act.MonitoringReported(new MonitoringReport(weights, CONFIGURATION, Story.digest("signals"))), good() ? "owner-1" : "writer-1");
            }
            if (last != null && chance(0.5)) {
                Digest evidence = good() ? last.statement() : story.entries().get(1).statement();
                story.with(new Act.Stopped(new StopEvent.Cleared(pick(policies).id(), StopId.MONITORING, weights, evidence, new Role("board"))), pick("board-1", "board-1", "asker-1", "late-1"));
            }
        }

        /** Somebody joins late, with every role that loosens. */
        private void enrol() {
            story.enrol("late-1", "apart", "ceo", "board", "rso");
        }

        private void delegate() {
            String from = pick("ceo-1", "board-1", "rso-alias", "asker-1");
            story.with(new Act.Delegated(new Delegation(new Person(from), new Person(pick("guest-1", "guest-1", "evaluator-1", "board-1")), new Role(pick("ceo", "board")),
                    TimeSpan.of(pick("P10D", "P1Y")).after(story.now()))), chance(0.9) ? from : "guest-1");
        }

        private void configuration(Policy policy, Digest weights) {
            maybe(degrades ? 0.9 : 0.05, () -> fallback(weights));
            Runnable reviewed = () -> ifGood(new Act.Reviewed(new ReviewRound("red-team", weights, CONFIGURATION, new Person("reviewer-1"), 1,
                    good() ? ReviewRound.Result.SUFFICIENT : pick(ReviewRound.Result.values()), Story.digest("findings"))), "reviewer-1");
            maybe(degrades ? 0.05 : 1, reviewed);
            ifGood(new Act.Accepted(new CaseAcceptance("safety-case", weights, CONFIGURATION, Story.digest("case"), new Role("board"))), "board-1");
            ifGood(new Act.ResidualSigned(new ResidualLevel(policy.id(), "bio", Condition.ResidualAtMost.When.POST, pick("L1", "L2", "L3"), weights, CONFIGURATION, new Role("rso"),
                    Story.digest("risk"))), "rso-1");
            ifGood(new Act.MonitoringPlanned(new MonitoringPlan(weights, CONFIGURATION, List.of("misuse reports"), TimeSpan.of(pick("P1D", "P30D", "P1Y", "P1Y")), List.of("halt"), new Role("owner"))),
                    "owner-1");
        }

        private void ifGood(Act act, String by) {
            if (good()) {
                story.with(act, by);
            }
        }

        private void report(String id, Digest weights) {
            ifGood(new Act.Reported(new FiledReport(new ReportId(id), weights, Story.digest("a document"))), good() ? "writer-1" : pick("ceo-1", "board-1"));
        }

        private void attest(Policy policy) {
            for (Standard standard : policy.standards()) {
                for (Criterion criterion : standard.criteria()) {
                    Digest subject = standard.axis() == Standard.Axis.SECURITY ? question.subject().weights() : CONFIGURATION;
                    boolean lacks = !policy.reliefs().isEmpty() && chance(relieved ? 0.7 : 0.1);
                    Attestation.Status status = !lacks && good() ? Attestation.Status.IN_FORCE : pick(Attestation.Status.values());
                    ifGood(new Act.Attested(new Attestation(standard.id(), criterion.id(), subject, status,
                            Story.digest("evidence" + (chance(0.7) ? story.size() : 0)))), "owner-1");
                }
            }
        }

        private void determine(Policy policy) {
            Set<Digest> named = chance(0.8) ? pieces().keySet() : Set.of();
            for (CapabilityThreshold threshold : policy.thresholds()) {
                for (Role decider : policy.determination().deciders()) {
                    Determination.Conclusion conclusion = good() ? Determination.Conclusion.NOT_REACHED : pick(Determination.Conclusion.values());
                    String[] by = decider.name().equals("ceo") ? good() ? chance(0.5) ? new String[] {"ceo-1"} : new String[] {"ceo-1", "bystander-1"} : new String[] {"rso-alias"}
                            : new String[] {good() ? "rso-1" : "asker-1"};
                    story.with(new Act.Determined(new Determination(policy.id(), threshold.id(), Story.digest(chance(0.97) ? assessed : "A"), decider, conclusion,
                            Determination.Ground.JUDGEMENT, named, "because", Optional.empty())), by);
                }
            }
        }

        private void approvals(Policy policy) {
            boolean oneForBoth = chance(0.02);
            for (String role : List.of("ceo", "board")) {
                String by = oneForBoth ? "rso-alias" : good() ? role + "-1" : pick("asker-1", "rso-alias", "late-1", "guest-1", role + "-1");
                Approval.Answer answer = good() ? Approval.Answer.APPROVED : Approval.Answer.REFUSED;
                long seen = good() ? story.size() : Math.max(0, story.size() - random.nextInt(200) + 20);
                Question asked = chance(0.9) ? question : new Question(question.activity(), question.subject(), pick(Surface.INTERNAL, Surface.API, Surface.OPEN_WEIGHTS),
                        pick(SurfaceBounds.UNKNOWN, NARROW, WIDE), question.requester());
                ifGood(new Act.Approved(new Approval(asked, new Role(role), seen, answer)), by);
            }
        }

        // ---- trouble

        private void noise() {
            Policy policy = pick(policies);
            Digest weights = Story.digest(pick("A", "A", "A", "B", "unregistered"));
            tick();
            switch (random.nextInt(14)) {
                case 10 -> enrol();
                case 11 -> delegate();
                case 12 -> story.with(new Act.IncidentLogged(new Incident(weights, pick(Obligation.Event.AWARENESS, Obligation.Event.DISCOVERY),
                        pick(story.now().minusSeconds(864_000), story.now(), story.now().plusSeconds(864_000)), Story.digest("incident"))), "guest-1");
                case 13 -> story.leaves(pick("board-1", "ceo-1", "owner-1", "writer-1"));
                case 0 -> stop(policy, weights);
                case 1 -> story.with(new Act.Reviewed(new ReviewRound("red-team", question.subject().weights(), CONFIGURATION, new Person("reviewer-2"), 1,
                        pick(ReviewRound.Result.values()), Story.digest("findings"))), "reviewer-2");
                case 2 -> story.with(new Act.Assessed(new Assessment.Called(policy.id(), Story.digest("A"), new Role("rso"), "a rumour")), "rso-1");
                case 3 -> maybe(runs.isEmpty() ? 0 : 1, () -> story.with(new Act.RunWithdrawn(new Withdrawal(pick(runs).statement(), weights, "wrong data")), pick("evaluator-2", "evaluator-1")));
                case 4 -> evidence(protocols.isEmpty() ? ProtocolDraft.indicator("i1", "T1").build() : pick(pick(protocols).indicators()));
                case 5 -> story.with(new Act.RosterChanged(Story.ROSTER), "root-1", pick("root-2", "owner-1"));
                case 6 -> story.plan(pick("A", "B"), pick("task-i1", "task-i2"), pick(5, 20, 40));
                case 7 -> story.with(new Act.Determined(new Determination(policy.id(), new ThresholdId("T1"), Story.digest(pick("A", "B")), new Role("ceo"),
                        pick(Determination.Conclusion.values()), Determination.Ground.PRECAUTION, Set.of(), "because", Optional.of("I disagree"))), "ceo-1");
                case 8 -> story.with(new Act.Attested(new Attestation(new StandardId("S1"), new loadline.core.policy.CriterionId("k1"), question.subject().weights(),
                        pick(Attestation.Status.values()), Story.digest("evidence0"))), pick("owner-1", "stranger"));
                default -> story.with(new Act.Met(new ObligationMet(policy.id(), new loadline.core.policy.ObligationId("ob"), weights, Story.digest("shown"))), "writer-1");
            }
        }

        private void stop(Policy policy, Digest weights) {
            story.with(new Act.Stopped(new StopEvent.Tripped(policy.id(), new StopId("halt"), weights, Story.digest("incident"))), "owner-1");
            if (chance(0.6)) {
                story.after("P1D");
                Digest evidence = chance(0.9) ? story.add(new Act.StreamsMapped(Map.of()), "evaluator-2").statement() : Story.digest("fixed");
                story.with(new Act.Stopped(new StopEvent.Cleared(policy.id(), new StopId("halt"), weights, evidence, new Role("board"))),
                        pick("board-1", "board-1", "rso-alias", "asker-1", "late-1"));
            }
        }
    }

    private static EvaluationRun run(Entry entry) {
        return ((Act.RunRecorded) entry.act()).run();
    }
}
