package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.Forecast;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Condition.Found.Kind;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;

/** What is expected of the own models, and what is found about the world outside. The log tells of January 2026. */
class ForecastAndFindingTest {
    private static final Digest DOCUMENT = Story.digest("document");

    private final Example forecast = new Example().gated(new Condition.ForecastBeyond(Example.T1, TimeSpan.of("P6M"), TimeSpan.of("P3M")), Gate.Otherwise.BLOCK);
    private final Example found = new Example().gated(new Condition.Found(Kind.LEAD, new Role("board")), Gate.Otherwise.BLOCK);

    private void forecast(String weights, String earliest, String role, String... by) {
        Optional<Instant> date = earliest.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(earliest + "T00:00:00Z"));
        forecast.then(story -> story.with(new Act.Forecasted(new Forecast(Example.POLICY, Example.T1, Story.digest(weights), date, DOCUMENT, new Role(role))), by));
    }

    private void isMissing() {
        assertThat(forecast.reasons()).containsExactly(Reason.Code.FORECAST_MISSING);
    }

    private void found(Kind kind, boolean holds, String expires, String role, String... by) {
        found.then(story -> story.with(new Act.ExternallyFound(new ExternalFinding(Example.POLICY, kind, holds, "a page", DOCUMENT, Instant.parse(expires + "T00:00:00Z"), new Role(role))), by));
    }

    private void isNotFound() {
        assertThat(found.reasons()).containsExactly(Reason.Code.FINDING_MISSING);
    }

    // ---- forecasts

    @Test
    void a_forecast_beyond_the_span_opens() {
        forecast("A", "2026-08-01", "rso", "rso-1");
        assertThat(forecast.answer()).isEqualTo("Deploy");
    }

    @Test
    void a_forecast_without_a_date_expects_it_within_no_span() {
        forecast("A", "", "rso", "rso-1");
        assertThat(forecast.answer()).isEqualTo("Deploy");
    }

    @Test
    void no_forecast_opens_nothing() {
        isMissing();
    }

    @Test
    void a_forecast_within_the_span_opens_nothing() {
        forecast("A", "2026-07-01", "rso", "rso-1");
        isMissing();
    }

    @Test
    void the_newest_forecast_speaks_on_whatever_member_of_the_family() {
        forecast.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model");
        forecast("A", "2026-12-01", "rso", "rso-1");
        forecast("B", "2026-03-01", "rso", "rso-1");
        isMissing();
    }

    @Test
    void an_old_forecast_opens_nothing() {
        forecast("A", "2030-01-01", "rso", "rso-1");
        forecast.tick("P4M");
        isMissing();
    }

    @Test
    void a_date_that_came_near_opens_nothing_more() {
        forecast("A", "2026-08-01", "rso", "rso-1");
        forecast.tick("P2M");
        isMissing();
    }

    @Test
    void a_forecast_by_whoever_ran_or_registered_opens_nothing() {
        forecast("A", "2026-12-01", "evaluator", "evaluator-1");
        isMissing();
        ForecastAndFindingTest owned = new ForecastAndFindingTest();
        owned.forecast("A", "", "owner", "owner-1");
        owned.isMissing();
    }

    @Test
    void a_bad_forecast_counts_whoever_signs_it() {
        forecast("A", "2026-12-01", "rso", "rso-1");
        forecast("A", "2026-02-01", "owner", "owner-1");
        isMissing();
    }

    @Test
    void a_forecast_by_somebody_enrolled_for_the_occasion_opens_nothing() {
        forecast.then(story -> story.enrol("rso-2", "apart", "rso"));
        forecast("A", "", "rso", "rso-2");
        isMissing();
    }

    @Test
    void a_forecast_of_another_threshold_or_under_another_version_opens_nothing() {
        forecast.then(story -> story
                .with(new Act.Forecasted(new Forecast(Example.POLICY, new ThresholdId("T2"), Story.digest("A"), Optional.empty(), DOCUMENT, new Role("rso"))), "rso-1")
                .with(new Act.Forecasted(new Forecast(PolicyId.of("example@0"), Example.T1, Story.digest("A"), Optional.empty(), DOCUMENT, new Role("rso"))), "rso-1"));
        isMissing();
    }

    @Test
    void a_forecast_in_a_role_nobody_signing_holds_is_dropped() {
        forecast("A", "", "rso", "guest-1");
        assertThat(forecast.facts().dropped()).hasSize(1);
        isMissing();
    }

    // ---- findings

    @Test
    void a_finding_in_the_role_asked_for_opens() {
        found(Kind.LEAD, true, "2026-06-01", "board", "board-1");
        assertThat(found.answer()).isEqualTo("Deploy");
    }

    @Test
    void nothing_found_opens_nothing() {
        isNotFound();
    }

    @Test
    void a_finding_that_it_does_not_hold_opens_nothing() {
        found(Kind.LEAD, false, "2026-06-01", "board", "board-1");
        isNotFound();
    }

    @Test
    void the_newest_finding_speaks() {
        found(Kind.LEAD, true, "2026-06-01", "board", "board-1");
        found(Kind.LEAD, false, "2026-06-01", "board", "board-1");
        isNotFound();
    }

    @Test
    void an_expired_finding_opens_nothing_and_hides_no_older_one() {
        found(Kind.LEAD, true, "2026-06-01", "board", "board-1");
        found(Kind.LEAD, true, "2026-01-15", "board", "board-1");
        found.tick("P1M");
        isNotFound();
    }

    @Test
    void a_finding_of_another_kind_or_in_another_role_opens_nothing() {
        found(Kind.MARGINAL_RISK, true, "2026-06-01", "board", "board-1");
        found(Kind.LEAD, true, "2026-06-01", "ceo", "ceo-1");
        isNotFound();
    }

    @Test
    void a_finding_by_whoever_took_part_opens_nothing() {
        found(Kind.LEAD, true, "2026-06-01", "board", "board-1", "writer-1");
        isNotFound();
    }

    @Test
    void a_finding_by_somebody_enrolled_for_the_occasion_opens_nothing() {
        found.then(story -> story.enrol("board-2", "apart", "board").after("P20D"));
        found(Kind.LEAD, true, "2026-06-01", "board", "board-2");
        isNotFound();
    }
}
