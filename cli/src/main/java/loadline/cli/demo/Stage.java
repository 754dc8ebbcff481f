package loadline.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import loadline.cli.shell.Environment;

/** Runs commands in the scratch workspace, prints them with what they answered, and remembers each that came out otherwise than expected. */
final class Stage {
    private static final Duration BETWEEN_COMMANDS = Duration.ofMinutes(1);

    /** Runs a command line in an environment; answers its exit code. */
    @FunctionalInterface
    interface Program {
        int run(Environment environment, String... args);
    }

    /** One command as it came out. */
    record Ran(String line, int exitCode, int expectedCode, String said, boolean asExpected) {}

    private final Program program;
    private final Environment outer;
    private final Path folder;
    private final boolean silent;
    private final List<Ran> ran = new ArrayList<>();
    private Instant clock;

    Stage(Program program, Environment outer, Path folder, boolean silent, Instant clock) {
        this.program = program;
        this.outer = outer;
        this.folder = folder;
        this.silent = silent;
        this.clock = clock;
    }

    List<Ran> ran() {
        return ran;
    }

    Path folder() {
        return folder;
    }

    /** From here on the log's stated time is {@code instant}. */
    void itIs(Instant instant) {
        clock = instant;
    }

    void heading(String text) {
        say("");
        say("== " + text + " " + "=".repeat(Math.max(0, 96 - text.length())));
    }

    void say(String line) {
        if (!silent) {
            outer.out().println(line);
            outer.out().flush();
        }
    }

    /** Runs a command that must end with 0, and shows its last line. */
    String run(String... args) {
        return run(0, "", said -> said.strip().lines().reduce((_, last) -> last).map(List::of).orElse(List.of()), args);
    }

    /** Runs a command, shows the first {@code lines} lines, and expects exit code and a phrase. */
    String run(int expected, String phrase, int lines, String... args) {
        return run(expected, phrase, said -> said.lines().limit(lines).toList(), args);
    }

    /** Runs a command and shows its first line and every other one that {@code shown} picks. */
    String pick(int expected, String phrase, Predicate<String> shown, String... args) {
        return run(expected, phrase, said -> {
            List<String> lines = said.lines().toList();
            List<String> picked = new ArrayList<>(lines.subList(0, Math.min(1, lines.size())));
            lines.stream().skip(1).filter(shown).forEach(picked::add);
            return picked;
        }, args);
    }

    /** Runs a command without a word unless it fails. */
    void quietly(String... args) {
        run(0, "", _ -> List.of(), args);
    }

    private String run(int expected, String phrase, java.util.function.Function<String, List<String>> shown, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = program.run(scratch(new PrintStream(out, true, StandardCharsets.UTF_8)), args);
        String said = out.toString(StandardCharsets.UTF_8);
        boolean asExpected = code == expected && said.contains(phrase);
        ran.add(new Ran(line(args), code, expected, said.lines().findFirst().orElse(""), asExpected));
        List<String> lines = shown.apply(said);
        if (!lines.isEmpty() || !asExpected) {
            say("$ " + line(args) + (code == 0 ? "" : "        [exit " + code + "]"));
            (asExpected ? lines : said.lines().toList()).forEach(l -> say("  " + l));
        }
        if (!asExpected) {
            say("  !! expected exit " + expected + (phrase.isEmpty() ? "" : " and `" + phrase + "`"));
        }
        clock = clock.plus(BETWEEN_COMMANDS);
        return said;
    }

    private Environment scratch(PrintStream said) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LOADLINE_KEYS", folder.resolve("keys").toString());
        variables.put("LOADLINE_CLOCK", clock.toString());
        variables.put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        variables.put("NO_COLOR", "1");
        return new Environment(variables, said, said, Optional.empty(), outer.clock(), folder);
    }

    private static String line(String... args) {
        return "loadline " + Arrays.stream(args).map(a -> a.contains(" ") ? "'" + a + "'" : a).collect(Collectors.joining(" "));
    }
}
