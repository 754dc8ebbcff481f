package loadline.formats.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.formats.Problem;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;
import loadline.formats.json.NewerFormat;

/** The small words that statements are made of, each both ways: digests, times, decimals, enums, sets. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_DECIMAL = 100;
    private static final int WIDEST_SCALE = 400;

    private Words() {}

    /** An identifier, digest or other value whose text is its {@code toString}. */
    static Json word(Object value) {
        return Json.text(value.toString());
    }

    static Json words(Collection<?> inOrder) {
        return Json.items(inOrder.stream().map(Words::word).toList());
    }

    /** A set has no order, so its texts are sorted. */
    static Json sorted(Set<?> set) {
        return words(set.stream().map(Object::toString).sorted().toList());
    }

    static Optional<Json> maybe(Optional<?> value) {
        return value.map(Words::word);
    }

    static Digest digest(Cursor cursor) {
        return new Digest(cursor.text());
    }

    static Person person(Cursor cursor) {
        return new Person(cursor.text());
    }

    static Role role(Cursor cursor) {
        return new Role(cursor.text());
    }

    /** The elements of an array that is sorted and holds none twice. */
    static <T> Set<T> set(Cursor cursor, Function<Cursor, T> read) {
        List<String> texts = cursor.list(Cursor::text);
        if (!texts.stream().distinct().sorted(Comparator.naturalOrder()).toList().equals(texts)) {
            throw cursor.refused("a set is written sorted, each element once");
        }
        return Set.copyOf(cursor.list(read));
    }

    /** {@code HELPFUL_ONLY} is written {@code helpful-only}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Json constant(Enum<?> constant) {
        return Json.text(kebab(constant));
    }

    /** Reads one of the constants. Another word is {@link NewerFormat}. */
    static <E extends Enum<E>> Function<Cursor, E> constant(Class<E> type) {
        return cursor -> {
            String text = cursor.text();
            for (E constant : type.getEnumConstants()) {
                if (kebab(constant).equals(text)) {
                    return constant;
                }
            }
            throw unknown(cursor, text);
        };
    }

    static NewerFormat unknown(Cursor cursor, String word) {
        return new NewerFormat(cursor.path(), "unknown word " + Problem.quote(word));
    }

    /** A decimal keeps its digits, trailing zeros too. */
    static Json decimal(BigDecimal decimal) {
        String text = decimal.toString();
        Rule.require(text.length() <= LONGEST_DECIMAL && Math.abs((long) decimal.scale()) <= WIDEST_SCALE, "a decimal has at most " + LONGEST_DECIMAL + " characters and an exponent within " + WIDEST_SCALE);
        return Json.text(text);
    }

    static Optional<Json> decimal(Optional<BigDecimal> decimal) {
        return decimal.map(Words::decimal);
    }

    static BigDecimal decimal(Cursor cursor) {
        String text = cursor.text();
        try {
            BigDecimal decimal = new BigDecimal(text.length() <= LONGEST_DECIMAL ? text : "");
            if (decimal.toString().equals(text) && Math.abs((long) decimal.scale()) <= WIDEST_SCALE) {
                return decimal;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw cursor.refused("a decimal is digits with an optional sign and fraction, or a digit, fraction and exponent such as `1.5E+26`, not " + Problem.quote(text));
    }

    /** A time is RFC 3339 in UTC with three digits of a second's fraction. */
    static Json time(Instant time) {
        Rule.require(time.truncatedTo(ChronoUnit.MILLIS).equals(time), () -> "a logged time is whole milliseconds, not `" + time + "`; truncate it");
        Rule.require(time.atOffset(ZoneOffset.UTC).getYear() >= 0 && time.atOffset(ZoneOffset.UTC).getYear() <= 9999, () -> "a logged time has a year of four digits, not `" + time + "`");
        return Json.text(TIME.format(time));
    }

    static Instant time(Cursor cursor) {
        String text = cursor.text();
        try {
            Instant time = Instant.from(TIME.parse(text));
            if (TIME.format(time).equals(text)) {
                return time;
            }
        } catch (DateTimeException _) {
            // refused below
        }
        throw cursor.refused("a time is like `2026-02-03T04:05:06.789Z`, not " + Problem.quote(text));
    }
}
