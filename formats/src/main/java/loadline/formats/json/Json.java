package loadline.formats.json;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import loadline.core.Rule;

/** A JSON value. Numbers are whole. */
public sealed interface Json {
    /** The largest whole number that every JSON reader keeps exactly: 2^53-1. */
    long LARGEST = (1L << 53) - 1;

    /** An object: its keys in the order of their UTF-16 code units, each once. */
    record Members(SortedMap<String, Json> byKey) implements Json {
        public Members {
            byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
        }
    }

    /** An array. */
    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Text(String text) implements Json {}

    /** A whole number, at most {@link #LARGEST} from zero. */
    record Whole(long number) implements Json {
        public Whole {
            Rule.require(-LARGEST <= number && number <= LARGEST, () -> "a JSON number is within 2^53-1 of zero, not " + number + "; write it as a string");
        }
    }

    /** True or false. */
    record Truth(boolean holds) implements Json {}

    /** Null. */
    record Null() implements Json {}

    /** A key of an object and its value; an empty one leaves the key out. */
    record Member(String key, Optional<Json> value) {}

    /** The object with these members, those without a value left out. */
    static Json object(Member... members) {
        SortedMap<String, Json> byKey = new TreeMap<>();
        for (Member member : members) {
            member.value().ifPresent(value -> Rule.require(byKey.put(member.key(), value) == null, () -> "key `" + member.key() + "` is given twice"));
        }
        return new Members(byKey);
    }

    /** The object with these keys. */
    static Json object(Map<String, Json> byKey) {
        return new Members(new TreeMap<>(byKey));
    }

    static Member has(String key, Json value) {
        return new Member(key, Optional.of(value));
    }

    static Member has(String key, String text) {
        return has(key, text(text));
    }

    static Member has(String key, long number) {
        return has(key, new Whole(number));
    }

    static Member has(String key, boolean holds) {
        return has(key, new Truth(holds));
    }

    /** A member that is left out if {@code value} is empty. */
    static Member may(String key, Optional<Json> value) {
        return new Member(key, value);
    }

    static Json text(String text) {
        return new Text(text);
    }

    static Json items(Collection<? extends Json> items) {
        return new Items(List.copyOf(items));
    }
}
