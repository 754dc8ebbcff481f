package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.SampleOutcome.Score;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.statistics.SpreadKind;

/** Small evidence: outcomes written as symbols, and pieces of evidence in the making. */
public final class Examples {
    static final Digest WEIGHTS = Story.digest("weights");
    static final Digest OTHER = Story.digest("other weights");
    static final Digest PROTOCOL = Story.digest("protocol text");
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String TASK = "task-i";
    private static final Set<Person> EVALUATOR = Set.of(new Person("evaluator-1"));

    private Examples() {}

    static ProtocolDraft.Of indicator() {
        return ProtocolDraft.indicator("i", "T1");
    }

    /**
     * Items parted by commas, their epochs by blanks: a number is a score, {@code E} errored, {@code U} unscored, {@code I}
     * invalidated, {@code M} a score without a number, {@code .} absent; a trailing {@code L} says that a limit stopped it.
     */
    public static List<SampleOutcome> outcomes(String items) {
        return outcomes(items, "accuracy");
    }

    static List<SampleOutcome> outcomes(String items, String scorer) {
        List<SampleOutcome> outcomes = new ArrayList<>();
        String[] each = items.strip().split(" *, *");
        for (int item = 0; item < each.length; item++) {
            String[] epochs = each[item].strip().split(" +");
            for (int epoch = 0; epoch < epochs.length; epoch++) {
                if (!epochs[epoch].isEmpty() && !epochs[epoch].equals(".")) {
                    outcomes.add(outcome("s:" + item, epoch + 1, scorer, epochs[epoch]));
                }
            }
        }
        return outcomes;
    }

    /** {@code count} items of one epoch, all written {@code symbol}. */
    public static String times(int count, String symbol) {
        return String.join(",", Collections.nCopies(count, symbol));
    }

    static SampleOutcome outcome(String sample, int epoch, String scorer, String symbol) {
        boolean limited = symbol.endsWith("L");
        String bare = limited ? symbol.substring(0, symbol.length() - 1) : symbol;
        return new SampleOutcome(sample, epoch, scorer, Optional.empty(), score(bare), limited ? Optional.of(SampleOutcome.Limit.MESSAGE) : Optional.empty());
    }

    static SampleOutcome clustered(String sample, String cluster, String symbol) {
        return new SampleOutcome(sample, 1, "accuracy", Optional.of(cluster), score(symbol), Optional.empty());
    }

    private static Score score(String symbol) {
        return switch (symbol) {
            case "E" -> new Score.Errored();
            case "U" -> new Score.Unscored();
            case "I" -> new Score.Invalidated();
            case "M" -> new Score.Unmapped("high");
            default -> new Score.Value(new BigDecimal(symbol));
        };
    }

    static EvaluationRun.Result samples(String items) {
        return new EvaluationRun.Result.Samples(outcomes(items));
    }

    /** A complete run; {@code expected} is how many samples its file declares. */
    static EvaluationRun run(String file, int expected, EvaluationRun.Result result) {
        return new EvaluationRun(Story.digest(file), "inspect-eval", "1", "run of " + file, EvaluationRun.Status.SUCCESS, TASK, "1", "model-name", Optional.empty(),
                Optional.of(WEIGHTS), new EvaluationRun.Counts(expected, expected, expected, 0, 0, 0, 0), Map.of(), List.of(), result, List.of());
    }

    static Plan plan(Digest weights, int items, int epochs, boolean helpfulOnly) {
        return new Plan(weights, "model-name", TASK, Optional.empty(), Optional.empty(), items, epochs, Optional.empty(), "every run", helpfulOnly, Instant.MAX, 0);
    }

    static <T> Logged<T> logged(long index, Instant at, String statement, T fact) {
        return new Logged<>(index, at, EVALUATOR, Story.digest(statement), fact);
    }

    /** Evidence of a plan over runs of these results. */
    static EvidenceGroup planned(int items, int epochs, EvaluationRun.Result... results) {
        List<Logged<EvaluationRun>> runs = new ArrayList<>();
        for (EvaluationRun.Result result : results) {
            runs.add(logged(11L + runs.size(), START, "run " + runs.size(), run("file " + runs.size(), 0, result)));
        }
        return new EvidenceGroup(WEIGHTS, TASK, Optional.of(logged(10, START, "plan", plan(WEIGHTS, items, epochs, false))), Optional.empty(), runs, List.of(), Set.of());
    }

    /** Evidence of one run without a plan. */
    static EvidenceGroup unplanned(int expected, EvaluationRun.Result result) {
        return new EvidenceGroup(WEIGHTS, TASK, Optional.empty(), Optional.empty(), List.of(logged(11, START, "run", run("file", expected, result))), List.of(),
                Set.of(Defect.UNREGISTERED));
    }

    /** A published figure in the making: 10 of 100 items. */
    static final class Figure {
        String mean = "";
        String successes = "10";
        int least = 100;
        int most = 100;
        String spread = "";
        SpreadKind spreadKind = SpreadKind.UNKNOWN;
        Optional<Aggregate.Arm> control = Optional.empty();
        String aggregation = "count";
        int attempts = 1;

        EvaluationRun.Result published() {
            return new EvaluationRun.Result.Published(new Aggregate(number(mean), number(successes), least == 0 ? Optional.empty() : Optional.of(new Aggregate.Items(least, most)),
                    "items", number(spread), spreadKind, control, aggregation, attempts, "a system card, p. 1"));
        }
    }

    public static Aggregate.Arm control(String mean, String spread) {
        return new Aggregate.Arm(new BigDecimal(mean), number(spread), Optional.empty());
    }

    static Optional<BigDecimal> number(String text) {
        return text.isEmpty() || text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** A piece of evidence in the making: a planned, complete run whose recorded bounds lie far below one half. */
    static final class Evidence {
        String name = "e";
        Digest weights = WEIGHTS;
        String task = TASK;
        long index = 10;
        Instant at = START;
        int items = 20;
        int epochs = 1;
        boolean helpfulOnly;
        boolean registered = true;
        boolean refused;
        int runs = 1;
        int estimatedOver = 1;
        EvaluationRun.Result result = samples("");
        Set<Defect> defects = EnumSet.noneOf(Defect.class);
        String alpha = "0.05";
        String bounds = "0.1 0.2 0.3";
        Estimate.Tally tally = new Estimate.Tally(20, 20, 0, 0, 1);
        Basis basis = Basis.RECOMPUTED_FROM_SAMPLES;
        List<Digest> protocols = List.of(PROTOCOL);

        static Evidence at(long index) {
            Evidence evidence = new Evidence();
            evidence.index = index;
            evidence.name = "evidence " + index;
            return evidence;
        }

        Evidence bounds(String lowerPointUpper) {
            bounds = lowerPointUpper;
            return this;
        }

        Evidence on(Digest checkpoint) {
            weights = checkpoint;
            return this;
        }

        Evidence asking(int items, int epochs, boolean helpfulOnly) {
            this.items = items;
            this.epochs = epochs;
            this.helpfulOnly = helpfulOnly;
            return this;
        }

        Evidence unregistered() {
            registered = false;
            return with(Defect.UNREGISTERED);
        }

        Evidence with(Defect defect) {
            defects.add(defect);
            return this;
        }

        /** A plan whose complete result is still wanted. */
        Evidence open() {
            runs = 0;
            bounds = "";
            return with(Defect.PLAN_OPEN);
        }

        /** A file that could not be read, offered without a plan. */
        Evidence refused() {
            refused = true;
            return open().unregistered();
        }

        EvidenceGroup build() {
            List<Logged<EvaluationRun>> recorded = IntStream.range(0, runs).mapToObj(i -> logged(index + 1 + i, at, name + " run " + i, run(name + i, 20, result))).toList();
            List<Logged<Estimate>> estimates = bounds.isEmpty() ? List.of() : protocols.stream().map(p -> logged(index + 5, at, name + " estimate", estimate(p, recorded))).toList();
            return new EvidenceGroup(weights, task, registered ? Optional.of(logged(index, at, name, plan(weights, items, epochs, helpfulOnly))) : Optional.empty(),
                    refused ? Optional.of(logged(index, at, name, new Refusal(Story.digest(name), Optional.empty(), weights, task, "unreadable", "cut short"))) : Optional.empty(),
                    recorded, estimates, defects);
        }

        private Estimate estimate(Digest protocol, List<Logged<EvaluationRun>> recorded) {
            String[] words = bounds.split(" +");
            return new Estimate(new IndicatorId("i"), weights, protocol, Story.digest(name), recorded.stream().limit(estimatedOver).map(Logged::statement).toList(),
                    "clopper-pearson-items/1", new BigDecimal(alpha), "as recorded", number(words[1]), number(words[0]), number(words[2]), tally, basis, Optional.empty());
        }
    }

    /** The indicator as the only version that judges. */
    static Judge.Version version(Indicator indicator) {
        return new Judge.Version(indicator, PROTOCOL, new BigDecimal("0.05"), new BigDecimal("0.1"));
    }
}
