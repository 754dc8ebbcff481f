package loadline.core.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loadline.core.Logged;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Submissions;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/**
 * The estimates that facts call for and do not hold: after a run is recorded, or a protocol adopted. An
 * outsider computes them again.
 */
public final class EstimatesDue {
    private final Facts facts;

    private EstimatesDue(Facts facts) {
        this.facts = facts;
    }

    /** What must be estimated, in a fixed order: by checkpoint, task, evidence, protocol, indicator. */
    public static List<Assess.Task> of(Facts facts) {
        EstimatesDue due = new EstimatesDue(facts);
        List<Assess.Task> tasks = new ArrayList<>();
        facts.checkpoints().keySet().stream().sorted().map(facts.checkpoints()::get).forEach(checkpoint -> checkpoint.evidence().values().stream()
                .flatMap(List::stream).filter(group -> !group.runs().isEmpty()).forEach(group -> due.add(group, checkpoint, tasks)));
        return tasks;
    }

    /** The estimates themselves, computed. May take seconds. */
    public static List<Estimate> computed(Facts facts) {
        return of(facts).stream().flatMap(task -> Assess.estimates(task).stream()).toList();
    }

    private void add(EvidenceGroup group, Facts.OfCheckpoint keeper, List<Assess.Task> tasks) {
        for (int i = 0; i < facts.protocols().size(); i++) {
            AdoptedProtocol adopted = facts.protocols().get(i).fact();
            if (!bears(i, group)) {
                continue;
            }
            for (Indicator indicator : adopted.protocol().indicators()) {
                if (indicator.task().equals(group.task())) {
                    Assess.Task task = Assess.Task.of(indicator, adopted, group, alpha(adopted.protocol(), indicator, group, keeper));
                    if (!isRecorded(task)) {
                        tasks.add(task);
                    }
                }
            }
        }
    }

    /** Whether the protocol was in force from the evidence on, or still is: a later one of the same policy may have replaced it before. */
    private boolean bears(int protocol, EvidenceGroup group) {
        Protocol mine = facts.protocols().get(protocol).fact().protocol();
        for (int later = protocol + 1; later < facts.protocols().size(); later++) {
            Logged<AdoptedProtocol> other = facts.protocols().get(later);
            boolean replacedBefore = other.fact().protocol().policy().name().equals(mine.policy().name()) && other.index() <= group.since();
            if (replacedBefore && other.fact().protocol().indicators().stream().anyMatch(i -> i.task().equals(group.task()))) {
                return false;
            }
        }
        return true;
    }

    /** The smallest error probability that any threshold the indicator speaks for allows; {@code keeper} is the checkpoint among whose facts the evidence is kept. */
    private BigDecimal alpha(Protocol protocol, Indicator indicator, EvidenceGroup group, Facts.OfCheckpoint keeper) {
        return indicator.speaksFor().stream()
                .map(threshold -> Submissions.alpha(protocol, threshold, indicator, Submissions.ordinal(submitted(protocol, threshold, keeper), group.weights())))
                .min(BigDecimal::compareTo).orElseThrow();
    }

    /** Everything the family has submitted for the threshold under any version of the policy's protocol. */
    private Stream<EvidenceGroup> submitted(Protocol protocol, ThresholdId threshold, Facts.OfCheckpoint keeper) {
        List<String> tasks = facts.protocols().stream().map(p -> p.fact().protocol()).filter(p -> p.policy().name().equals(protocol.policy().name()))
                .flatMap(p -> p.indicatorsFor(threshold).stream()).map(Indicator::task).distinct().toList();
        return keeper.family().stream().map(facts.checkpoints()::get)
                .flatMap(member -> tasks.stream().flatMap(task -> member.evidence().getOrDefault(task, List.of()).stream()));
    }

    private static boolean isRecorded(Assess.Task task) {
        EvidenceGroup group = task.evidence();
        return group.estimates().stream().map(Logged::fact).anyMatch(e -> answers(e, task) && group.isReadWholeBy(e));
    }

    private static boolean answers(Estimate estimate, Assess.Task task) {
        return estimate.indicator().equals(task.indicator().id()) && estimate.protocol().equals(task.protocol()) && estimate.alpha().compareTo(task.alpha()) <= 0;
    }
}
