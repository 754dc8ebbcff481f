package loadline.bench.coverage;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints the tables of {@code docs/reference/coverage.md} as Markdown: the same figures on every run of one seed.
 * {@code java loadline.bench.coverage.CoverageTable [seed [replicates [table...]]]}; tables are {@code binomial}, {@code betting},
 * {@code contrast}, {@code interim}, {@code clusters}, {@code ratio}, {@code horizon}, all if none is named.
 */
public final class CoverageTable {
    private static final long SEED = 20260101;
    private static final int REPLICATES = 20_000;
    private static final List<String> ALL = List.of("binomial", "betting", "contrast", "interim", "clusters", "ratio", "horizon");

    private CoverageTable() {}

    /** Prints the tables named. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : SEED;
        int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : REPLICATES;
        System.out.printf("seed %d, %d replicates a row%n", seed, replicates);
        List<String> tables = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : ALL;
        tables.forEach(table -> print(table, seed, replicates));
    }

    private static void print(String table, long seed, int replicates) {
        SplittableRandom random = new SplittableRandom(seed);
        switch (table) {
            case "binomial" -> {
                title("yes-or-no items: exact worst coverage of the upper bound at alpha 0.05");
                BinomialCoverage.print(System.out);
            }
            case "betting" -> {
                title("scores in [0, 1]: the betting bound at alpha 0.05");
                BettingCoverage.print(System.out, random, replicates / 2);
            }
            case "contrast" -> {
                title("two proportions: exact worst chance that the upper bound at alpha 0.05 misses");
                ContrastCoverage.print(System.out);
            }
            case "interim" -> {
                title("twenty looks at a growing run at alpha 0.05: share of runs in which a look misses");
                InterimCoverage.print(System.out, random, replicates / 10);
            }
            case "clusters" -> {
                title("two-sided 95% intervals for display: coverage");
                ClusterCoverage.print(System.out, random, replicates / 2);
            }
            case "ratio" -> {
                title("ratio of two means");
                new FiellerCoverage(random, replicates).print(System.out);
            }
            case "horizon" -> {
                title("time horizon at alpha 0.05");
                new HorizonCoverage(seed, replicates / 100).print(System.out);
            }
            default -> throw new IllegalArgumentException("`" + table + "` is none of " + ALL);
        }
    }

    private static void title(String title) {
        System.out.println("\n## " + title + "\n");
    }
}
