package loadline.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * A length of time as policies state it: calendar years, months and days ({@code P6M}) or an exact duration ({@code PT72H}),
 * never both. Calendar lengths are counted in UTC.
 */
public record TimeSpan(Period calendar, Duration exact) {
    /** Every day in UTC has as many. */
    private static final long SECONDS_OF_A_DAY = 86_400;

    public TimeSpan {
        Rule.require(!calendar.isNegative() && !exact.isNegative(), "a time span is not negative");
        Rule.require(calendar.isZero() || exact.isZero(), "a time span is either calendar (`P6M`) or exact (`PT72H`), not both");
    }

    /** Reads ISO 8601: {@code P6M}, {@code P1Y}, {@code P30D}, {@code PT72H}. Throws {@link IllegalArgumentException} on anything else. */
    public static TimeSpan of(String iso) {
        try {
            return iso.startsWith("PT") ? new TimeSpan(Period.ZERO, Duration.parse(iso)) : new TimeSpan(Period.parse(iso), Duration.ZERO);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time span is ISO 8601, such as `P6M`, `P30D` or `PT72H`, not `" + iso + "`", e);
        }
    }

    /** The moment this long after {@code start}. */
    public Instant after(Instant start) {
        if (calendar.isZero()) {
            return start.plus(exact);
        }
        if (calendar.toTotalMonths() == 0) {
            return start.plusSeconds(SECONDS_OF_A_DAY * calendar.getDays());
        }
        return start.atZone(ZoneOffset.UTC).plus(calendar).toInstant();
    }

    /** Whether it is over before {@code moment}, counted from {@code start}. */
    public boolean endsBefore(Instant moment, Instant start) {
        if (calendar.isZero() || calendar.toTotalMonths() > 0) {
            return after(start).isBefore(moment);
        }
        long seconds = moment.getEpochSecond() - start.getEpochSecond() - SECONDS_OF_A_DAY * calendar.getDays();
        return seconds > 0 || seconds == 0 && moment.getNano() > start.getNano();
    }

    /** Whether it is longer than {@code other}, both counted from the beginning of 1970. */
    public boolean isLongerThan(TimeSpan other) {
        return after(Instant.EPOCH).isAfter(other.after(Instant.EPOCH));
    }

    @Override
    public String toString() {
        return calendar.isZero() ? exact.toString() : calendar.toString();
    }
}
