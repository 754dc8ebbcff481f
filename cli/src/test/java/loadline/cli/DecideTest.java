package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {
    @TempDir
    private Path folder;

    @Test
    void a_planned_result_below_the_line_permits_on_recomputed_evidence() {
        Ran ran = new Harbour(folder).measured(4).decide();
        assertThat(ran.out()).startsWith("Deploy");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void a_result_above_the_line_does_not_permit() {
        Ran ran = new Harbour(folder).measured(40).decide();
        assertThat(ran.exitCode()).isEqualTo(20);
        assertThat(ran.out()).startsWith("Delay");
    }

    @Test
    void without_any_result_nothing_is_permitted() {
        Harbour harbour = new Harbour(folder).prepared();
        harbour.done("assessment", "comprehensive", "--checkpoint", "final", "--report", "report", "--as", "pilot-1");
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    @Test
    void an_unregistered_result_rules_nothing_out() {
        Harbour harbour = new Harbour(folder).prepared();
        harbour.done("evaluation", "import", harbour.log("late.eval", 0, java.util.Optional.empty()), "--checkpoint", "final", "--as", "pilot-1");
        harbour.done("assessment", "comprehensive", "--checkpoint", "final", "--report", "report", "--as", "pilot-1");
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    @Test
    void a_later_obligation_has_its_own_code_unless_it_is_accepted() {
        Harbour harbour = new Harbour(folder).measured(4);
        String[] chat = {"decide", "--checkpoint", "final", "--configuration", "configuration", "--surface", "public-chat", "--as", "asker-1"};
        assertThat(harbour.run(chat).exitCode()).isEqualTo(10);
        String[] accepting = java.util.Arrays.copyOf(chat, chat.length + 1);
        accepting[chat.length] = "--accept-obligations";
        assertThat(harbour.run(accepting).exitCode()).isZero();
        accepting[chat.length] = "--accept-determination";
        assertThat(harbour.run(accepting).exitCode()).isEqualTo(10);
    }

    @Test
    void a_permission_on_determination_has_its_own_code_unless_it_is_accepted() {
        Harbour harbour = new Harbour(folder).measured(18);
        harbour.done("report", "file", "soundings", "--checkpoint", "final", "--document", "report", "--as", "pilot-1");
        harbour.done("determine", "surge", "--conclusion", "not-reached", "--checkpoint", "final", "--basis", "judgement", "--reasoning", "see soundings", "--names-all", "--as", "master-1");
        Ran ran = harbour.decide();
        assertThat(ran.out()).startsWith("DeployOnDetermination");
        assertThat(ran.exitCode()).isEqualTo(11);
        assertThat(harbour.decide("--accept-determination").exitCode()).isZero();
    }

    @Test
    void a_tripped_stop_has_its_own_code_whatever_is_accepted() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        assertThat(harbour.decide("--accept-obligations", "--accept-determination").exitCode()).isEqualTo(40);
        String mended = Harbour.statement(harbour.done("report", "file", "soundings", "--checkpoint", "final", "--document", "report", "--as", "pilot-1"));
        harbour.done("stop", "clear", "wreck", "--checkpoint", "final", "--on", mended, "--as", "master-1");
        assertThat(harbour.decide().exitCode()).isZero();
    }

    @Test
    void what_no_policy_governs_is_never_a_yes() {
        Harbour harbour = new Harbour(folder).measured(4);
        Ran ran = harbour.run("decide", "--activity", "store", "--checkpoint", "final", "--as", "asker-1");
        assertThat(ran.exitCode()).isEqualTo(20);
        assertThat(ran.out()).startsWith("NotGoverned");
    }

    @Test
    void a_hypothetical_permission_is_never_0_and_never_logged() {
        Harbour harbour = new Harbour(folder).measured(18);
        harbour.done("report", "file", "soundings", "--checkpoint", "final", "--document", "report", "--as", "pilot-1");
        long before = harbour.entries();
        Ran ran = harbour.decide("--accept-determination", "--what-if",
                "determine surge --conclusion not-reached --checkpoint final --basis judgement --reasoning 'see the soundings' --names-all --as master-1");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(12);
        assertThat(ran.out()).contains("HYPOTHETICAL").contains("recorded nowhere");
        assertThat(harbour.entries()).isEqualTo(before);
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    @Test
    void a_hypothetical_refusal_keeps_the_stricter_code() {
        Harbour harbour = new Harbour(folder).measured(4);
        assertThat(harbour.decide("--what-if", "stop trip wreck --checkpoint final --evidence evidence --as pilot-1").exitCode()).isEqualTo(40);
        assertThat(harbour.decide().exitCode()).isZero();
    }

    @Test
    void what_would_not_count_cannot_be_supposed() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        assertThat(harbour.decide("--what-if", "stop clear wreck --role master --checkpoint final --on sha256:" + "0".repeat(64) + " --as pilot-1").exitCode()).isEqualTo(3);
        assertThat(harbour.decide("--what-if", "log show").exitCode()).isEqualTo(2);
        assertThat(harbour.decide("--what-if", "no such command").exitCode()).isEqualTo(2);
    }

    @Test
    void a_replay_permits_nothing_now() {
        Harbour harbour = new Harbour(folder).measured(4);
        long size = harbour.entries();
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        long before = harbour.entries();
        Ran replay = harbour.decide("--as-of-size", String.valueOf(size));
        assertThat(replay.exitCode()).isEqualTo(12);
        assertThat(replay.out()).contains("REPLAY");
        assertThat(harbour.entries()).isEqualTo(before);
        assertThat(harbour.decide("--as-of-size", "0").exitCode()).isEqualTo(3);
        assertThat(harbour.decide("--as-of-size", String.valueOf(before + 1)).exitCode()).isEqualTo(3);
    }

    @Test
    void evidence_that_aged_does_not_permit() {
        Harbour harbour = new Harbour(folder).measured(4);
        assertThat(harbour.decide().exitCode()).isZero();
        harbour.wait(Duration.ofDays(200));
        assertThat(harbour.decide().exitCode()).isEqualTo(20);
    }

    @Test
    void a_log_on_a_stated_clock_reconstructs_and_permits_nothing() {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "master-1", "--unencrypted");
        harbour.set("LOADLINE_CLOCK", "2025-05-01T00:00:00Z");
        harbour.done("init", "log", "--origin", "example.com/past", "--as", "master-1", "--role", "master", "--stated-clock", "--unencrypted");
        harbour.set("LOADLINE_WORKSPACE", harbour.workspace().toString());
        harbour.done("policy", "adopt", "harbour.yaml", "--as", "master-1");
        harbour.done("model", "checkpoint", "final", "--model", "ship", "--weights", "weights", "--variant", "final", "--as", "master-1");
        harbour.done("safeguard", "attest", "locks", "--all", "--checkpoint", "final", "--evidence", "evidence", "--as", "master-1");
        harbour.done("safeguard", "attest", "walls", "--all", "--configuration", "configuration", "--evidence", "evidence", "--as", "master-1");
        Ran train = harbour.run("decide", "--activity", "train-further", "--checkpoint", "final", "--as", "master-1", "--accept-determination");
        assertThat(train.exitCode()).as(train.out()).isEqualTo(12);
        assertThat(harbour.run("decide", "--activity", "train-further", "--checkpoint", "final", "--as", "master-1", "--clock", "2025-04-01").exitCode()).isEqualTo(3);
    }

    @Test
    void a_time_cannot_be_stated_where_the_machine_s_counts() {
        Harbour harbour = new Harbour(folder).founded();
        assertThat(harbour.decide("--clock", "2020-01-01").exitCode()).isEqualTo(3);
    }

    @Test
    void a_recorded_decision_is_explained_from_the_log_again() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.decide();
        assertThat(harbour.done("explain").out()).startsWith("Deploy");
        assertThat(harbour.run("explain", "0").exitCode()).isEqualTo(3);
        assertThat(harbour.done("status").out()).contains("self-attested");
    }

    @Test
    void a_question_says_all_that_a_deployment_has() {
        Harbour harbour = new Harbour(folder).founded();
        assertThat(harbour.run("decide", "--checkpoint", "final", "--surface", "api", "--as", "asker-1").err()).contains("--configuration");
        assertThat(harbour.run("decide", "--checkpoint", "final", "--configuration", "configuration", "--as", "asker-1").err()).contains("--surface");
        assertThat(harbour.run("decide", "--checkpoint", "other", "--configuration", "configuration", "--surface", "api", "--as", "asker-1").exitCode()).isEqualTo(3);
        assertThat(harbour.run("decide", "--checkpoint", "final", "--configuration", "missing", "--surface", "api", "--as", "asker-1").exitCode()).isEqualTo(2);
    }
}
