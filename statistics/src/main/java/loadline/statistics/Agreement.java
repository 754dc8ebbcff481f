package loadline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import loadline.core.Rule;

/** Agreement of raters beyond chance. Where all ratings are one category it is undefined, not 1. It may be negative. */
public final class Agreement {
    private static final String ONE_CATEGORY = "all ratings fall into one category, so chance alone would agree";

    private Agreement() {}

    /** How far apart two categories of Cohen's kappa are. */
    public enum Weights { NONE, LINEAR, QUADRATIC }

    /** How far apart two ratings of Krippendorff's alpha are. */
    public enum Scale { NOMINAL, ORDINAL, INTERVAL, RATIO }

    /** Cohen's kappa of two raters; {@code table[i][j]} items were put into i by the first and j by the second. */
    public static Figure cohen(double[][] table, Weights weights) {
        int size = table.length;
        Rule.require(size > 0 && Arrays.stream(table).allMatch(row -> row.length == size), "the table of two raters has as many rows as columns");
        double[] rows = new double[size];
        double[] columns = new double[size];
        double all = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                requireCount(table[i][j]);
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                all += table[i][j];
            }
        }
        double seen = 0;
        double expected = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double far = distance(i, j, weights);
                seen += far * table[i][j];
                expected += far * rows[i] * columns[j] / all;
            }
        }
        return Figure.of(all > 0 && expected > 0, 1 - seen / expected, ONE_CATEGORY);
    }

    private static double distance(int i, int j, Weights weights) {
        int steps = Math.abs(i - j);
        return switch (weights) {
            case NONE -> steps == 0 ? 0 : 1;
            case LINEAR -> steps;
            case QUADRATIC -> (double) steps * steps;
        };
    }

    /** Fleiss' kappa; {@code table[i][j]} raters put item i into j. Undefined unless every item has the same number, at least 2. */
    public static Figure fleiss(double[][] table) {
        Rule.require(table.length > 0 && Arrays.stream(table).allMatch(row -> row.length == table[0].length), "every item has a count for each category");
        Arrays.stream(table).flatMapToDouble(Arrays::stream).forEach(Agreement::requireCount);
        double raters = Arrays.stream(table[0]).sum();
        if (raters < 2 || Arrays.stream(table).anyMatch(row -> Arrays.stream(row).sum() != raters)) {
            return Figure.undefined("every item needs the same number of raters, at least two");
        }
        double agreed = Arrays.stream(table).mapToDouble(row -> Arrays.stream(row).map(c -> c * (c - 1)).sum()).sum() / (table.length * raters * (raters - 1));
        double chance = 0;
        for (int j = 0; j < table[0].length; j++) {
            int category = j;
            double share = Arrays.stream(table).mapToDouble(row -> row[category]).sum() / (table.length * raters);
            chance += share * share;
        }
        boolean several = Arrays.stream(table).anyMatch(row -> !Arrays.equals(row, table[0])) || Arrays.stream(table[0]).filter(c -> c > 0).count() > 1;
        return Figure.of(several && chance < 1, (agreed - chance) / (1 - chance), ONE_CATEGORY);
    }

    /** Krippendorff's alpha; each unit holds the ratings that were given, however many. Units with one rating say nothing. */
    public static Figure krippendorff(List<double[]> units, Scale scale) {
        TreeMap<Double, Double> totals = new TreeMap<>();
        List<double[]> paired = units.stream().filter(ratings -> ratings.length >= 2).toList();
        paired.forEach(ratings -> Arrays.stream(ratings).forEach(r -> totals.merge(r + 0.0, 1.0, Double::sum)));
        if (totals.size() < 2) {
            return Figure.undefined(totals.isEmpty() ? "no unit was rated twice" : ONE_CATEGORY);
        }
        DoubleBinaryOperator far = distance(totals, scale);
        double seen = Sums.of(paired.stream().mapToDouble(ratings -> disagreement(ratings, far)).toArray());
        double n = totals.values().stream().mapToDouble(Double::doubleValue).sum();
        double expected = 0;
        for (double a : totals.keySet()) {
            for (double b : totals.keySet()) {
                expected += totals.get(a) * totals.get(b) * far.applyAsDouble(a, b);
            }
        }
        return Figure.of(expected > 0, 1 - (n - 1) * seen / expected, ONE_CATEGORY);
    }

    /** Over ordered pairs of a unit's ratings, divided by one less than their number. */
    private static double disagreement(double[] ratings, DoubleBinaryOperator far) {
        double[] sorted = ratings.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double a : sorted) {
            for (double b : sorted) {
                sum += far.applyAsDouble(a + 0.0, b + 0.0);
            }
        }
        return sum / (ratings.length - 1);
    }

    private static DoubleBinaryOperator distance(TreeMap<Double, Double> totals, Scale scale) {
        return switch (scale) {
            case NOMINAL -> (a, b) -> a == b ? 0 : 1;
            case ORDINAL -> (a, b) -> a == b ? 0 : square(between(totals, Math.min(a, b), Math.max(a, b)));
            case INTERVAL -> (a, b) -> square(a - b);
            case RATIO -> (a, b) -> a == b ? 0 : square((a - b) / (a + b));
        };
    }

    /** How many ratings lie from one category to the other, half of those at either end left out. */
    private static double between(TreeMap<Double, Double> totals, double low, double high) {
        double sum = totals.subMap(low, true, high, true).values().stream().mapToDouble(Double::doubleValue).sum();
        return sum - (totals.get(low) + totals.get(high)) / 2;
    }

    private static double square(double x) {
        return x * x;
    }

    private static void requireCount(double count) {
        Rule.require(count >= 0 && count < Double.POSITIVE_INFINITY, () -> "a count of a table is at least 0, not `" + count + "`");
    }
}
