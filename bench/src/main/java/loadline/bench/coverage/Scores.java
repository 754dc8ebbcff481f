package loadline.bench.coverage;

import java.util.SplittableRandom;

/** A distribution of scores to simulate: its family, its true mean and a way to draw from it. */
sealed interface Scores {
    double mean();

    double draw(SplittableRandom random);

    /** {@code high} with probability {@code p}, else {@code low}. */
    record TwoPoint(double low, double high, double p) implements Scores {
        @Override
        public double mean() {
            return low + (high - low) * p;
        }

        @Override
        public double draw(SplittableRandom random) {
            return random.nextDouble() < p ? high : low;
        }
    }

    /** Uniform between {@code low} and {@code high}. */
    record Uniform(double low, double high) implements Scores {
        @Override
        public double mean() {
            return (low + high) / 2;
        }

        @Override
        public double draw(SplittableRandom random) {
            return low + (high - low) * random.nextDouble();
        }
    }

    /** Beta on [0, 1] with this mean and standard deviation / mean. */
    record Beta(double mean, double variation) implements Scores {
        boolean exists() {
            return concentration() > 0.05;
        }

        @Override
        public double draw(SplittableRandom random) {
            double successes = gamma(mean * concentration(), random);
            double failures = gamma((1 - mean) * concentration(), random);
            return successes == 0 && failures == 0 ? draw(random) : successes / (successes + failures);
        }

        private double concentration() {
            double deviation = mean * variation;
            return mean * (1 - mean) / (deviation * deviation) - 1;
        }

        /** Marsaglia and Tsang 2000; shapes below one by their power of a uniform. */
        private static double gamma(double shape, SplittableRandom random) {
            if (shape < 1) {
                return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
            }
            double d = shape - 1.0 / 3;
            while (true) {
                double x = random.nextGaussian();
                double root = 1 + x / Math.sqrt(9 * d);
                double v = root * root * root;
                if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** Normal with this mean and standard deviation / mean. */
    record Gaussian(double mean, double variation) implements Scores {
        @Override
        public double draw(SplittableRandom random) {
            return mean * (1 + variation * random.nextGaussian());
        }
    }

    /** Normal with this centre and deviation before everything outside [0, 1] is discarded. */
    record Truncated(double centre, double deviation) implements Scores {
        @Override
        public double mean() {
            double weight = 0;
            double sum = 0;
            for (int i = 0; i < 20_000; i++) {
                double x = (i + 0.5) / 20_000;
                double z = (x - centre) / deviation;
                weight += Math.exp(-z * z / 2);
                sum += x * Math.exp(-z * z / 2);
            }
            return sum / weight;
        }

        @Override
        public double draw(SplittableRandom random) {
            double x = centre + deviation * random.nextGaussian();
            return x >= 0 && x <= 1 ? x : draw(random);
        }
    }

    /** Lognormal with this mean and standard deviation / mean: skewed to the right. */
    record LogNormal(double mean, double variation) implements Scores {
        @Override
        public double draw(SplittableRandom random) {
            double s = Math.sqrt(Math.log1p(variation * variation));
            return mean * Math.exp(s * random.nextGaussian() - s * s / 2);
        }
    }

    /** A lognormal mirrored at its mean: skewed to the left. */
    record Mirrored(double mean, double variation) implements Scores {
        @Override
        public double draw(SplittableRandom random) {
            return 2 * mean - new LogNormal(mean, variation).draw(random);
        }
    }
}
