package loadline.core.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.core.Rule;

/**
 * Bounds for the length, in minutes, of tasks at which one agent succeeds half of the time: percentiles of
 * {@link HorizonBootstrap} over families, tasks and runs. A resample without a fit, or in which success does not fall with length,
 * counts on the unfavourable side.
 *
 * <p>The textbook percentile at alpha misses more often than alpha with few families. The bound that may rule out or cross takes
 * the percentile at a quarter of alpha, three Monte-Carlo errors further out, and is given only inside the domain of the constants
 * below, where its simulated coverage is at least 1 - alpha ({@code docs/reference/coverage.md}). Elsewhere the answer is
 * {@link Bound.NotValidHere}, whose figure is for display.
 *
 * <p>Resamples are one stream: their number doubles, from 1,000 to 16,000, until the cutoff lies outside the Monte-Carlo error of the
 * percentile. As the bound includes that error, a cutoff within it at the cap is not ruled out.
 */
public final class HorizonBound {
    /** Families of tasks the agent tried, at least. */
    public static final int FEWEST_FAMILIES = 20;
    /** The share of all tasks that the largest family may hold. */
    public static final BigDecimal LARGEST_FAMILY = new BigDecimal("0.2");
    /** The share of resamples without a horizon, at most. */
    public static final BigDecimal MOST_UNDEFINED = new BigDecimal("0.001");
    /** The largest penalty simulated. */
    public static final BigDecimal LARGEST_RIDGE = new BigDecimal("0.1");
    /** The smallest alpha simulated. */
    public static final Alpha SMALLEST_ALPHA = Alpha.of("0.025");
    /** The largest alpha simulated. */
    public static final Alpha LARGEST_ALPHA = Alpha.of("0.05");

    private static final int FIRST = 1000;
    private static final int CAP = 16_000;
    private static final int SHARES = 4;
    private static final double ERRORS = 3;
    /** No task takes 2^1000 minutes, or 2^-1000: such a resample hardly falls with length. */
    private static final double LONGEST_LOG2 = 1000;

    private HorizonBound() {}

    /**
     * What is asked.
     *
     * @param cutoff in minutes; resampling stops early where it cannot matter. Empty: the cap is used
     * @param seed   follows from the plan and the outcomes
     */
    public record Asked(BigDecimal ridge, Alpha alpha, Optional<BigDecimal> cutoff, long seed) {
        public Asked {
            BigDecimal given = ridge;
            Rule.require(given.signum() >= 0, () -> "a penalty is at least 0, not `" + given + "`");
        }
    }

    /** The upper bound, in minutes. Throws unless the runs are those of one agent. */
    public static Bound upper(HorizonRuns runs, Asked asked) {
        return bound(runs, asked, Side.UPPER);
    }

    /** The lower bound, in minutes. Throws unless the runs are those of one agent. */
    public static Bound lower(HorizonRuns runs, Asked asked) {
        return bound(runs, asked, Side.LOWER);
    }

    private enum Side { LOWER, UPPER }

    private static Bound bound(HorizonRuns runs, Asked asked, Side side) {
        Rule.require(runs.agents().size() == 1, () -> "a bound is that of one agent, not of `" + runs.agents().size() + "`");
        if (runs.fit(0, asked.ridge().doubleValue()) instanceof LogisticFit.None none) {
            return withoutFit(none, side);
        }
        Alpha tail = asked.alpha().dividedBy(SHARES);
        HorizonBootstrap bootstrap = new HorizonBootstrap(runs, asked.ridge().doubleValue(), HorizonBootstrap.Depth.FAMILIES_TASKS_AND_RUNS, asked.seed());
        int replicates = asked.cutoff().isPresent() ? FIRST : CAP;
        Resamples resamples = Resamples.of(bootstrap, replicates, side);
        while (replicates < CAP && resamples.isNear(asked.cutoff().orElseThrow(), tail)) {
            replicates = 2 * replicates;
            resamples = Resamples.of(bootstrap, replicates, side);
        }
        List<String> faults = outsideDomain(runs, asked, resamples);
        double log2 = faults.isEmpty() ? resamples.outer(tail) : resamples.at(asked.alpha());
        if (Math.abs(log2) > LONGEST_LOG2) {
            return new Bound.Unbounded("too many resamples have no horizon, so none is excluded on this side; run more tasks of other lengths");
        }
        BigDecimal minutes = new BigDecimal(StrictMath.pow(2, side == Side.UPPER ? log2 : -log2));
        BigDecimal outward = side == Side.UPPER ? Outward.up(minutes) : Outward.down(minutes);
        return faults.isEmpty() ? new Bound.At(outward) : new Bound.NotValidHere(outward, String.join("; ", faults));
    }

    private static Bound withoutFit(LogisticFit.None none, Side side) {
        return switch (none) {
            case ALL_SUCCESS -> side == Side.UPPER ? new Bound.Unbounded("every run succeeded, so no length is excluded; run longer tasks") : undefined(none);
            case ALL_FAILURE -> side == Side.LOWER ? new Bound.Unbounded("every run failed, so no length is excluded; run shorter tasks") : undefined(none);
            case NO_RUNS, SEPARATED, ONE_LENGTH -> undefined(none);
        };
    }

    private static Bound undefined(LogisticFit.None none) {
        return new Bound.Undefined(switch (none) {
            case ALL_SUCCESS, ALL_FAILURE -> "all outcomes are of one kind, so no curve says how far the horizon is; run tasks of other lengths";
            case NO_RUNS -> "no task was run; run the planned tasks";
            case SEPARATED -> "one length parts successes from failures, so no curve is likeliest; run more tasks about that length";
            case ONE_LENGTH -> "all tasks are of one length; run tasks of other lengths";
        });
    }

    /** Every rule of the domain that these runs break, in words. */
    private static List<String> outsideDomain(HorizonRuns runs, Asked asked, Resamples resamples) {
        List<String> faults = new ArrayList<>();
        HorizonRuns.Extent extent = runs.extent(0);
        if (extent.families() < FEWEST_FAMILIES) {
            faults.add("the agent tried at least " + FEWEST_FAMILIES + " families of tasks, not `" + extent.families() + "`");
        }
        if (BigDecimal.valueOf(runs.largestFamily(0)).compareTo(LARGEST_FAMILY.multiply(BigDecimal.valueOf(extent.tasks()))) > 0) {
            faults.add("no family holds more than " + LARGEST_FAMILY + " of the tasks, not `" + runs.largestFamily(0) + "` of `" + extent.tasks() + "`");
        }
        if (resamples.undefinedShare().compareTo(MOST_UNDEFINED) > 0) {
            faults.add("at most " + MOST_UNDEFINED + " of the resamples have no horizon, not `" + resamples.undefinedShare() + "`");
        }
        if (asked.ridge().compareTo(LARGEST_RIDGE) > 0) {
            faults.add("coverage was shown for penalties up to " + LARGEST_RIDGE + ", not `" + asked.ridge() + "`");
        }
        if (asked.alpha().compareTo(SMALLEST_ALPHA) < 0 || asked.alpha().compareTo(LARGEST_ALPHA) > 0) {
            faults.add("coverage was shown for alpha from " + SMALLEST_ALPHA + " to " + LARGEST_ALPHA + ", not `" + asked.alpha() + "`");
        }
        double log2 = resamples.outer(asked.alpha().dividedBy(SHARES));
        double reached = resamples.side() == Side.UPPER ? log2 : -log2;
        if (reached > LogisticFit.log2(extent.longestMinutes()) || reached < LogisticFit.log2(extent.shortestMinutes())) {
            faults.add("the bound lies among the lengths of the agent's tasks, not beyond them");
        }
        return faults;
    }

    /** log2 minutes of resamples, ascending in the direction of the side; positive infinity where there is no horizon. */
    private record Resamples(double[] sorted, Side side, int undefined) {
        static Resamples of(HorizonBootstrap bootstrap, int replicates, Side side) {
            HorizonBootstrap.Replicates room = bootstrap.room(replicates);
            bootstrap.fill(room, 0, replicates);
            double[] sorted = new double[replicates];
            int undefined = 0;
            for (int b = 0; b < replicates; b++) {
                boolean falls = room.slopes()[0][b] < 0;
                undefined += falls ? 0 : 1;
                sorted[b] = !falls ? Double.POSITIVE_INFINITY : side == Side.UPPER ? room.log2Even()[0][b] : -room.log2Even()[0][b];
            }
            Arrays.sort(sorted);
            return new Resamples(sorted, side, undefined);
        }

        BigDecimal undefinedShare() {
            return BigDecimal.valueOf(undefined).divide(BigDecimal.valueOf(sorted.length));
        }

        double at(Alpha tail) {
            return sorted[(int) Math.min(sorted.length - 1.0, Math.ceil(sorted.length * (1 - tail.roundedDown())))];
        }

        /** The percentile, three Monte-Carlo errors further out. */
        double outer(Alpha tail) {
            return sorted[(int) Math.min(sorted.length - 1.0, Math.ceil(place(tail) + error(tail)))];
        }

        boolean isNear(BigDecimal cutoff, Alpha tail) {
            if (cutoff.signum() <= 0) {
                return false;
            }
            double log2 = LogisticFit.log2(cutoff.doubleValue());
            double oriented = side == Side.UPPER ? log2 : -log2;
            return sorted[(int) Math.max(0, Math.floor(place(tail) - error(tail)))] <= oriented && oriented <= outer(tail);
        }

        private double place(Alpha tail) {
            return sorted.length * (1 - tail.roundedDown());
        }

        private double error(Alpha tail) {
            double p = tail.roundedDown();
            return ERRORS * Math.sqrt(sorted.length * p * (1 - p));
        }
    }
}
