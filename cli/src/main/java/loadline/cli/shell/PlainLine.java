package loadline.cli.shell;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line of the plainest form: a command, then options, {@code --name value}, {@code --name=value} or {@code --name}, none
 * twice. A command that scripts run all day takes its options from it; whatever is not of this form, or not taken, is for the
 * command line proper to read, or to refuse. What both read, both read alike: making the model of the command line takes a
 * tenth of a second, which is most of what such a command may take.
 */
public final class PlainLine {
    private final Map<String, Optional<String>> options;

    private PlainLine(Map<String, Optional<String>> options) {
        this.options = options;
    }

    /** What a command makes of the words after its own, if they are of this form and it takes all of them. */
    public static <T> Optional<T> read(List<String> words, Function<PlainLine, T> command) {
        return split(words).map(PlainLine::new).flatMap(line -> line.readAll(command));
    }

    private <T> Optional<T> readAll(Function<PlainLine, T> command) {
        try {
            return Optional.of(command.apply(this)).filter(_ -> options.isEmpty());
        } catch (IllegalArgumentException | DateTimeException | UncheckedIOException _) {
            // a value is not what its option takes; the command line proper says what would be
            return Optional.empty();
        }
    }

    /** The value of an option by one of its names; null where it is not there, which is what fields of commands hold then. */
    public <T> T take(Function<String, T> read, String... names) {
        for (String name : names) {
            Optional<String> value = options.remove(name);
            if (value != null) {
                return read.apply(value.orElseThrow(() -> new IllegalArgumentException("`" + name + "` has a value")));
            }
        }
        return null;
    }

    /** Whether an option that has no value is there. */
    public boolean has(String name) {
        Optional<String> value = options.remove(name);
        if (value != null && value.isPresent()) {
            throw new IllegalArgumentException("`" + name + "` has no value");
        }
        return value != null;
    }

    private static Optional<Map<String, Optional<String>>> split(List<String> words) {
        Map<String, Optional<String>> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            boolean valued = equals < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("-");
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<String> value = valued ? Optional.of(words.get(++i)) : equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            if (!name.startsWith("-") || options.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(options);
    }
}
