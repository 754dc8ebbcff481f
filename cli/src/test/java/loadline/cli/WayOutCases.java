package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import loadline.core.Person;
import loadline.core.decision.Answer;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.WayOut;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.formats.Sha256;
import loadline.formats.attacks.Attack;
import loadline.formats.cases.Case;
import loadline.formats.cases.CaseHistory;
import loadline.formats.cases.CaseLog;
import loadline.formats.cases.CaseYaml;
import loadline.formats.decision.Detail;
import loadline.formats.decision.Explanation;
import loadline.formats.decision.WayOutJson;
import loadline.formats.json.Json;
import loadline.testing.SharedData;
import loadline.verify.attacks.AttackFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refused case below {@code policies/} and every refused situation of {@code spec/attacks} has a way out that says what it takes. */
class WayOutCases {
    private static final AttackFolder ATTACKS = new AttackFolder(SharedData.project().resolve("spec/attacks"));

    @TempDir
    static Path folder;

    private static List<Refused> refused;

    /** A refusal, its facts, and the log they were folded from. */
    private record Refused(String name, Decision decision, Facts facts, List<Entry> entries, List<WayOut> ways) {
        boolean isOpen() {
            return !ways.isEmpty() && ways.stream().allMatch(WayOut::isOpen);
        }
    }

    private static final class Entries implements CaseLog {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Entry append(Set<Person> by, Instant at, Act act) {
            entries.add(new Entry(entries.size(), at, by, Sha256.of(("entry " + entries.size()).getBytes(StandardCharsets.UTF_8)), act));
            return entries.getLast();
        }

        @Override
        public List<Entry> entries() {
            return List.copyOf(entries);
        }
    }

    @BeforeAll
    static void refuse() throws IOException {
        List<Refused> all = new ArrayList<>();
        try (Stream<Path> found = Files.walk(SharedData.project().resolve("policies"))) {
            for (Path file : found.filter(p -> p.toString().endsWith(".yaml") && p.getParent().endsWith("cases")).sorted().toList()) {
                add(all, file.getFileName().toString(), CaseYaml.read(file.toString(), Files.readAllBytes(file)).orThrow(), name -> bytes(file.resolveSibling(name)));
            }
        }
        for (Path file : ATTACKS.files()) {
            Attack attack = ATTACKS.read(file).orThrow();
            add(all, file.getFileName() + " honest", attack.honest().story(), WayOutCases::attackFile);
            add(all, file.getFileName() + " twin", attack.twin().story(), WayOutCases::attackFile);
        }
        refused = List.copyOf(all);
    }

    private static byte[] attackFile(String name) {
        return ATTACKS.bytes(name).orElseThrow();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<Refused> all, String name, Case story, Function<String, byte[]> files) {
        Entries log = new Entries();
        CaseHistory history = CaseHistory.of(story, files, log);
        story.history().forEach(history::take);
        Facts facts = Fold.of(log.entries());
        Decision decision = Decide.decide(CaseHistory.question(story.question()), facts);
        if (!decision.answer().permits()) {
            all.add(new Refused(name, decision, facts, log.entries(), WayOut.of(decision, facts)));
        }
    }

    @Test
    void every_refusal_has_one_that_says_what_it_takes_or_what_nobody_can() {
        assertThat(refused).hasSizeGreaterThan(150).allSatisfy(each -> {
            if (each.decision().answer() instanceof Answer.NotGoverned) {
                assertThat(text(each)).contains("nobody can permit it");
                return;
            }
            assertThat(each.ways()).as(each.name()).isNotEmpty().allSatisfy(way -> assertThat(way.steps().size() + way.closed().size()).isPositive());
            assertThat(text(each)).as(each.name()).contains("what would permit it: ");
            if (!each.isOpen()) {
                assertThat(text(each)).as(each.name()).contains("nobody can: ");
            }
        });
    }

    private static String text(Refused each) {
        return Explanation.text(each.decision(), each.facts(), Detail.FULL);
    }

    /** One that holds a step which is no signature alone — a measurement, another question, another policy — is not walked. */
    @Test
    void walking_one_that_is_open_permits() {
        Map<String, String> astray = new TreeMap<>();
        int walked = 0;
        for (Refused each : refused) {
            List<Entry> entries = each.entries();
            List<Walked> legs = new ArrayList<>();
            for (WayOut way : each.isOpen() ? each.ways() : List.<WayOut>of()) {
                legs.add(Walked.of(each.decision(), way, way.steps(), entries));
                entries = legs.getLast().entries();
            }
            if (!legs.isEmpty() && legs.stream().allMatch(leg -> leg.left().isEmpty())) {
                walked++;
                arrive(each.name(), legs.getLast(), astray);
            }
        }
        assertThat(astray).isEmpty();
        assertThat(walked).isGreaterThan(80);
    }

    @Test
    void walking_the_shorter_one_permits() {
        Map<String, String> astray = new TreeMap<>();
        int walked = 0;
        for (Refused each : refused) {
            if (each.isOpen() && each.ways().size() == 1 && each.ways().getFirst().shorter().isPresent()) {
                WayOut way = each.ways().getFirst();
                Walked leg = Walked.of(each.decision(), way, way.shorter().orElseThrow().steps(), each.entries());
                if (leg.left().isEmpty()) {
                    walked++;
                    arrive(each.name(), leg, astray);
                }
            }
        }
        assertThat(astray).isEmpty();
        assertThat(walked).isGreaterThanOrEqualTo(3);
    }

    private static void arrive(String name, Walked leg, Map<String, String> astray) {
        Decision then = leg.decision();
        if (!then.answer().permits() || !leg.dropped().isEmpty()) {
            astray.put(name, then.answer().name() + " " + then.reasons().stream().map(r -> r.code() + " " + r.about()).toList() + ", dropped " + leg.dropped());
        }
    }

    @Test
    void each_line_it_names_is_a_command_with_these_options() {
        Set<String> lines = new TreeSet<>();
        refused.forEach(each -> commands(WayOutJson.value(each.decision(), each.facts()), lines));
        assertThat(lines.stream().map(WayOutCases::path).distinct().count()).isGreaterThan(12);
        Map<List<String>, String> help = new HashMap<>();
        assertThat(lines).allSatisfy(line -> {
            String out = help.computeIfAbsent(path(line), path -> new Harbour(folder).run(Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new)).out());
            assertThat(out).as(line).contains("Usage: loadline " + String.join(" ", path(line)));
            assertThat(Stream.of(line.split(" ")).filter(word -> word.startsWith("--"))).allSatisfy(option -> assertThat(out).as(line).contains(option));
        });
    }

    private static List<String> path(String line) {
        List<String> words = List.of(line.split(" "));
        List<String> single = List.of("determine", "approve", "showing", "decide", "finding", "forecast", "publication");
        return words.subList(1, single.contains(words.get(1)) ? 2 : 3);
    }

    private static void commands(Json json, Set<String> into) {
        switch (json) {
            case Json.Members members -> members.byKey().forEach((key, value) -> {
                if (key.equals("command") && value instanceof Json.Text(String text)) {
                    into.add(text);
                }
                commands(value, into);
            });
            case Json.Items items -> items.items().forEach(item -> commands(item, into));
            case Json.Text _, Json.Whole _, Json.Truth _, Json.Null _ -> { }
        }
    }
}
