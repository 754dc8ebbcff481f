package loadline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import loadline.core.Rule;

/**
 * How much steeper a trend is after a break than before. The two variants differ; say which one is meant.
 *
 * @param separate   from a line on each side, the break point belonging to both
 * @param continuous from one line with a bend at the break point
 */
public record SlopeRatio(Figure separate, Figure continuous, Figure early, Figure late) {
    /** Points by time; the break lies at the point with this index, counted from 0 in the order given. */
    public static SlopeRatio of(double[] times, double[] values, int breakIndex) {
        Rule.require(times.length == values.length && breakIndex >= 0 && breakIndex < times.length, "each time has a value, and the break is one of them");
        int[] order = IntStream.range(0, times.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> times[i]).thenComparingDouble(i -> values[i])).mapToInt(Integer::intValue).toArray();
        double[] t = Arrays.stream(order).mapToDouble(i -> times[i]).toArray();
        double[] y = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        int at = IntStream.range(0, order.length).filter(i -> order[i] == breakIndex).findFirst().orElseThrow();
        Figure early = slope(t, y, 0, at + 1);
        Figure late = slope(t, y, at, t.length);
        return new SlopeRatio(ratio(late, early), continuous(t, y, times[breakIndex]), early, late);
    }

    private static Figure slope(double[] t, double[] y, int from, int to) {
        double[] part = Arrays.copyOfRange(t, from, to);
        boolean spread = part.length > 1 && part[0] != part[part.length - 1];
        return spread ? Figure.of(Line.through(part, Arrays.copyOfRange(y, from, to)).slope()) : Figure.undefined("a side of the break has a single time");
    }

    private static Figure ratio(Figure late, Figure early) {
        return early instanceof Figure.Known(double e) ? e == 0 ? Figure.undefined("the early trend is flat") : late.map(l -> l / e) : early;
    }

    /** Least squares on t and on max(0, t - break): both freed of their means, then of each other. */
    private static Figure continuous(double[] t, double[] y, double at) {
        double[] bend = Arrays.stream(t).map(x -> Math.max(0, x - at)).toArray();
        Moments bends = Moments.of(bend);
        Moments before = Moments.of(t);
        double[] own = new double[t.length];
        double shared = before.squares() == 0 ? 0 : product(t, bend) / before.squares();
        Arrays.setAll(own, i -> bend[i] - bends.mean() - shared * (t[i] - before.mean()));
        double squares = Sums.of(Arrays.stream(own).map(x -> x * x).toArray());
        if (before.squares() == 0 || squares <= 1e-24 * before.squares()) {
            return Figure.undefined("a side of the break has a single time");
        }
        double extra = product(own, y) / squares;
        double early = product(t, y) / before.squares() - shared * extra;
        return Figure.of(early != 0, (early + extra) / early, "the early trend is flat");
    }

    private static double product(double[] x, double[] y) {
        double meanX = Moments.of(x).mean();
        double meanY = Moments.of(y).mean();
        double[] terms = new double[x.length];
        Arrays.setAll(terms, i -> (x[i] - meanX) * (y[i] - meanY));
        return Sums.of(terms);
    }
}
