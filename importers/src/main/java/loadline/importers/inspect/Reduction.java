package loadline.importers.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import loadline.importers.inspect.ScoreValue.Number;

/**
 * How the epochs of one item become one number. The values given are those that are scored; there is at least one.
 *
 * @see <a href="https://inspect.aisi.org.uk/scorers.html#reducing-epochs">Reducing epochs</a>
 */
sealed interface Reduction {
    /** The reduced number; empty where the log does not say enough to repeat it. */
    OptionalDouble of(List<Number> epochs);

    /** Value from which an epoch counts as a success, unless the run chose another, which logs do not say. */
    double SUCCESS = 1;

    /** Names with a number of epochs at the end. */
    Pattern COUNTED = Pattern.compile("(at_least|pass_at|pass_k|pass)_(\\d{1,6})");

    /** The reducer of that name; empty if its rule is not known here. */
    static Optional<Reduction> named(String name) {
        Matcher counted = COUNTED.matcher(name);
        if (counted.matches()) {
            int k = Integer.parseInt(counted.group(2));
            return Optional.of(switch (counted.group(1)) {
                case "at_least" -> new AtLeast(k);
                case "pass_at" -> new PassAt(k);
                default -> new PassAll(k);
            });
        }
        return switch (name) {
            case "mean" -> Optional.of(new Mean());
            case "median" -> Optional.of(new Median());
            case "mode" -> Optional.of(new Mode());
            case "max" -> Optional.of(new Max());
            default -> Optional.empty();
        };
    }

    /** Arithmetic mean. */
    record Mean() implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            return doubles(epochs).average();
        }
    }

    /** Middle value, or the mean of the two in the middle. */
    record Median() implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            double[] sorted = doubles(epochs).sorted().toArray();
            int middle = sorted.length / 2;
            return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
        }
    }

    /** Largest value. */
    record Max() implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            return doubles(epochs).max();
        }
    }

    /** Most frequent value as it was written; where several are, the run's own order decided, which logs do not keep. */
    record Mode() implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            Map<String, Integer> counts = new HashMap<>();
            epochs.forEach(epoch -> counts.merge(epoch.written(), 1, Integer::sum));
            int most = counts.values().stream().max(Integer::compare).orElseThrow();
            double[] modes = epochs.stream()
                    .filter(epoch -> counts.get(epoch.written()) == most)
                    .mapToDouble(epoch -> epoch.value().doubleValue())
                    .distinct()
                    .toArray();
            return modes.length == 1 ? OptionalDouble.of(modes[0]) : OptionalDouble.empty();
        }
    }

    /** 1 if at least {@code k} epochs succeed. */
    record AtLeast(int k) implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            return clear(epochs) ? OptionalDouble.of(successes(epochs) >= k ? 1 : 0) : OptionalDouble.empty();
        }
    }

    /**
     * The chance that at least one of {@code k} epochs drawn without replacement succeeds. With fewer than {@code k} epochs
     * the value depends on the version of the writer.
     */
    record PassAt(int k) implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            int n = epochs.size();
            if (!clear(epochs) || n < k) {
                return OptionalDouble.empty();
            }
            long failures = n - successes(epochs);
            double allFail = failures < k ? 0 : 1;
            for (long i = failures + 1; i <= n && allFail > 0; i++) {
                allFail *= 1 - (double) k / i;
            }
            return OptionalDouble.of(1 - allFail);
        }
    }

    /** The chance that all of {@code k} epochs drawn without replacement succeed. */
    record PassAll(int k) implements Reduction {
        @Override
        public OptionalDouble of(List<Number> epochs) {
            int n = epochs.size();
            if (!clear(epochs) || n < k) {
                return OptionalDouble.empty();
            }
            double all = 1;
            long successes = successes(epochs);
            for (int i = 0; i < k && all > 0; i++) {
                all *= (double) Math.max(0, successes - i) / (n - i);
            }
            return OptionalDouble.of(all);
        }
    }

    private static DoubleStream doubles(List<Number> epochs) {
        return epochs.stream().mapToDouble(epoch -> epoch.value().doubleValue());
    }

    private static long successes(List<Number> epochs) {
        return doubles(epochs).filter(value -> value >= SUCCESS).count();
    }

    /** Whether every epoch is a plain success or failure, so that any threshold in between gives the same. */
    private static boolean clear(List<Number> epochs) {
        return doubles(epochs).allMatch(value -> value == 0 || value == SUCCESS);
    }
}
