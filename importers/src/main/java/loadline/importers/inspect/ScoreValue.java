package loadline.importers.inspect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a scorer wrote, read as a number where Inspect's own conversion gives one: numbers and truth values as they are;
 * {@code C} 1, {@code P} 0.5, {@code I} and {@code N} 0; {@code yes}, {@code true} 1 and {@code no}, {@code false} 0 in any
 * case; text that is a number. Inspect takes everything else for 0 with a warning; here it has no number.
 */
sealed interface ScoreValue {
    /** A number, and how it was written: {@code mode} counts {@code I} and {@code N} apart. */
    record Number(BigDecimal value, String written) implements ScoreValue {}

    /** Not scored: {@code NaN}, or null, which older logs wrote for it. */
    record Absent() implements ScoreValue {}

    /** Something without a number. */
    record Strange(String seen) implements ScoreValue {}

    /** An object of values; it has no number as a whole. */
    record Parts(Map<String, ScoreValue> parts) implements ScoreValue {}

    /** Exponents beyond those of a {@code double}: no score is so large, and arithmetic on it would never end. */
    int LARGEST_EXPONENT = 308;

    /** Reads a JSON value as {@link JsonCursor#value()} gives it. */
    static ScoreValue of(Object json) {
        return switch (json) {
            case null -> new Absent();
            case JsonCursor.NotANumber number -> number == JsonCursor.NotANumber.NAN ? new Absent() : new Strange("an infinite number");
            case Boolean truth -> truth ? new Number(BigDecimal.ONE, "1") : new Number(BigDecimal.ZERO, "0");
            case BigDecimal number -> number(number);
            case String text -> text(text);
            case Map<?, ?> map -> parts(map);
            case List<?> list -> new Strange("a list of " + list.size());
            default -> new Strange("a value of an unknown kind");
        };
    }

    private static ScoreValue number(BigDecimal number) {
        if (number.signum() == 0) {
            return new Number(BigDecimal.ZERO, "0");
        }
        long exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            return new Strange("a number of size 1e" + exponent);
        }
        return new Number(number, number.stripTrailingZeros().toString());
    }

    private static ScoreValue text(String text) {
        return switch (text) {
            case "C" -> new Number(BigDecimal.ONE, "`C`");
            case "P" -> new Number(new BigDecimal("0.5"), "`P`");
            case "I" -> new Number(BigDecimal.ZERO, "`I`");
            case "N" -> new Number(BigDecimal.ZERO, "`N`");
            default -> words(text);
        };
    }

    private static ScoreValue words(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> new Number(BigDecimal.ONE, "`" + text + "`");
            case "no", "false" -> new Number(BigDecimal.ZERO, "`" + text + "`");
            default -> numeral(text);
        };
    }

    private static ScoreValue numeral(String text) {
        String plain = text.strip();
        if (plain.length() <= Caps.NUMBER_CHARS && Numerals.DECIMAL.matcher(plain).matches()
                && number(new BigDecimal(plain)) instanceof Number found) {
            return new Number(found.value(), "`" + text + "`");
        }
        return new Strange("text `" + Text.brief(text) + "`");
    }

    /** A score with more parts than a log may have scorers is passed over as a whole. */
    private static ScoreValue parts(Map<?, ?> map) {
        if (map.size() > Caps.SCORERS) {
            return new Strange("an object of " + map.size());
        }
        Map<String, ScoreValue> parts = new LinkedHashMap<>();
        map.forEach((name, value) -> parts.put(Text.name("a part of a score", String.valueOf(name)), part(value)));
        return new Parts(parts);
    }

    /** An object inside an object has no number, and its parts none of interest. */
    private static ScoreValue part(Object json) {
        return json instanceof Map<?, ?> inner ? new Strange("an object of " + inner.size()) : of(json);
    }

    /** How numbers look in text. Exponents have at most three digits, which covers every {@code double}. */
    final class Numerals {
        static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

        private Numerals() {}
    }
}
