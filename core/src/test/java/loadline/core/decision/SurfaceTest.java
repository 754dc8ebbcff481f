package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.governance.Approval;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Gate;
import loadline.core.policy.GateId;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is asked before a surface is opened is asked before a wider one, and what is unknown is as wide as it can be. */
class SurfaceTest {
    private static final SurfaceBounds NARROW = bounds(100L, false, "PT1H", false, 5);

    private final Example example = new Example();

    private static SurfaceBounds bounds(Long accounts, Boolean tools, String autonomy, Boolean fineTuning, Integer attempts) {
        return new SurfaceBounds(accounts == null ? OptionalLong.empty() : OptionalLong.of(accounts), Optional.ofNullable(tools), Optional.ofNullable(autonomy).map(TimeSpan::of),
                Optional.ofNullable(fineTuning), attempts == null ? OptionalInt.empty() : OptionalInt.of(attempts));
    }

    // ---- the order

    @ParameterizedTest
    @CsvSource(textBlock = """
            API,             INTERNAL,        true
            API,             TRUSTED_PARTNER, true
            TRUSTED_PARTNER, API,             false
            PUBLIC_CHAT,     API,             true
            PUBLIC_CHAT,     AGENTIC,         false
            AGENTIC,         PUBLIC_CHAT,     false
            AUTONOMOUS,      AGENTIC,         true
            AUTONOMOUS,      PUBLIC_CHAT,     false
            FINE_TUNING_API, API,             true
            NONE,            INTERNAL,        false
            INTERNAL,        NONE,            false
            OPEN_WEIGHTS,    NONE,            false
            """)
    void some_surfaces_are_wider_than_others(Surface one, Surface other, boolean wider) {
        assertThat(one.isAtLeastAsWideAs(other)).isEqualTo(wider);
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void open_weights_are_wider_than_any_surface(Surface surface) {
        assertThat(Surface.OPEN_WEIGHTS.isAtLeastAsWideAs(surface)).isEqualTo(surface != Surface.NONE);
        assertThat(surface.isAtLeastAsWideAs(surface)).isTrue();
    }

    @Test
    void it_is_an_order() {
        int pairs = 0;
        for (Surface a : Surface.values()) {
            for (Surface b : Surface.values()) {
                for (Surface c : Surface.values()) {
                    if (a.isAtLeastAsWideAs(b) && b.isAtLeastAsWideAs(c)) {
                        assertThat(a.isAtLeastAsWideAs(c)).as("%s %s %s", a, b, c).isTrue();
                        pairs++;
                    }
                }
                assertThat(a != b && a.isAtLeastAsWideAs(b) && b.isAtLeastAsWideAs(a)).isFalse();
            }
        }
        assertThat(pairs).isGreaterThan(50);
    }

    // ---- what reaches a wider one

    @ParameterizedTest
    @CsvSource({"INTERNAL, Deploy", "TRUSTED_PARTNER, Delay", "API, Delay", "AUTONOMOUS, Delay", "OPEN_WEIGHTS, Delay"})
    void a_gate_reaches_its_surface_and_every_wider_one(Surface asked, String answer) {
        example.policy.gates.add(new Gate(new GateId("partners"), new Scope(Set.of(Activity.DEPLOY), Set.of(Surface.TRUSTED_PARTNER)), new Condition.Monitored(), Gate.Otherwise.BLOCK,
                PolicyDraft.BINDING));
        assertThat(example.on(asked).answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL, Deploy", "API, Delay", "PUBLIC_CHAT, Delay"})
    void a_criterion_reaches_its_surface_and_every_wider_one(Surface asked, String answer) {
        example.policy.standards.add(new Standard(new StandardId("S1"), Standard.Axis.DEPLOYMENT, PolicyDraft.LOW,
                List.of(new Criterion(new CriterionId("k1"), "asks", Set.of(Surface.API), Optional.empty(), PolicyDraft.BINDING)), PolicyDraft.BINDING));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.DEPLOYMENT)), Gate.Otherwise.BLOCK);
        assertThat(example.on(asked).answer()).isEqualTo(answer);
    }

    // ---- approvals

    private void approvalAsked() {
        example.gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);
    }

    private void answered(Approval.Answer answer, String role, String by, Surface surface, SurfaceBounds bounds) {
        Question question = new Question(Activity.DEPLOY, example.question().subject(), surface, bounds, new Person("asker-1"));
        example.then(story -> story.with(new Act.Approved(new Approval(question, new Role(role), story.size(), answer)), by));
    }

    @ParameterizedTest
    @CsvSource({"API, Deploy", "PUBLIC_CHAT, Deploy", "OPEN_WEIGHTS, Deploy", "INTERNAL, Delay"})
    void leave_for_a_wider_surface_is_leave_for_this_and_leave_for_a_narrower_is_not(Surface approved, String answer) {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", approved, SurfaceBounds.UNKNOWN);
        assertThat(example.answer()).isEqualTo(answer);
    }

    @Test
    void leave_within_wider_bounds_is_leave_within_narrower_ones() {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", Surface.API, bounds(1000L, true, "PT2H", null, null));
        example.bounds = NARROW;
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            101,  false, PT1H, false, 5
            100,  true,  PT1H, false, 5
            100,  false, PT2H, false, 5
            100,  false, PT1H, true,  5
            100,  false, PT1H, false, 6
            null, false, PT1H, false, 5
            100,  null,  PT1H, false, 5
            100,  false, null, false, 5
            100,  false, PT1H, null,  5
            100,  false, PT1H, false, null
            """)
    void leave_within_bounds_is_no_leave_for_any_wider_or_unknown_one(Long accounts, Boolean tools, String autonomy, Boolean fineTuning, Integer attempts) {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", Surface.API, NARROW);
        example.bounds = bounds(accounts, tools, autonomy, fineTuning, attempts);
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_MISSING);
        assertThat(new Question(Activity.DEPLOY, example.question().subject(), Surface.API, NARROW, new Person("asker-1")).covers(example.question())).isFalse();
    }

    @Test
    void what_was_refused_on_a_narrower_surface_is_refused_on_a_wider_one() {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", Surface.OPEN_WEIGHTS, SurfaceBounds.UNKNOWN);
        answered(Approval.Answer.REFUSED, "ceo", "ceo-1", Surface.INTERNAL, NARROW);
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_REFUSED);
    }

    @Test
    void what_was_refused_on_a_wider_surface_may_be_approved_on_a_narrower_one() {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", Surface.API, SurfaceBounds.UNKNOWN);
        answered(Approval.Answer.REFUSED, "ceo", "ceo-1", Surface.OPEN_WEIGHTS, SurfaceBounds.UNKNOWN);
        assertThat(example.answer()).isEqualTo("Deploy");
        example.on(Surface.OPEN_WEIGHTS);
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_REFUSED);
    }

    @Test
    void one_person_fills_one_seat_on_whatever_surface() {
        approvalAsked();
        answered(Approval.Answer.APPROVED, "board", "rso-alias", Surface.INTERNAL, SurfaceBounds.UNKNOWN);
        answered(Approval.Answer.APPROVED, "ceo", "rso-alias", Surface.API, SurfaceBounds.UNKNOWN);
        assertThat(example.reasons()).containsExactly(Reason.Code.APPROVAL_SAME_PERSON);
    }

    // ---- bounds as a gate

    @Test
    void a_gate_on_bounds_wants_them_known_and_narrow_wherever_it_says_something() {
        example.gated(new Condition.BoundedBy(bounds(100L, null, "PT1H", false, null)), Gate.Otherwise.BLOCK);
        assertThat(example.reasons()).containsExactly(Reason.Code.BOUNDS_TOO_WIDE);
        example.bounds = NARROW;
        assertThat(example.answer()).isEqualTo("Deploy");
        example.bounds = bounds(100L, null, "PT1H", false, null);
        assertThat(example.answer()).isEqualTo("Deploy");
        example.bounds = bounds(100L, false, "PT61M", false, 5);
        assertThat(example.reasons()).containsExactly(Reason.Code.BOUNDS_TOO_WIDE);
    }

    @Test
    void of_two_spans_the_longer_is_the_wider_in_whatever_unit() {
        assertThat(bounds(null, null, "P1D", null, null).areWithin(bounds(null, null, "PT24H", null, null))).isTrue();
        assertThat(bounds(null, null, "PT25H", null, null).areWithin(bounds(null, null, "P1D", null, null))).isFalse();
        assertThat(SurfaceBounds.UNKNOWN.areWithin(SurfaceBounds.UNKNOWN)).isTrue();
        assertThat(SurfaceBounds.UNKNOWN.areWithin(NARROW)).isFalse();
    }

    @Test
    void a_refusal_in_another_role_is_none_of_this_roles() {
        approvalAsked();
        answered(Approval.Answer.REFUSED, "board", "board-1", Surface.API, SurfaceBounds.UNKNOWN);
        answered(Approval.Answer.APPROVED, "ceo", "ceo-1", Surface.API, SurfaceBounds.UNKNOWN);
        assertThat(example.answer()).isEqualTo("Deploy");
        assertThat(Story.ROSTER.holds(new Person("board-1"), new Role("ceo"))).isFalse();
    }
}
