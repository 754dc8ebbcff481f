package loadline.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/** Pieces of evidence and what bars them (E1 to E10), and what one of them says against one line (V1). */
final class ReferenceEvidence {
    /** A plan that tries this long counts as trying without end: no plan can say more. */
    private static final TimeSpan WITHOUT_END = TimeSpan.of("P1000Y");
    private static final BigInteger TOO_MANY_TO_AGREE_BY_CHANCE = BigInteger.TWO.pow(20);

    private final ReferenceLog log;
    private final ReferenceTexts texts;
    private final List<Piece> pieces = new ArrayList<>();

    /** V1, from what is wished for to what is feared. */
    enum Outcome {
        RULED_OUT, INCONCLUSIVE, LOST, ALERTED, CROSSED;

        Outcome or(Outcome other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** E1: the runs of one plan, a run without one, or a refused file that no plan waits for. */
    record Piece(Digest key, Digest weights, String task, long index, Instant at, Optional<Logged<Plan>> plan, List<Logged<EvaluationRun>> runs) {
        boolean isComplete() {
            return runs.stream().anyMatch(r -> r.fact().status() == EvaluationRun.Status.SUCCESS);
        }

        boolean isRefusal() {
            return plan.isEmpty() && runs.isEmpty();
        }

        boolean isRegisteredAndComplete() {
            return plan.isPresent() && isComplete();
        }

        /** A plan without a complete result, or a refused file. */
        boolean isOpen() {
            return isRefusal() || plan.isPresent() && !isComplete();
        }
    }

    /** An indicator as one protocol has it. */
    record Reading(Logged<AdoptedProtocol> adopted, Indicator indicator) {
        Protocol protocol() {
            return adopted.fact().protocol();
        }
    }

    ReferenceEvidence(ReferenceLog log, ReferenceTexts texts) {
        this.log = log;
        this.texts = texts;
        for (Logged<Plan> plan : log.plans()) {
            List<Logged<EvaluationRun>> runs = log.runs().stream().filter(r -> log.planOf(r).equals(Optional.of(plan))).toList();
            pieces.add(new Piece(plan.statement(), plan.fact().weights(), plan.fact().task(), plan.index(), plan.at(), Optional.of(plan), runs));
        }
        for (Logged<EvaluationRun> run : log.runs()) {
            if (log.planOf(run).isEmpty() && run.fact().weights().isPresent()) {
                pieces.add(new Piece(run.statement(), run.fact().weights().get(), run.fact().task(), run.index(), run.at(), Optional.empty(), List.of(run)));
            }
        }
        log.acts(Act.RunRefused.class).stream().filter(r -> !isAwaited(r)).forEach(r -> pieces.add(
                new Piece(r.statement(), r.fact().refusal().weights(), r.fact().refusal().task(), r.index(), r.at(), Optional.empty(), List.of())));
        pieces.sort(Comparator.comparingLong(Piece::index));
    }

    private boolean isAwaited(Logged<Act.RunRefused> refused) {
        Refusal refusal = refused.fact().refusal();
        return log.plans().stream().anyMatch(p -> p.index() < refused.index() && refusal.plan().equals(Optional.of(p.statement()))
                && p.fact().weights().equals(refusal.weights()) && p.fact().task().equals(refusal.task()));
    }

    /** The pieces on a family, in log order. */
    List<Piece> on(ReferenceFamily family) {
        return pieces.stream().filter(p -> family.has(p.weights())).toList();
    }

    // ---- V2, A2: what is open

    /** Whether an open plan or a refused file waits for a later, complete, registered result that asks for at least as much. */
    boolean waits(Piece open) {
        return open.isOpen() && pieces.stream().noneMatch(other -> answers(other, open));
    }

    private static boolean answers(Piece other, Piece open) {
        boolean same = other.isRegisteredAndComplete() && other.weights().equals(open.weights()) && other.task().equals(open.task());
        boolean later = other.runs().stream().anyMatch(r -> r.fact().status() == EvaluationRun.Status.SUCCESS && r.index() > open.index());
        return same && later && (open.plan().isEmpty() || asksForAsMuch(other.plan().get().fact(), open.plan().get().fact()));
    }

    private static boolean asksForAsMuch(Plan plan, Plan other) {
        return plan.items() >= other.items() && plan.epochs() >= other.epochs() && (plan.helpfulOnly() || !other.helpfulOnly()) && plan.elicitation().isAtLeast(other.elicitation());
    }

    // ---- V1

    /** Every estimate of a piece under one protocol. */
    List<Logged<Estimate>> estimates(Piece piece, Reading reading) {
        return log.acts(Act.Estimated.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().estimate()))
                .filter(e -> e.fact().evidence().equals(piece.key()) && e.fact().protocol().equals(reading.adopted().fact().text())
                        && e.fact().indicator().equals(reading.indicator().id()) && e.fact().weights().equals(piece.weights())).toList();
    }

    private static boolean isOverAll(Estimate estimate, Piece piece) {
        return !piece.runs().isEmpty() && new HashSet<>(estimate.runs()).containsAll(piece.runs().stream().map(Logged::statement).toList());
    }

    /** What a piece says under one version, every estimate and every reading of the line considered (E4, E6). */
    Outcome outcome(Piece piece, Reading reading) {
        if (!reading.indicator().task().equals(piece.task())) {
            return Outcome.INCONCLUSIVE;
        }
        Outcome worst = Outcome.RULED_OUT;
        boolean whole = false;
        for (Logged<Estimate> estimate : estimates(piece, reading)) {
            Outcome outcome = against(estimate.fact(), reading.indicator());
            boolean overAll = isOverAll(estimate.fact(), piece);
            whole |= overAll;
            if (overAll || outcome == Outcome.CROSSED || outcome == Outcome.ALERTED) {
                worst = worst.or(outcome);
            }
        }
        return whole ? worst : worst.or(Outcome.INCONCLUSIVE);
    }

    private static Outcome against(Estimate estimate, Indicator indicator) {
        Outcome worst = against(estimate, indicator, indicator.line());
        for (Indicator.AlternativeReading alternative : indicator.alternatives()) {
            worst = worst.or(against(estimate, indicator, alternative.line()));
        }
        return worst;
    }

    /** V1, E8. */
    private static Outcome against(Estimate estimate, Indicator indicator, Line line) {
        Optional<BigDecimal> from = line.crossedFrom().map(c -> up(indicator, c));
        if (isAtOrAbove(estimate.lower(), from)) {
            return Outcome.CROSSED;
        }
        if (line instanceof Line.Alert(Line.Cutoff.Fixed(BigDecimal value, String _)) && isAtOrAbove(estimate.point(), Optional.of(up(indicator, value)))) {
            return Outcome.ALERTED;
        }
        Optional<BigDecimal> below = line.ruleOutBelow().map(c -> up(indicator, c));
        if (below.isPresent() && estimate.upper().isPresent() && estimate.upper().get().compareTo(below.get().subtract(indicator.buffer())) < 0) {
            return Outcome.RULED_OUT;
        }
        return from.isEmpty() && isAtOrAbove(estimate.point(), below) ? Outcome.LOST : Outcome.INCONCLUSIVE;
    }

    private static boolean isAtOrAbove(Optional<BigDecimal> number, Optional<BigDecimal> line) {
        return number.isPresent() && line.isPresent() && number.get().compareTo(line.get()) >= 0;
    }

    private static BigDecimal up(Indicator indicator, BigDecimal raw) {
        return indicator.danger() == Indicator.Danger.HIGH ? raw : raw.negate();
    }

    // ---- E2

    /** What is asked of evidence: the checkpoint in question, the question, and the threshold it speaks for. */
    record Asked(Digest checkpoint, Question question, ReferenceFamily family, PolicyId policy, ThresholdId threshold) {}

    Set<Defect> defects(Piece piece, Reading reading, Asked asked) {
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        put(defects, piece.plan().isEmpty(), Defect.UNREGISTERED);
        put(defects, piece.isOpen(), Defect.PLAN_OPEN);
        put(defects, piece.runs().stream().anyMatch(r -> isDefective(r.fact())), Defect.RUN_DEFECTIVE);
        put(defects, piece.plan().isPresent() && piece.runs().stream().anyMatch(r -> !r.fact().model().equals(piece.plan().get().fact().modelName())), Defect.MODEL_MISMATCH);
        put(defects, piece.runs().stream().anyMatch(this::isReused), Defect.REUSED);
        put(defects, piece.runs().stream().anyMatch(log::isWithdrawn), Defect.WITHDRAWN);
        put(defects, piece.plan().isPresent() && piece.runs().stream().anyMatch(r -> r.at().isAfter(piece.plan().get().fact().deadline())), Defect.LATE);
        put(defects, reading.indicator().maxAge().endsBefore(log.asOf(), piece.at()), Defect.STALE);
        put(defects, !piece.weights().equals(asked.checkpoint()), Defect.OTHER_CHECKPOINT);
        put(defects, !isElicited(piece, asked.question()), Defect.UNDER_ELICITED);
        put(defects, !reading.indicator().publishedMayRuleOut() && piece.runs().stream().anyMatch(r -> r.fact().result() instanceof EvaluationRun.Result.Published), Defect.PUBLISHED_ONLY);
        defects.addAll(defectsOfEstimates(piece, reading, asked));
        return defects;
    }

    private static void put(Set<Defect> defects, boolean holds, Defect defect) {
        if (holds) {
            defects.add(defect);
        }
    }

    private static boolean isDefective(EvaluationRun run) {
        boolean ended = run.status() == EvaluationRun.Status.SUCCESS || run.status() == EvaluationRun.Status.PUBLISHED;
        return !ended || run.findings().stream().anyMatch(Finding::barsRulingOut);
    }

    private Set<Defect> defectsOfEstimates(Piece piece, Reading reading, Asked asked) {
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        List<Estimate> whole = estimates(piece, reading).stream().map(Logged::fact).filter(e -> isOverAll(e, piece)).toList();
        put(defects, whole.isEmpty() || !reading.indicator().task().equals(piece.task()), Defect.NOT_ESTIMATED);
        for (Estimate estimate : whole) {
            BigDecimal planned = new BigDecimal(estimate.tally().planned());
            put(defects, isMore(estimate.tally().missing(), planned, reading.protocol().mostMissing()), Defect.TOO_MANY_MISSING);
            put(defects, isMore(estimate.tally().limited(), planned, reading.indicator().mostLimitHit()), Defect.UNDER_ELICITED);
            put(defects, estimate.tally().attempts() < reading.indicator().attempts(), Defect.TOO_FEW_ATTEMPTS);
            put(defects, estimate.upper().isEmpty(), Defect.NO_BOUND);
            put(defects, estimate.basis() != Basis.RECOMPUTED_FROM_SAMPLES && !reading.indicator().publishedMayRuleOut(), Defect.PUBLISHED_ONLY);
            put(defects, isAlphaTooLarge(estimate, piece, reading, asked), Defect.ALPHA_TOO_LARGE);
        }
        return defects;
    }

    private static boolean isMore(int part, BigDecimal whole, BigDecimal most) {
        return new BigDecimal(part).compareTo(whole.multiply(most)) > 0;
    }

    /** E5. */
    private boolean isAlphaTooLarge(Estimate estimate, Piece piece, Reading reading, Asked asked) {
        long j = submission(piece, asked);
        long share = j * (j + 1) * share(reading, asked.threshold());
        return estimate.alpha().multiply(new BigDecimal(share)).compareTo(reading.protocol().familyAlpha()) > 0;
    }

    /** Where k of m indicators of a pathway suffice, m - k + 1. */
    private static long share(Reading reading, ThresholdId threshold) {
        String pathway = reading.indicator().pathway();
        return reading.protocol().bottlenecks().stream().filter(b -> b.threshold().equals(threshold) && b.pathway().equals(pathway))
                .mapToLong(b -> ReferenceTexts.onPathway(reading.protocol(), threshold, pathway) - b.atLeast() + 1).findFirst().orElse(1);
    }

    /** E5: the place of its weights among those of the family with such evidence, the withdrawn results before all. */
    private long submission(Piece piece, Asked asked) {
        Set<String> tasks = tasks(asked.policy(), asked.threshold());
        List<Piece> submitted = on(asked.family()).stream().filter(p -> tasks.contains(p.task())).toList();
        long withdrawn = submitted.stream().filter(p -> p.plan().isPresent()).flatMap(p -> p.runs().stream()).filter(log::isWithdrawn).count();
        List<Digest> weights = submitted.stream().map(Piece::weights).distinct().toList();
        return withdrawn + weights.indexOf(piece.weights()) + 1;
    }

    /** Every task that an indicator of the threshold reads in any version. */
    Set<String> tasks(PolicyId policy, ThresholdId threshold) {
        Set<String> tasks = new HashSet<>();
        for (Logged<AdoptedProtocol> protocol : texts.protocols(policy)) {
            protocol.fact().protocol().indicators().stream().filter(i -> i.speaksFor().contains(threshold)).forEach(i -> tasks.add(i.task()));
        }
        return tasks;
    }

    /** E10. */
    private static boolean isElicited(Piece piece, Question question) {
        boolean agents = ReferenceSurfaces.isAtLeast(question.surface(), loadline.core.policy.Surface.AGENTIC);
        boolean autonomous = ReferenceSurfaces.isAtLeast(question.surface(), loadline.core.policy.Surface.AUTONOMOUS);
        boolean tools = agents && question.bounds().tools().orElse(true);
        Optional<TimeSpan> unattended = autonomous ? Optional.of(question.bounds().autonomy().orElse(WITHOUT_END)) : Optional.empty();
        Elicitation tried = piece.plan().map(p -> p.fact().elicitation()).orElse(Elicitation.NONE);
        return (tried.tools() || !tools) && (unattended.isEmpty() || tried.unattended().isPresent() && !unattended.get().isLongerThan(tried.unattended().get()));
    }

    // ---- E9

    private boolean isReused(Logged<EvaluationRun> run) {
        return log.runs().stream().anyMatch(other -> other.fact().weights().isPresent() && !other.fact().weights().equals(run.fact().weights()) && isSame(run.fact(), other.fact()));
    }

    private static boolean isSame(EvaluationRun one, EvaluationRun other) {
        return one.file().equals(other.file()) || one.runId().equals(other.runId()) || haveSameOutcomes(one, other);
    }

    private static boolean haveSameOutcomes(EvaluationRun one, EvaluationRun other) {
        Map<List<Object>, Integer> scores = scores(one);
        return !scores.isEmpty() && scores.equals(scores(other)) && arrangements(one).compareTo(TOO_MANY_TO_AGREE_BY_CHANCE) >= 0;
    }

    private static List<SampleOutcome> scored(EvaluationRun run) {
        return run.result() instanceof EvaluationRun.Result.Samples(List<SampleOutcome> all) ? all.stream().filter(o -> o.score() instanceof SampleOutcome.Score.Value).toList() : List.of();
    }

    private static BigDecimal number(SampleOutcome outcome) {
        return ((SampleOutcome.Score.Value) outcome.score()).value().stripTrailingZeros();
    }

    private static Map<List<Object>, Integer> scores(EvaluationRun run) {
        Map<List<Object>, Integer> scores = new HashMap<>();
        scored(run).forEach(o -> scores.merge(List.of(o.sample(), o.epoch(), o.scorer(), number(o)), 1, Integer::sum));
        return scores;
    }

    /** In how many ways the scores, sorted into groups of equal ones, could be arranged. */
    private static BigInteger arrangements(EvaluationRun run) {
        Map<BigDecimal, Integer> groups = new HashMap<>();
        scored(run).forEach(o -> groups.merge(number(o), 1, Integer::sum));
        BigInteger ways = factorial(scored(run).size());
        for (int size : groups.values()) {
            ways = ways.divide(factorial(size));
        }
        return ways;
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }
}
