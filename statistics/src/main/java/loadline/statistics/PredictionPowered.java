package loadline.statistics;

import java.util.Arrays;
import loadline.core.Rule;

/**
 * A mean from a few items labelled by people and many scored by a judge (Angelopoulos et al. 2023), and the same with the
 * judge trusted only as far as it helps (PPI++, 2024). A judge that says the same of everything gets no trust.
 *
 * @param trust what the judge's scores are multiplied by, from 0 to 1
 */
public record PredictionPowered(Estimate classical, Estimate powered, Figure trust, Estimate tuned) {
    /** A mean with its standard error and normal interval. */
    public record Estimate(Figure mean, Figure standardError, Interval interval) {
        private static Estimate of(double mean, double variance, Level level) {
            double error = Math.sqrt(variance);
            return new Estimate(Figure.of(mean), Figure.of(error), Interval.around(mean, level.z() * error));
        }
    }

    /** What the judge said of items nobody labelled: values and how often each. */
    public record Unlabelled(double[] values, double[] counts) {
        public Unlabelled {
            Rule.require(values.length == counts.length, "each value of the unlabelled items has a count");
            Rule.require(Arrays.stream(counts).allMatch(c -> c >= 0) && Arrays.stream(counts).sum() > 0, "counts of unlabelled items are at least 0 and not all 0");
        }

        /** One value an item. */
        public static Unlabelled of(double[] values) {
            double[] counts = new double[values.length];
            Arrays.fill(counts, 1);
            return new Unlabelled(values, counts);
        }

        double count() {
            return Sums.of(counts);
        }

        double mean() {
            return sum(0, 1) / count();
        }

        /** The sum of (value - centre)^power over all items. */
        double sum(double centre, int power) {
            double[] terms = new double[values.length];
            Arrays.setAll(terms, i -> counts[i] * (power == 1 ? values[i] - centre : (values[i] - centre) * (values[i] - centre)));
            return Sums.of(terms);
        }
    }

    /** Labels and the judge's scores of the same items, and the judge's scores of the others. */
    public static PredictionPowered of(double[] labels, double[] scores, Unlabelled others, Level level) {
        Rule.require(labels.length == scores.length, () -> "each label has the judge's score: `" + labels.length + "` and `" + scores.length + "`");
        Moments labelled = Moments.of(labels);
        double trust = trust(labels, scores, others);
        return new PredictionPowered(Estimate.of(labelled.mean(), labelled.populationVariance() / labels.length, level),
                powered(labels, scores, others, 1, level), Figure.of(trust), powered(labels, scores, others, trust, level));
    }

    private static Estimate powered(double[] labels, double[] scores, Unlabelled others, double trust, Level level) {
        double[] rest = new double[labels.length];
        Arrays.setAll(rest, i -> labels[i] - trust * scores[i]);
        Moments moments = Moments.of(rest);
        double mean = others.mean();
        double spread = trust * trust * others.sum(mean, 2) / others.count() / others.count();
        return Estimate.of(trust * mean + moments.mean(), spread + moments.populationVariance() / moments.n(), level);
    }

    /** cov(label, score) / ((1 + n / N) var(score)), the variance over all items. */
    private static double trust(double[] labels, double[] scores, Unlabelled others) {
        double n = labels.length;
        double all = n + others.count();
        double mean = (Sums.of(scores) + others.sum(0, 1)) / all;
        double squares = Sums.of(Arrays.stream(scores).map(f -> (f - mean) * (f - mean)).toArray()) + others.sum(mean, 2);
        Moments y = Moments.of(labels);
        Moments f = Moments.of(scores);
        double[] products = new double[labels.length];
        Arrays.setAll(products, i -> (labels[i] - y.mean()) * (scores[i] - f.mean()));
        double trust = Sums.of(products) / n / ((1 + n / others.count()) * (squares / (all - 1)));
        return f.squares() == 0 || !Double.isFinite(trust) ? 0 : Math.clamp(trust, 0.0, 1.0);
    }
}
