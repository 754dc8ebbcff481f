package loadline.core.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import loadline.core.assessment.Assess.Answer;
import loadline.core.assessment.Assess.Task;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.policy.Indicator;
import loadline.core.policy.Indicator.Danger;
import loadline.core.statistics.ArmSummary;
import loadline.core.statistics.Bound;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Fieller;
import loadline.core.statistics.SpreadKind;
import loadline.core.statistics.Trials;

/**
 * Bounds from a published figure, one estimate for every reading of what the publication leaves open: the number of items
 * where it gives a range (one range "per group" gives both groups the same number), the meaning of "plus-minus". What it does not give at all leaves the bound undefined.
 */
final class FromPublication {
    private static final int WIDEST_RANGE = 100;

    private final Task task;
    private final Indicator indicator;
    private final Aggregate figure;

    private FromPublication(Task task, Aggregate figure) {
        this.task = task;
        this.indicator = task.indicator();
        this.figure = figure;
    }

    static List<Estimate> estimates(Task task, EvaluationRun run) {
        return switch (run.result()) {
            case EvaluationRun.Result.Published(Aggregate figure) -> new FromPublication(task, figure).answers().stream().map(a -> a.as(task)).toList();
            case EvaluationRun.Result.Samples _ -> List.of(unreadable("the plan's runs mix samples and published figures").as(task));
        };
    }

    private List<Answer> answers() {
        if (figure.items().isPresent() && figure.items().get().most() - figure.items().get().least() > WIDEST_RANGE) {
            return List.of(undefined("the range of items is too wide to read every number in it: at most " + WIDEST_RANGE + " apart"));
        }
        if (!isPlainMean(figure.aggregation()) && !isCountOfItemsSolved()) {
            return List.of(undefined("the figure is a `" + figure.aggregation() + "` and the raw attempts are not published"));
        }
        return switch (indicator.estimator()) {
            case CLOPPER_PEARSON_ITEMS -> proportion();
            case FIELLER_RATIO -> ratio();
            case BETTING_CLUSTERS -> List.of(undefined("a mean of bounded scores needs the scores; only their mean is published"));
            case NONE -> List.of(undefined("no estimator is named for it"));
        };
    }

    private static boolean isPlainMean(String aggregation) {
        return switch (aggregation) {
            case "mean", "count", "proportion", "ratio-of-means", "mean-of-runs", "pass@1" -> true;
            default -> false;
        };
    }

    /** Items solved in any of k attempts, counted: each item is one trial, as long as k attempts were made and granted. */
    private boolean isCountOfItemsSolved() {
        return figure.successes().isPresent() && figure.attempts() >= indicator.attempts() && figure.aggregation().equals("pass@" + figure.attempts());
    }

    private List<Answer> proportion() {
        if (figure.items().isEmpty()) {
            return List.of(undefined("the number of items is not published"));
        }
        Aggregate.Items items = figure.items().get();
        return IntStream.rangeClosed(items.least(), items.most()).mapToObj(this::proportion).toList();
    }

    /** A fractional count (a mean of runs) is rounded to the dangerous side for the upper bound and to the safe side for the lower one. */
    private Answer proportion(int n) {
        Optional<BigDecimal> successes = figure.successes().or(() -> figure.mean().map(m -> m.multiply(BigDecimal.valueOf(n))));
        if (successes.isEmpty() || successes.get().signum() < 0 || successes.get().compareTo(BigDecimal.valueOf(n)) > 0) {
            return undefined("the number of successes is not published, or lies outside 0 to " + n);
        }
        BigDecimal dangerous = indicator.danger() == Danger.HIGH ? successes.get() : BigDecimal.valueOf(n).subtract(successes.get());
        BigDecimal shift = indicator.danger() == Danger.HIGH ? BigDecimal.ZERO : BigDecimal.ONE.negate();
        Bound lower = ClopperPearson.lower(new Trials(dangerous.setScale(0, RoundingMode.FLOOR).intValueExact(), n), Assess.alpha(task));
        Bound upper = ClopperPearson.upper(new Trials(dangerous.setScale(0, RoundingMode.CEILING).intValueExact(), n), Assess.alpha(task));
        BigDecimal point = dangerous.divide(BigDecimal.valueOf(n), 12, RoundingMode.HALF_EVEN).stripTrailingZeros().add(shift);
        return new Answer("clopper-pearson-items/1", "n = " + n + " " + figure.unit(), Optional.of(point), Assess.shifted(lower, shift), Assess.shifted(upper, shift),
                tally(n), Basis.ATTESTED_AGGREGATE);
    }

    private List<Answer> ratio() {
        Optional<Aggregate.Arm> control = figure.control();
        boolean complete = figure.mean().isPresent() && figure.spread().isPresent() && figure.items().isPresent()
                && control.isPresent() && control.get().spread().isPresent();
        if (!complete) {
            return List.of(undefined("a ratio needs mean, spread and number of participants of both groups"));
        }
        Aggregate.Items items = figure.items().get();
        Aggregate.Items controls = control.get().items().orElse(items);
        List<Answer> answers = new ArrayList<>();
        for (SpreadKind kind : figure.spreadKind() == SpreadKind.UNKNOWN ? SpreadKind.UNKNOWN.readings() : List.of(figure.spreadKind())) {
            for (int n = items.least(); n <= items.most(); n++) {
                boolean perGroup = controls.equals(items);
                for (int m = perGroup ? n : controls.least(); m <= (perGroup ? n : controls.most()); m++) {
                    answers.add(ratio(new ArmSummary(figure.mean().get(), figure.spread().get(), kind, n),
                            new ArmSummary(control.get().mean(), control.get().spread().get(), kind, m)));
                }
            }
        }
        return answers;
    }

    private Answer ratio(ArmSummary treatment, ArmSummary control) {
        String reading = "plus-minus is " + treatment.kind() + ", n = " + treatment.n() + " and " + control.n();
        Bound lower = Fieller.lower(treatment, control, Assess.alpha(task));
        Bound upper = Fieller.upper(treatment, control, Assess.alpha(task));
        Optional<BigDecimal> point = control.mean().signum() > 0 ? Optional.of(treatment.mean().divide(control.mean(), 12, RoundingMode.HALF_EVEN).stripTrailingZeros()) : Optional.empty();
        boolean high = indicator.danger() == Danger.HIGH;
        return new Answer("fieller-ratio/1", reading, point.map(indicator::oriented), high ? lower : negated(upper), high ? upper : negated(lower),
                tally(treatment.n()), Basis.ATTESTED_AGGREGATE);
    }

    private static Bound negated(Bound bound) {
        return bound instanceof Bound.At(BigDecimal value) ? new Bound.At(value.negate()) : bound;
    }

    private Answer undefined(String why) {
        Bound none = new Bound.Undefined(why);
        return new Answer("none/1", "as published", figure.mean().map(indicator::oriented), none, none, tally(figure.items().map(Aggregate.Items::least).orElse(0)), Basis.ATTESTED_AGGREGATE);
    }

    private static Answer unreadable(String why) {
        Bound none = new Bound.Undefined(why);
        return new Answer("none/1", "none", Optional.empty(), none, none, new Estimate.Tally(0, 0, 0, 0, 1), Basis.ATTESTED_AGGREGATE);
    }

    private Estimate.Tally tally(int n) {
        return new Estimate.Tally(n, n, 0, 0, Math.max(1, figure.attempts()));
    }
}
