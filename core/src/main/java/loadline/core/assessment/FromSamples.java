package loadline.core.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loadline.core.assessment.Assess.Answer;
import loadline.core.assessment.Assess.Task;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.policy.Indicator;
import loadline.core.policy.Indicator.Danger;
import loadline.core.policy.Indicator.Estimator;
import loadline.core.policy.Indicator.Quantity;
import loadline.core.statistics.Bound;
import loadline.core.statistics.BoundedSample;
import loadline.core.statistics.BettingBound;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Observation;
import loadline.core.statistics.Trials;

/**
 * Bounds from sample outcomes. Each value becomes a danger between 0 and 1; what is missing has danger 1 for the upper bound
 * and 0 for the lower one. Epochs of an item reduce to one value before anything is counted.
 */
final class FromSamples {
    private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Task task;
    private final Indicator indicator;
    private final Map<String, Item> items = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int planned;
    private int epochs;

    private FromSamples(Task task) {
        this.task = task;
        this.indicator = task.indicator();
    }

    /** One item: the danger of each of its epochs, where it was scored, and its cluster. */
    private static final class Item {
        private final Map<Integer, Epoch> epochs = new TreeMap<>();
        private String cluster;
    }

    /** One epoch: the danger for the upper bound, for the lower one, and the danger seen, if any was. */
    private record Epoch(BigDecimal atMost, BigDecimal atLeast, Optional<BigDecimal> seen, boolean limited) {
        boolean isMissing() {
            return atMost.compareTo(atLeast) != 0;
        }

        Epoch worst(Epoch other) {
            return new Epoch(atMost.max(other.atMost), atLeast.min(other.atLeast), seen.isPresent() ? seen : other.seen, limited || other.limited);
        }
    }

    static Estimate estimate(Task task, List<EvaluationRun> runs) {
        FromSamples from = new FromSamples(task);
        from.read(runs);
        return from.answer().as(task);
    }

    private void read(List<EvaluationRun> runs) {
        String scorer = scorer(runs);
        for (EvaluationRun run : runs) {
            for (SampleOutcome outcome : ((EvaluationRun.Result.Samples) run.result()).outcomes()) {
                if (outcome.scorer().equals(scorer) || outcome.scorer().isEmpty()) {
                    add(outcome);
                }
            }
        }
        Optional<Plan> plan = task.evidence().plan().map(p -> p.fact());
        epochs = plan.map(Plan::epochs).orElseGet(() -> items.values().stream().mapToInt(i -> i.epochs.keySet().stream().max(Integer::compare).orElse(1)).max().orElse(1));
        int declared = runs.stream().mapToInt(r -> (r.samples().expected() + epochs - 1) / epochs).max().orElse(0);
        planned = Math.max(items.size(), plan.map(Plan::items).orElse(declared));
    }

    private String scorer(List<EvaluationRun> runs) {
        if (indicator.scorer().isPresent()) {
            return indicator.scorer().get();
        }
        Set<String> scorers = new TreeSet<>();
        runs.forEach(run -> ((EvaluationRun.Result.Samples) run.result()).outcomes().stream().map(SampleOutcome::scorer).filter(s -> !s.isEmpty()).forEach(scorers::add));
        if (scorers.size() > 1) {
            problems.add("the samples carry several scorers " + scorers + "; name one in the protocol's indicator");
        }
        return scorers.isEmpty() ? "" : scorers.iterator().next();
    }

    private void add(SampleOutcome outcome) {
        Item item = items.computeIfAbsent(outcome.sample(), _ -> new Item());
        outcome.cluster().ifPresent(cluster -> item.cluster = cluster);
        item.epochs.merge(outcome.epoch(), epoch(outcome), Epoch::worst);
    }

    private Epoch epoch(SampleOutcome outcome) {
        Optional<BigDecimal> seen = outcome.score() instanceof SampleOutcome.Score.Value(BigDecimal value) ? danger(value) : Optional.empty();
        boolean cutOff = outcome.limit().isPresent() && seen.map(d -> d.compareTo(BigDecimal.ONE) < 0).orElse(true);
        if (seen.isEmpty() || cutOff) {
            return new Epoch(BigDecimal.ONE, seen.orElse(BigDecimal.ZERO), seen, cutOff);
        }
        return new Epoch(seen.get(), seen.get(), seen, false);
    }

    /** How dangerous a raw value is, from 0 to 1; empty, with a problem noted, where the value has no place on that scale. */
    private Optional<BigDecimal> danger(BigDecimal value) {
        BigDecimal graded = indicator.successFrom().map(from -> value.compareTo(from) >= 0 ? BigDecimal.ONE : BigDecimal.ZERO).orElse(value);
        boolean binary = graded.signum() == 0 || graded.compareTo(BigDecimal.ONE) == 0;
        if (indicator.quantity() == Quantity.PROPORTION && !binary) {
            note("score `" + value.toPlainString() + "` is neither 0 nor 1; give the indicator a successFrom");
            return Optional.empty();
        }
        if (graded.signum() < 0 || graded.compareTo(BigDecimal.ONE) > 0) {
            note("score `" + value.toPlainString() + "` lies outside 0 to 1, where a bounded mean is estimated");
            return Optional.empty();
        }
        return Optional.of(indicator.danger() == Danger.HIGH ? graded : BigDecimal.ONE.subtract(graded));
    }

    private void note(String problem) {
        if (problems.isEmpty()) {
            problems.add(problem);
        }
    }

    private Answer answer() {
        Estimate.Tally tally = new Estimate.Tally(units(), planned * epochs, missing(), limited(), epochs);
        Bound none = new Bound.Undefined(problems.isEmpty() ? "no estimator is named for it" : problems.getFirst());
        boolean countable = problems.isEmpty() && (indicator.quantity() == Quantity.PROPORTION || indicator.quantity() == Quantity.BOUNDED_MEAN);
        if (!countable || planned == 0) {
            return new Answer("none/1", "as recorded", point(), none, none, tally, Basis.RECOMPUTED_FROM_SAMPLES);
        }
        return switch (indicator.estimator()) {
            case CLOPPER_PEARSON_ITEMS -> onItems(tally);
            case BETTING_CLUSTERS -> onClusters(tally);
            case FIELLER_RATIO, NONE -> new Answer("none/1", "as recorded", point(), none, none, tally, Basis.RECOMPUTED_FROM_SAMPLES);
        };
    }

    /**
     * Clopper-Pearson on items. For the upper bound an item with any danger in any epoch counts as one; for the lower bound
     * only an item dangerous in every epoch, or in one where several attempts are granted. Both are on the safe side of the
     * mean over epochs.
     */
    private Answer onItems(Estimate.Tally tally) {
        int most = planned - items.size();
        int least = 0;
        for (Item item : items.values()) {
            boolean anyAtMost = item.epochs.size() < epochs || item.epochs.values().stream().anyMatch(e -> e.atMost().signum() > 0);
            long dangerous = item.epochs.values().stream().filter(e -> e.atLeast().compareTo(BigDecimal.ONE) == 0).count();
            most += anyAtMost ? 1 : 0;
            least += dangerous == Math.max(epochs, item.epochs.size()) || indicator.attempts() > 1 && dangerous > 0 ? 1 : 0;
        }
        return oriented("clopper-pearson-items/1", ClopperPearson.lower(new Trials(least, planned), Assess.alpha(task)),
                ClopperPearson.upper(new Trials(most, planned), Assess.alpha(task)), tally);
    }

    /** The betting bound on cluster means; an item without a cluster, or absent, is one of its own. */
    private Answer onClusters(Estimate.Tally tally) {
        List<Observation> most = new ArrayList<>();
        List<Observation> least = new ArrayList<>();
        items.forEach((id, item) -> {
            String cluster = item.cluster == null ? "item " + id : "cluster " + item.cluster;
            most.add(new Observation(cluster, mean(item, true)));
            least.add(new Observation(cluster, mean(item, false)));
        });
        for (int absent = items.size(); absent < planned; absent++) {
            most.add(new Observation("absent " + absent, 1));
            least.add(new Observation("absent " + absent, 0));
        }
        return oriented("betting-clusters/1", BettingBound.lower(BoundedSample.ofClusterMeans(least), Assess.alpha(task)),
                BettingBound.upper(BoundedSample.ofClusterMeans(most), Assess.alpha(task)), tally);
    }

    /** The item's mean danger over the planned epochs, rounded to the side that {@code upper} asks for by missing ones only. */
    private double mean(Item item, boolean upper) {
        BigDecimal sum = upper ? BigDecimal.valueOf(epochs - (long) item.epochs.size()).max(BigDecimal.ZERO) : BigDecimal.ZERO;
        for (Epoch epoch : item.epochs.values()) {
            sum = sum.add(upper ? epoch.atMost() : epoch.atLeast());
        }
        return sum.divide(BigDecimal.valueOf(Math.max(epochs, item.epochs.size())), MathContext.DECIMAL64).doubleValue();
    }

    /** A bound on danger as a bound on the oriented metric: the same, or one less where low scores are dangerous. */
    private Answer oriented(String method, Bound lower, Bound upper, Estimate.Tally tally) {
        BigDecimal shift = indicator.danger() == Danger.HIGH ? BigDecimal.ZERO : BigDecimal.ONE.negate();
        return new Answer(method, "as recorded", point(), Assess.shifted(lower, shift), Assess.shifted(upper, shift), tally, Basis.RECOMPUTED_FROM_SAMPLES);
    }

    private Optional<BigDecimal> point() {
        BigDecimal sum = BigDecimal.ZERO;
        int scored = 0;
        for (Item item : items.values()) {
            for (Epoch epoch : item.epochs.values()) {
                if (epoch.seen().isPresent()) {
                    sum = sum.add(epoch.seen().get());
                    scored++;
                }
            }
        }
        if (scored == 0) {
            return Optional.empty();
        }
        BigDecimal danger = sum.divide(BigDecimal.valueOf(scored), TWELVE);
        return Optional.of(indicator.danger() == Danger.HIGH ? danger : danger.subtract(BigDecimal.ONE));
    }

    private int units() {
        if (indicator.estimator() != Estimator.BETTING_CLUSTERS) {
            return planned;
        }
        return (int) items.entrySet().stream().map(e -> e.getValue().cluster == null ? "item " + e.getKey() : "cluster " + e.getValue().cluster).distinct().count()
                + planned - items.size();
    }

    private int missing() {
        int absent = (planned - items.size()) * epochs;
        int within = items.values().stream().mapToInt(i -> Math.max(0, epochs - i.epochs.size()) + (int) i.epochs.values().stream().filter(Epoch::isMissing).count()).sum();
        return absent + within;
    }

    private int limited() {
        return items.values().stream().mapToInt(i -> (int) i.epochs.values().stream().filter(Epoch::limited).count()).sum();
    }
}
