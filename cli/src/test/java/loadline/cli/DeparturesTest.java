package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What departs from the straight way, each recorded by its command and seen in the answer. */
class DeparturesTest {
    private static final String[] BOUNDED = {"--accounts", "100", "--attempts", "3"};

    @TempDir
    private Path folder;

    @Test
    void everything_that_is_missing_comes_with_the_command_that_brings_it() {
        Ran ran = new Harbour(folder).atSea().decide();
        assertThat(ran.exitCode()).isEqualTo(20);
        assertThat(line(ran)).contains("asked wider than the gate allows: api with nothing known, where the gate allows at most 100 accounts, at most 3 attempts", "--accounts 100 --attempts 3",
                "not found to hold, or the finding has expired: marginal-risk by master", "loadline finding marginal-risk --holds true",
                "surge no earlier than P3M from now, forecast at most P6M ago", "loadline forecast surge");
    }

    @Test
    void under_a_relief_the_first_line_says_until_when_and_what_persons_rest_on() {
        Harbour harbour = relieved(new Harbour(folder).atSea());
        Ran ran = harbour.decide(BOUNDED);
        assertThat(ran.exitCode()).as(ran.out()).isEqualTo(13);
        assertThat(line(ran)).startsWith("DeployUnderInterimMeasures — permitted until 2026-05-01 00:00 UTC; ").contains("open-sea@1; persons are told apart by attested identity")
                .contains("a relief stands in for what is not in force: standard walls");
        harbour.wait(Duration.ofDays(61));
        assertThat(harbour.decide(BOUNDED).exitCode()).as("the relief's date has passed").isEqualTo(20);
    }

    @Test
    void silent_monitoring_trips_and_is_cleared_by_another_role_after_a_report() {
        Harbour harbour = relieved(new Harbour(folder).atSea());
        assertThat(harbour.decide(BOUNDED).exitCode()).isEqualTo(13);
        harbour.wait(Duration.ofDays(8));
        assertThat(line(harbour.decide(BOUNDED))).contains("nobody said in time that the signals were looked at").contains("loadline monitor report");
        String report = Harbour.statement(harbour.done("monitor", "report", "--checkpoint", "final", "--configuration", "configuration", "--evidence", "evidence", "--as", "pilot-1"));
        assertThat(harbour.decide(BOUNDED).exitCode()).as("the gap stands until it is cleared").isEqualTo(20);
        harbour.done("stop", "clear", "monitoring", "--checkpoint", "final", "--on", report, "--as", "master-1");
        assertThat(harbour.decide(BOUNDED).exitCode()).isEqualTo(13);
        assertThat(harbour.run("monitor", "report", "--checkpoint", "final", "--configuration", "configuration", "--evidence", "evidence", "--as", "owner-1").exitCode()).as("not the owner of the plan").isEqualTo(3);
    }

    @Test
    void a_finding_that_the_fact_does_not_hold_and_an_early_forecast_stand_in_the_way() {
        Harbour harbour = relieved(new Harbour(folder).atSea());
        finding(harbour, "false");
        forecast(harbour, "--earliest", "2026-04-01");
        assertThat(line(harbour.decide(BOUNDED))).contains("marginal-risk by master", "surge no earlier than P3M from now");
        finding(harbour, "true");
        forecast(harbour, "--not-expected");
        assertThat(harbour.decide(BOUNDED).exitCode()).isEqualTo(13);
    }

    @Test
    void a_fallback_that_is_permitted_by_itself_is_the_answer() {
        Harbour harbour = new Harbour(folder).atSea();
        evidenceOfWorld(harbour);
        harbour.write("older", "yesterday's system prompt");
        for (String configuration : List.of("configuration", "older")) {
            watchedAndApproved(harbour, configuration);
        }
        harbour.done("safeguard", "attest", "walls", "--all", "--configuration", "older", "--evidence", "evidence", "--as", "pilot-1");
        assertThat(harbour.decide(BOUNDED).exitCode()).isEqualTo(20);
        harbour.done("fallback", "--checkpoint", "final", "--configuration", "configuration", "--served", "older", "--as", "owner-1");
        Ran ran = harbour.decide(BOUNDED);
        assertThat(ran.exitCode()).isEqualTo(30);
        assertThat(ran.out()).startsWith("DegradeTo — ").contains("serve the fallback ");
        assertThat(harbour.run("fallback", "--checkpoint", "final", "--configuration", "older", "--served", "older", "--as", "owner-1").err()).contains("no fallback of itself");
    }

    @Test
    void a_delegate_approves_for_two_and_passes_nothing_on() {
        Harbour harbour = new Harbour(folder).atSea();
        harbour.done("key", "new", "deputy-1", "--unencrypted");
        harbour.write("roster2.yaml", harbour.read("roster.yaml") + "  deputy-1: {roles: [deputy], chain: bridge, identity: \"Eve\"}\n");
        harbour.done("roster", "change", "roster2.yaml", "--as", "master-1");
        String[] approval = {"approve", "--checkpoint", "final", "--configuration", "configuration", "--surface", "api", "--requester", "asker-1", "--role", "master", "--as", "deputy-1"};
        assertThat(harbour.run(approval).err()).contains("no signer holds the role `master`");
        assertThat(harbour.run("delegate", "master", "--to", "deputy-1", "--until", "2026-06-01", "--as", "pilot-1").exitCode()).as("not theirs to delegate").isEqualTo(3);
        harbour.done("delegate", "master", "--to", "deputy-1", "--until", "2026-06-01", "--as", "master-1");
        assertThat(harbour.decide().out()).contains("this question is not approved by master");
        harbour.done(approval);
        assertThat(line(harbour.decide())).contains("somebody who approved was enrolled after the family's evaluation began");
        harbour.wait(Duration.ofDays(30));
        harbour.done(approval);
        assertThat(line(harbour.decide())).doesNotContain("not approved by master", "somebody who approved was enrolled");
        assertThat(harbour.run("delegate", "master", "--to", "owner-1", "--until", "2026-06-01", "--as", "deputy-1").err()).contains("no signer holds the role `master`");
        assertThat(harbour.run("delegate", "master", "--to", "nobody-1", "--until", "2026-06-01", "--as", "master-1").err()).contains("not on the roster");
    }

    @Test
    void a_version_that_must_be_public_before_takes_effect_once_it_is() {
        Harbour harbour = new Harbour(folder).atSea();
        harbour.write("next.yaml", harbour.read("open-sea.yaml").replace("version: \"1\"", "version: \"2\""));
        assertThat(harbour.done("policy", "adopt", "next.yaml", "--as", "master-1").out()).contains("`open-sea@2` is not in force yet");
        assertThat(harbour.done("policy", "publish", "next.yaml", "--where", "https://example.com/2", "--as", "pilot-1").out()).contains("`open-sea@2` is public and in force");
        assertThat(harbour.done("policy", "list").out()).contains("open-sea@2");
    }

    @Test
    void an_incident_is_logged_with_the_day_it_was_known() {
        Harbour harbour = new Harbour(folder).atSea();
        harbour.done("incident", "discovery", "--checkpoint", "final", "--on", "2026-02-27", "--document", "report", "--as", "pilot-1");
        assertThat(harbour.run("incident", "deployment", "--checkpoint", "final", "--on", "2026-02-27", "--document", "report", "--as", "pilot-1").err()).contains("awareness");
        assertThat(harbour.done("log", "show").out()).contains("incident-logged");
    }

    @Test
    void a_stop_is_cleared_on_nothing_from_before_the_trip() {
        Harbour harbour = new Harbour(folder).atSea();
        String before = Harbour.statement(harbour.done("report", "file", "soundings", "--checkpoint", "final", "--document", "report", "--as", "pilot-1"));
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        Ran ran = harbour.run("stop", "clear", "wreck", "--checkpoint", "final", "--on", before, "--as", "master-1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("logged after it tripped");
    }

    @Test
    void a_relief_that_no_clause_grants_is_refused_with_those_there_are() {
        Harbour harbour = new Harbour(folder).atSea();
        assertThat(invoke(harbour, "interm", "walls", "master-1").err()).contains("there is `interim`");
        assertThat(invoke(harbour, "interim", "locks", "master-1").err()).contains("`locks` is no standard that relief `interim` reaches");
        assertThat(invoke(harbour, "interim", "walls", "pilot-1").exitCode()).isEqualTo(2);
    }

    /** What was printed, without its line breaks. */
    private static String line(Ran ran) {
        return ran.out().replaceAll("\\s+", " ");
    }

    private static Ran invoke(Harbour harbour, String relief, String standard, String person) {
        return harbour.run("relief", "invoke", relief, "--checkpoint", "final", "--configuration", "configuration", "--surface", "open-weights", "--standard", standard, "--measures", "report", "--until", "2026-05-01", "--as", person);
    }

    /** A deployment whose one missing standard a relief stands in for. */
    private static Harbour relieved(Harbour harbour) {
        evidenceOfWorld(harbour);
        watchedAndApproved(harbour, "configuration");
        assertThat(invoke(harbour, "interim", "walls", "master-1").exitCode()).isZero();
        assertThat(harbour.decide(BOUNDED).exitCode()).as("whoever must be told was not").isEqualTo(20);
        harbour.done("notice", "give", "--to", "pilot", "--about", "soundings", "--checkpoint", "final", "--as", "master-1");
        return harbour;
    }

    private static void evidenceOfWorld(Harbour harbour) {
        finding(harbour, "true");
        forecast(harbour, "--earliest", "2026-12-01");
    }

    private static void finding(Harbour harbour, String holds) {
        harbour.done("finding", "marginal-risk", "--holds", holds, "--source", "https://example.com/sea", "--document", "report", "--expires", "2026-12-01", "--as", "master-1");
    }

    private static void forecast(Harbour harbour, String... expected) {
        harbour.done(Stream.concat(Stream.of("forecast", "surge", "--checkpoint", "final", "--document", "report", "--as", "master-1"), Arrays.stream(expected)).toArray(String[]::new));
    }

    private static void watchedAndApproved(Harbour harbour, String configuration) {
        harbour.done("monitor", "plan", "--checkpoint", "final", "--configuration", configuration, "--signal", "fog", "--cadence", "P7D", "--stop", "storm", "--owner", "pilot", "--as", "pilot-1");
        harbour.done("approve", "--checkpoint", "final", "--configuration", configuration, "--surface", "api", "--accounts", "100", "--attempts", "3", "--requester", "asker-1", "--as", "master-1");
    }
}
