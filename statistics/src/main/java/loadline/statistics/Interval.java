package loadline.statistics;

import java.util.function.DoubleUnaryOperator;

/** Two ends, each known or not. An end that is undefined excludes nothing on its side. */
public record Interval(Figure lower, Figure upper) {
    public static Interval of(double lower, double upper) {
        return new Interval(Figure.of(lower), Figure.of(upper));
    }

    /** Both ends undefined for this reason. */
    public static Interval undefined(String reason) {
        return new Interval(Figure.undefined(reason), Figure.undefined(reason));
    }

    /**
     * {@code centre} plus and minus {@code half}. A half-width of 0 comes from no variance, which says nothing about
     * uncertainty: undefined.
     */
    public static Interval around(double centre, double half) {
        return half == 0 ? undefined("no variance means no information, never a width of 0") : of(centre - half, centre + half);
    }

    /** Whether at least one end is known. */
    public boolean isKnown() {
        return lower.isKnown() || upper.isKnown();
    }

    /** The interval cut to [{@code lowest}, {@code highest}]. */
    public Interval clipped(double lowest, double highest) {
        return new Interval(lower.map(x -> Math.max(lowest, x)), upper.map(x -> Math.min(highest, x)));
    }

    /** The interval of an increasing function of the quantity. */
    public Interval map(DoubleUnaryOperator increasing) {
        return new Interval(lower.map(increasing), upper.map(increasing));
    }
}
