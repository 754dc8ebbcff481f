package loadline.core.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.decision.Reason;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Gate;
import loadline.core.policy.Standard;

/** What training asks for by itself (O4), and how far a run may go (R1). */
final class ReferenceTraining {
    private final ReferenceUnder under;

    ReferenceTraining(ReferenceUnder under) {
        this.under = under;
    }

    private boolean isTraining() {
        return under.question().activity().track() == Activity.Track.TRAIN;
    }

    List<ReferenceReason> reasons() {
        List<ReferenceReason> reasons = new ArrayList<>();
        if (!isTraining()) {
            return reasons;
        }
        for (Logged<Checkpoint> model : under.log().checkpoints()) {
            if (!model.fact().weights().equals(under.checkpoint()) && isNoMoreThanTheRun(model.fact()) && isShort(model.fact().weights())) {
                reasons.add(new ReferenceReason(Reason.Code.SECURITY_SHORT, under.policy().id(), model.fact().weights().value(), Gate.Otherwise.PAUSE));
            }
        }
        return reasons;
    }

    private Optional<Checkpoint.Compute.Measured> run() {
        return under.log().checkpoint(under.checkpoint()).flatMap(c -> c.fact().measured());
    }

    /** O4: upper end of the run against lower end of the model; unknown compute, and another metric, count as no more. */
    private boolean isNoMoreThanTheRun(Checkpoint model) {
        Optional<Checkpoint.Compute.Measured> run = run();
        boolean comparable = run.isPresent() && model.measured().isPresent() && run.get().metric().equals(model.measured().get().metric());
        return !comparable || model.measured().get().lower().compareTo(run.get().upper()) <= 0;
    }

    private boolean isShort(Digest model) {
        ReferenceUnder about = under.about(model);
        ReferenceSafeguards safeguards = new ReferenceSafeguards(about);
        return about.standings().stream().filter(ReferenceStandings.Stands::isReached).flatMap(s -> s.threshold().demands().stream())
                .filter(d -> ReferenceSurfaces.holds(d.before(), under.question())).map(d -> under.policy().standard(d.standard()))
                .anyMatch(s -> s.axis() == Standard.Axis.SECURITY && !safeguards.lacks(s, model).isEmpty());
    }

    /** R1: the least multiple of the assessed model's compute, lower end, at which an assessment falls due. */
    Optional<BigDecimal> limit() {
        Optional<BigDecimal> multiple = under.policy().assessment().triggers().stream()
                .flatMap(t -> t instanceof AssessmentRule.Trigger.ComputeMultiple c ? Optional.of(c.multiple()).stream() : Optional.<BigDecimal>empty().stream()).reduce(BigDecimal::min);
        Optional<BigDecimal> assessed = under.assessment().last().flatMap(l -> under.log().checkpoint(l.fact().weights())).flatMap(c -> c.fact().measured()).map(Checkpoint.Compute.Measured::lower);
        return multiple.isPresent() && assessed.isPresent() ? Optional.of(multiple.get().multiply(assessed.get())) : Optional.empty();
    }
}
