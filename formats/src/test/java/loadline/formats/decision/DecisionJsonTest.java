package loadline.formats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import loadline.core.decision.Answer;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.policy.Surface;
import loadline.formats.Sha256;
import loadline.formats.json.StrictJson;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {
    @Test
    void a_decision_has_the_bytes_it_had_when_its_format_was_released() {
        Log log = Examples.halfSecured(Examples.measured(Examples.registered(), "recipes", 12)).decided(Examples.deploy(Surface.API));
        Golden.matches("decision.json", new String(DecisionJson.write(decision(log)), StandardCharsets.UTF_8));
    }

    @Test
    void equal_decisions_have_equal_bytes_whenever_they_are_made() {
        byte[] bytes = DecisionJson.write(decision(Examples.ruledOut()));
        assertThat(DecisionJson.write(decision(Examples.ruledOut()))).isEqualTo(bytes);
        assertThat(DecisionJson.bodyDigest(decision(Examples.ruledOut()))).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void the_bytes_are_canonical() {
        byte[] bytes = DecisionJson.write(decision(Examples.ruledOut()));
        assertThat(StrictJson.readCanonical("decision", bytes, bytes.length)).isEqualTo(DecisionJson.value(decision(Examples.ruledOut())));
    }

    @Test
    void what_an_answer_carries_is_in_the_bytes() {
        Decision made = decision(Examples.ruledOut());
        assertThat(text(made, new Answer.DeployUnderInterimMeasures(Instant.parse("2026-05-01T00:00:00.000000001Z")))).contains("\"until\":\"2026-05-01T00:00:00.000000001Z\"");
        assertThat(text(made, new Answer.DegradeTo(Examples.WEIGHTS))).contains("\"fallback\":\"" + Examples.WEIGHTS + "\"");
        assertThat(text(made, new Answer.ContinueUpTo(new BigDecimal("1.50E+26")))).contains("\"compute\":\"1.50E+26\"");
    }

    private static String text(Decision made, Answer answer) {
        return new String(DecisionJson.write(new Decision(
                made.edition(), made.question(), made.treeSize(), made.asOf(), made.kind(), answer, made.basis(), made.policies(), made.former(), made.earlier())), StandardCharsets.UTF_8);
    }

    private static Decision decision(Log log) {
        return Decide.decide(Examples.deploy(Surface.API), log.facts());
    }
}
