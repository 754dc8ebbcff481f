package loadline.core.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.model.Checkpoint;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Standard;

/**
 * A run whose effective compute is at least that of a model whose own standing requires security that is not in force must
 * pause: it makes another of what cannot be kept. Unknown compute counts as at least.
 */
final class TrainingPause {
    private final UnderPolicy under;
    private final AdoptedPolicy version;

    TrainingPause(UnderPolicy under, AdoptedPolicy version) {
        this.under = under;
        this.version = version;
    }

    /** A model that is short of security, and the standard it is short of. */
    record Short(Digest weights, Standard standard) {}

    /** Models no more capable than this run that are short of the security their standing requires, in order of digest. */
    List<Short> models() {
        List<Short> all = new ArrayList<>();
        if (under.question.activity().track() == Activity.Track.TRAIN) {
            under.facts.checkpoints().keySet().stream().sorted().filter(other -> !other.equals(under.question.subject().weights()) && isAtLeast(other))
                    .forEach(other -> missing(other).ifPresent(standard -> all.add(new Short(other, standard))));
        }
        return all;
    }

    private boolean isAtLeast(Digest other) {
        Optional<Checkpoint.Compute.Measured> run = under.subject.checkpoint().fact().measured();
        Optional<Checkpoint.Compute.Measured> model = under.facts.checkpoints().get(other).checkpoint().fact().measured();
        boolean known = run.isPresent() && model.isPresent() && run.get().metric().equals(model.get().metric());
        return !known || run.get().upper().compareTo(model.get().lower()) >= 0;
    }

    /** The first security standard that the other model's reached thresholds demand and that is not in force for it. */
    private Optional<Standard> missing(Digest other) {
        Question asked = under.question;
        Question same = new Question(asked.activity(), new Subject.TrainingRun(other), asked.surface(), asked.bounds(), asked.requester());
        UnderPolicy there = new UnderPolicy(same, under.facts, version);
        there.judge();
        return there.demanded.stream().filter(s -> s.axis() == Standard.Axis.SECURITY && there.isDemandedByReached(s) && !new Gates(there).isInForce(s)).findFirst();
    }

    /** How much effective compute a run may reach before the next assessment is due: the least multiple of the last assessed model's. A run that is due sets none for itself. */
    Optional<BigDecimal> limit() {
        Optional<Checkpoint.Compute.Measured> assessed = under.lastAssessed().flatMap(last -> last.checkpoint().fact().measured());
        return under.policy.assessment().triggers().stream().filter(AssessmentRule.Trigger.ComputeMultiple.class::isInstance).map(AssessmentRule.Trigger.ComputeMultiple.class::cast)
                .map(AssessmentRule.Trigger.ComputeMultiple::multiple).min(BigDecimal::compareTo).flatMap(multiple -> assessed.map(a -> a.lower().multiply(multiple)));
    }
}
