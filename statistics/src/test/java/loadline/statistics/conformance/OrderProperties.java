package loadline.statistics.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Neither the order of rows nor the labels of clusters changes a bit, in any public case whose rows have no order of their own. */
class OrderProperties {
    private static final Map<String, List<String>> ROWS = Map.ofEntries(
            Map.entry("bounded_mean_one_sided_upper", List.of("x")), Map.entry("clustered_mean", List.of("x", "cluster")),
            Map.entry("paired_difference", List.of("a", "b", "cluster")), Map.entry("epoch_variance_decomposition", List.of("y")),
            Map.entry("random_effects_meta", List.of("y", "v")), Map.entry("krippendorff_alpha", List.of("units")), Map.entry("fleiss_kappa", List.of("table")),
            Map.entry("stratified_ht", List.of("strata")), Map.entry("log2_trend_crossing", List.of("year", "log2_value")), Map.entry("bootstrap_mean_exact", List.of("x")),
            Map.entry("bootstrap_mean_mc", List.of("x")), Map.entry("cluster_bootstrap_mean_mc", List.of("x", "cluster")), Map.entry("ppi_mean", List.of("y_labeled", "f_labeled")),
            Map.entry("irt_2pl_ability", List.of("a", "b", "u")), Map.entry("logistic_time_horizon", List.of("minutes", "y", "weight")), Map.entry("pass_at_k_suite", List.of("tasks")));

    @Test
    void order_and_labels_change_no_bit() throws java.io.IOException {
        int compared = 0;
        for (Case one : OracleTest.cases()) {
            List<String> rows = ROWS.get(one.method());
            for (int seed = 0; rows != null && seed < (one.method().contains("_mc") ? 1 : 5); seed++) {
                assertThat(got(shuffled(one, rows, new Random(seed)))).as(one.id() + " seed " + seed).isEqualTo(got(one));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void adjusted_p_values_follow_their_p_values() throws java.io.IOException {
        for (Case one : OracleTest.cases().stream().filter(c -> c.method().equals("p_adjust")).toList()) {
            JsonNode p = one.inputs().get("p");
            List<Integer> order = order(p.size(), new Random(7));
            Case moved = shuffled(one, List.of("p"), new Random(7));
            ObjectNode before = Conformance.of(List.of(one)).outcomes().getFirst().got();
            ObjectNode after = Conformance.of(List.of(moved)).outcomes().getFirst().got();
            for (String name : Set.copyOf(before.propertyNames())) {
                for (int i = 0; i < p.size(); i++) {
                    assertThat(after.get(name).get(i)).as(name).isEqualTo(before.get(name).get(order.get(i)));
                }
            }
        }
    }

    private static String got(Case one) {
        Conformance.Outcome outcome = Conformance.of(List.of(one)).outcomes().getFirst();
        assertThat(outcome.refusal()).isEmpty();
        return outcome.got().toString();
    }

    private static Case shuffled(Case one, List<String> rows, Random random) {
        ObjectNode inputs = one.inputs().deepCopy();
        List<Integer> order = order(inputs.get(rows.getFirst()).size(), random);
        for (String name : rows.stream().filter(inputs::hasNonNull).toList()) {
            ArrayNode moved = JsonNodeFactory.instance.arrayNode();
            order.forEach(i -> moved.add(one.inputs().get(name).get(i)));
            inputs.set(name, name.equals("cluster") ? relabelled(moved, random) : moved);
        }
        return new Case(one.place(), one.id(), one.method(), inputs, one.expected(), one.tolerance());
    }

    private static ArrayNode relabelled(ArrayNode labels, Random random) {
        Map<String, String> names = new HashMap<>();
        ArrayNode moved = JsonNodeFactory.instance.arrayNode();
        labels.valueStream().forEach(label -> moved.add(names.computeIfAbsent(label.asString(), _ -> random.nextInt(1_000_000) + "-" + names.size())));
        return moved;
    }

    private static List<Integer> order(int size, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }
}
