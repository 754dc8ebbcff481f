package loadline.core.history;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.SampleOutcome;

/** Which outcomes speak for which checkpoint, so that yesterday's results are not offered again under another name. */
final class Outcomes {
    /** The same scores in the same places speak against chance from 2^20 equally likely arrangements on. */
    private static final int TELLING_BITS = 20;

    private final Map<List<String>, Digest> weightsOf = new HashMap<>();
    private final Map<Digest, List<String>> ofRun = new HashMap<>();
    private final Set<List<String>> reused = new HashSet<>();

    /** Notes the outcomes of the run that {@code statement} records for the weights. */
    void note(Digest statement, EvaluationRun run, Digest weights) {
        telling(run).ifPresent(outcomes -> {
            ofRun.put(statement, outcomes);
            Digest before = weightsOf.putIfAbsent(outcomes, weights);
            if (before != null && !before.equals(weights)) {
                reused.add(outcomes);
            }
        });
    }

    /** Whether the same outcomes were offered for two checkpoints. */
    boolean areReused(Digest statement) {
        return ofRun.containsKey(statement) && reused.contains(ofRun.get(statement));
    }

    private static Optional<List<String>> telling(EvaluationRun run) {
        if (!(run.result() instanceof EvaluationRun.Result.Samples(List<SampleOutcome> outcomes))) {
            return Optional.empty();
        }
        Map<String, Integer> groups = new HashMap<>();
        Map<String, String> scores = new TreeMap<>();
        for (SampleOutcome outcome : outcomes) {
            if (outcome.score() instanceof SampleOutcome.Score.Value(var value)) {
                String score = value.stripTrailingZeros().toPlainString();
                groups.merge(score, 1, Integer::sum);
                scores.put(outcome.sample() + " " + outcome.epoch() + " " + outcome.scorer(), score);
            }
        }
        return isTelling(groups.values()) ? Optional.of(scores.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()) : Optional.empty();
    }

    /** Whether values in groups of these sizes can be arranged in at least 2^{@value #TELLING_BITS} ways. */
    static boolean isTelling(Collection<Integer> groups) {
        BigInteger ways = BigInteger.ONE;
        int placed = 0;
        for (int size : groups) {
            for (int i = 1; i <= size; i++) {
                placed++;
                ways = ways.multiply(BigInteger.valueOf(placed)).divide(BigInteger.valueOf(i));
                if (ways.bitLength() > TELLING_BITS) {
                    return true;
                }
            }
        }
        return false;
    }
}
