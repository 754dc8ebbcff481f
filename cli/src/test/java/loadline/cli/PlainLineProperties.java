package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import loadline.cli.answer.Decide;
import loadline.cli.shell.Environment;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a plain line reads, the command line proper reads alike; what that refuses, a plain line leaves to it. */
class PlainLineProperties {
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final List<List<String>> WORDS = List.of(
            List.of("--checkpoint", "final"), List.of("--checkpoint", "final"), List.of("--checkpoint=final"), List.of("--checkpoint"), List.of("--checkpoint", ""), List.of("--checkpoint", "a=b"),
            List.of("--configuration", DIGEST), List.of("--configuration=" + DIGEST), List.of("--configuration", "sha256:12"), List.of("--configuration", "missing"),
            List.of("--surface", "api"), List.of("--surface", "API"), List.of("--surface=public-chat"), List.of("--surface", "--full"),
            List.of("--activity", "store"), List.of("--activity", "deploy"), List.of("--activity", "play"),
            List.of("--accounts", "5"), List.of("--accounts", "+5"), List.of("--accounts", "-5"), List.of("--accounts", "0x10"), List.of("--accounts", "five"), List.of("--accounts", "99999999999"),
            List.of("--attempts", "3"), List.of("--attempts", "99999999999"), List.of("--attempts="),
            List.of("--tools", "true"), List.of("--tools", "TRUE"), List.of("--tools"), List.of("--tools=false"), List.of("--tools", "maybe"),
            List.of("--fine-tuning", "false"), List.of("--fine-tuning", "0"), List.of("--autonomy", "PT8H"), List.of("--autonomy", "P6M"), List.of("--autonomy", "long"),
            List.of("--as", "asker-1"), List.of("--as=asker-1"), List.of("--as", "No Name"), List.of("--as", "a", "--as", "b"),
            List.of("--full"), List.of("--full=true"), List.of("--full", "--full"), List.of("--accept-obligations"), List.of("--accept-determination"), List.of("--accept"),
            List.of("-w", "log"), List.of("-wlog"), List.of("-w=log"), List.of("--workspace", "log"), List.of("-w", "a", "--workspace", "b"), List.of("--keys", "keys"), List.of("--passphrase-file", "secret"),
            List.of("-o", "json"), List.of("-ojson"), List.of("--output=table"), List.of("-o", "yaml"), List.of("--clock", "2026-03-01"), List.of("--clock", "2026-03-01T09:00:00Z"), List.of("--clock", "soon"),
            List.of("--debug"), List.of("--as-of-size", "4"), List.of("--what-if", "stop"), List.of("--help"), List.of("-h"), List.of("-V"), List.of("--"), List.of("@file"), List.of("word"), List.of("--nonsense"), List.of("-"), List.of("'--full'"));

    @TempDir
    private Path folder;

    private int plain;
    private int proper;

    @Test
    void both_read_a_line_alike() {
        Seeded.forAll(1500, PlainLineProperties::line, this::isReadAlike);
        assertThat(plain).as("lines read plainly").isGreaterThan(100);
        assertThat(proper).as("lines left to the command line proper").isGreaterThan(500);
    }

    @Test
    void every_word_of_the_list_beside_a_checkpoint_is_read_alike() {
        WORDS.forEach(words -> assertThat(isReadAlike(Stream.concat(Stream.of("--checkpoint", "final"), words.stream()).toList())).as(words.toString()).isTrue());
        WORDS.forEach(words -> assertThat(isReadAlike(words)).as(words.toString()).isTrue());
    }

    @Test
    void the_line_that_scripts_write_is_read_plainly() {
        String[] line = {"--checkpoint", "final", "--configuration", DIGEST, "--surface", "api", "--as", "release-1", "--accounts", "10", "--tools", "true", "--autonomy", "PT8H", "--fine-tuning", "false",
                "--attempts", "3", "--activity", "deploy", "--accept-obligations", "--accept-determination", "--full", "-w", "log", "--keys", "keys", "--passphrase-file", "secret", "--clock", "2026-03-01", "-o", "json", "--debug"};
        assertThat(Decide.plainly(shell(), List.of(line))).isPresent();
        assertThat(isReadAlike(List.of(line))).isTrue();
    }

    private static List<String> line(Random random) {
        List<String> line = new ArrayList<>();
        for (int left = random.nextInt(5); left >= 0; left--) {
            line.addAll(WORDS.get(random.nextInt(random.nextBoolean() ? 3 : WORDS.size())));
        }
        return line;
    }

    private Shell shell() {
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        Environment environment = new Environment(Map.of(), out, out, Optional.empty(), InstantSource.fixed(Instant.EPOCH), folder);
        return new Shell(environment, new Settings(environment), Main::commandLine);
    }

    private boolean isReadAlike(List<String> words) {
        Shell shell = shell();
        Optional<Decide> read = Decide.plainly(shell, words);
        if (read.isEmpty()) {
            proper++;
            return true;
        }
        plain++;
        Shell other = shell();
        CommandLine model = Main.commandLine(other, List.of());
        CommandLine.ParseResult parsed = model.parseArgs(Stream.concat(Stream.of("decide"), words.stream()).toArray(String[]::new));
        Object properly = parsed.subcommand().commandSpec().userObject();
        return fields(read.get()).equals(fields(properly)) && fields(shell.settings()).equals(fields(other.settings()));
    }

    /** Every field that is typed, by its name, those of what is mixed in among them. */
    private static Map<String, Object> fields(Object of) {
        Map<String, Object> fields = new TreeMap<>();
        for (Field field : of.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType() == Environment.class) {
                continue;
            }
            field.setAccessible(true);
            Object value = value(field, of);
            fields.put(field.getName(), field.isAnnotationPresent(CommandLine.Mixin.class) ? fields(value) : String.valueOf(value));
        }
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
