package loadline.statistics;

import loadline.core.Rule;

/** How many marked ones are among {@code drawn} of a {@code population} of which {@code marked} are, drawn without replacement. */
public record Hypergeometric(int population, int marked, int drawn) {
    public Hypergeometric {
        Rule.require(0 <= marked && marked <= population && 0 <= drawn && drawn <= population,
                "marked and drawn lie between 0 and the population, not `" + marked + "`, `" + drawn + "` of `" + population + "`");
    }

    /** The probability of at least {@code k} marked ones. */
    public double atLeast(int k) {
        double[] weights = weights();
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += i + fewest() >= k ? weights[i] : 0;
            rest += i + fewest() >= k ? 0 : weights[i];
        }
        return sum < 0.5 ? sum : 1 - rest;
    }

    /** The probability of outcomes no likelier than {@code k}: Fisher's exact two-sided test. */
    public double notLikelierThan(int k) {
        double[] weights = weights();
        return Unimodal.shareNotAbove(weights, weights[k - fewest()] * Binomial.TIE);
    }

    private int fewest() {
        return Math.max(0, drawn - (population - marked));
    }

    private double[] weights() {
        int last = Math.min(marked, drawn);
        int mode = (int) ((marked + 1.0) * (drawn + 1.0) / (population + 2.0));
        return Unimodal.weights(fewest(), last, Math.clamp(mode, fewest(), last),
                i -> (double) (marked - i) / (i + 1.0) * ((drawn - i) / (population - marked - drawn + i + 1.0)));
    }
}
