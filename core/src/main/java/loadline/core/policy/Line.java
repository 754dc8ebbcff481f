package loadline.core.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Rule;

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
    record Band(Cutoff below, Cutoff from) implements Line {
        public Band {
            boolean isSealed = below instanceof Cutoff.Sealed || from instanceof Cutoff.Sealed;
            boolean isByOne = below instanceof Cutoff.Sealed low && from instanceof Cutoff.Sealed high && low.opener().equals(high.opener());
            Rule.require(!isSealed || isByOne, "a band is sealed at both ends, by one role, or at neither");
        }
    }

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

        /**
         * The number was fixed and is kept secret. What evidence comes to beside it is what the opener signs.
         *
         * @param commitment digest that fixes the number: of the number with a salt that only its keepers know
         * @param opener the role that may say it
         */
        record Sealed(Digest commitment, Role opener) implements Cutoff {}
    }

    /** The roles that speak for sealed cutoffs of the line; none where nothing is sealed. */
    default Set<Role> openers() {
        return switch (this) {
            case RuleOut(Cutoff cutoff) -> opener(cutoff);
            case RuleIn(Cutoff cutoff) -> opener(cutoff);
            case Precursor(Cutoff cutoff) -> opener(cutoff);
            case Alert(Cutoff cutoff) -> opener(cutoff);
            case Band(Cutoff below, Cutoff _) -> opener(below);
            case Tracking _, Judgement _ -> Set.of();
        };
    }

    /** Whether some result can rule out by it: the number is known, or somebody may say what it comes to. */
    default boolean mayRuleOut() {
        return ruleOutBelow().isPresent() || bearsOnRulingOut() && !openers().isEmpty();
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
            case Cutoff.Undisclosed _, Cutoff.Sealed _ -> Optional.empty();
        };
    }

    private static Set<Role> opener(Cutoff cutoff) {
        return cutoff instanceof Cutoff.Sealed sealed ? Set.of(sealed.opener()) : Set.of();
    }
}
