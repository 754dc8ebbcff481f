package loadline.verify.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import loadline.core.decision.Decide;
import loadline.formats.attacks.Attack;
import loadline.formats.attacks.Tampering;
import loadline.formats.decision.DecisionJson;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/**
 * What the released edition of the rules answered to both situations of every attack, to the byte. A line is never changed or
 * removed; {@code -Dloadline.golden=write} adds those of attacks that are new.
 */
class FrozenDecisionsCases {
    private static final Path VECTORS = SharedData.project().resolve("spec/vectors/decide/edition-" + Decide.EDITION + ".txt");
    private static final AttackFolder FOLDER = new AttackFolder(SharedData.project().resolve("spec/attacks"));
    private static final int LEAST = 380;

    @Test
    void every_decision_of_the_edition_comes_out_to_the_same_byte() throws IOException {
        List<String> now = FOLDER.files().parallelStream().flatMap(FrozenDecisionsCases::decided).sorted().toList();
        if ("write".equals(System.getProperty("loadline.golden"))) {
            add(now);
        }
        List<String> frozen = Files.readAllLines(VECTORS);
        assertThat(frozen).hasSizeGreaterThanOrEqualTo(LEAST).isEqualTo(now);
    }

    private static void add(List<String> now) throws IOException {
        List<String> frozen = Files.exists(VECTORS) ? Files.readAllLines(VECTORS) : List.of();
        List<String> known = frozen.stream().map(FrozenDecisionsCases::situation).toList();
        List<String> all = new ArrayList<>(frozen);
        now.stream().filter(line -> !known.contains(situation(line))).forEach(all::add);
        Files.write(VECTORS, new TreeSet<>(all));
    }

    /** The first two words: which attack, and which side of it. */
    private static String situation(String line) {
        return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
    }

    private static Stream<String> decided(Path file) {
        try {
            Attack attack = FOLDER.read(file).orThrow();
            return Stream.of(line(attack, "honest", attack.honest(), Optional.empty()), line(attack, "twin", attack.twin(), attack.tampering()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Attack attack, String side, Attack.Situation situation, Optional<Tampering> tampering) {
        Staging.Played played = new Staging(situation, tampering, name -> FOLDER.bytes(name).orElseThrow()).play();
        return attack.id() + " " + side + " " + played.decision().answer().name() + " " + DecisionJson.bodyDigest(played.decision());
    }
}
