package loadline.testing;

import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs a property on many generated cases; a failure names the seed that repeats it, and the case. */
public final class Seeded {
    private Seeded() {}

    /**
     * Checks {@code property} on {@code cases} values, the i-th generated from {@code new Random(i)}.
     *
     * @throws AssertionError naming the first seed whose value breaks the property
     */
    public static <T> void forAll(int cases, Function<Random, T> generator, Predicate<T> property) {
        if (cases < 1) {
            throw new IllegalArgumentException("a property is checked on at least one case, not " + cases);
        }
        for (long seed = 0; seed < cases; seed++) {
            T value = generator.apply(new Random(seed));
            if (!property.test(value)) {
                throw new AssertionError("seed " + seed + " breaks the property: " + value);
            }
        }
    }
}
