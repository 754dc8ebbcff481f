package loadline.core.statistics;

import java.math.BigDecimal;
import java.util.Random;

/** Random inputs for the properties of this package. */
final class Draw {
    private Draw() {}

    static Trials trials(Random random) {
        int attempted = 1 + random.nextInt(random.nextBoolean() ? 12 : 2000);
        return new Trials(random.nextInt(attempted + 1), attempted);
    }

    static Alpha alpha(Random random) {
        return new Alpha(BigDecimal.valueOf(1 + random.nextInt(50_000), random.nextBoolean() ? 5 : 8));
    }

    /** From 1 to 40 values: often ends of the range, often repeated, else anything. */
    static double[] values(Random random) {
        double[] values = new double[1 + random.nextInt(40)];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(2);
                case 1 -> random.nextInt(11) / 10.0;
                default -> random.nextDouble();
            };
        }
        return values;
    }

    static ArmSummary arm(Random random) {
        BigDecimal mean = BigDecimal.valueOf(random.nextInt(1000), 3);
        BigDecimal spread = BigDecimal.valueOf(random.nextInt(400), 3);
        SpreadKind kind = SpreadKind.UNKNOWN.readings().get(random.nextInt(4));
        return new ArmSummary(mean, spread, kind, 2 + random.nextInt(200));
    }

    static double number(Bound bound) {
        return bound.value().orElseThrow().doubleValue();
    }
}
