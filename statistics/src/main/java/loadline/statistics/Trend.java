package loadline.statistics;

import loadline.core.Rule;

/**
 * A straight trend of log2 values over years, and when it crosses a threshold. With two points the spread is undefined; a slope
 * that cannot be told from 0 leaves the crossing unbounded, which is an answer.
 *
 * @param slope         per year
 * @param atOrigin      the line at the origin year
 * @param doublingTime  in years; undefined unless the slope is above 0
 * @param doublingTimes its interval; unbounded above if the slope may be 0
 */
public record Trend(
        Figure slope, Figure atOrigin, Figure slopeError, Interval slopes, Figure doublingTime, Interval doublingTimes, Figure deviation, Prediction prediction, Crossing crossing) {

    /** The points. */
    public record Points(double[] years, double[] log2Values) {}

    /** The line in a year: interval of the line itself and of one further point. */
    public record Prediction(Figure value, Interval ofMean, Interval ofPoint) {}

    /** The year in which the threshold is crossed, with the interval for one further point and for the line (inverse prediction). */
    public record Crossing(Figure year, Interval ofPoint, Interval ofMean) {}

    /** What is asked of a trend. */
    public record Asked(double origin, double thresholdLog2, double year, Level level) {}

    /** The trend of {@code points}. Throws unless there are two different years. */
    public static Trend of(Points points, Asked asked) {
        Rule.require(points.years().length >= 2, "a trend needs at least two points");
        Line line = Line.through(points.years(), points.log2Values());
        Figure deviation = line.deviation();
        Figure error = deviation.map(s -> s / Math.sqrt(line.squaresX()));
        Figure half = error.map(e -> asked.level().t(line.n() - 2.0) * e);
        Interval slopes = around(line.slope(), half);
        String flat = "the slope is not above 0";
        return new Trend(Figure.of(line.slope()), Figure.of(line.at(asked.origin())), error, slopes, Figure.of(line.slope() > 0, 1 / line.slope(), flat),
                new Interval(reciprocal(slopes.upper(), flat), reciprocal(slopes.lower(), "the slope may be 0, so the doubling time has no upper bound")), deviation,
                prediction(line, deviation, asked), crossing(line, deviation, asked));
    }

    private static Figure reciprocal(Figure slope, String ifNotPositive) {
        return slope instanceof Figure.Known(double value) ? Figure.of(value > 0, 1 / value, ifNotPositive) : slope;
    }

    private static Interval around(double centre, Figure half) {
        return switch (half) {
            case Figure.Known(double width) -> Interval.around(centre, width);
            case Figure.Undefined(String reason) -> Interval.undefined(reason);
        };
    }

    private static Prediction prediction(Line line, Figure deviation, Asked asked) {
        double far = asked.year() - line.meanX();
        double leverage = 1.0 / line.n() + far * far / line.squaresX();
        double value = line.at(asked.year());
        Figure scale = deviation.map(s -> s * asked.level().t(line.n() - 2.0));
        return new Prediction(Figure.of(value), around(value, scale.map(q -> q * Math.sqrt(leverage))), around(value, scale.map(q -> q * Math.sqrt(1 + leverage))));
    }

    private static Crossing crossing(Line line, Figure deviation, Asked asked) {
        double above = asked.thresholdLog2() - line.meanY();
        Figure year = Figure.of(line.slope() != 0, line.meanX() + above / line.slope(), "the line is flat");
        return switch (deviation) {
            case Figure.Undefined(String reason) -> new Crossing(year, Interval.undefined(reason), Interval.undefined(reason));
            case Figure.Known(double s) -> {
                double q = s * asked.level().t(line.n() - 2.0);
                yield new Crossing(year, crossing(line, above, q, 1 + 1.0 / line.n()), crossing(line, above, q, 1.0 / line.n()));
            }
        };
    }

    /** The years x with (slope (x - mean) - above)^2 <= q^2 (share + (x - mean)^2 / squares). */
    private static Interval crossing(Line line, double above, double q, double share) {
        double a = line.slope() * line.slope() - q * q / line.squaresX();
        double discriminant = line.slope() * line.slope() * above * above - a * (above * above - q * q * share);
        if (a <= 0 || discriminant < 0) {
            return Interval.undefined("the slope cannot be told from 0, so the crossing is unbounded");
        }
        double root = Math.sqrt(discriminant);
        return Interval.of(line.meanX() + (line.slope() * above - root) / a, line.meanX() + (line.slope() * above + root) / a);
    }
}
