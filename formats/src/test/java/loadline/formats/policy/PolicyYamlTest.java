package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.formats.SourceListing;
import org.junit.jupiter.api.Test;

class PolicyYamlTest {
    @Test
    void a_policy_with_every_construct_reads_into_the_expected_value() {
        Policy read = PolicyYaml.read("p.yaml", Examples.document("example-policy.yaml")).orThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(Examples.policy());
        assertThat(read).isEqualTo(Examples.policy());
    }

    @Test
    void a_protocol_with_every_construct_reads_into_the_expected_value() {
        Protocol read = ProtocolYaml.read("p.yaml", Examples.document("example-protocol.yaml"), Examples.policy()).orThrow();
        assertThat(read).isEqualTo(Examples.protocol());
    }

    @Test
    void the_digest_is_of_the_bytes_as_read() {
        byte[] bytes = (Examples.policyText() + "# a comment changes the bytes\n").getBytes(StandardCharsets.UTF_8);
        assertThat(PolicyYaml.read("p.yaml", bytes)).isInstanceOfSatisfying(Parsed.Accepted.class, accepted -> assertThat(accepted.digest()).isEqualTo(sha256(bytes)));
        assertThat(sha256(bytes)).isNotEqualTo(sha256(Examples.document("example-policy.yaml")));
    }

    @Test
    void every_problem_of_a_malformed_policy_is_shown_in_one_go() {
        byte[] bytes = Examples.document("malformed-policy.yaml");
        List<Problem> problems = rejected(PolicyYaml.read("malformed-policy.yaml", bytes));
        assertThat(problems).hasSizeGreaterThanOrEqualTo(40).isSorted();
        Golden.matches("malformed-policy.txt", new SourceListing(bytes).show(problems));
    }

    @Test
    void every_problem_of_a_malformed_protocol_is_shown_in_one_go() {
        byte[] bytes = Examples.document("malformed-protocol.yaml");
        List<Problem> problems = rejected(ProtocolYaml.read("malformed-protocol.yaml", bytes, Examples.policy()));
        assertThat(problems).hasSizeGreaterThanOrEqualTo(15).isSorted();
        Golden.matches("malformed-protocol.txt", new SourceListing(bytes).show(problems));
    }

    @Test
    void a_protocol_under_an_unknown_policy_is_refused_at_its_name() {
        byte[] bytes = Examples.document("example-protocol.yaml");
        assertThat(rejected(ProtocolYaml.read("p.yaml", bytes))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("policy `example-policy@1` is not known here");
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.column()).isEqualTo(9);
        });
    }

    @Test
    void a_thousand_problems_are_kept_and_the_rest_announced() {
        String many = "policy: p\n" + "levels: [" + "'?', ".repeat(3000) + "]\n";
        List<Problem> problems = rejected(PolicyYaml.read("p.yaml", many.getBytes(StandardCharsets.UTF_8)));
        assertThat(problems).hasSize(Problems.MOST + 1);
        assertThat(problems.getFirst().message()).contains("more than 1000");
    }

    @Test
    void what_the_value_itself_would_refuse_is_refused_at_its_place() {
        String text = Examples.protocolText().replace("below: {value: \"0.2\", source: plan}", "below: {value: \"0.7\", source: plan}");
        assertThat(rejected(ProtocolYaml.read("p.yaml", text.getBytes(StandardCharsets.UTF_8), Examples.policy()))).singleElement()
                .satisfies(p -> assertThat(p.message()).contains("0.7 lies beyond 0.6 where high scores are dangerous"));
    }

    @Test
    void where_low_scores_are_dangerous_a_band_rules_out_above_the_number_it_crosses_from() {
        String low = Examples.protocolText().replace("danger: high", "danger: low");
        assertThat(rejected(ProtocolYaml.read("p.yaml", low.getBytes(StandardCharsets.UTF_8), Examples.policy()))).singleElement()
                .satisfies(p -> assertThat(p.message()).contains("0.2 lies beyond 0.6 where low scores are dangerous"));
        String turned = low.replace("below: {value: \"0.2\", source: plan}, from: {value: \"0.6\"", "below: {value: \"0.6\", source: plan}, from: {value: \"0.2\"");
        assertThat(ProtocolYaml.read("p.yaml", turned.getBytes(StandardCharsets.UTF_8), Examples.policy())).isInstanceOf(Parsed.Accepted.class);
    }

    @Test
    void decimals_are_exact_whether_quoted_or_not() {
        Function<String, Policy> with = alpha -> PolicyYaml.read("p.yaml", Examples.policyText().replace("familyAlpha: \"0.05\"", "familyAlpha: " + alpha).getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(with.apply("0.10000000000001").floors().familyAlpha()).isEqualTo(new BigDecimal("0.10000000000001"));
        assertThat(with.apply("\"0.10000000000001\"").floors().familyAlpha()).isEqualTo(new BigDecimal("0.10000000000001"));
    }

    @Test
    void sections_may_stand_in_any_order() {
        String text = Examples.policyText();
        int levels = text.indexOf("levels:");
        int clauses = text.indexOf("clauses:");
        String moved = text.substring(0, levels) + text.substring(clauses) + text.substring(levels, clauses);
        assertThat(PolicyYaml.read("p.yaml", moved.getBytes(StandardCharsets.UTF_8)).orThrow()).isEqualTo(Examples.policy());
    }

    private static <T> List<Problem> rejected(Parsed<T> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
        return ((Parsed.Rejected<T>) parsed).problems();
    }

    private static Digest sha256(byte[] bytes) {
        return Sha256.of(bytes);
    }
}
