package loadline.formats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.decision.Answer;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.core.model.Question;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void delay_names_every_reason_its_clause_and_its_cure() {
        matches("delay", Examples.halfSecured(Examples.registered()), Examples.deploy(Surface.API), "Delay — ");
    }

    @Test
    void full_detail_shows_every_criterion_command_and_digit() {
        Log log = Examples.halfSecured(Examples.measured(Examples.measured(Examples.registered(), "recipes", 12), "recipes", 3));
        Facts facts = log.facts();
        Golden.matches("delay-full.txt", Explanation.text(Decide.decide(Examples.deploy(Surface.API), facts), facts, Detail.FULL));
    }

    @Test
    void deny_says_that_nobody_can_clear_it() {
        Log log = Examples.determined(Conclusion.REACHED, Conclusion.NOT_REACHED);
        assertThat(matches("deny", log, Examples.deploy(Surface.OPEN_WEIGHTS), "Deny — ")).contains("nobody can clear it under this policy");
    }

    @Test
    void deploy_says_how_many_thresholds_rest_on_statistics() {
        matches("deploy", Examples.ruledOut(), Examples.deploy(Surface.API), "Deploy — permitted; 2 of 2 thresholds on statistics; harbour@1; persons are told apart by attested identity\n");
    }

    @Test
    void deploy_with_obligations_names_owner_and_date() {
        Log log = Examples.ruledOut().decided(Examples.deploy(Surface.API));
        assertThat(matches("deploy-with-obligations", log, Examples.deploy(Surface.PUBLIC_CHAT), "DeployWithObligations — ")).contains("officer (ben)").contains("1 earlier answer");
    }

    @Test
    void on_determination_the_first_line_says_that_statistics_show_nothing() {
        Log log = Examples.determined(Conclusion.NOT_REACHED, Conclusion.NOT_REACHED);
        matches("on-determination", log, Examples.deploy(Surface.API), "DeployOnDetermination — permitted; 0 of 2 thresholds on statistics, 2 on judgement; harbour@1; persons are told apart by attested identity\n");
    }

    @Test
    void treated_as_reached_is_counted_in_the_first_line() {
        Log log = Examples.safeguarded(Examples.determined(Conclusion.NOT_REACHED, Conclusion.TREATED_AS_REACHED));
        log.add(Set.of(Examples.BEN), Examples.approval(Examples.deploy(Surface.API), Examples.OFFICER, log.size(), Approval.Answer.APPROVED));
        matches("treated-as-reached", log, Examples.deploy(Surface.API),
                "DeployOnDetermination — permitted; 0 of 2 thresholds on statistics, 1 on judgement, 1 treated as reached");
    }

    @Test
    void not_governed_is_no_permission() {
        matches("not-governed", Examples.ruledOut(), Examples.share(), "NotGoverned — no clause in force governs this, which is no permission\n");
    }

    @Test
    void a_reconstruction_says_so_in_its_first_line() {
        Log log = Examples.registered(Genesis.Clock.STATED);
        assertThat(matches("reconstruction", log, Examples.deploy(Surface.API), "Delay (RECONSTRUCTION) — ")).contains("it bears no permit");
    }

    @Test
    void pause_stops_training_while_security_is_not_in_force() {
        matches("pause", Examples.halfSecured(Examples.registered()), Examples.train(), "Pause — ");
    }

    @Test
    void an_insufficient_review_waits_for_its_reviewer() {
        Log log = Examples.ruledOut().add(Set.of(Examples.EVE), Examples.review(Examples.EVE, ReviewRound.Result.INSUFFICIENT))
                .add(Set.of(Examples.CLEO), Examples.review(Examples.DAN, ReviewRound.Result.INVITED));
        assertThat(matches("insufficient-review", log, Examples.useInternally(), "Delay — 1 reason; harbour@1\n")).contains("only eve, by testing again");
    }

    @Test
    void an_overdue_assessment_tells_since_when() {
        Log log = Examples.ruledOut().days(300).add(Set.of(Examples.CLEO), Examples.monitoring());
        assertThat(matches("overdue-assessment", log, Examples.deploy(Surface.API), "Delay — ")).contains("assessment overdue");
    }

    @Test
    void a_crossing_and_a_tripped_stop_withdraw() {
        Log log = Examples.measured(Examples.registered(), "range", 150).add(Set.of(Examples.DAN), Examples.tripped());
        assertThat(matches("withdraw", log, Examples.deploy(Surface.API), "Withdraw — ")).contains("verdict crossed").contains("board (nobody on the roster)");
    }

    @Test
    void an_absent_payload_blocks_and_can_be_restored() {
        Log log = Examples.ruledOut().add(Set.of(), new Act.Unavailable(Examples.digest("gone")));
        assertThat(matches("payload-unavailable", log, Examples.deploy(Surface.API), "Delay — 1 reason; harbour@1\n")).contains("loadline log fsck");
    }

    @Test
    void every_reason_of_edition_1_has_its_sentence_its_cure_and_who_can() {
        Facts facts = Examples.ruledOut().facts();
        Decision made = Decide.decide(Examples.deploy(Surface.API), facts);
        PolicyAnswer answer = made.policies().getFirst();
        List<Reason> reasons = List.of(
                reason(Reason.Code.APPROVAL_TOO_NEW, "officer"), reason(Reason.Code.BOUNDS_TOO_WIDE, "API"), reason(Reason.Code.FINDING_MISSING, "MARGINAL_RISK/ceo"),
                reason(Reason.Code.FORECAST_MISSING, "bio-2"), reason(Reason.Code.POLICY_NOT_UPDATED, "weights-stolen"), reason(Reason.Code.FOLLOW_UP_MISSING, Examples.WEIGHTS.value()),
                reason(Reason.Code.MONITORING_SILENT, "monitoring"), reason(Reason.Code.SECURITY_SHORT, Examples.WEIGHTS.value()));
        PolicyAnswer against = new PolicyAnswer(answer.policy(), answer.text(), new Answer.Delay(), answer.level(), answer.standings(), reasons, List.of(), answer.assessment(),
                List.of(new PolicyAnswer.Note(PolicyAnswer.Note.Code.RELIEVED, "L2-deployment")));
        Decision decision = new Decision(made.edition(), made.question(), made.treeSize(), made.asOf(), made.kind(), new Answer.Delay(), made.basis(), List.of(against), List.of(answer, against), made.earlier());
        String text = Explanation.text(decision, facts, Detail.COMPACT);
        Golden.matches("edition-1.txt", text);
        assertThat(text.replaceAll("\\s+", " ")).contains("`loadline assessment follow-up", "`loadline monitor report", "`loadline policy adopt FILE` by ceo (ada)", "`loadline safeguard attest L2-security CRITERION",
                "versions replaced within the last year would have answered; they gate nothing harbour@1: Deploy, text");
    }

    private static Reason reason(Reason.Code code, String about) {
        return new Reason(code, Examples.POLICY, new ClauseId("secure"), about, true, Gate.Otherwise.BLOCK, Optional.empty(), Optional.empty());
    }

    @Test
    void what_limits_a_permission_is_in_its_first_line() {
        Facts facts = Examples.ruledOut().facts();
        Decision made = Decide.decide(Examples.deploy(Surface.API), facts);
        assertThat(firstLine(made, new Answer.DeployUnderInterimMeasures(Instant.parse("2026-05-01T00:00:00Z")), facts)).contains(" — permitted until 2026-05-01 00:00 UTC; ");
        assertThat(firstLine(made, new Answer.ContinueUpTo(new BigDecimal("4.8E+26")), facts)).contains(" — permitted up to 4.8E+26 of effective compute; ");
        assertThat(firstLine(made, new Answer.DegradeTo(Examples.CONFIGURATION), facts)).doesNotContain("permitted");
    }

    private static String firstLine(Decision made, Answer answer, Facts facts) {
        return Explanation.of(new Decision(made.edition(), made.question(), made.treeSize(), made.asOf(), made.kind(), answer, made.basis(), made.policies(), made.former(), made.earlier()), facts,
                Detail.COMPACT).text();
    }

    @Test
    void every_kind_but_current_is_marked_in_the_first_line() {
        Facts facts = Examples.ruledOut().facts();
        Decision made = Decide.decide(Examples.deploy(Surface.API), facts);
        int marked = 0;
        for (Decision.Kind kind : Decision.Kind.values()) {
            Decision other = new Decision(made.edition(), made.question(), made.treeSize(), made.asOf(), kind, made.answer(), made.basis(), made.policies(), made.former(), made.earlier());
            String text = Explanation.text(other, facts, Detail.COMPACT);
            assertThat(text).contains(Explanation.SELF_ATTESTED);
            assertThat(text.lines().findFirst().orElseThrow().contains("(" + kind + ")")).isEqualTo(kind != Decision.Kind.CURRENT);
            marked += kind == Decision.Kind.CURRENT ? 0 : 1;
        }
        assertThat(marked).isEqualTo(3);
    }

    @Test
    void without_the_policy_text_clauses_keep_their_ids() {
        Facts facts = Examples.registered().facts();
        Facts bare = new Facts(facts.treeSize(), facts.asOf(), false, facts.roster(), List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Set.of(), List.of());
        assertThat(Explanation.text(Decide.decide(Examples.deploy(Surface.API), facts), bare, Detail.FULL)).contains("clause restrict;").doesNotContain("section");
    }

    private static String matches(String name, Log log, Question question, String firstLine) {
        Facts facts = log.facts();
        assertThat(facts.dropped()).isEmpty();
        Node root = Explanation.of(Decide.decide(question, facts), facts, Detail.COMPACT);
        assertThat(root.text() + "\n").startsWith(firstLine);
        String text = Page.of(root);
        Golden.matches(name + ".txt", text);
        return text;
    }
}
