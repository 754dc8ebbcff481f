package loadline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import loadline.core.Rule;

/**
 * The straight line of least squares through points, whatever their order.
 *
 * @param squaresX      the sum of (x - mean)^2
 * @param residual      the sum of squared distances of the points from the line
 */
record Line(int n, double meanX, double meanY, double slope, double squaresX, double residual) {
    /** Throws unless there are two different x. */
    static Line through(double[] x, double[] y) {
        Rule.require(x.length == y.length, () -> "each point has two coordinates: `" + x.length + "` and `" + y.length + "`");
        Moments horizontal = Moments.of(x);
        Rule.require(horizontal.squares() > 0, "a line needs points at two different places");
        int[] order = IntStream.range(0, x.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i])).mapToInt(Integer::intValue).toArray();
        double meanY = Moments.of(y).mean();
        double slope = Sums.of(Arrays.stream(order).mapToDouble(i -> (x[i] - horizontal.mean()) * (y[i] - meanY)).toArray()) / horizontal.squares();
        double residual = Sums.of(Arrays.stream(order).mapToDouble(i -> square(y[i] - meanY - slope * (x[i] - horizontal.mean()))).toArray());
        return new Line(x.length, horizontal.mean(), meanY, slope, horizontal.squares(), residual);
    }

    double at(double x) {
        return meanY + slope * (x - meanX);
    }

    /** The standard deviation of points about the line; undefined for two points. */
    Figure deviation() {
        return Figure.of(n > 2, Math.sqrt(residual / (n - 2)), "two points leave no distance from their line");
    }

    private static double square(double x) {
        return x * x;
    }
}
