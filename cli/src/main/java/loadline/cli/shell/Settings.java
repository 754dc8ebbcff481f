package loadline.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What holds for every command: a flag, else the {@code LOADLINE_*} variable, else the line in the settings file
 * ({@code $XDG_CONFIG_HOME/loadline/settings}, lines {@code name = value}).
 */
public final class Settings {
    /** How answers are printed. */
    public enum Output { TABLE, JSON }

    private static final Set<String> NAMES = Set.of("workspace", "keys", "passphrase-file", "as", "output");

    private final Environment environment;
    private Optional<Map<String, String>> file = Optional.empty();

    @Option(names = {"-w", "--workspace"}, paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "the workspace; without it LOADLINE_WORKSPACE, else the nearest folder upwards that is one")
    private Path workspace;

    @Option(names = "--keys", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "the folder of keys; without it LOADLINE_KEYS, else $XDG_CONFIG_HOME/loadline/keys")
    private Path keys;

    @Option(names = "--passphrase-file", paramLabel = "FILE", scope = ScopeType.INHERIT,
            description = "a file whose first line unlocks the keys; without it LOADLINE_PASSPHRASE_FILE, else it is asked for")
    private Path passphraseFile;

    @Option(names = "--clock", paramLabel = "TIME", scope = ScopeType.INHERIT,
            description = "the time to write into a log that runs on a stated clock; without it LOADLINE_CLOCK")
    private Instant clock;

    @Option(names = {"-o", "--output"}, paramLabel = "table|json", scope = ScopeType.INHERIT,
            description = "how to print: `table` for people, `json` for programs, always one document")
    private Output output;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "print the stack trace of a failure")
    private boolean debug;

    public Settings(Environment environment) {
        this.environment = environment;
    }

    /** Takes from a plain line what the command line proper would set. */
    public void take(PlainLine line) {
        workspace = line.take(Path::of, "-w", "--workspace");
        keys = line.take(Path::of, "--keys");
        passphraseFile = line.take(Path::of, "--passphrase-file");
        clock = line.take(Typed::instant, "--clock");
        output = line.take(word -> Typed.word(Output.class, word), "-o", "--output");
        debug = line.has("--debug");
    }

    /** The workspace that was named, if one was. */
    Optional<Path> workspace() {
        return path(workspace, "workspace");
    }

    Path keys() {
        return path(keys, "keys").orElseGet(() -> configuration().resolve("keys"));
    }

    Optional<Path> passphraseFile() {
        return path(passphraseFile, "passphrase-file");
    }

    Optional<Instant> clock() {
        return clock != null ? Optional.of(clock) : Optional.ofNullable(environment.variables().get("LOADLINE_CLOCK")).map(Settings::instant);
    }

    Optional<Person> person() {
        return value("as").map(Person::new);
    }

    /** How answers are printed; a table where nobody says otherwise. */
    public Output output() {
        return output != null ? output : value("output").map(Settings::output).orElse(Output.TABLE);
    }

    public boolean isDebugging() {
        return debug;
    }

    private static Output output(String word) {
        return switch (word) {
            case "table" -> Output.TABLE;
            case "json" -> Output.JSON;
            case String other -> throw Failure.usage("output is `table` or `json`, not `" + other + "`");
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException _) {
            throw Failure.usage("LOADLINE_CLOCK is a time such as `2026-03-01T09:00:00Z`, not `" + text + "`");
        }
    }

    private Optional<Path> path(Path flag, String name) {
        return Optional.ofNullable(flag).or(() -> value(name).map(Path::of)).map(environment::path);
    }

    private Optional<String> value(String name) {
        String variable = "LOADLINE_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.variables().get(variable)).filter(v -> !v.isEmpty()).or(() -> Optional.ofNullable(file().get(name)));
    }

    private Path configuration() {
        String home = environment.variables().getOrDefault("XDG_CONFIG_HOME", "");
        String user = environment.variables().getOrDefault("HOME", System.getProperty("user.home"));
        return (home.isEmpty() ? Path.of(user, ".config") : Path.of(home)).resolve("loadline");
    }

    private Map<String, String> file() {
        if (file.isEmpty()) {
            file = Optional.of(read(configuration().resolve("settings")));
        }
        return file.get();
    }

    private static Map<String, String> read(Path settings) {
        Map<String, String> values = new HashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(settings)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("=", 2);
                    String name = parts[0].strip();
                    if (parts.length != 2 || !NAMES.contains(name)) {
                        throw Failure.usage(settings + ":" + number + ": a line is `name = value`, with a name of " + NAMES.stream().sorted().toList());
                    }
                    values.put(name, parts[1].strip());
                }
            }
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
