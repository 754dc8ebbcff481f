package loadline.controlplane.snapshot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;

/**
 * Reads what {@link ValueWriter} wrote. Records are made by their own constructors, and only those of the core. Bytes that
 * nobody wrote so end in an {@link IllegalArgumentException}, {@link IndexOutOfBoundsException} or {@link ClassCastException}.
 */
final class ValueReader {
    private final byte[] bytes;
    private final List<Shape> shapes = new ArrayList<>();
    private Object[] read = new Object[1024];
    private int count;
    private int at;

    ValueReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** A number of no sign. */
    long count() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number has at most ten bytes");
    }

    /** A value that must be of this type. */
    <T> T value(Class<T> type) {
        return type.cast(value());
    }

    Object value() {
        return switch (bytes[at++]) {
            case Tag.AGAIN -> again();
            case Tag.LATIN -> keep(text(StandardCharsets.ISO_8859_1));
            case Tag.UTF_8 -> keep(text(StandardCharsets.UTF_8));
            case Tag.NAMED -> named();
            case Tag.CONSTANT -> shape().constant(number());
            case Tag.RECORD -> record();
            case Tag.LIST -> List.of(items());
            case Tag.SET -> Set.of(items());
            case Tag.MAP -> map();
            case Tag.ABSENT -> Optional.empty();
            case Tag.PRESENT -> Optional.of(value());
            case Tag.FALSE -> false;
            case Tag.TRUE -> true;
            case Tag.INT -> (int) signed();
            case Tag.LONG -> signed();
            case Tag.DECIMAL -> decimal();
            case Tag.INSTANT -> Instant.ofEpochSecond(signed(), signed());
            case Tag.DATE -> LocalDate.ofEpochDay(signed());
            case Tag.PERIOD -> Period.of((int) signed(), (int) signed(), (int) signed());
            case Tag.DURATION -> Duration.ofSeconds(signed(), signed());
            case Tag.ABSENT_INT -> OptionalInt.empty();
            case Tag.PRESENT_INT -> OptionalInt.of((int) signed());
            case Tag.ABSENT_LONG -> OptionalLong.empty();
            case Tag.PRESENT_LONG -> OptionalLong.of(signed());
            case Tag.POLICY -> new AdoptedPolicy(value(Digest.class), value(Policy.class));
            case Tag.PROTOCOL -> new AdoptedProtocol(value(Digest.class), value(Protocol.class));
            default -> throw new IllegalArgumentException("no value begins with byte " + bytes[at - 1]);
        };
    }

    private Object again() {
        int number = number();
        if (number >= count) {
            throw new IllegalArgumentException("value " + number + " is named before it is there");
        }
        return read[number];
    }

    private Object keep(Object value) {
        int number = reserved();
        read[number] = value;
        return value;
    }

    /** Numbers are given where a value begins, as by the writer: before those of its parts. */
    private int reserved() {
        if (count == read.length) {
            read = Arrays.copyOf(read, count * 2);
        }
        return count++;
    }

    private Object named() {
        int number = reserved();
        Shape shape = shape();
        String text = characters();
        read[number] = shape.type() == Digest.class ? new Digest(text) : shape.make(text);
        return read[number];
    }

    private Object record() {
        int number = reserved();
        Shape shape = shape();
        Object[] parts = new Object[shape.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = value();
        }
        read[number] = shape.make(parts);
        return read[number];
    }

    private Shape shape() {
        int number = number();
        if (number == shapes.size()) {
            shapes.add(Shape.named(characters()));
        }
        return shapes.get(number);
    }

    private String characters() {
        return switch (bytes[at++]) {
            case Tag.LATIN -> text(StandardCharsets.ISO_8859_1);
            case Tag.UTF_8 -> text(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException("a text is expected");
        };
    }

    private String text(java.nio.charset.Charset charset) {
        int length = size();
        String text = new String(bytes, at, length, charset);
        at += length;
        return text;
    }

    private int number() {
        return Math.toIntExact(count());
    }

    /** A count of things that follow, each of a byte or more. */
    private int size() {
        int size = number();
        if (size < 0 || size > bytes.length - at) {
            throw new IllegalArgumentException("there are not " + size + " more");
        }
        return size;
    }

    private Object[] items() {
        int size = size();
        Object[] items = new Object[size];
        for (int i = 0; i < size; i++) {
            items[i] = value();
        }
        return items;
    }

    private Map<Object, Object> map() {
        int size = size();
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(value(), value());
        }
        return map;
    }

    private BigDecimal decimal() {
        int scale = (int) signed();
        int length = size();
        BigDecimal decimal = new BigDecimal(new BigInteger(bytes, at, length), scale);
        at += length;
        return decimal;
    }

    private long signed() {
        long number = count();
        return number >>> 1 ^ -(number & 1);
    }
}
