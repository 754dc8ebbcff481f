package loadline.formats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.Reason;
import loadline.formats.json.StrictJson;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class DecisionProperties {
    private static final int CASES = 2_000;
    private static final int MOST_BYTES = 10_000_000;

    @Test
    void an_explanation_of_any_decision_fits_the_page_and_starts_with_its_answer() {
        Facts facts = Examples.ruledOut().facts();
        Set<Reason.Code> seen = EnumSet.noneOf(Reason.Code.class);
        Seeded.forAll(CASES, random -> new GeneratedDecisions(random).decision(), decision -> {
            decision.reasons().forEach(r -> seen.add(r.code()));
            return Arrays.stream(Detail.values()).map(detail -> Explanation.text(decision, facts, detail))
                    .allMatch(text -> fits(text) && text.startsWith(decision.answer().name()) && text.contains(Explanation.SELF_ATTESTED));
        });
        assertThat(seen).containsExactlyInAnyOrder(Reason.Code.values());
    }

    @Test
    void equal_decisions_have_equal_bytes_and_different_ones_different_digests() {
        Map<Digest, Decision> byDigest = new HashMap<>();
        Seeded.forAll(CASES, random -> new GeneratedDecisions(random).decision(), decision -> {
            Decision before = byDigest.putIfAbsent(DecisionJson.bodyDigest(decision), decision);
            byte[] bytes = DecisionJson.write(decision);
            return (before == null || before.equals(decision)) && StrictJson.readCanonical("decision", bytes, MOST_BYTES).equals(DecisionJson.value(decision));
        });
        Seeded.forAll(CASES, random -> random.nextLong(), seed ->
                Arrays.equals(DecisionJson.write(new GeneratedDecisions(new Random(seed)).decision()), DecisionJson.write(new GeneratedDecisions(new Random(seed)).decision())));
        assertThat(byDigest).hasSizeGreaterThan(CASES / 2);
    }

    private static boolean fits(String text) {
        return text.endsWith("\n") && text.lines().allMatch(line -> line.codePointCount(0, line.length()) <= Page.COLUMNS && line.codePoints().noneMatch(Character::isISOControl));
    }
}
