package loadline.controlplane.snapshot;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;

/**
 * Writes values one after the other as {@link ValueReader} reads them: records and constants of the core, texts, numbers,
 * times, collections. Every text, id and record is written once and after that named by its number.
 */
final class ValueWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Object, Integer> records = new IdentityHashMap<>();
    private final Map<Class<?>, Shape> shapes = new HashMap<>();
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private int written;

    /** What was written so far. */
    byte[] bytes() {
        return out.toByteArray();
    }

    /** A number of no sign, in as few bytes as it needs. */
    void count(long count) {
        long rest = count;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** @throws IllegalArgumentException if the value is, or holds, something that is not named in the description of this class */
    void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Enum<?> constant -> constant(constant);
            case Record record -> record(record);
            case AdoptedPolicy adopted -> adopted(Tag.POLICY, adopted.text(), adopted.policy());
            case AdoptedProtocol adopted -> adopted(Tag.PROTOCOL, adopted.text(), adopted.protocol());
            case Optional<?> optional -> optional(optional);
            case List<?> list -> items(Tag.LIST, list);
            case Set<?> set -> items(Tag.SET, set);
            case Map<?, ?> map -> map(map);
            case Boolean truth -> out.write(truth ? Tag.TRUE : Tag.FALSE);
            case Integer number -> signed(Tag.INT, number);
            case Long number -> signed(Tag.LONG, number);
            case BigDecimal decimal -> decimal(decimal);
            case OptionalInt number -> optional(number);
            case OptionalLong number -> optional(number);
            case Instant instant -> signed(Tag.INSTANT, instant.getEpochSecond(), instant.getNano());
            case LocalDate date -> signed(Tag.DATE, date.toEpochDay());
            case Period period -> signed(Tag.PERIOD, period.getYears(), period.getMonths(), period.getDays());
            case Duration duration -> signed(Tag.DURATION, duration.getSeconds(), duration.getNano());
            default -> throw new IllegalArgumentException("a snapshot holds no `" + value.getClass().getName() + "`");
        }
    }

    private void text(String text) {
        if (isAgain(texts.putIfAbsent(text, written))) {
            return;
        }
        characters(text);
    }

    private boolean isAgain(Integer number) {
        if (number == null) {
            written++;
            return false;
        }
        out.write(Tag.AGAIN);
        count(number);
        return true;
    }

    private void characters(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean isLatin = new String(latin, StandardCharsets.ISO_8859_1).equals(text);
        byte[] bytes = isLatin ? latin : text.getBytes(StandardCharsets.UTF_8);
        out.write(isLatin ? Tag.LATIN : Tag.UTF_8);
        count(bytes.length);
        out.writeBytes(bytes);
    }

    private void constant(Enum<?> constant) {
        out.write(Tag.CONSTANT);
        type(constant.getDeclaringClass());
        count(constant.ordinal());
    }

    private void record(Record record) {
        Shape shape = shapes.computeIfAbsent(record.getClass(), Shape::of);
        if (shape.isName()) {
            name(shape, record);
            return;
        }
        if (isAgain(records.putIfAbsent(record, written))) {
            return;
        }
        out.write(Tag.RECORD);
        type(record.getClass());
        for (int i = 0; i < shape.size(); i++) {
            value(shape.part(record, i));
        }
    }

    /** Names are equal where their texts are, so that one stands for all. */
    private void name(Shape shape, Record record) {
        String text = (String) shape.part(record, 0);
        if (isAgain(names.putIfAbsent(shape.name() + '\n' + text, written))) {
            return;
        }
        out.write(Tag.NAMED);
        type(record.getClass());
        characters(text);
    }

    private void adopted(int tag, Digest text, Record said) {
        out.write(tag);
        value(text);
        value(said);
    }

    /** The class by its number; a new one with its name. */
    private void type(Class<?> type) {
        Integer known = numbers.putIfAbsent(type, numbers.size());
        count(known == null ? numbers.size() - 1 : known);
        if (known == null) {
            characters(type.getName());
        }
    }

    private void optional(Optional<?> optional) {
        out.write(optional.isPresent() ? Tag.PRESENT : Tag.ABSENT);
        optional.ifPresent(this::value);
    }

    private void optional(OptionalInt number) {
        if (number.isEmpty()) {
            out.write(Tag.ABSENT_INT);
            return;
        }
        signed(Tag.PRESENT_INT, number.getAsInt());
    }

    private void optional(OptionalLong number) {
        if (number.isEmpty()) {
            out.write(Tag.ABSENT_LONG);
            return;
        }
        signed(Tag.PRESENT_LONG, number.getAsLong());
    }

    private void items(int tag, Collection<?> items) {
        out.write(tag);
        count(items.size());
        items.forEach(this::value);
    }

    private void map(Map<?, ?> map) {
        out.write(Tag.MAP);
        count(map.size());
        map.forEach((key, value) -> {
            value(key);
            value(value);
        });
    }

    private void decimal(BigDecimal decimal) {
        byte[] digits = decimal.unscaledValue().toByteArray();
        signed(Tag.DECIMAL, decimal.scale());
        count(digits.length);
        out.writeBytes(digits);
    }

    private void signed(int tag, long... numbers) {
        out.write(tag);
        for (long number : numbers) {
            count(number << 1 ^ number >> 63);
        }
    }
}
