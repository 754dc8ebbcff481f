package loadline.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import loadline.core.Logged;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.decision.Facts;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Condition;
import loadline.core.policy.Floors;
import loadline.core.policy.Gate;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import org.junit.jupiter.api.Test;

class AdoptionsTest {
    @Test
    void the_first_version_of_a_policy_needs_the_root_quorum() {
        assertThat(inEffect(Story.begun().with(adopts(first()), "root-1", "root-2"))).containsExactly("example@1");
        for (String[] signers : List.of(new String[] {"root-1"}, new String[] {"board-1", "ceo-1"}, new String[] {"root-1", "board-1"})) {
            assertThat(inEffect(Story.begun().with(adopts(first()), signers))).as(String.join(" ", signers)).isEmpty();
        }
    }

    @Test
    void signatures_under_the_same_text_add_up_over_entries() {
        Story story = Story.begun().with(adopts(first()), "root-1").with(adopts(first()), "root-1");
        assertThat(inEffect(story)).isEmpty();
        Entry last = story.after("P3D").add(adopts(first()), "root-3");
        Logged<AdoptedPolicy> effective = Fold.of(story.entries()).policies().getFirst();
        assertThat(effective.index()).isEqualTo(last.index());
        assertThat(effective.at()).isEqualTo(story.now());
    }

    @Test
    void signatures_under_different_texts_do_not_add_up() {
        Policy other = new PolicyDraft().requiring(new Condition.AssessmentCurrent()).build();
        Act reworded = new Act.PolicyAdopted(new AdoptedPolicy(Story.digest("another text"), other));
        assertThat(inEffect(Story.begun().with(adopts(first()), "root-1").with(reworded, "root-2"))).isEmpty();
    }

    @Test
    void a_later_version_needs_the_approvers_of_the_version_in_force() {
        assertThat(inEffect(begun().with(adopts(second()), "board-1", "ceo-1"))).containsExactly("example@1", "example@2");
        assertThat(inEffect(begun().with(adopts(second()), "board-1").with(adopts(second()), "ceo-1"))).containsExactly("example@1", "example@2");
        for (String[] signers : List.of(new String[] {"root-1", "root-2", "root-3"}, new String[] {"board-1"}, new String[] {"ceo-1", "rso-1"})) {
            assertThat(inEffect(begun().with(adopts(second()), signers))).as(String.join(" ", signers)).containsExactly("example@1");
        }
    }

    @Test
    void nobody_fills_two_seats_not_even_under_two_accounts() {
        assertThat(inEffect(begun().with(adopts(second()), "asker-1"))).containsExactly("example@1");
        assertThat(inEffect(begun().with(adopts(second()), "asker-1", "ceo-1"))).containsExactly("example@1", "example@2");
        PolicyDraft officers = new PolicyDraft();
        officers.approvers = List.of(new Role("rso"), new Role("board"));
        assertThat(inEffect(Story.begun().policy(officers.build()).with(adopts(second()), "rso-1", "rso-alias"))).containsExactly("example@1");
        assertThat(inEffect(Story.begun().policy(officers.build()).with(adopts(second()), "rso-1", "board-1"))).containsExactly("example@1", "example@2");
    }

    @Test
    void a_version_that_is_not_in_force_lends_nobody_a_seat() {
        PolicyDraft lax = new PolicyDraft().named("example@2");
        lax.approvers = List.of(new Role("guest"));
        Policy laxer = lax.build();
        Policy third = new PolicyDraft().named("example@3").build();
        assertThat(inEffect(begun().with(adopts(laxer), "guest-1").with(adopts(third), "guest-1"))).containsExactly("example@1");
        assertThat(inEffect(begun().with(adopts(laxer), "board-1", "ceo-1").with(adopts(third), "guest-1"))).containsExactly("example@1", "example@2", "example@3");
    }

    @Test
    void a_later_version_takes_effect_after_the_notice_of_the_version_in_force() {
        Story story = noticed().with(adopts(second()), "board-1", "ceo-1");
        Instant from = TimeSpan.of("P30D").after(story.now());
        assertThat(inEffect(story)).containsExactly("example@1");
        assertThat(inEffect(story.after("P29D").with(marker(), "owner-1"))).containsExactly("example@1");
        Story later = story.after("P1D").with(marker(), "owner-1");
        assertThat(inEffect(later)).containsExactly("example@1", "example@2");
        assertThat(Fold.of(later.entries()).policies().getLast().at()).isEqualTo(from);
    }

    @Test
    void during_the_notice_the_approvers_of_the_version_in_force_still_decide() {
        PolicyDraft lax = new PolicyDraft().named("example@2");
        lax.approvers = List.of(new Role("guest"));
        Story story = noticed().with(adopts(lax.build()), "board-1", "ceo-1").with(adopts(new PolicyDraft().named("example@3").build()), "guest-1");
        assertThat(inEffect(story.after("P60D").with(marker(), "owner-1"))).containsExactly("example@1", "example@2");
    }

    @Test
    void signing_a_text_again_that_took_effect_changes_nothing() {
        Story story = begun();
        Logged<AdoptedPolicy> before = Fold.of(story.entries()).policies().getFirst();
        Facts facts = Fold.of(story.after("P90D").with(adopts(first()), "root-1", "root-2").entries());
        assertThat(facts.policies()).containsExactly(before);
        assertThat(facts.dropped()).singleElement().matches(d -> d.why().contains("took effect already"));
    }

    @Test
    void a_signature_from_outside_the_roster_does_not_add_up() {
        assertThat(inEffect(Story.begun().with(adopts(first()), "root-1", "stranger-1").with(adopts(first()), "root-2"))).isEmpty();
    }

    @Test
    void policies_of_different_names_are_adopted_apart() {
        assertThat(inEffect(begun().with(adopts(new PolicyDraft().named("another@1").build()), "board-1", "ceo-1"))).containsExactly("example@1");
        assertThat(inEffect(begun().with(adopts(new PolicyDraft().named("another@1").build()), "root-1", "root-2"))).containsExactly("example@1", "another@1");
    }

    @Test
    void a_protocol_signed_by_a_proposer_of_a_policy_in_force_counts() {
        Facts facts = Fold.of(begun().protocol(protocol().build()).entries());
        assertThat(facts.protocols()).hasSize(1);
        assertThat(facts.dropped()).isEmpty();
    }

    @Test
    void a_protocol_signed_by_nobody_who_proposes_is_refused() {
        assertThat(refused(begun().with(new Act.ProtocolAdopted(Story.adopted(protocol().build())), "ceo-1"))).contains("proposers").contains("proposer");
    }

    @Test
    void a_protocol_without_its_policy_in_force_is_refused() {
        assertThat(refused(Story.begun().protocol(protocol().build()))).contains("`example@1` is not in force");
        assertThat(refused(noticed().with(adopts(second()), "board-1", "ceo-1").protocol(changed(p -> p.policy = PolicyId.of("example@2")).build()))).contains("`example@2` is not in force");
    }

    @Test
    void a_protocol_below_the_floors_is_refused_with_both_values() {
        assertThat(refused(begun().protocol(changed(p -> p.familyAlpha = "0.06").build()))).contains("familyAlpha 0.06").contains("0.05");
        assertThat(refused(begun().protocol(changed(p -> p.mostMissing = "0.2").build()))).contains("mostMissing 0.2").contains("0.1");
        PolicyDraft two = new PolicyDraft();
        two.floors = new Floors(new BigDecimal("0.05"), new BigDecimal("0.1"), 2, "Loadline default");
        assertThat(refused(Story.begun().policy(two.build()).protocol(protocol().build()))).contains("has 1 indicators").contains("floor is 2");
    }

    @Test
    void a_protocol_that_speaks_for_what_the_policy_does_not_hold_is_refused() {
        assertThat(refused(begun().protocol(new ProtocolDraft().with(ProtocolDraft.indicator("i", "T9")).build()))).contains("`T9`");
    }

    @Test
    void a_protocols_gate_rests_on_no_clause_of_the_policy() {
        Gate gate = PolicyDraft.gate("own", new Condition.AssessmentCurrent(), Gate.Otherwise.BLOCK);
        assertThat(refused(begun().protocol(changed(p -> p.gates.add(gate)).build()))).contains("rest on no clause");
    }

    private static ProtocolDraft protocol() {
        return new ProtocolDraft().with(ProtocolDraft.indicator("i", "T1"));
    }

    private static ProtocolDraft changed(Consumer<ProtocolDraft> change) {
        ProtocolDraft draft = protocol();
        change.accept(draft);
        return draft;
    }

    private static Policy first() {
        return new PolicyDraft().build();
    }

    private static Policy second() {
        return new PolicyDraft().named("example@2").build();
    }

    private static Story begun() {
        return Story.begun().policy(first());
    }

    private static Story noticed() {
        PolicyDraft noticed = new PolicyDraft();
        noticed.notice = TimeSpan.of("P30D");
        return Story.begun().policy(noticed.build());
    }

    private static Act adopts(Policy policy) {
        return new Act.PolicyAdopted(Story.adopted(policy));
    }

    /** Something that bears on nothing, so that the log's time moves on. */
    private static Act marker() {
        return new Act.StreamsMapped(java.util.Map.of());
    }

    private static List<String> inEffect(Story story) {
        return Fold.of(story.entries()).policies().stream().map(p -> p.fact().policy().id().toString()).toList();
    }

    /** Why the story's only dropped act was: a protocol that did not take effect. */
    private static String refused(Story story) {
        Facts facts = Fold.of(story.entries());
        assertThat(facts.protocols()).isEmpty();
        assertThat(facts.dropped()).hasSize(1);
        return facts.dropped().getFirst().why();
    }
}
