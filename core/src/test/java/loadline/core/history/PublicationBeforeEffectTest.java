package loadline.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.policy.Policy;
import org.junit.jupiter.api.Test;

/** A policy whose changes are public before they take effect, a week later. */
class PublicationBeforeEffectTest {
    private final Story story = Story.begun().policy(draft("example@1").build());
    private final Policy second = draft("example@2").build();

    private static PolicyDraft draft(String id) {
        PolicyDraft draft = new PolicyDraft().named(id);
        draft.publicBeforeEffect = true;
        draft.notice = TimeSpan.of("P7D");
        return draft;
    }

    private void signed(Policy policy, String... by) {
        story.with(new Act.PolicyAdopted(Story.adopted(policy)), by);
    }

    private void published(Policy policy) {
        story.with(new Act.PolicyPublished(Story.adopted(policy).text(), "a page"), "writer-1");
    }

    private List<String> after(String span) {
        story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1");
        return Fold.of(story.entries()).policies().stream().map(p -> p.fact().policy().id().toString()).toList();
    }

    @Test
    void published_then_signed_the_notice_runs_from_the_signatures() {
        published(second);
        story.after("P30D");
        signed(second, "board-1", "ceo-1");
        assertThat(after("P6D")).containsExactly("example@1");
        assertThat(after("P1D")).containsExactly("example@1", "example@2");
    }

    @Test
    void signed_then_published_the_notice_runs_from_the_publication() {
        signed(second, "board-1", "ceo-1");
        story.after("P30D");
        Instant publication = story.now();
        published(second);
        assertThat(after("P6D")).containsExactly("example@1");
        assertThat(after("P1D")).containsExactly("example@1", "example@2");
        assertThat(Fold.of(story.entries()).policies().getLast().at()).isEqualTo(TimeSpan.of("P7D").after(publication));
    }

    @Test
    void signed_and_never_published_it_never_takes_effect() {
        signed(second, "board-1", "ceo-1");
        assertThat(after("P1Y")).containsExactly("example@1");
    }

    @Test
    void published_and_signed_by_one_it_never_takes_effect() {
        published(second);
        signed(second, "board-1");
        assertThat(after("P1Y")).containsExactly("example@1");
    }

    @Test
    void publishing_another_text_publishes_nothing_of_this_one() {
        signed(second, "board-1", "ceo-1");
        published(draft("example@3").build());
        assertThat(after("P1Y")).containsExactly("example@1");
    }

    @Test
    void publishing_it_again_puts_nothing_off_and_brings_nothing_forward() {
        signed(second, "board-1", "ceo-1");
        published(second);
        story.after("P6D");
        published(second);
        assertThat(after("P1D")).containsExactly("example@1", "example@2");
    }

    @Test
    void whoever_lost_the_role_before_it_was_published_approved_nothing() {
        signed(second, "board-1", "ceo-1");
        story.enrol("ceo-1", "executive", "guest");
        published(second);
        assertThat(after("P1Y")).containsExactly("example@1");
    }

    @Test
    void the_version_in_force_when_it_is_published_says_who_approves() {
        PolicyDraft third = draft("example@3");
        third.approvers = List.of(new Role("board"), new Role("rso"));
        signed(third.build(), "board-1", "ceo-1");
        signed(second, "board-1", "ceo-1");
        published(third.build());
        assertThat(after("P8D")).containsExactly("example@1", "example@3");
        published(second);
        assertThat(after("P8D")).containsExactly("example@1", "example@3");
        signed(second, "rso-1");
        assertThat(after("P8D")).containsExactly("example@1", "example@3", "example@2");
    }

    @Test
    void the_first_version_needs_no_publication() {
        assertThat(after("P0D")).containsExactly("example@1");
    }

    @Test
    void where_the_policy_does_not_ask_for_it_a_version_takes_effect_unpublished() {
        Story quiet = Story.begun().policy(new PolicyDraft().build());
        quiet.with(new Act.PolicyAdopted(Story.adopted(second)), "board-1", "ceo-1");
        assertThat(Fold.of(quiet.entries()).policies()).hasSize(2);
    }
}
