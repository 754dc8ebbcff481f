package loadline.core.policy;

import java.math.BigDecimal;
import loadline.core.Rule;

/**
 * The least strict values any protocol under the policy may choose. Published policies state none, so the built-in packs
 * carry defaults of this project and say so in {@code origin}.
 *
 * @param familyAlpha one-sided error probability for a family and threshold, over all submissions, in (0, 0.5)
 * @param mostMissing largest share of planned samples that may be absent, errored, unscored or cut off, in [0, 1]
 * @param leastIndicators fewest indicators on a threat pathway
 */
public record Floors(BigDecimal familyAlpha, BigDecimal mostMissing, int leastIndicators, String origin) {
    public Floors {
        Rule.require(familyAlpha.signum() > 0 && familyAlpha.compareTo(new BigDecimal("0.5")) < 0, "the family's alpha lies between 0 and 0.5");
        Rule.require(mostMissing.signum() >= 0 && mostMissing.compareTo(BigDecimal.ONE) <= 0, "the share of missing samples lies between 0 and 1");
        Rule.require(leastIndicators >= 1, "a pathway has at least one indicator");
    }
}
