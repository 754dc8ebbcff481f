package loadline.core;

import java.util.function.Supplier;

/** Refuses nonsense where a value is made, and says the rule that was broken. */
public final class Rule {
    private Rule() {}

    /** Throws {@link IllegalArgumentException} with {@code rule} unless it holds. */
    public static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** As {@link #require(boolean, String)}, the message made only when it is needed. */
    public static void require(boolean holds, Supplier<String> rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule.get());
        }
    }
}
