package loadline.bench.rsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Workload WORKLOAD = Workload.generate();

    @Test
    void loadline_gives_the_published_answers_to_all_cases() {
        LoadlineEngine engine = LoadlineEngine.of(WORKLOAD);
        Expected expected = new Expected(WORKLOAD);
        List<Expected.Answer> answers = IntStream.range(0, WORKLOAD.cases().size()).mapToObj(i -> engine.answer(engine.decide(i))).toList();
        assertThat(answers).hasSize(256);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).as("case " + i).isEqualTo(expected.decide(i));
        }
        assertThat(Expected.digest(answers)).isEqualTo(Expected.DIGEST);
    }

    @Test
    void the_workload_holds_permissions_refusals_and_every_kind_of_reason() {
        Expected expected = new Expected(WORKLOAD);
        List<Expected.Answer> answers = IntStream.range(0, 256).mapToObj(expected::decide).toList();
        assertThat(answers.stream().filter(Expected.Answer::permitted).count()).isBetween(20L, 236L);
        for (String kind : List.of("CROSSED", "INCONCLUSIVE", "MISSING", "NOT_IMPLEMENTED", "STALE", "SELF", "EXPIRED")) {
            assertThat(answers).as(kind).anyMatch(a -> a.reasons().stream().anyMatch(r -> r.endsWith(kind)));
        }
    }
}
