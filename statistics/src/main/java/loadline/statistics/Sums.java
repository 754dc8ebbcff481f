package loadline.statistics;

import java.util.Arrays;

/** Sums that do not depend on the order of their terms: sorted, then added with a correction for rounding (Neumaier 1974). */
final class Sums {
    private Sums() {}

    static double of(double[] terms) {
        double[] sorted = terms.clone();
        Arrays.sort(sorted);
        return inOrder(sorted);
    }

    /** As {@link #of}, the terms taken as they come. */
    static double inOrder(double[] terms) {
        double sum = 0;
        double lost = 0;
        for (double term : terms) {
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }
        return sum + lost;
    }
}
