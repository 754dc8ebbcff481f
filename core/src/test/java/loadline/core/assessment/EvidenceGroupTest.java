package loadline.core.assessment;

import static loadline.core.assessment.Examples.TASK;
import static loadline.core.assessment.Examples.WEIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** E1 and V2: what a piece of evidence is, and which later one answers for an open one. */
class EvidenceGroupTest {
    @Test
    void evidence_is_a_plan_a_run_or_a_refused_file() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EvidenceGroup(WEIGHTS, TASK, Optional.empty(), Optional.empty(), List.of(), List.of(), Set.of()))
                .withMessageContaining("a plan, a run or a refused file");
    }

    @Test
    void it_ages_from_its_plan_and_ends_at_its_newest_run() {
        Examples.Evidence two = Examples.Evidence.at(10);
        two.runs = 2;
        assertThat(two.build()).satisfies(group -> {
            assertThat(group.since()).isEqualTo(10);
            assertThat(group.lastIndex()).isEqualTo(12);
            assertThat(group.agesFrom()).isEqualTo(Examples.START);
            assertThat(group.refusal()).isEmpty();
        });
        assertThat(Examples.Evidence.at(10).open().build().lastIndex()).isEqualTo(10);
        assertThat(Examples.Evidence.at(10).refused().build().refusal()).isPresent();
    }

    @Test
    void a_later_result_answers_for_an_open_plan_only_if_its_own_asks_for_as_much() {
        EvidenceGroup open = Examples.Evidence.at(20).asking(20, 2, true).open().build();
        assertThat(Examples.Evidence.at(30).asking(20, 2, true).build().answers(open)).isTrue();
        assertThat(Examples.Evidence.at(30).asking(21, 3, true).build().answers(open)).isTrue();
        assertThat(Examples.Evidence.at(30).asking(19, 2, true).build().answers(open)).as("fewer items").isFalse();
        assertThat(Examples.Evidence.at(30).asking(20, 1, true).build().answers(open)).as("fewer epochs").isFalse();
        assertThat(Examples.Evidence.at(30).asking(20, 2, false).build().answers(open)).as("with its refusals").isFalse();
    }

    @Test
    void it_is_a_complete_registered_later_result_for_the_same_checkpoint_and_task() {
        EvidenceGroup open = Examples.Evidence.at(20).open().build();
        Examples.Evidence otherTask = Examples.Evidence.at(30);
        otherTask.task = "another task";
        assertThat(Examples.Evidence.at(21).build().answers(open)).isTrue();
        assertThat(Examples.Evidence.at(20).build().answers(open)).as("at the same entry").isFalse();
        assertThat(Examples.Evidence.at(19).build().answers(open)).as("earlier").isFalse();
        assertThat(Examples.Evidence.at(30).open().build().answers(open)).as("open itself").isFalse();
        assertThat(Examples.Evidence.at(30).unregistered().build().answers(open)).as("without a plan").isFalse();
        assertThat(Examples.Evidence.at(30).on(Examples.OTHER).build().answers(open)).as("other weights").isFalse();
        assertThat(otherTask.build().answers(open)).as("another task").isFalse();
    }

    @Test
    void any_later_plan_answers_for_a_refused_file_that_had_none() {
        EvidenceGroup refused = Examples.Evidence.at(20).refused().build();
        assertThat(Examples.Evidence.at(30).asking(1, 1, false).build().answers(refused)).isTrue();
        assertThat(Examples.Evidence.at(10).build().answers(refused)).isFalse();
    }

    @Test
    void an_estimate_reads_it_whole_if_it_lists_every_run_once() {
        Examples.Evidence two = Examples.Evidence.at(10);
        two.runs = 2;
        assertThat(two.build()).satisfies(group -> assertThat(group.isReadWholeBy(group.estimates().getFirst().fact())).isFalse());
        two.estimatedOver = 2;
        assertThat(two.build()).satisfies(group -> assertThat(group.isReadWholeBy(group.estimates().getFirst().fact())).isTrue());
        EvidenceGroup open = Examples.Evidence.at(10).open().build();
        Examples.Evidence ofNothing = Examples.Evidence.at(10);
        ofNothing.runs = 0;
        assertThat(open.isReadWholeBy(ofNothing.build().estimates().getFirst().fact())).as("no run to read").isFalse();
    }

    @Test
    void two_are_the_same_if_all_their_parts_are() {
        EvidenceGroup one = Examples.Evidence.at(10).build();
        assertThat(Examples.Evidence.at(10).build()).isEqualTo(one).hasSameHashCodeAs(one);
        Examples.Evidence longer = Examples.Evidence.at(10);
        longer.runs = 2;
        Examples.Evidence otherTask = Examples.Evidence.at(10);
        otherTask.task = "another task";
        for (EvidenceGroup other : List.of(Examples.Evidence.at(11).build(), Examples.Evidence.at(10).on(Examples.OTHER).build(), otherTask.build(), longer.build(),
                Examples.Evidence.at(10).bounds("0.1 0.2 0.4").build(), Examples.Evidence.at(10).with(Defect.LATE).build())) {
            assertThat(other).isNotEqualTo(one);
        }
        assertThat(one).hasToString("evidence " + one.key().brief() + " of `" + TASK + "` on " + WEIGHTS.brief() + " with defects []");
    }
}
