package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesTest {
    @TempDir
    private Path folder;

    @Test
    void whoever_lacks_the_role_is_refused_up_front_and_nothing_is_written() {
        Harbour harbour = new Harbour(folder).measured(4);
        long before = harbour.entries();
        List<List<String>> refused = List.of(
                List.of("determine", "surge", "--conclusion", "not-reached", "--checkpoint", "final", "--basis", "judgement", "--reasoning", "why", "--role", "master", "--as", "pilot-1"),
                List.of("stop", "clear", "wreck", "--role", "master", "--checkpoint", "final", "--on", "sha256:" + "0".repeat(64), "--as", "pilot-1"),
                List.of("obligation", "meet", "flag", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1"),
                List.of("protocol", "adopt", "tides.yaml", "--as", "master-1"),
                List.of("roster", "change", "roster.yaml", "--as", "pilot-1"),
                List.of("assessment", "call", "--checkpoint", "final", "--reason", "why", "--role", "master", "--as", "pilot-1"),
                List.of("approve", "--checkpoint", "final", "--configuration", "configuration", "--surface", "api", "--requester", "asker-1", "--role", "master", "--as", "pilot-1"),
                List.of("approve", "--checkpoint", "final", "--configuration", "configuration", "--surface", "api", "--requester", "master-1", "--role", "master", "--as", "master-1"));
        for (List<String> command : refused) {
            Ran ran = harbour.run(command.toArray(String[]::new));
            assertThat(ran.exitCode()).as(command + ran.err()).isEqualTo(3);
        }
        assertThat(harbour.entries()).isEqualTo(before);
    }

    @Test
    void what_no_rule_in_force_knows_is_refused_with_what_it_knows() {
        Harbour harbour = new Harbour(folder).founded();
        assertThat(harbour.run("determine", "surg", "--conclusion", "reached", "--checkpoint", "final", "--basis", "evidence", "--reasoning", "why", "--as", "master-1").err()).contains("there is `surge`");
        assertThat(harbour.run("report", "file", "sounding", "--checkpoint", "final", "--document", "report", "--as", "pilot-1").err()).contains("there is `soundings`");
        assertThat(harbour.run("safeguard", "attest", "walls", "straw", "--configuration", "configuration", "--evidence", "evidence", "--as", "pilot-1").err()).contains("there is `stone`");
        assertThat(harbour.run("safeguard", "attest", "walls", "stone", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1").exitCode()).isEqualTo(2);
        assertThat(harbour.run("stop", "trip", "fire", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1").err()).contains("there is `wreck`");
    }

    @Test
    void somebody_not_on_the_roster_signs_nothing() {
        Harbour harbour = new Harbour(folder).founded();
        harbour.done("key", "new", "stranger-1", "--unencrypted");
        Ran ran = harbour.run("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "stranger-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("not on the roster");
        assertThat(harbour.run("decide", "--activity", "train-further", "--checkpoint", "final", "--as", "stranger-1").exitCode()).isEqualTo(3);
    }

    @Test
    void nobody_signs_by_default() {
        Harbour harbour = new Harbour(folder).founded();
        assertThat(harbour.run("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence").err()).contains("--as");
        harbour.set("LOADLINE_AS", "pilot-1");
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence");
    }

    @Test
    void an_insufficient_review_is_its_reviewer_s_own() {
        Harbour harbour = new Harbour(folder).founded();
        String[] invite = {"review", "invite", "--kind", "red-team", "--reviewer", "pilot-1", "--checkpoint", "final", "--configuration", "configuration", "--document", "report", "--as", "owner-1"};
        harbour.done(invite);
        String[] record = {"review", "record", "--kind", "red-team", "--result", "insufficient", "--checkpoint", "final", "--configuration", "configuration", "--document", "report", "--as", "pilot-1"};
        harbour.done(record);
        harbour.done("case", "accept", "safety-case", "--checkpoint", "final", "--configuration", "configuration", "--document", "report", "--as", "master-1");
        harbour.done("monitor", "plan", "--checkpoint", "final", "--configuration", "configuration", "--signal", "fog", "--cadence", "P7D", "--stop", "storm", "--owner", "master", "--as", "pilot-1");
        harbour.done("residual", "sign", "sea", "--when", "post", "--level", "calm", "--checkpoint", "final", "--configuration", "configuration", "--document", "report", "--as", "master-1");
        harbour.done("publication", "soundings", "--checkpoint", "final", "--where", "https://example.com/soundings", "--as", "master-1");
        harbour.done("model", "release", "--checkpoint", "final", "--on", "2026-05-01", "--as", "owner-1");
        harbour.done("obligation", "meet", "flag", "--checkpoint", "final", "--evidence", "evidence", "--as", "master-1");
        harbour.done("assessment", "call", "--checkpoint", "final", "--reason", "why", "--as", "master-1");
        harbour.done("assessment", "follow-up", "--checkpoint", "final", "--report", "report", "--as", "pilot-1");
        assertThat(harbour.done("log", "show").out()).contains("reviewed", "accepted", "monitoring-planned", "residual-signed", "published", "release-planned", "met");
    }
}
