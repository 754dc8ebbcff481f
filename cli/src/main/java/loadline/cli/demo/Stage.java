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
import loadline.cli.Main;
import loadline.cli.shell.Environment;

/** Runs commands in the scratch workspace, prints them with what they answered, and remembers each that came out otherwise than expected. */
final class Stage {
    private static final Duration BETWEEN_COMMANDS = Duration.ofMinutes(1);
    /** How much further in a line goes on that was too long for one. */
    private static final int WRAPPED = 4;

    /** One command as it came out. */
    record Ran(String line, int exitCode, int expectedCode, String said, boolean asExpected) {}

    private final Environment outer;
    private final Path folder;
    private final boolean silent;
    private final List<Ran> ran = new ArrayList<>();
    private Instant clock;

    Stage(Environment outer, Path folder, boolean silent, Instant clock) {
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

    /** Runs a command and shows its first line and every other one that {@code shown} picks, each with the lines it goes on in. */
    String pick(int expected, String phrase, Predicate<String> shown, String... args) {
        return run(expected, phrase, said -> {
            List<String> lines = said.lines().toList();
            List<String> picked = new ArrayList<>();
            int goesOnAt = -1;
            for (String line : lines) {
                if (picked.isEmpty() || shown.test(line)) {
                    picked.add(line);
                    goesOnAt = indent(line) + WRAPPED;
                } else if (indent(line) == goesOnAt) {
                    picked.add(line);
                } else {
                    goesOnAt = -1;
                }
            }
            return picked;
        }, args);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Runs a command without a word unless it fails. */
    void quietly(String... args) {
        run(0, "", _ -> List.of(), args);
    }

    private String run(int expected, String phrase, java.util.function.Function<String, List<String>> shown, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(scratch(new PrintStream(out, true, StandardCharsets.UTF_8)), args);
        String said = out.toString(StandardCharsets.UTF_8);
        boolean asExpected = code == expected && said.contains(phrase);
        ran.add(new Ran(line(args), code, expected, said.lines().findFirst().orElse(""), asExpected));
        List<String> lines = shown.apply(said);
        if (!lines.isEmpty() || !asExpected) {
            say("$ " + line(args) + (code == 0 ? "" : "        [exit " + code + "]"));
            int margin = lines.stream().skip(1).mapToInt(Stage::indent).min().orElse(0);
            (asExpected ? lines : said.lines().toList()).forEach(l -> say("  " + (asExpected && indent(l) >= margin ? l.substring(Math.max(0, margin - 2)) : l)));
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
        variables.put("LOADLINE_WORKSPACE", folder.resolve("record").toString());
        variables.put("LOADLINE_CLOCK", clock.toString());
        variables.put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        variables.put("NO_COLOR", "1");
        return new Environment(variables, said, said, Optional.empty(), outer.clock(), folder);
    }

    private static String line(String... args) {
        return "loadline " + Arrays.stream(args).map(a -> a.contains(" ") ? "'" + a + "'" : a).collect(Collectors.joining(" "));
    }
}
