package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.policy.IndicatorId;

/**
 * What the runs of one plan (or one unregistered run) say about an indicator's quantity, under one reading of what is
 * unknown. Oriented so that up is dangerous. Bounds are one-sided at {@code alpha}, rounded outward to 12 digits.
 *
 * @param weights the checkpoint the evidence is about
 * @param protocol digest of the protocol text whose indicator was estimated
 * @param evidence digest of the plan's statement, or of the run's where it had no plan
 * @param runs digests of the statements of the runs that were read
 * @param method identifier and version of the method, such as {@code clopper-pearson-items/1}
 * @param reading what was assumed for what is unknown; {@code as recorded} where nothing was
 * @param upper absent where no upper bound is valid, so nothing can be ruled out
 * @param lower absent where no lower bound is valid, so nothing can be crossed
 * @param unbounded why a bound is absent; empty where both are there
 */
public record Estimate(
        IndicatorId indicator,
        Digest weights,
        Digest protocol,
        Digest evidence,
        List<Digest> runs,
        String method,
        BigDecimal alpha,
        String reading,
        Optional<BigDecimal> point,
        Optional<BigDecimal> lower,
        Optional<BigDecimal> upper,
        Tally tally,
        Basis basis,
        Optional<String> unbounded) {

    /**
     * How much evidence there is.
     *
     * @param n independent units the bound counts: items, clusters or participants
     * @param planned samples the plan asked for; {@code missing} of them absent, errored, unscored or unmapped
     * @param limited samples that a limit stopped without success
     * @param attempts attempts at each item
     */
    public record Tally(int n, int planned, int missing, int limited, int attempts) {
        public Tally {
            Rule.require(n >= 0 && planned >= 0 && missing >= 0 && limited >= 0 && attempts >= 0, "counts are not negative");
        }
    }

    public Estimate {
        runs = List.copyOf(runs);
        Rule.require(alpha.signum() > 0, "alpha is positive");
        Rule.require(lower.isEmpty() || upper.isEmpty() || lower.get().compareTo(upper.get()) <= 0, "a lower bound is not above the upper bound");
    }
}
