package loadline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    private record Sample(double[] minutes, double[] scores, double[] weights, double ridge, long seed) {
        LogisticFit fit() {
            return LogisticFit.of(LogisticFit.Lengths.ofRuns(minutes, scores, weights), ridge);
        }

        double loss(double intercept, double slope) {
            double sum = ridge * slope * slope / 2;
            for (int i = 0; i < minutes.length; i++) {
                double odds = intercept + slope * Math.log(minutes[i]) / Math.log(2);
                sum += weights[i] * (Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds))) - scores[i] * odds);
            }
            return sum;
        }
    }

    @Test
    void no_point_nearby_has_a_smaller_loss() {
        int[] fitted = {0};
        Seeded.forAll(500, LogisticFitTest::sample, c -> {
            if (!(c.fit() instanceof LogisticFit.Fitted fit)) {
                return true;
            }
            fitted[0]++;
            double least = c.loss(fit.intercept(), fit.slope());
            boolean lowest = true;
            for (double step : new double[] {1e-3, 1e-2, 0.3}) {
                lowest &= least <= c.loss(fit.intercept() + step, fit.slope()) && least <= c.loss(fit.intercept() - step, fit.slope())
                        && least <= c.loss(fit.intercept(), fit.slope() + step) && least <= c.loss(fit.intercept(), fit.slope() - step);
            }
            return lowest && Math.abs(least - fit.objective()) <= 1e-9 * (1 + least);
        });
        assertThat(fitted[0]).isGreaterThan(300);
    }

    @Test
    void order_of_runs_changes_no_bit() {
        Seeded.forAll(300, LogisticFitTest::sample, c -> {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < c.minutes.length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(c.seed));
            Sample moved = new Sample(moved(c.minutes, order), moved(c.scores, order), moved(c.weights, order), c.ridge, 0);
            return moved.fit().equals(c.fit());
        });
    }

    @Test
    void a_run_of_no_weight_is_no_run() {
        LogisticFit with = LogisticFit.of(LogisticFit.Lengths.ofRuns(new double[] {1, 2, 4, 999}, new double[] {1, 0.5, 0, 1}, new double[] {1, 1, 1, 0}), 0.1);
        assertThat(with).isEqualTo(LogisticFit.of(LogisticFit.Lengths.ofRuns(new double[] {1, 2, 4}, new double[] {1, 0.5, 0}, new double[] {1, 1, 1}), 0.1));
    }

    @Test
    void a_perfect_step_fits_only_with_a_penalty() {
        double[] minutes = {1, 2, 4, 8};
        double[] scores = {1, 1, 0, 0};
        double[] weights = {1, 1, 1, 1};
        assertThat(LogisticFit.of(LogisticFit.Lengths.ofRuns(minutes, scores, weights), 0)).isEqualTo(LogisticFit.None.SEPARATED);
        LogisticFit.Fitted tiny = (LogisticFit.Fitted) LogisticFit.of(LogisticFit.Lengths.ofRuns(minutes, scores, weights), 1e-8);
        assertThat(tiny.log2Horizon(0.5).orElseThrow()).isBetween(1.0, 2.0);
        assertThat(tiny.slope()).isLessThan(-10);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> LogisticFit.Lengths.ofRuns(new double[] {0}, new double[] {1}, new double[] {1})).hasMessageContaining("positive number of minutes");
        assertThatThrownBy(() -> LogisticFit.Lengths.ofRuns(new double[] {1}, new double[] {1.1}, new double[] {1})).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> LogisticFit.Lengths.ofRuns(new double[] {1}, new double[] {1}, new double[] {-1})).hasMessageContaining("weight");
        assertThatThrownBy(() -> LogisticFit.of(new LogisticFit.Lengths(new double[0], new double[0], new double[0]), -1)).hasMessageContaining("penalty");
    }

    private static double[] moved(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    private static Sample sample(Random random) {
        int n = 2 + random.nextInt(60);
        double[] minutes = new double[n];
        double[] scores = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            minutes[i] = random.nextBoolean() ? 1 << random.nextInt(10) : Math.exp(random.nextGaussian() * 2);
            double chance = 1 / (1 + Math.exp(Math.log(minutes[i]) - 1));
            scores[i] = random.nextInt(5) == 0 ? random.nextDouble() : random.nextDouble() < chance ? 1 : 0;
            weights[i] = random.nextInt(4) == 0 ? 1 : random.nextDouble();
        }
        return new Sample(minutes, scores, weights, new double[] {0, 1e-5, 0.1, 1}[random.nextInt(4)], random.nextLong());
    }
}
