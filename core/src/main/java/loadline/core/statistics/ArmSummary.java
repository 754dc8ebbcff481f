package loadline.core.statistics;

import java.math.BigDecimal;
import loadline.core.Rule;

/**
 * One arm of a trial as published: the mean of {@code n} participants' scores, with its spread. Throws unless n is from 2
 * to one million and the spread is at least 0.
 */
public record ArmSummary(BigDecimal mean, BigDecimal spread, SpreadKind kind, int n) {
    public ArmSummary {
        BigDecimal given = spread;
        int participants = n;
        Rule.require(n >= 2 && n <= 1_000_000, () -> "an arm has from 2 to 1000000 participants, not `" + participants + "`");
        Rule.require(spread.signum() >= 0, () -> "a spread is at least 0, not `" + given + "`");
    }

    /** This arm with the meaning of its spread settled as {@code reading}. */
    public ArmSummary read(SpreadKind reading) {
        return new ArmSummary(mean, spread, reading, n);
    }

    /** The standard error of the mean. Throws if the meaning of the spread is unknown. */
    public BigDecimal standardError() {
        return kind.standardError(spread, n);
    }
}
