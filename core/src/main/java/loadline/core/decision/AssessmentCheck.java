package loadline.core.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.AssessmentState.Trigger;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.model.Checkpoint;
import loadline.core.policy.AssessmentRule;

/** Whether the subject is assessed under the policy's triggers: unknown means due, and discretion can only make due. */
final class AssessmentCheck {
    /** Who holds this role trains, and does not attest effective compute. */
    static final Role TRAINING = new Role("training");

    private final UnderPolicy under;
    private final AssessmentRule rule;

    AssessmentCheck(UnderPolicy under) {
        this.under = under;
        this.rule = under.policy.assessment();
    }

    AssessmentState state() {
        Optional<Logged<Assessment>> last = lastComprehensive();
        if (last.isEmpty()) {
            return due(firstRegisteredAfter(-1, Optional.empty()), List.of(Trigger.NEVER_ASSESSED));
        }
        List<Trigger> because = new ArrayList<>();
        Instant since = sinceElapsedOrCalled(last.get(), because);
        if (hasOpenPlan(last.get())) {
            because.add(Trigger.PLAN_OPEN);
            since = last.get().at().isBefore(since) ? last.get().at() : since;
        }
        if (last.get().fact().weights().equals(under.question.subject().weights())) {
            return because.isEmpty() ? new AssessmentState.Current(last.get().fact().weights(), last.get().at()) : due(since, because);
        }
        Optional<Logged<Assessment>> preliminary = preliminary(last.get());
        boolean nearMiss = compareCompute(last.get(), preliminary, because);
        if (preliminary.isEmpty()) {
            because.add(Trigger.NO_PRELIMINARY);
        }
        if (!because.isEmpty()) {
            Instant registered = firstRegisteredAfter(last.get().index(), Optional.of(last.get().fact().weights()));
            return due(since.isBefore(registered) ? since : registered, because);
        }
        return new AssessmentState.CarriedOver(last.get().fact().weights(), preliminary.get().at(), nearMiss);
    }

    /**
     * When the subject was registered, or earlier an unassessed checkpoint it derives from, or a member of the family since the
     * entry {@code last}: registering a clone or the next snapshot gains no time.
     */
    private Instant firstRegisteredAfter(long last, Optional<Digest> assessed) {
        Instant first = under.subject.checkpoint().at();
        Set<Digest> origins = under.origins(assessed);
        for (Facts.OfCheckpoint member : under.kin.members()) {
            Logged<Checkpoint> other = member.checkpoint();
            boolean counts = other.index() > last || origins.contains(other.fact().weights());
            first = counts && other.at().isBefore(first) ? other.at() : first;
        }
        return first;
    }

    private Optional<Logged<Assessment>> lastComprehensive() {
        Logged<Assessment> last = null;
        for (Facts.OfCheckpoint member : under.kin.members()) {
            for (Logged<Assessment> each : member.assessments()) {
                boolean counts = each.fact() instanceof Assessment.ComprehensiveDone && each.fact().policy().equals(under.policy.id())
                        && !under.facts.prepared().isByTraining(each);
                if (counts && (last == null || isBetter(each, last))) {
                    last = each;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** The subject's own assessment before another member's; among equals the newest. */
    private boolean isBetter(Logged<Assessment> a, Logged<Assessment> b) {
        boolean aIsOwn = a.fact().weights().equals(under.question.subject().weights());
        boolean bIsOwn = b.fact().weights().equals(under.question.subject().weights());
        return aIsOwn == bIsOwn ? a.index() > b.index() : aIsOwn;
    }

    private Instant sinceElapsedOrCalled(Logged<Assessment> last, List<Trigger> because) {
        Instant since = under.facts.asOf();
        for (AssessmentRule.Trigger trigger : rule.triggers()) {
            switch (trigger) {
                case AssessmentRule.Trigger.Elapsed elapsed -> {
                    Instant due = elapsed.span().after(last.at());
                    if (due.isBefore(under.facts.asOf())) {
                        because.add(Trigger.ELAPSED);
                        since = due.isBefore(since) ? due : since;
                    }
                }
                case AssessmentRule.Trigger.Discretion discretion -> {
                    Optional<Instant> called = calledAfter(last, discretion.role());
                    if (called.isPresent()) {
                        because.add(Trigger.CALLED);
                        since = called.get().isBefore(since) ? called.get() : since;
                    }
                }
                case AssessmentRule.Trigger.ComputeMultiple _, AssessmentRule.Trigger.NewCheckpoint _ -> { }
            }
        }
        return since;
    }

    /** When the role first called for an assessment of any member of the family since the last one. */
    private Optional<Instant> calledAfter(Logged<Assessment> last, Role role) {
        Instant first = null;
        for (Facts.OfCheckpoint member : under.kin.members()) {
            for (Logged<Assessment> each : member.assessments()) {
                boolean calls = each.index() > last.index() && each.fact() instanceof Assessment.Called called && called.as().equals(role)
                        && called.policy().name().equals(under.policy.id().name());
                first = calls && (first == null || each.at().isBefore(first)) ? each.at() : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Whether a plan older than the assessment is open on the subject or on the assessed checkpoint: a clone does not shed it. */
    private boolean hasOpenPlan(Logged<Assessment> assessment) {
        Digest subject = under.question.subject().weights();
        Digest assessed = assessment.fact().weights();
        return under.kin.hasUnanswered(subject, assessment.index()) || !assessed.equals(subject) && under.kin.hasUnanswered(assessed, assessment.index());
    }

    private Optional<Logged<Assessment>> preliminary(Logged<Assessment> last) {
        Logged<Assessment> found = null;
        for (Logged<Assessment> each : under.subject.assessments()) {
            boolean counts = each.fact() instanceof Assessment.PreliminaryDone done && done.against().equals(last.fact().weights())
                    && done.policy().equals(under.policy.id()) && each.index() > last.index() && !under.facts.prepared().isByTraining(each);
            found = counts ? each : found;
        }
        return Optional.ofNullable(found);
    }

    /** Adds what the compute triggers say, and answers whether the ratio is a near miss. */
    private boolean compareCompute(Logged<Assessment> last, Optional<Logged<Assessment>> preliminary, List<Trigger> because) {
        boolean nearMiss = false;
        for (AssessmentRule.Trigger trigger : rule.triggers()) {
            switch (trigger) {
                case AssessmentRule.Trigger.NewCheckpoint _ -> because.add(Trigger.NEW_CHECKPOINT);
                case AssessmentRule.Trigger.ComputeMultiple multiple -> {
                    Optional<BigDecimal> ratio = ratio(last, preliminary);
                    if (ratio.isEmpty()) {
                        because.add(Trigger.COMPUTE_UNKNOWN);
                    } else if (ratio.get().compareTo(multiple.multiple()) >= 0) {
                        because.add(Trigger.COMPUTE_MULTIPLE);
                    } else if (ratio.get().compareTo(multiple.nearMissFrom()) >= 0) {
                        nearMiss = true;
                        under.notes.add(new Note(Note.Code.COMPUTE_NEAR_MISS, ratio.get().toPlainString()));
                    }
                }
                case AssessmentRule.Trigger.Elapsed _, AssessmentRule.Trigger.Discretion _ -> { }
            }
        }
        return nearMiss;
    }

    /** The larger of the attested ratio and upper(new) over lower(last), where either is known. */
    private Optional<BigDecimal> ratio(Logged<Assessment> last, Optional<Logged<Assessment>> preliminary) {
        Optional<BigDecimal> attested = preliminary.flatMap(p -> ((Assessment.PreliminaryDone) p.fact()).computeRatio());
        Optional<BigDecimal> measured = measuredRatio(
                under.subject.checkpoint().fact(), under.facts.checkpoints().get(last.fact().weights()).checkpoint().fact());
        if (attested.isPresent() && measured.isPresent()) {
            return Optional.of(attested.get().max(measured.get()));
        }
        return attested.isPresent() ? attested : measured;
    }

    private static Optional<BigDecimal> measuredRatio(Checkpoint subject, Checkpoint last) {
        if (subject.measured().isEmpty() || last.measured().isEmpty()) {
            return Optional.empty();
        }
        Checkpoint.Compute.Measured now = subject.measured().get();
        Checkpoint.Compute.Measured then = last.measured().get();
        if (!now.metric().equals(then.metric())) {
            return Optional.empty();
        }
        return Optional.of(now.upper().divide(then.lower(), new MathContext(12, RoundingMode.UP)));
    }

    private AssessmentState due(Instant since, List<Trigger> because) {
        Instant by = rule.concludeWithin().after(since);
        return by.isBefore(under.facts.asOf()) ? new AssessmentState.Overdue(since, by, because) : new AssessmentState.Due(since, by, because);
    }
}
