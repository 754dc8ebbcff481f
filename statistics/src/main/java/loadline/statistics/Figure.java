package loadline.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A computed number, or why there is none. Undefined is undefined: never 0, NaN or infinite. */
public sealed interface Figure {
    /** A finite number. */
    record Known(double number) implements Figure {}

    /** No number, and why. */
    record Undefined(String reason) implements Figure {}

    /** The number {@code value}; undefined if it is not finite. */
    static Figure of(double value) {
        return Double.isFinite(value) ? new Known(value + 0.0) : new Undefined("the formula has no finite value here");
    }

    /** The number {@code value} if {@code defined} holds, else undefined for this reason. */
    static Figure of(boolean defined, double value, String reason) {
        return defined ? of(value) : new Undefined(reason);
    }

    static Figure undefined(String reason) {
        return new Undefined(reason);
    }

    /** The number, if there is one. */
    default OptionalDouble value() {
        return switch (this) {
            case Known(double number) -> OptionalDouble.of(number);
            case Undefined _ -> OptionalDouble.empty();
        };
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    /** What {@code change} makes of the number; undefined stays undefined for its reason. */
    default Figure map(DoubleUnaryOperator change) {
        return switch (this) {
            case Known(double number) -> of(change.applyAsDouble(number));
            case Undefined undefined -> undefined;
        };
    }
}
