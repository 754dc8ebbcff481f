package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.decision.Reason;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.formats.decision.Cure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What an explanation tells people to type exists: the command, and every option it names. */
class CureTest {
    private static final Question QUESTION = new Question(Activity.DEPLOY, new Subject.Deployment(Digest.ofHex("a".repeat(64)), Digest.ofHex("b".repeat(64))),
            Surface.API, SurfaceBounds.UNKNOWN, new Person("asker-1"));

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> each_cure_is_a_command_that_exists() {
        return Arrays.stream(Reason.Code.values()).map(code -> DynamicTest.dynamicTest(code.name(), () -> check(code))).toList();
    }

    private void check(Reason.Code code) {
        Reason reason = new Reason(code, new PolicyId("harbour", "1"), new ClauseId("c"), "first/second", true, Gate.Otherwise.BLOCK, Optional.empty(), Optional.empty());
        Cure.Act act = (Cure.Act) Cure.of(reason, QUESTION, Optional.empty());
        List<String> words = List.of(act.command().split(" "));
        assertThat(words.getFirst()).isEqualTo("loadline");
        List<String> path = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("--") || !word.matches("[a-z]+") || word.equals("first")) {
                break;
            }
            path.add(word);
        }
        path.add("--help");
        Ran help = new Harbour(folder).run(path.toArray(String[]::new));
        assertThat(help.exitCode()).as(act.command()).isZero();
        assertThat(help.out()).contains("Usage: loadline " + String.join(" ", path.subList(0, path.size() - 1)));
        words.stream().filter(w -> w.startsWith("--")).forEach(option -> assertThat(help.out()).as(act.command()).contains(option));
    }
}
