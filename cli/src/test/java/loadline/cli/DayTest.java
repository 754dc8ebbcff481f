package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.importers.inspect.SyntheticLog;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide to an officer's day is played: its commands run in their order, at the times its comments state, and what stands
 * under each is what it prints. A line {@code ...} stands for any number of lines.
 */
class DayTest {
    private static final Path PAGE = SharedData.project().resolve("docs/guides/a-day-of-the-responsible-scaling-officer.md");
    private static final Pattern TIME = Pattern.compile("<!-- it is (\\S+) -->");
    private static final String ELLIPSIS = "...";

    @TempDir
    Path folder;

    private Harbour harbour;
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private int played;
    private int shown;

    @Test
    void what_the_page_shows_is_what_the_commands_print() throws IOException {
        set();
        List<String> block = null;
        boolean shows = false;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher time = TIME.matcher(line);
            if (time.matches()) {
                wait(Instant.parse(time.group(1)));
            } else if (block == null && (line.equals("```sh") || line.equals("```console"))) {
                block = new ArrayList<>();
                shows = line.equals("```console");
            } else if (block != null && line.equals("```")) {
                play(block, shows);
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        assertThat(played).as("commands of the page").isGreaterThan(30);
        assertThat(shown).as("lines shown").isGreaterThan(60);
    }

    private void set() throws IOException {
        harbour = new Harbour(folder);
        harbour.set("LOADLINE_WORKSPACE", folder.resolve("record").toString());
        for (String name : List.of("roster.yaml", "roster-august.yaml", "protocol.yaml")) {
            try (InputStream in = DayTest.class.getResourceAsStream("day/" + name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        for (String stand : List.of("tern.weights", "chat.configuration", "chat-2.configuration", "report", "safeguards", "cyber-tests")) {
            harbour.write(stand, "stands in for " + stand + "\n");
        }
    }

    private void wait(Instant until) {
        harbour.wait(Duration.between(now, until).minusMinutes(1));
        now = until.minus(Duration.ofMinutes(1));
    }

    /** Lines of a block: {@code $ command}, goes on after a backslash, and what it prints; without {@code $}, commands that print what the page leaves out. */
    private void play(List<String> block, boolean shows) throws IOException {
        List<String> expected = new ArrayList<>();
        Optional<String> command = Optional.empty();
        StringBuilder line = new StringBuilder();
        for (String each : block) {
            boolean begins = !shows || each.startsWith("$ ") || !line.isEmpty();
            if (begins) {
                if (line.isEmpty()) {
                    finish(command, expected, shows);
                    expected = new ArrayList<>();
                    command = Optional.empty();
                }
                String typed = each.startsWith("$ ") ? each.substring(2) : each.strip();
                line.append(line.isEmpty() ? "" : " ").append(typed.endsWith("\\") ? typed.substring(0, typed.length() - 1).strip() : typed);
                if (!typed.endsWith("\\")) {
                    command = line.isEmpty() || line.charAt(0) == '#' ? Optional.empty() : Optional.of(line.toString());
                    line.setLength(0);
                }
            } else {
                expected.add(each);
            }
        }
        finish(command, expected, shows);
    }

    private void finish(Optional<String> command, List<String> expected, boolean shows) throws IOException {
        if (command.isEmpty()) {
            return;
        }
        played++;
        List<String> words = words(command.get());
        assertThat(words.getFirst()).isEqualTo("loadline");
        Ran ran = harbour.run(words.subList(1, words.size()).toArray(String[]::new));
        now = now.plus(Duration.ofMinutes(1));
        if (words.contains("register") && words.contains("plan")) {
            write(words.get(words.indexOf("--task") + 1), new Digest(Harbour.statement(ran)));
        }
        if (!shows) {
            assertThat(ran.exitCode()).as(command.get() + "\n" + ran.err() + ran.out()).isZero();
            return;
        }
        if ("show".equals(System.getProperty("loadline.golden"))) {
            System.out.println("$ " + command.get() + "   [" + now + "] exit " + ran.exitCode() + "\n" + ran.out() + ran.err());
            return;
        }
        matches(command.get(), expected, (ran.out() + ran.err()).lines().map(DayTest::withoutChance).toList());
    }

    /** Statements hold salt, so their digests are others each time. */
    private static String withoutChance(String line) {
        return line.replaceAll("statement [0-9a-f]{12}", "statement 0123456789ab").replaceAll("body [0-9a-f]{12}", "body 0123456789ab");
    }

    private void matches(String command, List<String> expected, List<String> printed) {
        int at = 0;
        boolean anywhere = false;
        for (String line : expected) {
            if (line.strip().equals(ELLIPSIS)) {
                anywhere = true;
                continue;
            }
            int found = at;
            while (anywhere && found < printed.size() && !printed.get(found).equals(line)) {
                found++;
            }
            assertThat(found < printed.size() ? printed.get(found) : "nothing more").as("`" + command + "`, which prints\n" + String.join("\n", printed)).isEqualTo(line);
            at = found + 1;
            anywhere = false;
            shown++;
        }
        assertThat(anywhere || at == printed.size()).as("`" + command + "` prints more than the page shows:\n" + String.join("\n", printed)).isTrue();
    }

    /** A made-up log of the planned evaluation: 4 of 60 items solved. */
    private void write(String task, Digest plan) throws IOException {
        List<SyntheticLog.Sample> samples = IntStream.range(0, 60).mapToObj(i -> SyntheticLog.Sample.scored("item-" + i, 1, solved(task, i) ? "1" : "0")).toList();
        SyntheticLog.of(task, "lab/tern", now).withSamples(samples).withPlan(plan).withMetadata("name", task + now).write(folder.resolve(task + ".eval"));
    }

    private static boolean solved(String task, int item) {
        return item % 15 == task.length() % 15;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }
}
