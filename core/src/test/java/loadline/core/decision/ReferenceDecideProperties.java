package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import loadline.core.history.Fold;
import org.junit.jupiter.api.Test;

/** The fold and the decision agree with a plain reading of the specification on generated logs. */
class ReferenceDecideProperties {
    private static final int CASES = 12_000;

    @Test
    void the_decision_agrees_with_a_plain_reading_of_the_specification() {
        Map<String, Integer> answers = new TreeMap<>();
        Set<String> reasons = new HashSet<>();
        Set<String> grounds = new HashSet<>();
        for (long seed = 0; seed < CASES; seed++) {
            Situation situation = Situation.random(new Random(seed));
            ReferenceDecide.Told told = ReferenceDecide.told(Decide.decide(situation.question(), Fold.of(situation.entries())));
            ReferenceDecide.Told reference = ReferenceDecide.decide(situation.question(), situation.entries());
            assertThat(told).as("seed %d, %s", seed, situation).isEqualTo(reference);
            answers.merge(told.answer(), 1, Integer::sum);
            told.policies().forEach(p -> {
                p.reasons().forEach(r -> reasons.add(r.substring(0, r.indexOf(' '))));
                grounds.addAll(p.standings().values());
            });
        }
        assertThat(answers.keySet()).contains("Deploy", "DeployWithObligations", "DeployOnDetermination", "NoNewCustomers", "Delay", "Hold", "Deny", "Withdraw",
                "NotGoverned", "Continue", "Pause", "Halt", "Store", "Isolate", "Lock", "Delete");
        assertThat(answers).allSatisfy((answer, times) -> assertThat(times).as(answer).isGreaterThanOrEqualTo(20));
        List<Reason.Code> codes = List.of(Reason.Code.values()).stream().filter(c -> c != Reason.Code.PROTOCOL_MISSING).toList();
        assertThat(reasons).containsAll(codes.stream().map(Enum::name).toList());
        assertThat(grounds).hasSize(Standing.Ground.values().length);
    }
}
