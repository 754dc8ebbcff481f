package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import loadline.core.PolicyDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.Incident;
import loadline.core.governance.ObligationMet;
import loadline.core.history.Act;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import org.junit.jupiter.api.Test;

/** Fifteen days from awareness to a report. The log stands at the second of January 2026 when the incident is logged. */
class IncidentClockTest {
    private final Example example = new Example();

    IncidentClockTest() {
        example.policy.obligations.add(PolicyDraft.obligation("tell", PolicyDraft.LOW, new Obligation.Timing.Within(TimeSpan.of("P15D"), Obligation.Event.AWARENESS)));
    }

    private void incident(Obligation.Event event, String weights, String on) {
        example.then(story -> story.with(new Act.IncidentLogged(new Incident(Story.digest(weights), event, Instant.parse(on + "T00:00:00Z"), Story.digest("what happened"))), "owner-1"));
    }

    private void aware(String on) {
        incident(Obligation.Event.AWARENESS, "A", on);
    }

    private void met() {
        example.then(story -> story.with(new Act.Met(new ObligationMet(Example.POLICY, new ObligationId("tell"), Story.digest("A"), Story.digest("told"))), "owner-1"));
    }

    private void isOverdue() {
        assertThat(example.reasons()).containsExactly(Reason.Code.OBLIGATION_OVERDUE);
    }

    @Test
    void without_an_incident_there_is_no_clock() {
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void within_the_time_it_rides_along_with_its_date() {
        aware("2026-01-01");
        assertThat(example.answer()).isEqualTo("DeployWithObligations");
        assertThat(example.under().obligations()).extracting(DueObligation::due).containsExactly(Instant.parse("2026-01-16T00:00:00Z"));
    }

    @Test
    void past_it_it_blocks() {
        aware("2026-01-01");
        example.tick("P20D");
        isOverdue();
    }

    @Test
    void the_clock_runs_from_the_date_it_claims_where_that_is_earlier() {
        aware("2025-12-01");
        isOverdue();
    }

    @Test
    void a_date_claimed_for_the_future_puts_nothing_off() {
        aware("2027-01-01");
        example.tick("P16D");
        isOverdue();
    }

    @Test
    void met_in_time_it_rests() {
        aware("2026-01-01");
        met();
        example.tick("P20D");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void what_was_met_before_says_nothing_of_an_incident_logged_later() {
        met();
        aware("2025-12-25");
        assertThat(example.answer()).isEqualTo("DeployWithObligations");
    }

    @Test
    void an_incident_dated_before_the_last_report_is_still_to_be_reported() {
        example.then(story -> story.after("P5D"));
        met();
        example.then(story -> story.after("P5D"));
        aware("2026-01-03");
        example.tick("P7D");
        isOverdue();
    }

    @Test
    void another_event_starts_another_clock() {
        incident(Obligation.Event.DISCOVERY, "A", "2025-12-01");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void an_incident_on_what_it_derives_from_is_its_own_once_overdue() {
        example.checkpoints = story -> story.checkpoint("A", "model", "unregistered");
        incident(Obligation.Event.AWARENESS, "unregistered", "2025-12-01");
        isOverdue();
    }
}
