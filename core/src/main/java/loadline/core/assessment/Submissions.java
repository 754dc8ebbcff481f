package loadline.core.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.policy.Indicator;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/**
 * How small an error probability a bound must be computed at, so that the family's probability of a false rule-out stays at
 * the protocol's {@code familyAlpha} however often changed weights are submitted and wherever one of several indicators
 * suffices. One place, so that what is computed before recording and what is demanded at the decision are the same.
 */
public final class Submissions {
    private Submissions() {}

    /**
     * The place of {@code weights} among the digests submitted, in log order, counted from 1. Weights not yet among them come
     * next. Each registered result that was withdrawn counts as one more, before all others.
     */
    public static int ordinal(Stream<EvidenceGroup> submitted, Digest weights) {
        return new Submitted(submitted.toList()).ordinal(weights);
    }

    /** The digests submitted, each once, in log order, and how many registered results were withdrawn. */
    public record Submitted(List<Digest> order, int withdrawn) {
        /** What these pieces of evidence submit, in whatever order they come. */
        public Submitted(List<EvidenceGroup> evidence) {
            this(evidence.stream().sorted(Comparator.comparingLong(EvidenceGroup::since)).map(EvidenceGroup::weights).distinct().toList(),
                    (int) evidence.stream().filter(group -> group.plan().isPresent() && group.defects().contains(Defect.WITHDRAWN)).count());
        }

        /** The place of {@code weights} among them. */
        public int ordinal(Digest weights) {
            int at = order.indexOf(weights);
            return (at < 0 ? order.size() : at) + 1 + withdrawn;
        }
    }

    /**
     * The error probability for the {@code submission}-th digest: the family's divided by j (j + 1), and by m - k + 1 on a
     * pathway where k of m indicators suffice; cut, never rounded up, to 16 digits.
     */
    public static BigDecimal alpha(Protocol protocol, ThresholdId threshold, Indicator indicator, int submission) {
        long parts = (long) submission * (submission + 1) * alternatives(protocol, threshold, indicator);
        return protocol.familyAlpha().divide(BigDecimal.valueOf(parts), new MathContext(16, RoundingMode.DOWN));
    }

    private static long alternatives(Protocol protocol, ThresholdId threshold, Indicator indicator) {
        for (Protocol.Bottleneck b : protocol.bottlenecks()) {
            if (b.threshold().equals(threshold) && b.pathway().equals(indicator.pathway())) {
                long all = protocol.indicators().stream().filter(i -> i.speaksFor().contains(threshold) && i.pathway().equals(b.pathway())).count();
                return all - b.atLeast() + 1;
            }
        }
        return 1;
    }
}
