package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.Digest;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.Determination;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.governance.Notice;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Line;
import loadline.core.policy.ReportId;
import org.junit.jupiter.api.Test;

/** D1 to D4: whose conclusion counts, and when "not reached" stands against the statistics. */
class DeterminationsTest {
    private final Example example = new Example();
    private Digest bad;

    /** A result that neither rules out nor crosses: its point lies at the line. */
    private void lost() {
        example.evidence = story -> bad = example.evidence(story, "A", "0.4", "0.55", "0.7").statement();
    }

    private void crossed() {
        example.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        example.evidence = story -> bad = example.evidence(story, "A", "0.7", "0.8", "0.9").statement();
    }

    private void then(Consumer<Story> more) {
        example.after = example.after.andThen(more);
    }

    private Standing.Ground ground() {
        return example.ground();
    }

    // ---- D1

    @Test
    void one_decider_alone_may_tighten() {
        then(story -> Example.determine(story, "rso", Conclusion.TREATED_AS_REACHED, Set.of(), "rso-1"));
        assertThat(ground()).isEqualTo(Standing.Ground.TREATED_AS_REACHED);
    }

    @Test
    void reached_outweighs_treated_as_reached() {
        then(story -> {
            Example.determine(story, "rso", Conclusion.REACHED, Set.of(), "rso-1");
            Example.determine(story, "ceo", Conclusion.TREATED_AS_REACHED, Set.of(), "ceo-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.REACHED);
    }

    @Test
    void the_newest_statement_of_a_role_speaks() {
        then(story -> {
            Example.determine(story, "rso", Conclusion.REACHED, Set.of(), "rso-1");
            Example.determine(story, "rso", Conclusion.NOT_REACHED, Set.of(), "rso-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void a_role_that_does_not_decide_concludes_nothing() {
        then(story -> Example.determine(story, "board", Conclusion.REACHED, Set.of(), "board-1"));
        assertThat(ground()).isEqualTo(Standing.Ground.STATISTICS);
    }

    @Test
    void reach_concluded_on_one_member_speaks_for_the_family() {
        then(story -> story.checkpoint("B", "model").with(new Act.Determined(new Determination(Example.POLICY, Example.T1, Story.digest("B"), new Role("rso"), Conclusion.REACHED,
                Determination.Ground.EVIDENCE, Set.of(), "because", Optional.empty())), "rso-1"));
        assertThat(ground()).isEqualTo(Standing.Ground.REACHED);
    }

    // ---- who is told before

    private void toldBefore(boolean told) {
        lost();
        example.policy.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P4M"), PolicyDraft.BINDING));
        example.policy.toldBefore = List.of(new Role("board"));
        then(story -> {
            Act notice = new Act.Notified(new Notice(new Role("board"), new ReportId("capability-report"), Story.digest("A")));
            if (told) {
                story.with(notice, "rso-1");
            }
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            story.with(notice, "ceo-1");
        });
    }

    @Test
    void deciders_who_told_those_to_be_told_before_may_loosen() {
        toldBefore(true);
        assertThat(ground()).isEqualTo(Standing.Ground.JUDGEMENT);
    }

    @Test
    void telling_them_afterwards_is_too_late() {
        toldBefore(false);
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_notice_of_another_report_or_to_another_role_tells_nobody() {
        lost();
        example.policy.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P4M"), PolicyDraft.BINDING));
        example.policy.toldBefore = List.of(new Role("board"));
        then(story -> {
            story.with(new Act.Notified(new Notice(new Role("board"), new ReportId("risk-report"), Story.digest("A"))), "rso-1");
            story.with(new Act.Notified(new Notice(new Role("state"), new ReportId("capability-report"), Story.digest("A"))), "rso-1");
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    // ---- D2 and D3 together: the honest path

    @Test
    void all_deciders_who_name_the_bad_result_after_the_report_may_conclude_that_it_is_not_reached() {
        lost();
        then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad)));
        assertThat(ground()).isEqualTo(Standing.Ground.JUDGEMENT);
        assertThat(example.answer()).isEqualTo("DeployOnDetermination");
    }

    @Test
    void one_decider_of_two_is_not_enough() {
        lost();
        then(story -> Example.determine(story, "ceo", Conclusion.NOT_REACHED, Set.of(bad), "ceo-1"));
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void the_report_comes_first() {
        lost();
        example.papers = story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            Example.report(story);
            Example.assess(story, "A");
        };
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void one_identity_does_not_fill_two_seats() {
        lost();
        then(story -> {
            Example.determine(story, "ceo", Conclusion.NOT_REACHED, Set.of(bad), "rso-alias");
            Example.determine(story, "rso", Conclusion.NOT_REACHED, Set.of(bad), "rso-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_bystander_who_signs_along_does_not_make_one_person_two() {
        lost();
        then(story -> {
            Example.determine(story, "ceo", Conclusion.NOT_REACHED, Set.of(bad), "asker-1");
            Example.determine(story, "rso", Conclusion.NOT_REACHED, Set.of(bad), "asker-1", "bystander-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_result_that_nobody_names_is_not_judged_away() {
        lost();
        then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of()));
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void an_adverse_run_since_voids_it_before_anybody_has_estimated_it() {
        lost();
        then(story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            story.run("A", "task-i1", null);
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_second_run_of_the_same_plan_voids_it_too() {
        Entry[] plan = new Entry[1];
        example.evidence = story -> plan[0] = example.evidence(story, "A", "0.4", "0.55", "0.7");
        then(story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(plan[0].statement()));
            story.run("A", "task-i1", plan[0]);
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void whoever_ran_or_registered_does_not_judge() {
        lost();
        then(story -> {
            story.with(new Act.RunRecorded(Story.completeRun("A", "task-elsewhere", null, "another file")), "ceo-1");
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void where_the_policy_is_silent_it_lapses_after_six_months() {
        lost();
        example.indicator.maxAge = "P9Y";
        then(story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            story.after("P5M").with(new Act.StreamsMapped(Map.of()), "owner-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.JUDGEMENT);
        Example later = new Example();
        later.evidence = story -> bad = later.evidence(story, "A", "0.4", "0.55", "0.7").statement();
        later.after = story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            story.after("P7M").with(new Act.StreamsMapped(Map.of()), "owner-1");
        };
        assertThat(later.ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void the_policy_s_own_path_sets_its_own_time() {
        lost();
        example.policy.loosening = Optional.of(new DeterminationRule.LooseningPath(TimeSpan.of("P1M"), PolicyDraft.BINDING));
        then(story -> {
            Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad));
            story.after("P2M").with(new Act.StreamsMapped(Map.of()), "owner-1");
        });
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void where_the_policy_is_silent_two_reporting_chains_decide_and_a_bystander_s_is_not_one() {
        lost();
        example.policy.deciders = java.util.List.of(new Role("rso"));
        then(story -> Example.determine(story, "rso", Conclusion.NOT_REACHED, Set.of(bad), "rso-1", "bystander-1"));
        assertThat(ground()).isEqualTo(Standing.Ground.INCONCLUSIVE);
    }

    @Test
    void a_crossing_takes_an_external_signature_where_the_policy_is_silent() {
        crossed();
        then(story -> Example.determine(story, Conclusion.NOT_REACHED, Set.of(bad)));
        assertThat(ground()).isEqualTo(Standing.Ground.CROSSED);
        Example external = new Example();
        external.indicator.line = new Line.Band(ProtocolDraft.fixed("0.5"), ProtocolDraft.fixed("0.6"));
        external.evidence = story -> bad = external.evidence(story, "A", "0.7", "0.8", "0.9").statement();
        external.after = story -> {
            Example.determine(story, "ceo", Conclusion.NOT_REACHED, Set.of(bad), "ceo-1", "reviewer-1");
            Example.determine(story, "rso", Conclusion.NOT_REACHED, Set.of(bad), "rso-1");
        };
        assertThat(external.ground()).isEqualTo(Standing.Ground.JUDGEMENT);
    }
}
