package loadline.statistics.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loadline.core.Rule;
import loadline.core.statistics.HorizonBootstrap;
import loadline.core.statistics.HorizonRuns;
import loadline.core.statistics.LogisticFit;
import loadline.statistics.Figure;
import loadline.statistics.HorizonInterval;
import loadline.statistics.Interval;
import loadline.statistics.Level;

/** The time horizon of each agent, with bootstrap intervals, for display: which interval may rule out is the core's to say. */
public record Horizons(Asked asked, List<Agent> agents) {
    /**
     * What is asked.
     *
     * @param ridge      the penalty on the slope; the weights of an agent sum to 1
     * @param replicates resamples; 0 for none
     */
    public record Asked(double ridge, int replicates, long seed, Undefined undefined, Level level) {
        public Asked {
            int given = replicates;
            Rule.require(given == 0 || given >= 2 && given <= 10_000_000, () -> "replicates number 0, or 2 to 10000000, not `" + given + "`");
        }
    }

    /** What to do with a resample that has no fit. */
    public enum Undefined {
        /** It counts on the unfavourable side of either end; so does one in which success does not fall with length. */
        LEAST_FAVOURABLE,
        /** It is left out, and a rising slope is taken as it comes: what published intervals did. */
        DROPPED
    }

    /**
     * One agent.
     *
     * @param half           minutes at which it succeeds half of the time
     * @param most           minutes at which it succeeds four fifths of the time
     * @param extrapolated   whether one of these lies beyond its shortest or longest task
     * @param undefined      resamples without a fit, or in which success does not fall with length
     */
    public record Agent(
            String name, HorizonRuns.Extent extent, LogisticFit fit, Figure half, Figure most, Interval halfInterval, Interval mostInterval, boolean extrapolated, int undefined) {}

    private static final double HALF = 0.5;
    private static final double MOST = 0.8;
    private static final int CHUNK = 50;

    /** Of all agents. However many processors share the work, the figures are the same. */
    public static Horizons of(HorizonRuns runs, Asked asked) {
        HorizonBootstrap bootstrap = new HorizonBootstrap(runs, asked.ridge(), HorizonBootstrap.Depth.FAMILIES_TASKS_AND_RUNS, asked.seed());
        HorizonBootstrap.Replicates room = bootstrap.room(asked.replicates());
        int chunks = (asked.replicates() + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(c -> bootstrap.fill(room, c * CHUNK, Math.min(asked.replicates(), (c + 1) * CHUNK)));
        List<Agent> agents = new ArrayList<>();
        for (int a = 0; a < runs.agents().size(); a++) {
            agents.add(agent(runs, a, asked, new Resamples(room.log2Even()[a], room.slopes()[a])));
        }
        return new Horizons(asked, List.copyOf(agents));
    }

    private static Agent agent(HorizonRuns runs, int index, Asked asked, Resamples resamples) {
        LogisticFit fit = runs.fit(index, asked.ridge());
        HorizonRuns.Extent extent = runs.extent(index);
        Figure half = horizon(fit, HALF);
        Figure most = horizon(fit, MOST);
        boolean beyond = isBeyond(half, extent) || isBeyond(most, extent);
        Interval none = Interval.undefined("no resamples");
        boolean resampled = asked.replicates() > 0;
        return new Agent(runs.agents().get(index), extent, fit, half, most, resampled ? resamples.interval(HALF, asked) : none,
                resampled ? resamples.interval(MOST, asked) : none, beyond, resamples.undefined());
    }

    private static Figure horizon(LogisticFit fit, double share) {
        return switch (fit) {
            case LogisticFit.Fitted fitted -> HorizonInterval.minutes(fitted, share);
            case LogisticFit.None none -> Figure.undefined(reason(none));
        };
    }

    /** Why there is no horizon, in words. */
    public static String reason(LogisticFit.None none) {
        return switch (none) {
            case NO_RUNS -> "it ran no task";
            case ALL_FAILURE -> "every run failed, so the horizon is below the shortest task, how far is unknown";
            case ALL_SUCCESS -> "every run succeeded, so the horizon is beyond the longest task, how far is unknown";
            case SEPARATED -> "one length parts successes from failures, so without a penalty no curve is likeliest";
            case ONE_LENGTH -> "all tasks are of one length";
        };
    }

    private static boolean isBeyond(Figure minutes, HorizonRuns.Extent extent) {
        return minutes instanceof Figure.Known(double m) && (m > extent.longestMinutes() || m < extent.shortestMinutes());
    }

    /** The resamples of one agent. */
    private record Resamples(double[] log2Even, double[] slopes) {
        int undefined() {
            return (int) Arrays.stream(slopes).filter(slope -> !(slope < 0)).count();
        }

        Interval interval(double share, Asked asked) {
            double logOdds = StrictMath.log(share / (1 - share));
            double tail = asked.level().tail();
            return switch (asked.undefined()) {
                case DROPPED -> {
                    double[] sorted = sorted(logOdds, Double.NaN);
                    yield sorted.length < 2 ? Interval.undefined("too few resamples have a fit") : Interval.of(minutes(sorted, tail), minutes(sorted, 1 - tail));
                }
                case LEAST_FAVOURABLE -> new Interval(
                        end(sorted(logOdds, Double.NEGATIVE_INFINITY), tail), end(sorted(logOdds, Double.POSITIVE_INFINITY), 1 - tail));
            };
        }

        /** log2 minutes, ascending; in place of an undefined one {@code instead}, or nothing if that is not a number. */
        private double[] sorted(double logOdds, double instead) {
            boolean drops = Double.isNaN(instead);
            return IntStream.range(0, slopes.length)
                    .mapToDouble(b -> drops || slopes[b] < 0 ? log2Even[b] + logOdds / slopes[b] : instead)
                    .filter(x -> !Double.isNaN(x)).sorted().toArray();
        }

        private static Figure end(double[] sorted, double p) {
            double place = p * (sorted.length - 1);
            boolean finite = Double.isFinite(sorted[(int) Math.floor(place)]) && Double.isFinite(sorted[(int) Math.ceil(place)]);
            return finite ? Figure.of(minutes(sorted, p)) : Figure.undefined("too many resamples have no fit, so this end is open");
        }

        /** The quantile, linear between neighbours, in minutes: neighbours are taken in minutes, as published intervals did. */
        private static double minutes(double[] sorted, double p) {
            double place = p * (sorted.length - 1);
            int below = (int) Math.floor(place);
            double low = StrictMath.pow(2, sorted[below]);
            double high = StrictMath.pow(2, sorted[Math.min(below + 1, sorted.length - 1)]);
            return low == high ? low : low + (place - below) * (high - low);
        }
    }
}
