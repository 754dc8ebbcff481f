package loadline.core.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/**
 * One evaluation and how it speaks for thresholds: what is measured, by which estimator, against which line.
 *
 * @param speaksFor thresholds or precursors of the policy
 * @param pathway the threat pathway it belongs to; a threshold is ruled out only if every pathway is
 * @param task the evaluation task whose runs it reads, as the result files name it
 * @param scorer the scorer whose value is read; empty where a task has one
 * @param danger whether a higher or a lower raw score is more dangerous
 * @param quantity what the number is
 * @param estimator how bounds are computed
 * @param successFrom for proportions from graded scores: the least score that counts as a success
 * @param buffer how far below the cutoff the bound must stay, at least 0, in the indicator's unit
 * @param leastRuns fewest usable registered results
 * @param maxAge how old a result may be and still rule out
 * @param attempts attempts that the threat model grants; pass@k must use at least as many
 * @param mostLimitHit largest share of samples stopped by a limit before under-elicitation is presumed
 * @param publishedMayRuleOut whether hand-entered aggregates with item counts may rule out
 * @param phrase the words of the policy or card that the number stands for, and {@code reading}, how they were read
 */
public record Indicator(
        IndicatorId id,
        Set<ThresholdId> speaksFor,
        String pathway,
        String task,
        Optional<String> scorer,
        Danger danger,
        Quantity quantity,
        Estimator estimator,
        Optional<BigDecimal> successFrom,
        Line line,
        BigDecimal buffer,
        int leastRuns,
        TimeSpan maxAge,
        int attempts,
        BigDecimal mostLimitHit,
        boolean publishedMayRuleOut,
        String phrase,
        String reading,
        List<AlternativeReading> alternatives) {

    /** Which end of the raw scale is dangerous. */
    public enum Danger { HIGH, LOW }

    /** What is measured, which fixes the unit. */
    public enum Quantity {
        /** Share of items solved, 0 to 1. */
        PROPORTION,
        /** Mean of a score bounded by 0 and 1. */
        BOUNDED_MEAN,
        /** Mean with the model over mean of the control group. */
        UPLIFT_RATIO,
        /** Any other number: speed-ups, errors, counts. No bound is computed for it. */
        OTHER
    }

    /** How bounds are computed. */
    public enum Estimator { CLOPPER_PEARSON_ITEMS, BETTING_CLUSTERS, FIELLER_RATIO, NONE }

    /** Another way to read the phrase: another cutoff. The least favourable reading stands. */
    public record AlternativeReading(String reading, Line line) {}

    public Indicator {
        speaksFor = Set.copyOf(speaksFor);
        alternatives = List.copyOf(alternatives);
        Rule.require(!speaksFor.isEmpty(), "an indicator speaks for at least one threshold");
        Rule.require(!pathway.isBlank() && !task.isBlank(), "an indicator names its pathway and task");
        Rule.require(buffer.signum() >= 0, "a buffer is at least 0: it only tightens ruling out");
        Rule.require(leastRuns >= 1, "an indicator needs at least one result");
        Rule.require(attempts >= 1, "a threat model grants at least one attempt");
        Rule.require(mostLimitHit.signum() >= 0 && mostLimitHit.compareTo(BigDecimal.ONE) <= 0, "a share lies between 0 and 1");
        requireOrder(line, danger);
        for (AlternativeReading alternative : alternatives) {
            requireOrder(alternative.line(), danger);
        }
    }

    /** A number of the raw metric turned so that up is dangerous: itself, or its negative where low scores are dangerous. */
    public BigDecimal oriented(BigDecimal raw) {
        return danger == Danger.HIGH ? raw : raw.negate();
    }

    private static void requireOrder(Line line, Danger danger) {
        if (line instanceof Line.Band(Line.Cutoff.Fixed below, Line.Cutoff.Fixed from)) {
            int order = below.value().compareTo(from.value());
            Rule.require(danger == Danger.HIGH ? order <= 0 : order >= 0, "a band's rule-out line does not lie on the dangerous side of its rule-in line");
        }
    }
}
