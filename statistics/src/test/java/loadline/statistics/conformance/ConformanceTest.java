package loadline.statistics.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import loadline.formats.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceTest {
    private static final String MET = one("m", "normal_quantile", "{\"p\": 0.5}", "{\"z\": 0.0}");

    @Test
    void a_case_that_is_met_passes() {
        Conformance run = run(MET);
        assertThat(run.isMet()).isTrue();
        assertThat(run.json()).isEqualTo("{\"cases\":[{\"id\":\"m\",\"method\":\"normal_quantile\",\"pass\":true,\"got\":{\"z\":0.0},\"expected\":{\"z\":0.0}}],"
                + "\"summary\":{\"passed\":1,\"failed\":0}}");
    }

    @Test
    void an_unknown_method_is_a_failure_with_its_place() {
        Conformance run = run(MET, one("u", "normal_quantil", "{\"p\": 0.5}", "{\"z\": 0.0}"));
        assertThat(run.isMet()).isFalse();
        assertThat(run.json()).contains("\"error\":\"cases[1].method: `normal_quantil` is not known\"").contains("\"passed\":1,\"failed\":1");
    }

    @Test
    void a_figure_that_is_not_answered_is_a_failure() {
        assertThat(run(one("a", "normal_quantile", "{\"p\": 0.5}", "{\"z\": 0.0, \"zz\": 0.0}")).outcomes().getFirst().differences()).containsExactly("zz");
    }

    @Test
    void undefined_is_neither_zero_nor_a_number() {
        String inputs = "{\"n\": 3, \"c\": 1, \"k\": 5}";
        assertThat(run(one("a", "pass_at_k", inputs, "{\"pass_at_k\": null}")).isMet()).isTrue();
        assertThat(run(one("a", "pass_at_k", inputs, "{\"pass_at_k\": 0.0}")).isMet()).isFalse();
        assertThat(run(one("a", "normal_quantile", "{\"p\": 0.5}", "{\"z\": null}")).isMet()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.0000009, true", "1.0000011, false", "0.9999991, true"})
    void the_larger_tolerance_counts(String expected, boolean met) {
        String one = "{\"id\": \"a\", \"method\": \"beta_quantile\", \"inputs\": {\"a\": 1, \"b\": 1, \"p\": 0.25}, \"expected\": {\"x\": " + 0.25 * Double.parseDouble(expected)
                + "}, \"tolerance\": {\"rel\": 1e-6, \"abs\": 1e-9}}";
        assertThat(run(one).isMet()).isEqualTo(met);
    }

    @Test
    void whole_numbers_words_and_truths_are_exact() {
        String inputs = "{\"threshold\": 0.05, \"alpha_one_sided\": 0.05, \"allowed_successes\": 0}";
        assertThat(run(tolerant("rule_out_sample_size", inputs, "{\"n\": 59}")).isMet()).isTrue();
        assertThat(run(tolerant("rule_out_sample_size", inputs, "{\"n\": 60}")).isMet()).isFalse();
        String verdict = "{\"k\": 4, \"n\": 30, \"threshold\": 0.2, \"alpha_one_sided\": 0.05}";
        assertThat(run(tolerant("binomial_threshold_verdict", verdict, "{\"verdict\": \"RULED_OUT\"}")).isMet()).isFalse();
        assertThat(run(tolerant("binomial_threshold_verdict", verdict, "{\"point_at_or_over\": true}")).isMet()).isFalse();
    }

    @Test
    void an_input_that_is_missing_or_means_nothing_fails_its_case_and_says_where() {
        assertThat(refusal("binomial_interval", "{\"k\": 1, \"n\": 2}")).isEqualTo("cases[0].inputs: input `level` is missing");
        assertThat(refusal("binomial_interval", "{\"k\": 1.5, \"n\": 2, \"level\": 0.9}")).startsWith("cases[0].inputs.k: a whole number");
        assertThat(refusal("binomial_interval", "{\"k\": 3, \"n\": 2, \"level\": 0.9}")).startsWith("cases[0].inputs: ").contains("`3` of `2`");
        assertThat(refusal("bounded_mean_one_sided_upper", "{\"x\": [0.5, \"a\"], \"alpha_one_sided\": 0.1}")).startsWith("cases[0].inputs.x[1]: a number");
        assertThat(refusal("clustered_mean", "{\"x\": [1, 0], \"cluster\": [\"a\", null]}")).startsWith("cases[0].inputs.cluster[1]: the name of a cluster");
    }

    @Test
    void a_malformed_file_is_refused_with_its_place() {
        assertThat(problems("{\"cases\": [{\"id\": \"a\"\n \"method\": 3}]}")).first().asString().startsWith("f.json:2:");
        assertThat(problems("{\"cases\": [")).first().asString().startsWith("f.json:1:");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("[]")).first().asString().contains("`cases`");
        assertThat(problems("{\"cases\": []}")).first().asString().contains("nothing would be checked");
        assertThat(problems("{\"cases\": [1]}")).anyMatch(p -> p.contains("cases[0]: `method`"));
        assertThat(problems("{\"cases\": [" + MET + "," + MET + "]}")).anyMatch(p -> p.contains("cases[1].id: `m` is the id of an earlier case"));
        assertThat(problems("{\"cases\": [" + MET + "], \"cases\": [" + MET + "]}")).isNotEmpty();
        assertThat(problems("{\"cases\": [" + MET + "]} {}")).isNotEmpty();
        assertThat(problems("{\"cases\": [" + MET.replace("1e-9}", "-1}") + "]}")).anyMatch(p -> p.contains("cases[0].tolerance: `abs`"));
        assertThat(problems("{\"cases\": [" + MET.replace("{\"z\": 0.0}", "{}") + "]}")).anyMatch(p -> p.contains("cases[0].expected"));
        assertThat(problems("{\"cases\": [" + MET.replace("0.5", "NaN") + "]}")).first().asString().startsWith("f.json:1:");
    }

    private static String refusal(String method, String inputs) {
        return run(one("a", method, inputs, "{\"x\": 1.0}")).outcomes().getFirst().refusal().orElseThrow();
    }

    private static List<String> problems(String text) {
        return switch (CaseFile.read("f.json", text.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Accepted<List<Case>> _ -> List.of();
            case Parsed.Rejected<List<Case>> rejected -> rejected.problems().stream().map(Object::toString).toList();
        };
    }

    private static Conformance run(String... cases) {
        String text = Stream.of(cases).collect(java.util.stream.Collectors.joining(",", "{\"cases\": [", "]}"));
        return Conformance.of(CaseFile.read("f.json", text.getBytes(StandardCharsets.UTF_8)).orThrow());
    }

    private static String tolerant(String method, String inputs, String expected) {
        return one("a", method, inputs, expected).replace("1e-9", "1.0");
    }

    private static String one(String id, String method, String inputs, String expected) {
        return "{\"id\": \"" + id + "\", \"method\": \"" + method + "\", \"inputs\": " + inputs + ", \"expected\": " + expected + ", \"tolerance\": {\"rel\": 1e-9, \"abs\": 1e-9}}";
    }
}
