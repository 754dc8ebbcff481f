package loadline.core.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an indicator is for and the number it is compared with, in the raw metric's own unit. Scores and numbers are oriented
 * before they are compared ({@link Indicator#oriented}), so that up is dangerous; "below" means the safe side, whatever the
 * sense of the raw metric.
 */
public sealed interface Line {
    /** Below rules out; at or above, the power to rule out is lost, but nothing is crossed. */
    record RuleOut(Cutoff cutoff) implements Line {}

    /** At or above crosses; below says nothing. */
    record RuleIn(Cutoff cutoff) implements Line {}

    /** Under {@code below} rules out, at or above {@code from} crosses, between is inconclusive. */
    record Band(Cutoff below, Cutoff from) implements Line {}

    /** For a precursor: below rules out every threshold it stands before; at or above starts the duties the policy declares. */
    record Precursor(Cutoff cutoff) implements Line {}

    /** At or above opens a response-plan obligation. It neither rules out nor crosses. */
    record Alert(Cutoff cutoff) implements Line {}

    /** Reported, never compared. */
    record Tracking() implements Line {}

    /** A signed finding of people; no estimate speaks for it, so it is inconclusive to the statistics. */
    record Judgement() implements Line {}

    /** The number itself. */
    sealed interface Cutoff {
        /** A number, in the indicator's unit, and where it stands. */
        record Fixed(BigDecimal value, String source) implements Cutoff {}

        /** The line exists but is not known here (sealed, redacted or never published): nothing is ruled out or crossed by it. */
        record Undisclosed(String why) implements Cutoff {}
    }

    /** The number that a bound must stay below to rule out; empty where nothing can. */
    default Optional<BigDecimal> ruleOutBelow() {
        return switch (this) {
            case RuleOut(Cutoff cutoff) -> number(cutoff);
            case Band(Cutoff below, Cutoff _) -> number(below);
            case Precursor(Cutoff cutoff) -> number(cutoff);
            case RuleIn _, Alert _, Tracking _, Judgement _ -> Optional.empty();
        };
    }

    /** The number that a bound must reach to cross; empty where nothing can. */
    default Optional<BigDecimal> crossedFrom() {
        return switch (this) {
            case RuleIn(Cutoff cutoff) -> number(cutoff);
            case Band(Cutoff _, Cutoff from) -> number(from);
            case RuleOut _, Precursor _, Alert _, Tracking _, Judgement _ -> Optional.empty();
        };
    }

    /** Whether the pathway waits for it before it is ruled out. A judgement does count, and no statistic satisfies it. */
    default boolean bearsOnRulingOut() {
        return switch (this) {
            case RuleOut _, Band _, Precursor _, Judgement _ -> true;
            case RuleIn _, Alert _, Tracking _ -> false;
        };
    }

    private static Optional<BigDecimal> number(Cutoff cutoff) {
        return switch (cutoff) {
            case Cutoff.Fixed fixed -> Optional.of(fixed.value());
            case Cutoff.Undisclosed _ -> Optional.empty();
        };
    }
}
