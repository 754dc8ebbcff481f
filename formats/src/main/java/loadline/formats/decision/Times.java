package loadline.formats.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times in UTC, for programs and for people. */
final class Times {
    private static final DateTimeFormatter EXACT = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true).appendLiteral('Z').toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** RFC 3339 with at least three digits of a second's fraction, and more where there are more: {@code 2026-02-03T04:05:06.789Z}. */
    static String exactly(Instant time) {
        return EXACT.format(time);
    }

    /** {@code 2026-02-03 04:05 UTC}. */
    static String minute(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /** {@code 2026-02-03}. */
    static String day(Instant time) {
        return DAY.format(time);
    }
}
