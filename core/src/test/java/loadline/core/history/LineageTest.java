package loadline.core.history;

import static loadline.core.Story.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Story;
import loadline.core.decision.Facts;
import org.junit.jupiter.api.Test;

class LineageTest {
    @Test
    void strangers_stay_apart() {
        Story story = Story.begun().checkpoint("a", "one").checkpoint("b", "two");
        assertThat(family(story, "a")).isEqualTo(named("a"));
        assertThat(family(story, "b")).isEqualTo(named("b"));
    }

    @Test
    void a_parent_joins_whatever_the_models_are_called() {
        assertThat(family(Story.begun().checkpoint("a", "one").checkpoint("b", "two", "a"), "a")).isEqualTo(named("a", "b"));
    }

    @Test
    void the_models_name_joins_without_a_parent() {
        Story story = Story.begun().checkpoint("a", "one").checkpoint("b", "one").checkpoint("c", "two");
        assertThat(family(story, "b")).isEqualTo(named("a", "b"));
        assertThat(family(story, "c")).isEqualTo(named("c"));
    }

    @Test
    void a_parent_nobody_registered_joins_its_children() {
        assertThat(family(Story.begun().checkpoint("a", "one", "unregistered").checkpoint("b", "two", "unregistered"), "a")).isEqualTo(named("a", "b"));
    }

    @Test
    void a_parent_registered_after_its_child_joins_both() {
        assertThat(family(Story.begun().checkpoint("child", "one", "parent").checkpoint("parent", "two"), "parent")).isEqualTo(named("child", "parent"));
    }

    @Test
    void links_and_names_join_through_each_other() {
        Story story = Story.begun().checkpoint("a", "one").checkpoint("b", "two", "a").checkpoint("c", "two").checkpoint("d", "three", "c").checkpoint("e", "four");
        for (String member : List.of("a", "b", "c", "d")) {
            assertThat(family(story, member)).isEqualTo(named("a", "b", "c", "d"));
        }
        assertThat(family(story, "e")).isEqualTo(named("e"));
    }

    @Test
    void a_merge_joins_both_of_its_parents() {
        assertThat(family(Story.begun().checkpoint("a", "one").checkpoint("b", "two").checkpoint("merged", "three", "a", "b"), "a")).isEqualTo(named("a", "b", "merged"));
    }

    @Test
    void every_member_lists_the_family_in_the_same_order() {
        Facts facts = Fold.of(Story.begun().checkpoint("a", "one").checkpoint("b", "one").checkpoint("c", "one").entries());
        List<Digest> family = facts.checkpoints().get(digest("a")).family();
        assertThat(family).hasSize(3).isSorted();
        assertThat(facts.checkpoints().get(digest("c")).family()).isEqualTo(family);
    }

    @Test
    void a_result_on_a_parent_nobody_registered_is_kept_with_the_family() {
        Story story = Story.begun().checkpoint("a", "one", "unregistered");
        story.run("unregistered", "task-i", null);
        story.run("nobodys", "task-i", null);
        Facts facts = Fold.of(story.entries());
        assertThat(facts.checkpoints().get(digest("a")).evidence().get("task-i")).singleElement().matches(g -> g.weights().equals(digest("unregistered")));
    }

    private static Set<Digest> family(Story story, String member) {
        return Set.copyOf(Fold.of(story.entries()).checkpoints().get(digest(member)).family());
    }

    private static Set<Digest> named(String... names) {
        return Stream.of(names).map(Story::digest).collect(Collectors.toSet());
    }
}
