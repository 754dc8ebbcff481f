package loadline.verify.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.formats.attacks.Attack;
import loadline.testing.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every attack of {@code spec/attacks} comes out as it must. */
class AttackCases {
    private static final AttackFolder FOLDER = new AttackFolder(SharedData.project().resolve("spec/attacks"));
    private static final Path PAGE = SharedData.project().resolve("docs/reference/attacks.md");
    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z][0-9]+)\\*\\*");
    private static final int LEAST = 190;

    private static List<Played> played;

    private static List<AttackRun> runs;

    /** An attack played, or what broke on the way. */
    private record Played(Path file, Optional<AttackRun> run, Optional<RuntimeException> broken) {}

    @BeforeAll
    static void play() throws IOException {
        played = FOLDER.files().parallelStream().map(AttackCases::played).toList();
        runs = played.stream().flatMap(p -> p.run().stream()).toList();
    }

    private static Played played(Path file) {
        try {
            return new Played(file, Optional.of(FOLDER.run(FOLDER.read(file).orThrow())), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            return new Played(file, Optional.empty(), Optional.of(e));
        }
    }

    @TestFactory
    List<DynamicTest> each_attack_fails_and_its_honest_situation_is_permitted() {
        return played.stream().map(each -> DynamicTest.dynamicTest(each.file().getFileName().toString(), () -> {
            each.broken().ifPresent(broken -> {
                throw broken;
            });
            assertThat(each.run().orElseThrow().differences()).isEmpty();
        })).toList();
    }

    @Test
    void there_are_as_many_as_there_were() {
        assertThat(runs).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(runs.stream().map(run -> run.attack().does())).doesNotHaveDuplicates();
    }

    @Test
    void every_rule_is_attacked_and_every_attack_names_rules_there_are() throws IOException {
        Set<String> rules = new TreeSet<>();
        Matcher found = RULE.matcher(Files.readString(SharedData.project().resolve("spec/decide.md")));
        while (found.find()) {
            rules.add(found.group(1));
        }
        Set<String> attacked = runs.stream().flatMap(run -> run.attack().rules().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).hasSizeGreaterThan(60);
        assertThat(attacked).isEqualTo(rules);
    }

    @Test
    void some_attacks_are_refused_and_some_are_refuted() {
        assertThat(runs.stream().filter(run -> run.verified().equals("consistent")).count()).isGreaterThan(100);
        assertThat(runs.stream().filter(run -> run.verified().startsWith("refuted")).map(AttackRun::verified).distinct().count()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void no_base_policy_or_record_lies_there_unused() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path file : below("")) {
            texts.append(Files.readString(file)).append('\n');
        }
        for (String folder : List.of("bases", "policies", "records")) {
            assertThat(below(folder)).isNotEmpty().allSatisfy(file -> assertThat(texts).contains(folder + "/" + file.getFileName()));
        }
    }

    private static List<Path> below(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER.folder().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void the_page_shows_what_came_out() throws IOException {
        String page = Files.readString(PAGE);
        int table = page.indexOf(AttackTable.HEAD);
        assertThat(table).as("the page holds a table").isPositive();
        String now = page.substring(0, table) + AttackTable.of(runs);
        if ("write".equals(System.getProperty("loadline.golden"))) {
            Files.writeString(PAGE, now);
            return;
        }
        assertThat(page).isEqualTo(now);
    }

    @Test
    void a_twin_that_is_permitted_is_a_hole_whatever_was_expected() throws IOException {
        Attack attack = FOLDER.read(FOLDER.folder().resolve("crossing-unregistered.yaml")).orThrow();
        Attack harmless = new Attack(attack.id(), attack.rules(), attack.does(), attack.honest(), attack.honest(), attack.tampering());
        assertThat(FOLDER.run(harmless).differences()).anySatisfy(d -> assertThat(d).startsWith("a hole: the twin is permitted"))
                .anySatisfy(d -> assertThat(d).startsWith("a hole: the twin's record verifies as a permission"));
    }

    @Test
    void an_honest_situation_that_is_refused_is_found() throws IOException {
        Attack attack = FOLDER.read(FOLDER.folder().resolve("crossing-unregistered.yaml")).orThrow();
        Attack hopeless = new Attack(attack.id(), attack.rules(), attack.does(), attack.twin(), attack.twin(), attack.tampering());
        assertThat(FOLDER.run(hopeless).differences()).anySatisfy(d -> assertThat(d).startsWith("the honest situation is not permitted: Delay"))
                .anySatisfy(d -> assertThat(d).startsWith("seen in the honest situation already, so it shows nothing"));
    }

    @Test
    void another_reason_than_the_expected_one_is_found() throws IOException {
        Attack attack = FOLDER.read(FOLDER.folder().resolve("crossing-unregistered.yaml")).orThrow();
        Attack.Expected other = new Attack.Expected("Delay", Set.of("STOP_TRIPPED theft"), Set.of(), Optional.of("STREAMS"), Attack.By.BUNDLE);
        Attack.Situation twin = new Attack.Situation(attack.twin().story(), attack.twin().steps(), other);
        assertThat(FOLDER.run(new Attack(attack.id(), attack.rules(), attack.does(), attack.honest(), twin, attack.tampering())).differences()).containsExactlyInAnyOrder(
                "reason not expected: `NOT_CLEARED cyber-2`", "reason missing: `STOP_TRIPPED theft`", "the verification of the twin: expected `refuted STREAMS`, got `consistent`");
    }

    @Test
    void a_file_outside_the_folder_is_not_read() {
        assertThat(FOLDER.bytes("bases/used.yaml")).isPresent();
        assertThat(FOLDER.bytes("../decide.md")).isEmpty();
        assertThat(FOLDER.bytes(SharedData.project().resolve("pom.xml").toString())).isEmpty();
    }
}
