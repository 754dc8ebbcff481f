package loadline.statistics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import loadline.core.Rule;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.BettingBound;
import loadline.core.statistics.BoundedSample;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Fieller;
import loadline.core.statistics.GammaDistribution;
import loadline.core.statistics.SplitMix;
import loadline.core.statistics.StudentT;

/**
 * How large an evaluation has to be before the bounds that may rule out will rule a cutoff out, with a given chance, if the model
 * truly scores a given value. Where the truth is not below the cutoff no size is enough, and the answer says so.
 */
public final class RuleOutPlan {
    private static final int MOST_ITEMS = 1_000_000;
    private static final int MOST_CLUSTERS = 4096;
    private static final int SIMULATED = 1000;
    private static final long SEED = 20260101;

    private RuleOutPlan() {}

    /** What is to be ruled out and how surely: the true score, the cutoff, the alpha of the bound and the chance wanted. */
    public record Goal(BigDecimal truth, BigDecimal cutoff, Alpha alpha, double power) {
        public Goal {
            double wanted = power;
            Rule.require(wanted > 0 && wanted < 1, () -> "a chance wanted lies in (0, 1), not `" + wanted + "`");
            Rule.require(truth.signum() >= 0 && cutoff.signum() > 0, "a true score is at least 0 and a cutoff above it");
        }
    }

    /** A size, and the chance that it rules out. */
    public sealed interface Size {
        /**
         * @param needed   of items, clusters or participants
         * @param power    the chance at that size
         * @param allowed  successes with which the cutoff is still ruled out; -1 where the bound is not from counts
         */
        record Enough(int needed, double power, int allowed) implements Size {}

        record Never(String reason) implements Size {}
    }

    /**
     * Items for a Clopper-Pearson bound: the fewest from which on every larger number reaches the chance wanted, since one more item
     * can lower it.
     */
    public static Size items(Goal goal) {
        Rule.require(goal.truth().compareTo(BigDecimal.ONE) <= 0 && goal.cutoff().compareTo(BigDecimal.ONE) <= 0, "shares lie in [0, 1]");
        if (goal.truth().compareTo(goal.cutoff()) >= 0) {
            return notBelow(goal);
        }
        if (goal.cutoff().compareTo(BigDecimal.ONE) == 0) {
            return new Size.Never("every share is at most 1, so a cutoff of 1 is not ruled out by counts");
        }
        double truth = goal.truth().doubleValue();
        int steady = -1;
        int first = -1;
        for (int allowed = 0; ; allowed++) {
            int from = ClopperPearson.itemsToRuleOut(goal.cutoff(), allowed, goal.alpha());
            int last = ClopperPearson.itemsToRuleOut(goal.cutoff(), allowed + 1, goal.alpha()) - 1;
            // between from and last one more item only lowers the chance, so the last decides
            boolean holds = new Binomial(last, truth).atMost(allowed) >= goal.power();
            if (holds && steady < 0) {
                steady = allowed;
                first = from;
            }
            steady = holds ? steady : -1;
            if (steady >= 0 && allowed >= steady + 8 && allowed >= steady * 5 / 4) {
                return new Size.Enough(first, new Binomial(first, truth).atMost(steady), steady);
            }
            if (from > MOST_ITEMS) {
                return new Size.Never("more than " + MOST_ITEMS + " items would be needed");
            }
        }
    }

    /**
     * The share of items with a success in at least one of {@code epochs}, which is what counts against ruling out, if items differ
     * so that two epochs of one item correlate by {@code agreement}: beta-binomial. With agreement 1 epochs change nothing; with 0
     * every epoch is a new chance.
     */
    public static double shareInAnyOf(int epochs, double share, double agreement) {
        Rule.require(epochs >= 1, () -> "epochs number at least 1, not `" + epochs + "`");
        Rule.require(share >= 0 && share <= 1 && agreement >= 0 && agreement <= 1, "share and agreement lie in [0, 1]");
        double none = 1;
        for (int i = 0; i < epochs; i++) {
            none *= ((1 - share) * (1 - agreement) + i * agreement) / (1 - agreement + i * agreement);
        }
        return agreement == 1 ? share : 1 - none;
    }

    /**
     * Clusters for a betting bound on cluster means, each of {@code items} yes-or-no items that correlate by {@code agreement}. By
     * simulation from a fixed seed; the error of the chance is at most 1.6 points.
     */
    public static Size clusters(Goal goal, int items, double agreement) {
        Rule.require(items >= 1 && agreement >= 0 && agreement <= 1, "a cluster has at least one item, and agreement lies in [0, 1]");
        if (goal.truth().compareTo(goal.cutoff()) >= 0) {
            return notBelow(goal);
        }
        return smallest(2, MOST_CLUSTERS, clusters -> simulated(goal, clusters, items, agreement), goal.power());
    }

    private static double simulated(Goal goal, int clusters, int items, double agreement) {
        int ruledOut = 0;
        for (int run = 0; run < SIMULATED; run++) {
            SplitMix random = SplitMix.of(SEED, run);
            double[] means = new double[clusters];
            Arrays.setAll(means, _ -> clusterMean(random, goal.truth().doubleValue(), items, agreement));
            boolean below = BettingBound.upper(BoundedSample.of(means), goal.alpha()).value().filter(bound -> bound.compareTo(goal.cutoff()) < 0).isPresent();
            ruledOut += below ? 1 : 0;
        }
        return (double) ruledOut / SIMULATED;
    }

    /** Each item repeats an earlier one of its cluster or is new, in proportions that give the agreement (Polya's urn). */
    private static double clusterMean(SplitMix random, double share, int items, double agreement) {
        double successes = 0;
        for (int i = 0; i < items; i++) {
            double chance = agreement == 1 && i > 0 ? successes / i : (share * (1 - agreement) + successes * agreement) / (1 - agreement + i * agreement);
            successes += random.unit() < (agreement == 1 && i == 0 ? share : chance) ? 1 : 0;
        }
        return successes / items;
    }

    /** The two arms of an uplift trial as they are expected to come out: means of scores in [0, 1] and standard deviations. */
    public record Arms(double treatmentMean, double treatmentDeviation, double controlMean, double controlDeviation) {
        public Arms {
            Rule.require(treatmentMean > 0 && controlMean > 0 && treatmentDeviation > 0 && controlDeviation > 0, "means and standard deviations of the arms are above 0");
        }
    }

    /** Participants an arm for {@link Fieller}'s bound on the ratio of the means, inside its domain. The goal's truth is not used: the arms state it. */
    public static Size participants(Goal goal, Arms arms) {
        double cutoff = goal.cutoff().doubleValue();
        if (arms.treatmentMean() / arms.controlMean() >= cutoff) {
            return new Size.Never("the expected ratio `" + arms.treatmentMean() / arms.controlMean() + "` is not below the cutoff `" + goal.cutoff() + "`");
        }
        double variation = Math.max(arms.treatmentDeviation() / arms.treatmentMean(), arms.controlDeviation() / arms.controlMean());
        boolean outside = variation > Fieller.LARGEST_VARIATION.doubleValue() || arms.treatmentMean() > Fieller.LARGEST_TREATMENT_MEAN.doubleValue()
                || arms.controlMean() > Fieller.LARGEST_CONTROL_MEAN.doubleValue() || goal.alpha().compareTo(Fieller.SMALLEST_ALPHA) < 0
                || goal.alpha().compareTo(Fieller.LARGEST_ALPHA) > 0;
        if (outside) {
            return new Size.Never("arms like these lie outside the domain in which a ratio may rule out: raise the means' precision, or score participants and bound each mean");
        }
        double error = Fieller.LARGEST_RELATIVE_ERROR.doubleValue();
        int fewest = (int) Math.max(Fieller.FEWEST_PER_ARM, Math.ceil(variation * variation / (error * error)));
        return smallest(fewest, MOST_ITEMS, n -> powerOfRatio(arms, cutoff, goal.alpha(), n), goal.power());
    }

    private static double powerOfRatio(Arms arms, double cutoff, Alpha alpha, int n) {
        double error = Math.sqrt((square(arms.treatmentDeviation()) + square(cutoff * arms.controlDeviation())) / n);
        double quantile = new StudentT(n - 1.0).upperQuantile(alpha.dividedBy(2).value().doubleValue());
        double near = new NoncentralT(n - 1.0, (cutoff * arms.controlMean() - arms.treatmentMean()) / error).above(quantile);
        return near * chanceOfDomain(arms, n);
    }

    /** The chance that the wider arm's sample deviation keeps its standard error within the domain. */
    private static double chanceOfDomain(Arms arms, int n) {
        double chance = 1;
        for (double variation : new double[] {arms.treatmentDeviation() / arms.treatmentMean(), arms.controlDeviation() / arms.controlMean()}) {
            double most = Math.min(Fieller.LARGEST_RELATIVE_ERROR.doubleValue() * Math.sqrt(n), Fieller.LARGEST_VARIATION.doubleValue());
            chance *= new GammaDistribution((n - 1) / 2.0).atMost((n - 1) / 2.0 * square(most / variation));
        }
        return chance;
    }

    private static double square(double x) {
        return x * x;
    }

    /** By doubling and halving, the chance taken to grow with the size. */
    private static Size smallest(int fewest, int most, IntToDoubleFunction power, double wanted) {
        int enough = fewest;
        while (power.applyAsDouble(enough) < wanted) {
            if (enough >= most) {
                return new Size.Never("not even `" + most + "` are enough");
            }
            enough = (int) Math.min(most, 2L * enough);
        }
        int tooFew = Math.max(fewest - 1, enough / 2);
        while (enough - tooFew > 1) {
            int middle = tooFew + (enough - tooFew) / 2;
            boolean met = power.applyAsDouble(middle) >= wanted;
            enough = met ? middle : enough;
            tooFew = met ? tooFew : middle;
        }
        return new Size.Enough(enough, power.applyAsDouble(enough), -1);
    }

    private static Size notBelow(Goal goal) {
        return new Size.Never("the true score `" + goal.truth() + "` is not below the cutoff `" + goal.cutoff() + "`, so ruling it out would be wrong");
    }
}
