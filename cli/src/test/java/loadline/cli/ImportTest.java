package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    private Path folder;

    @Test
    void outside_a_workspace_a_file_is_read_and_printed() {
        Harbour harbour = new Harbour(folder);
        harbour.log("a.eval", 10, Optional.empty());
        Ran ran = harbour.done("evaluation", "import", "a.eval", "-o", "json");
        List<Cursor> objects = ran.json().items();
        assertThat(objects).hasSize(1);
        objects.getFirst().object(f -> {
            text(f, "file", "a.eval");
            String digest = f.take("sha256", Cursor::text);
            assertThat(digest).hasSize(64);
            text(f, "format", "inspect-eval");
            text(f, "writerVersion", "synthetic");
            text(f, "status", "success");
            text(f, "task", "tide");
            text(f, "model", "lab/ship");
            f.take("samples", samples -> samples.object(s -> {
                forty(s, "expected");
                forty(s, "present");
                forty(s, "scored");
                return List.of("errored", "unscored", "invalidated", "superseded").stream().map(key -> s.take(key, Cursor::integer)).toList();
            }));
            f.take("limits", Cursor::value);
            List<String> recomputed = f.take("metrics", metrics -> metrics.list(metric -> metric.object(m -> {
                m.take("header", Cursor::value);
                return m.take("scorer", Cursor::text) + " " + m.take("name", Cursor::text) + " " + m.take("recomputed", Cursor::text);
            })));
            assertThat(recomputed).hasSize(2).anyMatch(m -> m.startsWith("match accuracy 0.25"));
            return f.take("findings", Cursor::value);
        });
    }

    @Test
    void a_refused_file_ends_with_3_and_the_others_are_read() {
        Harbour harbour = new Harbour(folder);
        harbour.log("a.eval", 10, Optional.empty());
        harbour.write("b.eval", "not a log");
        Ran ran = harbour.run("evaluation", "import", "b.eval", "a.eval", "-o", "json");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.json().items()).hasSize(2);
        assertThat(ran.out()).contains("\"refused\":{\"code\":\"not-a-log\"");
    }

    @Test
    void no_file_is_never_an_empty_import() {
        Harbour harbour = new Harbour(folder);
        assertThat(harbour.run("evaluation", "import", "nothing-*.eval").exitCode()).isEqualTo(3);
        assertThat(harbour.run("evaluation", "import").exitCode()).isEqualTo(2);
    }

    @Test
    void what_is_to_speak_for_a_checkpoint_is_never_only_printed() {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "pilot-1", "--unencrypted");
        Ran ran = harbour.run("evaluation", "import", harbour.log("a.eval", 10, Optional.empty()), "--checkpoint", "final", "--as", "pilot-1");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("is no workspace");
    }

    @Test
    void in_a_workspace_a_run_is_recorded_with_its_estimate() {
        Harbour harbour = new Harbour(folder).prepared();
        Digest plan = harbour.plan();
        long before = harbour.entries();
        harbour.done("evaluation", "import", harbour.log("a.eval", 4, Optional.of(plan)), "--as", "pilot-1");
        assertThat(harbour.entries()).isEqualTo(before + 2);
        assertThat(harbour.done("log", "show", "--type", "estimated").out()).contains("pilot-1");
        assertThat(harbour.done("evaluation", "show").out()).contains("40/40");
    }

    @Test
    void recording_a_file_again_refreshes_nothing() {
        Harbour harbour = new Harbour(folder).measured(4);
        long before = harbour.entries();
        Ran ran = harbour.run("evaluation", "import", "tide.eval", "--as", "pilot-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("refreshes nothing");
        assertThat(harbour.entries()).isEqualTo(before);
    }

    @Test
    void a_refused_file_is_recorded_and_leaves_its_plan_open() {
        Harbour harbour = new Harbour(folder).measured(4);
        Digest second = harbour.plan();
        harbour.write("bad.eval", "PK\u0003\u0004 cut off");
        Ran ran = harbour.run("evaluation", "import", "bad.eval", "--plan", second.value(), "--as", "pilot-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(harbour.done("log", "show", "--type", "run-refused").out()).contains("pilot-1");
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    @Test
    void a_result_for_another_checkpoint_than_its_plan_s_is_left_out() {
        Harbour harbour = new Harbour(folder).prepared();
        Digest plan = harbour.plan();
        harbour.write("others", "weights of another");
        harbour.done("model", "checkpoint", "other", "--model", "boat", "--weights", "others", "--variant", "final", "--as", "owner-1");
        Ran ran = harbour.run("evaluation", "import", harbour.log("a.eval", 0, Optional.of(plan)), "--checkpoint", "other", "--as", "pilot-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("its plan is for checkpoint");
    }

    @Test
    void a_result_that_says_nothing_of_its_checkpoint_is_only_printed() {
        Harbour harbour = new Harbour(folder).prepared();
        long before = harbour.entries();
        Ran ran = harbour.done("evaluation", "import", harbour.log("a.eval", 0, Optional.empty()), "--as", "pilot-1");
        assertThat(ran.err()).contains("nothing is recorded").contains("--checkpoint");
        assertThat(harbour.entries()).isEqualTo(before);
    }

    @Test
    void a_withdrawn_run_stays_in_sight_and_needs_another_signer() {
        Harbour harbour = new Harbour(folder).measured(4);
        String run = harbour.done("log", "show", "--type", "run-recorded").out().lines().skip(1).findFirst().orElseThrow().split(" +")[4];
        assertThat(harbour.run("evaluation", "withdraw", run, "--reason", "leaked", "--as", "pilot-1").exitCode()).isEqualTo(3);
        harbour.done("evaluation", "withdraw", run, "--reason", "leaked", "--as", "master-1");
        assertThat(harbour.done("evaluation", "show").out()).contains("40/40");
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    private static void text(Fields fields, String key, String expected) {
        String found = fields.take(key, Cursor::text);
        assertThat(found).as(key).isEqualTo(expected);
    }

    private static void forty(Fields fields, String key) {
        int found = fields.take(key, Cursor::integer);
        assertThat(found).as(key).isEqualTo(40);
    }
}
