package loadline.formats.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.formats.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document into nodes with places. Refused, each with its place: anything that is not UTF-8, a byte order
 * mark, more than 4 MiB, more than 40 levels, directives, anchors, aliases, tags, keys that are not text, a key twice, a
 * second document.
 *
 * <p>It is built on the parser's events, not on composed nodes: a composed node no longer says whether its tag was written,
 * and composing resolves the aliases this language refuses.
 */
public final class YamlDocument {
    /** Largest file, in bytes. */
    public static final int LARGEST = 4 * 1024 * 1024;
    /** Deepest nesting of lists and mappings. */
    public static final int DEEPEST = 40;

    private static final Yaml.Place START = new Yaml.Place(1, 1);
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlDocument(Problems problems, Iterator<Event> events) {
        this.problems = problems;
        this.events = events;
    }

    /** The root, or empty where the bytes are not a document at all. Refused constructs inside are recorded and read past. */
    public static Optional<Yaml> read(byte[] bytes, Problems problems) {
        if (bytes.length > LARGEST) {
            problems.addForFile("a file has at most " + LARGEST + " bytes, not " + bytes.length, "split it or remove what is not part of the document");
            return Optional.empty();
        }
        return text(bytes, problems).flatMap(text -> parsed(text, problems));
    }

    private static Optional<String> text(byte[] bytes, Problems problems) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            problems.add(START, "the file starts with a byte order mark", "save it as UTF-8 without one");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            problems.add(after(text), "a byte is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static Yaml.Place after(String text) {
        String[] lines = text.split("\r\n|\n|\r", -1);
        String last = lines[lines.length - 1];
        return new Yaml.Place(lines.length, 1 + last.codePointCount(0, last.length()));
    }

    private static Optional<Yaml> parsed(String text, Problems problems) {
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST).setUseMarks(true).build();
            return new YamlDocument(problems, new Parse(settings).parseString(text).iterator()).document();
        } catch (TooDeep e) {
            problems.add(e.at, "lists and mappings nest at most " + DEEPEST + " deep", "flatten it");
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(YamlDocument::place).orElse(START), "this is not YAML: " + oneLine(e.getProblem()), "mend the YAML here or in the lines before");
        } catch (ReaderException e) {
            int at = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            problems.add(after(text.substring(0, at)), "the character U+%04X is not allowed".formatted(e.getCodePoint()), "remove it");
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // the parser's own checks are not complete: an escape past the last code point, a version that is no number
            problems.addForFile("this is not YAML: " + oneLine(String.valueOf(e.getMessage())), "mend the YAML");
        }
        return Optional.empty();
    }

    private static String oneLine(String message) {
        return String.join(" ", Problem.quote(message).replace("`", "").strip().split("\\s+"));
    }

    private Optional<Yaml> document() {
        Yaml root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null) {
                        problems.add(place(event), "a file holds one document, and here a second one starts", "remove it or move it to a file of its own");
                        return Optional.of(root);
                    }
                    refuseDirectives((DocumentStartEvent) event);
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> { }
                case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd -> root = node(event, 1);
            }
        }
        if (root == null) {
            problems.add(START, "the file is empty", "write the document");
        }
        return Optional.ofNullable(root);
    }

    private void refuseDirectives(DocumentStartEvent start) {
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            problems.add(place(start), "directives such as `%YAML` and `%TAG` are not part of the language", "remove it");
        }
    }

    private Yaml node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep(place(event));
        }
        refuseAnchor(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            default -> new Yaml.Scalar(place(event), "", Yaml.Kind.REFUSED);
        };
    }

    private void refuseAnchor(Event event) {
        if (event instanceof AliasEvent alias) {
            problems.add(place(alias), "aliases (`*name`) are not part of the language", "write the value out");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(place(node), "anchors (`&name`) are not part of the language", "remove it and write the value out where it is used");
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(t -> problems.add(place(event), "tags such as " + Problem.quote(t) + " are not part of the language", "remove it"));
    }

    private Yaml.Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new Yaml.Scalar(place(event), event.getValue(), event.isPlain() ? kind(event.getValue()) : Yaml.Kind.TEXT);
    }

    private static Yaml.Kind kind(String plain) {
        Tag tag = CORE.resolve(plain, true);
        if (tag.equals(Tag.INT)) {
            return Yaml.Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Yaml.Kind.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Kind.TRUTH;
        }
        return tag.equals(Tag.NULL) ? Yaml.Kind.NOTHING : Yaml.Kind.TEXT;
    }

    private Yaml sequence(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Yaml.Sequence(place(start), items);
    }

    private Yaml mapping(CollectionStartEvent start, int depth) {
        refuseTag(start, start.getTag());
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, Yaml.Place> seen = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Yaml key = node(event, depth + 1);
            Yaml value = node(events.next(), depth + 1);
            key(key, seen).ifPresent(k -> entries.add(new Yaml.Entry(k, value)));
        }
        return new Yaml.Mapping(place(start), entries);
    }

    private Optional<Yaml.Scalar> key(Yaml key, Map<String, Yaml.Place> seen) {
        if (!(key instanceof Yaml.Scalar scalar) || !scalar.isText()) {
            if (!(key instanceof Yaml.Scalar refused) || refused.kind() != Yaml.Kind.REFUSED) {
                problems.add(key.at(), "a key is text, not " + key.described(), "put it in quotes or use a name");
            }
            return Optional.empty();
        }
        Yaml.Place first = seen.putIfAbsent(scalar.text(), scalar.at());
        if (first != null) {
            problems.add(scalar.at(), "key " + Problem.quote(scalar.text()) + " stands twice in one mapping, first in line " + first.line(), "remove or rename one");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    private static Yaml.Place place(Event event) {
        return event.getStartMark().map(YamlDocument::place).orElse(START);
    }

    private static Yaml.Place place(Mark mark) {
        return new Yaml.Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends reading at once: what is nested deeper is not looked at. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Yaml.Place at;

        TooDeep(Yaml.Place at) {
            super("too deep", null, false, false);
            this.at = at;
        }
    }
}
