package loadline.controlplane.keys;

import java.nio.charset.StandardCharsets;
import loadline.core.Person;
import loadline.core.Rule;

/** Whose key it is. */
public sealed interface KeyOwner {
    /** A person on a roster. */
    record OfPerson(Person person) implements KeyOwner {}

    /** A log, by its origin: it signs tree heads and no statement. */
    record OfLog(String origin) implements KeyOwner {
        public OfLog {
            Rule.require(!origin.isBlank(), "a log has an origin");
        }
    }

    /** The person's id or the log's origin. */
    default String name() {
        return switch (this) {
            case OfPerson(Person person) -> person.id();
            case OfLog(String origin) -> origin;
        };
    }

    /** {@code person} or {@code log}. */
    default String kind() {
        return switch (this) {
            case OfPerson _ -> "person";
            case OfLog _ -> "log";
        };
    }

    /** The owner of that kind and name. */
    static KeyOwner of(String kind, String name) {
        return switch (kind) {
            case "person" -> new OfPerson(new Person(name));
            case "log" -> new OfLog(name);
            case String other -> throw new IllegalArgumentException("a key is of a `person` or a `log`, not of a `" + other + "`");
        };
    }

    /** The name of the key's file: no separator in it, whatever the owner's name. */
    default String fileName() {
        StringBuilder name = new StringBuilder();
        for (byte b : name().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_' || b == '.' || b == '@';
            name.append(plain ? String.valueOf((char) b) : "%" + String.format("%02X", b));
        }
        return name + (this instanceof OfLog ? KeyRing.OF_LOGS : KeyRing.OF_PERSONS);
    }
}
