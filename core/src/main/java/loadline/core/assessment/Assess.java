package loadline.core.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.statistics.Alpha;
import loadline.core.statistics.Bound;

/**
 * From runs to estimates: one for every reading of what is unknown. Pure; may take seconds; its results are recorded, and
 * anyone can compute them again from the recorded runs.
 */
public final class Assess {
    private Assess() {}

    /** What is estimated: one indicator of one protocol text, on one piece of evidence, at one error probability. */
    public record Task(Indicator indicator, Digest protocol, EvidenceGroup evidence, BigDecimal alpha) {
        /** The task for an indicator of an adopted protocol. */
        public static Task of(Indicator indicator, AdoptedProtocol protocol, EvidenceGroup evidence, BigDecimal alpha) {
            return new Task(indicator, protocol.text(), evidence, alpha);
        }
    }

    /** The estimates; none where the evidence has no run yet. */
    public static List<Estimate> estimates(Task task) {
        List<EvaluationRun> runs = task.evidence().runs().stream().map(Logged::fact).toList();
        if (runs.isEmpty()) {
            return List.of();
        }
        if (runs.stream().allMatch(r -> r.result() instanceof EvaluationRun.Result.Samples)) {
            return List.of(FromSamples.estimate(task, runs));
        }
        return runs.stream().flatMap(run -> FromPublication.estimates(task, run).stream()).toList();
    }

    /** What a method answered, oriented so that up is dangerous. */
    record Answer(String method, String reading, Optional<BigDecimal> point, Bound lower, Bound upper, Estimate.Tally tally, Basis basis) {
        Estimate as(Task task) {
            return new Estimate(task.indicator().id(), task.evidence().weights(), task.protocol(), task.evidence().key(),
                    task.evidence().runs().stream().map(Logged::statement).toList(), method, task.alpha(), reading, point, lower.value(), upper.value(),
                    tally, basis, why(upper).or(() -> why(lower)));
        }

        private static Optional<String> why(Bound bound) {
            return switch (bound) {
                case Bound.At _ -> Optional.empty();
                case Bound.Unbounded(String reason) -> Optional.of(reason);
                case Bound.Undefined(String reason) -> Optional.of(reason);
                case Bound.NotValidHere(BigDecimal _, String reason) -> Optional.of(reason);
            };
        }
    }

    static Alpha alpha(Task task) {
        return new Alpha(task.alpha());
    }

    /** A bound on a raw number turned so that up is dangerous, and moved by {@code shift}. */
    static Bound shifted(Bound bound, BigDecimal shift) {
        return bound instanceof Bound.At(BigDecimal value) ? new Bound.At(value.add(shift)) : bound;
    }
}
