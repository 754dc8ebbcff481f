package loadline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {
    private static final int CASES = 20_000;

    private record Pair(BigDecimal a, BigDecimal b) {}

    @Test
    void units_order_numbers_as_their_digits_do() {
        int[] compared = {0};
        Seeded.forAll(CASES, MarkTest::pair, pair -> {
            long a = units(pair.a());
            long b = units(pair.b());
            boolean both = a != Mark.NO_UNITS && b != Mark.NO_UNITS;
            compared[0] += both ? 1 : 0;
            return !both || Integer.signum(Long.compare(a, b)) == pair.a().compareTo(pair.b());
        });
        assertThat(compared[0]).isBetween(CASES / 4, CASES - CASES / 20);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500000000000000000", "0.50, 500000000000000000", "-0.2, -200000000000000000", "9.223372036854775807, 9223372036854775807", "1E-18, 1", "0, 0"})
    void a_number_is_a_whole_multiple_of_the_unit(BigDecimal number, long units) {
        assertThat(units(number)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"1E-19", "0.1234567890123456789", "9.223372036854775808", "-9.223372036854775808", "1E+30"})
    void a_number_with_more_digits_or_beyond_the_range_has_no_units(BigDecimal number) {
        assertThat(units(number)).isEqualTo(Mark.NO_UNITS);
    }

    @Test
    void what_is_not_there_has_no_units() {
        assertThat(Mark.ABSENT.isThere()).isFalse();
        assertThat(Mark.ABSENT.units()).isEqualTo(Mark.NO_UNITS);
    }

    private static long units(BigDecimal number) {
        return new Mark(Optional.of(number)).units();
    }

    /** Two numbers that often are equal or next to each other, of up to 22 digits after the point. */
    private static Pair pair(Random random) {
        BigDecimal a = number(random);
        return new Pair(a, switch (random.nextInt(3)) {
            case 0 -> number(random);
            case 1 -> a.setScale(a.scale() + random.nextInt(3));
            default -> a.add(BigDecimal.valueOf(random.nextInt(3) - 1, 12 + random.nextInt(10)));
        });
    }

    private static BigDecimal number(Random random) {
        return new BigDecimal(new BigInteger(1 + random.nextInt(64), random), random.nextInt(23)).multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }
}
