package loadline.statistics;

import java.util.function.IntToDoubleFunction;

/** Probabilities of a unimodal distribution on whole numbers, from the ratios of neighbours, without factorials. */
final class Unimodal {
    private Unimodal() {}

    /** Probabilities of first..last; {@code ratio} of i is that of i + 1 to that of i. */
    static double[] weights(int first, int last, int mode, IntToDoubleFunction ratio) {
        double[] weights = new double[last - first + 1];
        weights[mode - first] = 1;
        for (int i = mode; i < last; i++) {
            weights[i + 1 - first] = weights[i - first] * ratio.applyAsDouble(i);
        }
        for (int i = mode; i > first; i--) {
            weights[i - 1 - first] = weights[i - first] / ratio.applyAsDouble(i - 1);
        }
        double sum = Sums.of(weights);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** The sum of those weights that are at most {@code limit}; exactly 1 if all are. */
    static double shareNotAbove(double[] weights, double limit) {
        double below = 0;
        double above = 0;
        for (double weight : weights) {
            below += weight <= limit ? weight : 0;
            above += weight <= limit ? 0 : weight;
        }
        return above == 0 ? 1 : Math.min(1, below);
    }
}
