package loadline.controlplane.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loadline.controlplane.Harbour;
import loadline.core.Person;
import loadline.core.decision.Decide;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.formats.cases.Case;
import loadline.formats.cases.CaseHistory;
import loadline.formats.cases.CaseLog;
import loadline.formats.cases.CaseYaml;
import loadline.formats.decision.DecisionJson;
import loadline.formats.decision.Detail;
import loadline.formats.decision.Explanation;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/** The logs of all cases, packed and unpacked. */
class PackedCases {
    private static final class Listed implements CaseLog {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Entry append(Set<Person> by, Instant at, Act act) {
            entries.add(new Entry(entries.size(), at, by, Harbour.digest("entry " + entries.size()), act));
            return entries.getLast();
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }
    }

    @Test
    void every_case_is_decided_and_explained_alike_from_unpacked_entries() throws IOException {
        Set<Class<?>> acts = new HashSet<>();
        int cases = 0;
        for (Path file : files()) {
            Case story = CaseYaml.read(file.toString(), Files.readAllBytes(file)).orThrow();
            List<Entry> entries = entries(story, file);
            Part part = new Part(entries, Map.of(), Map.of());
            Part unpacked = Packed.read(Packed.write(part));
            assertThat(unpacked).as(file.toString()).isEqualTo(part);
            Question question = CaseHistory.question(story.question());
            Facts facts = Fold.of(entries);
            Facts again = Fold.of(unpacked.entries());
            assertThat(DecisionJson.write(Decide.decide(question, again))).as(file.toString()).isEqualTo(DecisionJson.write(Decide.decide(question, facts)));
            assertThat(Explanation.text(Decide.decide(question, again), again, Detail.FULL)).isEqualTo(Explanation.text(Decide.decide(question, facts), facts, Detail.FULL));
            entries.forEach(entry -> acts.add(entry.act().getClass()));
            cases++;
        }
        assertThat(cases).isGreaterThanOrEqualTo(10);
        assertThat(acts).hasSizeGreaterThanOrEqualTo(10);
    }

    private static List<Entry> entries(Case story, Path file) {
        Listed log = new Listed();
        CaseHistory history = CaseHistory.of(story, name -> bytes(file.resolveSibling(name)), log);
        story.history().forEach(history::take);
        return log.entries();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SharedData.project().resolve("policies"))) {
            return all.filter(file -> file.getParent().endsWith("cases") && file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
