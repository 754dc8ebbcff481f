package loadline.formats.policy;

import java.util.List;
import loadline.formats.Problem;

/** A node of a YAML 1.2 document (core schema, no anchors or tags) and where it stands. */
public sealed interface Yaml {
    /** Where the node starts. */
    Place at();

    /** A position, both counted from 1; columns in code points. */
    record Place(int line, int column) {}

    /**
     * A word, number or quoted text.
     *
     * @param text as written, quotes and folding undone; numbers unread
     */
    record Scalar(Place at, String text, Kind kind) implements Yaml {
        /** Whether it is text and not a number, truth value or nothing. */
        public boolean isText() {
            return kind == Kind.TEXT;
        }

        @Override
        public String described() {
            return switch (kind) {
                case TEXT -> Problem.quote(text);
                case INTEGER, DECIMAL -> "the number " + Problem.quote(text);
                case TRUTH -> "the truth value " + Problem.quote(text);
                case NOTHING -> "nothing";
                case REFUSED -> "something refused";
            };
        }
    }

    /** A list. */
    record Sequence(Place at, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the document; no key twice. */
    record Mapping(Place at, List<Entry> entries) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String described() {
            return "a mapping";
        }
    }

    /** A key with its value. */
    record Entry(Scalar key, Yaml value) {}

    /** What the core schema takes a scalar for. {@code REFUSED} stands where a construct was refused; its problem is recorded. */
    enum Kind { TEXT, INTEGER, DECIMAL, TRUTH, NOTHING, REFUSED }

    /** What the node is, for messages: {@code a list}, {@code the number `3`}. */
    String described();
}
