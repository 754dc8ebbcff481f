package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.Approval;
import loadline.core.governance.Delegation;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import org.junit.jupiter.api.Test;

/** The chief executive lets a guest approve for a month. */
class DelegationTest {
    private static final Instant UNTIL = Instant.parse("2026-02-01T00:00:00Z");

    private final Example example = new Example().gated(new Condition.Approved(new Role("ceo"), Optional.empty()), Gate.Otherwise.BLOCK);

    private void delegated(String from, String to, String role, String... by) {
        example.then(story -> story.with(new Act.Delegated(new Delegation(new Person(from), new Person(to), new Role(role), UNTIL)), by));
    }

    private void delegated() {
        delegated("ceo-1", "guest-1", "ceo", "ceo-1");
    }

    private void approved(String role, String... by) {
        example.then(story -> story.with(new Act.Approved(new Approval(example.question(), new Role(role), story.size(), Approval.Answer.APPROVED)), by));
    }

    private void isFor(Reason.Code code) {
        assertThat(example.reasons()).containsExactly(code);
    }

    @Test
    void a_delegate_approves() {
        delegated();
        approved("ceo", "guest-1");
        assertThat(example.answer()).isEqualTo("Deploy");
    }

    @Test
    void without_one_the_guest_does_not() {
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void a_delegate_who_ran_does_not() {
        delegated("ceo-1", "evaluator-1", "ceo", "ceo-1");
        approved("ceo", "evaluator-1");
        isFor(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void a_delegate_of_somebody_who_ran_does_not() {
        delegated();
        example.then(story -> story.with(new Act.RunRecorded(Story.completeRun("A", "task-elsewhere", null, "a file")), "ceo-1"));
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void a_delegate_of_whoever_asks_does_not() {
        delegated("asker-1", "guest-1", "ceo", "asker-1");
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_CONFLICTED);
    }

    @Test
    void a_delegate_fills_the_seat_of_the_giver() {
        delegated("ceo-1", "board-1", "ceo", "ceo-1");
        approved("board", "board-1");
        approved("ceo", "board-1");
        isFor(Reason.Code.APPROVAL_SAME_PERSON);
    }

    @Test
    void a_giver_with_two_roles_fills_one_seat_whoever_signs() {
        delegated("rso-alias", "guest-1", "ceo", "rso-alias");
        approved("board", "rso-alias");
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_SAME_PERSON);
    }

    @Test
    void a_delegate_delegates_nothing() {
        delegated();
        delegated("guest-1", "bystander-1", "ceo", "guest-1");
        approved("ceo", "bystander-1");
        assertThat(example.facts().dropped()).hasSize(2);
        isFor(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void nobody_delegates_for_another() {
        delegated("ceo-1", "guest-1", "ceo", "guest-1");
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void nobody_delegates_a_role_they_do_not_hold() {
        delegated("ceo-1", "guest-1", "board", "ceo-1");
        approved("board", "guest-1");
        assertThat(example.facts().dropped()).hasSize(2);
    }

    @Test
    void past_its_date_it_is_none() {
        delegated();
        example.tick("P2M");
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void it_ends_with_the_givers_role() {
        delegated();
        example.then(story -> story.enrol("ceo-1", "executive", "guest"));
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_MISSING);
    }

    @Test
    void a_giver_enrolled_for_the_occasion_gives_nothing() {
        example.then(story -> story.enrol("ceo-2", "apart", "ceo"));
        delegated("ceo-2", "guest-1", "ceo", "ceo-2");
        approved("ceo", "guest-1");
        isFor(Reason.Code.APPROVAL_TOO_NEW);
    }

    @Test
    void a_delegate_enrolled_for_the_occasion_approves_nothing() {
        example.then(story -> story.enrol("guest-2", "apart", "guest"));
        delegated("ceo-1", "guest-2", "ceo", "ceo-1");
        approved("ceo", "guest-2");
        isFor(Reason.Code.APPROVAL_TOO_NEW);
    }

    @Test
    void only_approvals_are_delegated() {
        delegated();
        example.then(story -> story.with(new Act.ReliefInvoked(new ReliefInvocation(Example.POLICY, new loadline.core.policy.ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION,
                loadline.core.policy.Surface.API, java.util.Set.of(new loadline.core.policy.StandardId("S1")), Story.digest("measures"), UNTIL, new Role("ceo"))), "guest-1"));
        assertThat(example.facts().dropped()).hasSize(1);
    }
}
