package loadline.controlplane.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.controlplane.Harbour;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.assessment.Defect;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.EstimatesDue;
import loadline.core.history.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is estimated is what a decision looks for: the same indicators, versions and error probabilities. */
class EstimatesRecordedTest {
    private static final Set<Defect> OURS = Set.of(Defect.NOT_ESTIMATED, Defect.ALPHA_TOO_LARGE);

    @TempDir
    private Path folder;

    @Test
    void every_result_of_a_family_is_estimated_as_the_decision_demands() throws IOException {
        try (Workspace workspace = Harbour.founded(folder.resolve("log"))) {
            Digest first = Harbour.checkpoint(workspace, "first");
            Digest second = Harbour.checkpoint(workspace, "second");
            Digest third = Harbour.checkpoint(workspace, "third");
            for (Digest weights : List.of(first, second, third)) {
                for (String task : List.of("tide", "moon", "wind")) {
                    Harbour.measure(workspace, folder, weights, task, 2);
                }
            }
            for (Digest weights : List.of(first, second, third)) {
                assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
            }
            assertThat(alphas(workspace, "tide")).containsExactly("0.025", "0.008333333333333333", "0.004166666666666666");
            assertThat(alphas(workspace, "moon")).containsExactly("0.0125", "0.004166666666666666", "0.002083333333333333");
            assertThat(EstimatesDue.computed(workspace.facts())).isEmpty();
        }
    }

    @Test
    void a_new_protocol_is_estimated_on_the_results_that_are_there() throws IOException {
        try (Workspace workspace = Harbour.founded(folder.resolve("log"))) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Harbour.measure(workspace, folder, weights, "tide", 2);
            int before = alphas(workspace, "tide").size();
            String stricter = new String(Harbour.resource("tides.yaml"), StandardCharsets.UTF_8).replace("version: \"1\"", "version: \"2\"").replace("familyAlpha: \"0.05\"", "familyAlpha: \"0.02\"");
            Harbour.adopt(workspace, stricter.getBytes(StandardCharsets.UTF_8));
            assertThat(alphas(workspace, "tide")).hasSize(before + 1).last().isEqualTo("0.01");
            assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
            Harbour.measure(workspace, folder, weights, "wind", 2);
            assertThat(alphas(workspace, "wind")).as("the version that was superseded before the plan does not bear").containsExactly("0.005");
            assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
        }
    }

    @Test
    void a_retired_indicator_is_still_estimated_where_it_has_a_result() throws IOException {
        try (Workspace workspace = Harbour.founded(folder.resolve("log"))) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Harbour.measure(workspace, folder, weights, "tide", 2);
            String text = new String(Harbour.resource("tides.yaml"), StandardCharsets.UTF_8).replace("version: \"1\"", "version: \"2\"").replace("  tide:\n", "  current:\n").replace("task: tide", "task: current");
            Harbour.adopt(workspace, text.getBytes(StandardCharsets.UTF_8));
            Harbour.measure(workspace, folder, weights, "tide", 3);
            assertThat(alphas(workspace, "tide")).hasSize(2);
            assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
        }
    }

    @Test
    void a_result_from_before_the_protocol_is_estimated_when_it_is_adopted() throws IOException {
        try (Workspace workspace = Harbour.founded(folder.resolve("log"))) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Harbour.measure(workspace, folder, weights, "current", 2);
            assertThat(alphas(workspace, "current")).isEmpty();
            String text = new String(Harbour.resource("tides.yaml"), StandardCharsets.UTF_8).replace("version: \"1\"", "version: \"2\"").replace("  tide:\n", "  current:\n").replace("task: tide", "task: current");
            Harbour.adopt(workspace, text.getBytes(StandardCharsets.UTF_8));
            assertThat(alphas(workspace, "current")).containsExactly("0.025");
            assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
        }
    }

    @Test
    void two_runs_of_one_plan_are_estimated_together_whenever_they_come() throws IOException {
        try (Workspace workspace = Harbour.founded(folder.resolve("log"))) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Digest plan = Harbour.plan(workspace, weights, "tide");
            for (int solved = 2; solved <= 3; solved++) {
                ImportEvaluations.Claim nothing = new ImportEvaluations.Claim(Optional.empty(), Optional.empty());
                assertThat(new ImportEvaluations(workspace).record(List.of(Harbour.log(folder, "tide", solved, plan)), nothing, Harbour.PILOT)).allMatch(f -> f instanceof ImportEvaluations.Fate.Recorded);
            }
            assertThat(alphas(workspace, "tide")).hasSize(2);
            assertThat(EstimatesDue.computed(workspace.facts())).isEmpty();
            assertThat(defects(workspace, weights)).doesNotContainAnyElementsOf(OURS);
        }
    }

    private static Set<Defect> defects(Workspace workspace, Digest weights) {
        Decision decision = Decide.decide(Harbour.deploy(weights, Harbour.MASTER), workspace.facts());
        List<Weighed> weighed = decision.policies().stream().flatMap(p -> p.standings().stream()).flatMap(s -> s.verdict().indicators().stream()).flatMap(i -> i.weighed().stream()).toList();
        assertThat(weighed).isNotEmpty();
        return weighed.stream().flatMap(w -> w.defects().stream()).collect(Collectors.toSet());
    }

    private static List<String> alphas(Workspace workspace, String indicator) {
        return workspace.entries().stream().filter(e -> e.act() instanceof Act.Estimated).map(e -> ((Act.Estimated) e.act()).estimate()).filter(e -> e.indicator().value().equals(indicator))
                .map(Estimate::alpha).map(BigDecimal::toPlainString).toList();
    }
}
