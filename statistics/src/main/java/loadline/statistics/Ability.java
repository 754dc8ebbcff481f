package loadline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import loadline.core.Rule;

/**
 * One taker's ability on items whose difficulty and discrimination are known (two-parameter logistic model). Fitting the items is
 * not done here: such fits come in attested.
 *
 * @param likeliest undefined if every answer points the same way: then no ability is too large or too small
 * @param posterior mean under a standard normal prior, by integration over [-8, 8]
 */
public record Ability(Figure likeliest, Figure likeliestError, Figure posterior, Figure posteriorDeviation) {
    private static final int STEPS = 4000;
    private static final double REACH = 8;

    /** One item and the answer to it, from 0 to 1. */
    public record Item(double discrimination, double difficulty, double answer) {
        public Item {
            Rule.require(Double.isFinite(discrimination) && Double.isFinite(difficulty), "discrimination and difficulty are finite");
            Rule.require(answer >= 0 && answer <= 1, () -> "an answer lies in [0, 1], not `" + answer + "`");
        }

        private double chance(double ability) {
            return 1 / (1 + StrictMath.exp(-discrimination * (ability - difficulty)));
        }

        private double score(double ability) {
            return discrimination * (answer - chance(ability));
        }

        private double logLikelihood(double ability) {
            double logit = discrimination * (ability - difficulty);
            return answer * logit - (logit > 0 ? logit + StrictMath.log1p(StrictMath.exp(-logit)) : StrictMath.log1p(StrictMath.exp(logit)));
        }
    }

    /** From at least one item. */
    public static Ability of(List<Item> answers) {
        Rule.require(!answers.isEmpty(), "an ability needs at least one answer");
        List<Item> items = answers.stream().sorted(Comparator.comparingDouble(Item::discrimination).thenComparingDouble(Item::difficulty).thenComparingDouble(Item::answer)).toList();
        Figure likeliest = likeliest(items);
        Figure error = likeliest.map(theta -> 1 / Math.sqrt(items.stream().mapToDouble(i -> {
            double p = i.chance(theta);
            return i.discrimination() * i.discrimination() * p * (1 - p);
        }).sum()));
        double[] grid = new double[STEPS + 1];
        Arrays.setAll(grid, i -> -REACH + 2 * REACH * i / STEPS);
        double[] log = Arrays.stream(grid).map(x -> items.stream().mapToDouble(i -> i.logLikelihood(x)).sum() - x * x / 2).toArray();
        double most = Arrays.stream(log).max().orElseThrow();
        double[] weights = Arrays.stream(log).map(l -> StrictMath.exp(l - most)).toArray();
        double mean = weighted(grid, weights, 0, 1);
        return new Ability(likeliest, error, Figure.of(mean), Figure.of(Math.sqrt(weighted(grid, weights, mean, 2))));
    }

    private static double weighted(double[] grid, double[] weights, double centre, int power) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < grid.length; i++) {
            double far = grid[i] - centre;
            sum += weights[i] * (power == 1 ? far : far * far);
            total += weights[i];
        }
        return sum / total;
    }

    /** The score falls in the ability; where it does not change its sign there is no likeliest one. */
    private static Figure likeliest(List<Item> items) {
        double low = -1;
        double high = 1;
        while (score(items, low) <= 0 && low > -1e6) {
            low *= 2;
        }
        while (score(items, high) >= 0 && high < 1e6) {
            high *= 2;
        }
        if (score(items, low) <= 0 || score(items, high) >= 0) {
            return Figure.undefined("every answer points the same way, so no ability is likeliest");
        }
        for (int i = 0; i < 200; i++) {
            double middle = low + (high - low) / 2;
            boolean more = score(items, middle) > 0;
            low = more ? middle : low;
            high = more ? high : middle;
        }
        return Figure.of(low + (high - low) / 2);
    }

    private static double score(List<Item> items, double ability) {
        return items.stream().mapToDouble(i -> i.score(ability)).sum();
    }
}
