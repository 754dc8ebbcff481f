package loadline.statistics;

import java.util.Comparator;
import java.util.List;
import loadline.core.Rule;

/**
 * How many positives a population holds, from human review of a random sample of each stratum (Horvitz and Thompson 1952,
 * finite population correction). Undefined if a stratum that is not empty was not reviewed at all; the error undefined if one
 * was reviewed in a single item of several. A stratum without positives adds no variance by this formula, which is an artefact:
 * bound it by an exact upper bound.
 */
public record StratifiedTotal(Figure total, Figure rate, Figure totalError, Figure rateError) {
    /** {@code positives} found in {@code reviewed} of {@code size} items. Throws unless each is at most the next and at least 0. */
    public record Stratum(int size, int reviewed, int positives) {
        public Stratum {
            Rule.require(0 <= positives && positives <= reviewed && reviewed <= size,
                    "positives `" + positives + "` are at most the reviewed `" + reviewed + "`, and those at most the stratum's `" + size + "`");
        }

        private double total() {
            return reviewed == 0 ? 0 : (double) size * positives / reviewed;
        }

        private double variance() {
            if (size == reviewed) {
                return 0;
            }
            double p = (double) positives / reviewed;
            return (double) size * size * (1 - (double) reviewed / size) * p * (1 - p) / (reviewed - 1.0);
        }
    }

    /** Over all strata. */
    public static StratifiedTotal of(List<Stratum> strata) {
        List<Stratum> sorted = strata.stream().sorted(Comparator.comparingInt(Stratum::size).thenComparingInt(Stratum::reviewed).thenComparingInt(Stratum::positives)).toList();
        double population = sorted.stream().mapToDouble(Stratum::size).sum();
        boolean empty = population == 0;
        boolean seen = sorted.stream().allMatch(s -> s.size() == 0 || s.reviewed() > 0) && !empty;
        boolean spread = seen && sorted.stream().allMatch(s -> s.size() == s.reviewed() || s.reviewed() > 1);
        String unseen = empty ? "there is no population" : "a stratum was not reviewed";
        String single = seen ? "a stratum was reviewed in a single item" : unseen;
        double total = Sums.of(sorted.stream().mapToDouble(Stratum::total).toArray());
        double error = spread ? Math.sqrt(Sums.of(sorted.stream().mapToDouble(Stratum::variance).toArray())) : 0;
        return new StratifiedTotal(Figure.of(seen, total, unseen), Figure.of(seen, total / population, unseen),
                Figure.of(spread, error, single), Figure.of(spread, error / population, single));
    }
}
