package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.ExitCode.Accepted;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.Basis;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.DueObligation;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Digest DIGEST = Digest.ofHex("0".repeat(64));
    private static final PolicyId POLICY = PolicyId.of("harbour@1");

    /** Every answer there is, and the code of it as it stands. */
    static Stream<Answer> answers() {
        return Stream.of(new Answer.Deploy(), new Answer.DeployWithObligations(), new Answer.DeployOnDetermination(), new Answer.DeployUnderInterimMeasures(NOW), new Answer.DegradeTo(DIGEST),
                new Answer.NoNewCustomers(), new Answer.Delay(), new Answer.Hold(), new Answer.Deny(), new Answer.Withdraw(), new Answer.Continue(), new Answer.ContinueUpTo(BigDecimal.ONE),
                new Answer.Pause(), new Answer.Halt(), new Answer.Store(), new Answer.Isolate(), new Answer.Lock(), new Answer.Delete(), new Answer.NotGoverned());
    }

    private static int expected(Answer answer) {
        return switch (answer) {
            case Answer.Deploy _, Answer.Continue _, Answer.Store _ -> 0;
            case Answer.DeployWithObligations _ -> 10;
            case Answer.DeployOnDetermination _ -> 11;
            case Answer.DeployUnderInterimMeasures _, Answer.ContinueUpTo _ -> 13;
            case Answer.Delay _, Answer.Hold _, Answer.NotGoverned _ -> 20;
            case Answer.DegradeTo _, Answer.NoNewCustomers _, Answer.Deny _, Answer.Withdraw _, Answer.Isolate _, Answer.Lock _, Answer.Delete _ -> 30;
            case Answer.Pause _, Answer.Halt _ -> 40;
        };
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_answer_has_its_code(Answer answer) {
        assertThat(ExitCode.of(decision(answer, Decision.Kind.CURRENT, Basis.RECOMPUTED_FROM_SAMPLES, List.of(), List.of()), Set.of())).isEqualTo(expected(answer));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void only_a_current_permission_is_ever_0(Answer answer) {
        for (Decision.Kind kind : EnumSet.complementOf(EnumSet.of(Decision.Kind.CURRENT))) {
            int code = ExitCode.of(decision(answer, kind, Basis.RECOMPUTED_FROM_SAMPLES, List.of(), List.of()), EnumSet.allOf(Accepted.class));
            assertThat(code).isEqualTo(answer.permits() ? 12 : expected(answer));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void what_does_not_permit_never_becomes_0_by_accepting(Answer answer) {
        int code = ExitCode.of(decision(answer, Decision.Kind.CURRENT, Basis.JUDGEMENT, List.of(), List.of()), EnumSet.allOf(Accepted.class));
        assertThat(code == 0).isEqualTo(answer.permits() && expected(answer) != 13);
    }

    @Test
    void a_permission_that_does_not_rest_on_recomputed_evidence_rests_on_people() {
        for (Basis basis : EnumSet.of(Basis.ATTESTED_AGGREGATE, Basis.JUDGEMENT, Basis.INHERITED)) {
            Decision decision = decision(new Answer.Deploy(), Decision.Kind.CURRENT, basis, List.of(), List.of());
            assertThat(ExitCode.of(decision, Set.of())).isEqualTo(11);
            assertThat(ExitCode.of(decision, Set.of(Accepted.OBLIGATIONS))).isEqualTo(11);
            assertThat(ExitCode.of(decision, Set.of(Accepted.DETERMINATION))).isZero();
        }
    }

    @Test
    void an_obligation_behind_a_determination_is_not_accepted_with_it() {
        DueObligation due = new DueObligation(new ObligationId("flag"), new Role("master"), NOW, new ClauseId("master"));
        Decision decision = decision(new Answer.DeployOnDetermination(), Decision.Kind.CURRENT, Basis.JUDGEMENT, List.of(due), List.of());
        assertThat(ExitCode.of(decision, Set.of(Accepted.DETERMINATION))).isEqualTo(10);
        assertThat(ExitCode.of(decision, EnumSet.allOf(Accepted.class))).isZero();
    }

    @Test
    void a_tripped_stop_outweighs_the_answer() {
        Reason stop = new Reason(Reason.Code.STOP_TRIPPED, POLICY, new ClauseId("master"), "wreck", true, Gate.Otherwise.NO_NEW_CUSTOMERS, Optional.empty(), Optional.empty());
        assertThat(ExitCode.of(decision(new Answer.NoNewCustomers(), Decision.Kind.CURRENT, Basis.JUDGEMENT, List.of(), List.of(stop)), Set.of())).isEqualTo(40);
    }

    private static Decision decision(Answer answer, Decision.Kind kind, Basis basis, List<DueObligation> due, List<Reason> reasons) {
        Question question = new Question(Activity.DEPLOY, new Subject.Weights(DIGEST), Surface.API, SurfaceBounds.UNKNOWN, new Person("asker-1"));
        PolicyAnswer policy = new PolicyAnswer(POLICY, DIGEST, answer, new Level(0, "calm"), List.of(), reasons, due, new AssessmentState.Current(DIGEST, NOW), List.of());
        return new Decision(0, question, 1, NOW, kind, answer, basis, List.of(policy), List.of(), List.of());
    }
}
