package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Notice;
import loadline.core.governance.Publication;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReportId;
import loadline.core.policy.StopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G3 to G6: what an atom of a gate takes for an answer, and what it does not. */
class OnRecordTest {
    private static final ReportId RISK = new ReportId("risk-report");

    private final Example example = new Example();

    private Example gated(Condition condition) {
        return example.gated(condition, Gate.Otherwise.BLOCK);
    }

    /** B is asked about; nothing is due on it, so that what is on record for A stands for it. */
    private void carriedOver() {
        example.subject = "B";
        example.policy.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal("4"), new BigDecimal("3.5"), PolicyDraft.BINDING));
        example.checkpoints = story -> story.checkpoint("A", "model", Story.compute("100", "110"));
        example.then(story -> {
            story.checkpoint("B", "model", Story.compute("110", "120"), "A");
            story.with(new Act.Assessed(new Assessment.PreliminaryDone(Example.POLICY, Story.digest("B"), Story.digest("A"), Optional.empty(), Story.digest("report"))), "rso-1");
        });
    }

    // ---- reports, notices, publications

    @ParameterizedTest
    @CsvSource({"risk-report, A, true", "capability-report, A, false", "risk-report, C, false"})
    void a_report_is_of_its_kind_and_about_the_checkpoint(String report, String weights, boolean opens) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("C", "other");
        gated(new Condition.ReportFiled(RISK)).then(story -> story.with(new Act.Reported(new FiledReport(new ReportId(report), Story.digest(weights), Story.digest("file"))), "writer-1"));
        assertThat(example.answer()).isEqualTo(opens ? "Deploy" : "Delay");
    }

    @ParameterizedTest
    @CsvSource({"board, risk-report, A, true", "ceo, risk-report, A, false", "board, capability-report, A, false", "board, risk-report, C, false"})
    void a_notice_is_to_the_role_and_about_the_report_and_the_checkpoint(String to, String about, String weights, boolean opens) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("C", "other");
        gated(new Condition.NoticeGiven(new Role("board"), RISK))
                .then(story -> story.with(new Act.Notified(new Notice(new Role(to), new ReportId(about), Story.digest(weights))), "rso-1"));
        assertThat(example.answer()).isEqualTo(opens ? "Deploy" : "Delay");
        assertThat(example.reasons()).isEqualTo(opens ? java.util.Set.of() : java.util.Set.of(Reason.Code.NOTICE_MISSING));
    }

    @ParameterizedTest
    @CsvSource({"risk-report, A, true", "capability-report, A, false", "risk-report, C, false"})
    void a_publication_is_of_the_report_about_the_checkpoint(String report, String weights, boolean opens) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("C", "other");
        gated(new Condition.Published(RISK)).then(story -> story.with(new Act.Published(new Publication(new ReportId(report), Story.digest(weights), "a page")), "rso-1"));
        assertThat(example.answer()).isEqualTo(opens ? "Deploy" : "Delay");
        assertThat(example.reasons()).isEqualTo(opens ? java.util.Set.of() : java.util.Set.of(Reason.Code.NOT_PUBLISHED));
    }

    @Test
    void what_was_reported_and_told_of_the_assessed_checkpoint_counts_for_one_whose_standings_carry_over() {
        carriedOver();
        gated(new Condition.ReportFiled(RISK)).gated(new Condition.NoticeGiven(new Role("board"), RISK), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactlyInAnyOrder(Reason.Code.REPORT_MISSING, Reason.Code.NOTICE_MISSING);
        OnRecordTest told = new OnRecordTest();
        told.carriedOver();
        told.gated(new Condition.ReportFiled(RISK)).gated(new Condition.NoticeGiven(new Role("board"), RISK), Gate.Otherwise.BLOCK)
                .then(story -> story.with(new Act.Reported(new FiledReport(RISK, Story.digest("A"), Story.digest("file"))), "writer-1")
                        .with(new Act.Notified(new Notice(new Role("board"), RISK, Story.digest("A"))), "rso-1"));
        assertThat(told.example.answer()).isEqualTo("Deploy");
    }

    @Test
    void what_was_published_of_the_assessed_checkpoint_does_not() {
        carriedOver();
        gated(new Condition.Published(RISK)).then(story -> story.with(new Act.Published(new Publication(RISK, Story.digest("A"), "a page")), "rso-1"));
        assertThat(example.reasons()).containsExactly(Reason.Code.NOT_PUBLISHED);
    }

    // ---- cases

    private void accepted(String kind, String weights, String role, String... by) {
        example.then(story -> story.with(new Act.Accepted(new CaseAcceptance(kind, Story.digest(weights), Example.CONFIGURATION, Story.digest("case"), new Role(role))), by));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind,       weights, as,    by,       opens
            safety-case,  A,       board, board-1,  true
            another-case, A,       board, board-1,  false
            safety-case,  C,       board, board-1,  false
            safety-case,  A,       ceo,   ceo-1,    false
            """)
    void a_case_is_of_its_kind_for_the_checkpoint_accepted_by_the_role(String kind, String weights, String role, String by, boolean opens) {
        gated(new Condition.CaseAccepted("safety-case", new Role("board")));
        accepted(kind, weights, role, by);
        assertThat(example.answer()).isEqualTo(opens ? "Deploy" : "Delay");
    }

    @Test
    void nobody_who_took_part_accepts_a_case() {
        gated(new Condition.CaseAccepted("safety-case", new Role("board")));
        accepted("safety-case", "A", "board", "board-1", "evaluator-1");
        assertThat(example.reasons()).containsExactly(Reason.Code.CASE_MISSING);
    }

    @Test
    void a_case_accepted_before_an_adverse_entry_is_to_be_accepted_again() {
        gated(new Condition.CaseAccepted("safety-case", new Role("board")));
        accepted("safety-case", "A", "board", "board-1");
        example.then(story -> story.run("A", "task-i1", null));
        assertThat(example.reasons()).contains(Reason.Code.CASE_MISSING);
        OnRecordTest again = new OnRecordTest();
        again.gated(new Condition.CaseAccepted("safety-case", new Role("board")));
        again.example.then(story -> story.run("A", "task-i1", null));
        again.accepted("safety-case", "A", "board", "board-1");
        assertThat(again.example.reasons()).doesNotContain(Reason.Code.CASE_MISSING);
    }

    // ---- monitoring

    @ParameterizedTest
    @CsvSource({"A, true", "C, false"})
    void a_monitoring_plan_is_for_the_deployment_of_these_weights(String weights, boolean opens) {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("C", "other");
        gated(new Condition.Monitored()).then(story -> story.with(new Act.MonitoringPlanned(new MonitoringPlan(Story.digest(weights), Example.CONFIGURATION, List.of("misuse"),
                TimeSpan.of("P7D"), List.of("halt"), new Role("owner"))), "owner-1"));
        assertThat(example.answer()).isEqualTo(opens ? "Deploy" : "Delay");
    }

    // ---- stops

    @Test
    void only_a_trip_of_that_stop_under_a_version_of_this_policy_asks_for_an_update() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        example.policy.stops.add(PolicyDraft.stop("another", Gate.Otherwise.BLOCK));
        gated(new Condition.UpdatedSinceStop(new StopId("halt")));
        example.then(story -> {
            story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("another"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Tripped(PolicyId.of("elsewhere@1"), new StopId("halt"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
        });
        assertThat(example.reasons()).doesNotContain(Reason.Code.POLICY_NOT_UPDATED).contains(Reason.Code.STOP_TRIPPED);
    }

    @Test
    void clearing_a_stop_asks_for_no_update_after_it() {
        example.policy.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        PolicyDraft second = new PolicyDraft().named("example@2").requiring(new Condition.UpdatedSinceStop(new StopId("halt")));
        second.stops.add(PolicyDraft.stop("halt", Gate.Otherwise.BLOCK));
        example.then(story -> {
            story.with(new Act.Stopped(new StopEvent.Tripped(Example.POLICY, new StopId("halt"), Story.digest("A"), Story.digest("incident"))), "evaluator-2");
            Example.amend(story.after("P1D"), second);
            Entry fixed = story.after("P1D").add(new Act.StreamsMapped(Map.of()), "evaluator-2");
            story.with(new Act.Stopped(new StopEvent.Cleared(Example.POLICY, new StopId("halt"), Story.digest("A"), fixed.statement(), new Role("board"))), "board-1");
        });
        assertThat(example.under("example@2").reasons()).extracting(Reason::code).doesNotContain(Reason.Code.POLICY_NOT_UPDATED);
    }
}
