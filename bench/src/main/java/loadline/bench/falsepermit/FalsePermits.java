package loadline.bench.falsepermit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.ClopperPearson;
import loadline.core.statistics.Trials;

/**
 * Prints how often each conduct ends in a permission, as Markdown: the same figures on every run of one seed. Exits with 1 if
 * some rate is significantly above the family's error probability.
 * {@code java loadline.bench.falsepermit.FalsePermits [seed [replicates]]}
 */
public final class FalsePermits {
    private static final long SEED = 20261122;
    private static final int REPLICATES = 4000;
    private static final double FAMILY_ALPHA = 0.05;
    private static final Alpha ALPHA = Alpha.of("0.001");

    private FalsePermits() {}

    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : SEED;
        int replicates = args.length > 1 ? Integer.parseInt(args[1]) : REPLICATES;
        System.out.printf("seed %d, %d families for each conduct, true value at the cutoff, family alpha %.2f%n%n", seed, replicates, FAMILY_ALPHA);
        System.out.println("| conduct | what it does | permitted | at most, 99.9% sure |");
        System.out.println("|---|---|---|---|");
        boolean within = true;
        for (Conduct conduct : Conduct.values()) {
            within &= print(conduct, seed, replicates);
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean print(Conduct conduct, long seed, int replicates) {
        long permitted = IntStream.range(0, replicates).parallel()
                .filter(i -> conduct.isPermitted(new SplittableRandom(seed + 1_000_003L * i + conduct.ordinal()))).count();
        Trials trials = new Trials((int) permitted, replicates);
        BigDecimal upper = ClopperPearson.upper(trials, ALPHA).value().orElseThrow();
        System.out.printf("| %s | %s | %.2f%% | %s%% |%n", conduct.name().toLowerCase(Locale.ROOT).replace('_', ' '), conduct.what, 100.0 * permitted / replicates,
                upper.movePointRight(2).setScale(2, RoundingMode.UP));
        return ClopperPearson.lower(trials, ALPHA).value().orElseThrow().doubleValue() <= FAMILY_ALPHA;
    }
}
