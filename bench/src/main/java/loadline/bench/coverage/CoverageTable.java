package loadline.bench.coverage;

import java.util.SplittableRandom;

/**
 * Prints the tables of {@code docs/reference/coverage.md} as Markdown: the same figures on every run of one seed.
 * {@code java loadline.bench.coverage.CoverageTable [seed [replicates]]}
 */
public final class CoverageTable {
    private static final long SEED = 20260101;
    private static final int REPLICATES = 20_000;

    private CoverageTable() {}

    /** Prints all tables. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : SEED;
        int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : REPLICATES;
        System.out.printf("seed %d, %d replicates a row%n%n", seed, replicates);
        System.out.println("## yes-or-no items: exact worst coverage of the upper bound at alpha 0.05\n");
        BinomialCoverage.print(System.out);
        System.out.println("\n## scores in [0, 1]: the betting bound at alpha 0.05\n");
        BettingCoverage.print(System.out, new SplittableRandom(seed), replicates / 2);
        System.out.println("\n## ratio of two means\n");
        new FiellerCoverage(new SplittableRandom(seed), replicates).print(System.out);
    }
}
