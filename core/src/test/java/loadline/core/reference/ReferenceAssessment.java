package loadline.core.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.history.Act;
import loadline.core.model.Checkpoint;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Policy;

/** Whether an assessment of a checkpoint is due under a policy, and which checkpoint's standings speak for it (A1 to A4). */
final class ReferenceAssessment {
    static final Role TRAINING = new Role("training");

    private final ReferenceLog log;
    private final ReferenceEvidence evidence;
    private final ReferenceFamily family;
    private final Policy policy;
    private final Digest checkpoint;
    private final Optional<Logged<Assessment>> last;
    private final Map<AssessmentState.Trigger, Instant> due = new EnumMap<>(AssessmentState.Trigger.class);

    ReferenceAssessment(ReferenceLog log, ReferenceEvidence evidence, ReferenceFamily family, Policy policy, Digest checkpoint) {
        this.log = log;
        this.evidence = evidence;
        this.family = family;
        this.policy = policy;
        this.checkpoint = checkpoint;
        this.last = findLast();
        collect();
    }

    /** A1. */
    Optional<Logged<Assessment>> last() {
        return last;
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    boolean isOverdue() {
        return isDue() && policy.assessment().concludeWithin().endsBefore(log.asOf(), since());
    }

    /** A3: when it fell due. */
    Instant since() {
        return isAnother() ? fellDueForAnother() : due.values().stream().min(Instant::compareTo).orElseThrow();
    }

    /** A4: the assessed checkpoint that speaks for this other one. */
    Optional<Digest> carriedFrom() {
        return isDue() ? Optional.empty() : last.map(l -> l.fact().weights()).filter(w -> !w.equals(checkpoint));
    }

    /** What was done under this version, and what was called for under any version of the policy. */
    private List<Logged<Assessment>> assessments() {
        return log.acts(Act.Assessed.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().assessment()))
                .filter(a -> a.fact().policy().equals(policy.id()) || a.fact() instanceof Assessment.Called && a.fact().policy().name().equals(policy.id().name())).toList();
    }

    private boolean isOutsideTraining(Logged<Assessment> assessment) {
        return !log.people().anyEverHeld(assessment.by(), TRAINING);
    }

    private Optional<Logged<Assessment>> findLast() {
        List<Logged<Assessment>> done = assessments().stream().filter(a -> a.fact() instanceof Assessment.ComprehensiveDone && isOutsideTraining(a)).toList();
        Optional<Logged<Assessment>> own = done.stream().filter(a -> a.fact().weights().equals(checkpoint)).reduce((_, later) -> later);
        return own.isPresent() ? own : done.stream().filter(a -> family.has(a.fact().weights())).reduce((_, later) -> later);
    }

    // ---- A2

    private void collect() {
        if (last.isEmpty()) {
            due.put(AssessmentState.Trigger.NEVER_ASSESSED, fellDueForAnother());
            return;
        }
        for (AssessmentRule.Trigger trigger : policy.assessment().triggers()) {
            collect(trigger);
        }
        Set<Digest> both = new HashSet<>(List.of(checkpoint, last.get().fact().weights()));
        if (evidence.on(family).stream().anyMatch(p -> both.contains(p.weights()) && p.index() < last.get().index() && evidence.waits(p))) {
            due.put(AssessmentState.Trigger.PLAN_OPEN, last.get().at());
        }
        if (isAnother() && preliminaries().isEmpty()) {
            due.put(AssessmentState.Trigger.NO_PRELIMINARY, fellDueForAnother());
        }
    }

    boolean isAnother() {
        return last.isPresent() && !last.get().fact().weights().equals(checkpoint);
    }

    private void collect(AssessmentRule.Trigger trigger) {
        switch (trigger) {
            case AssessmentRule.Trigger.Elapsed elapsed -> {
                if (elapsed.span().endsBefore(log.asOf(), last.get().at())) {
                    due.merge(AssessmentState.Trigger.ELAPSED, elapsed.span().after(last.get().at()), ReferenceAssessment::earlier);
                }
            }
            case AssessmentRule.Trigger.Discretion discretion -> assessments().stream()
                    .filter(a -> a.fact() instanceof Assessment.Called called && called.as().equals(discretion.role()) && family.has(called.weights()) && a.index() > last.get().index())
                    .forEach(a -> due.merge(AssessmentState.Trigger.CALLED, a.at(), ReferenceAssessment::earlier));
            case AssessmentRule.Trigger.NewCheckpoint _ -> {
                if (isAnother()) {
                    due.put(AssessmentState.Trigger.NEW_CHECKPOINT, fellDueForAnother());
                }
            }
            case AssessmentRule.Trigger.ComputeMultiple multiple -> {
                if (isAnother()) {
                    collect(multiple.multiple());
                }
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void collect(BigDecimal multiple) {
        Optional<BigDecimal> ratio = ratio();
        if (ratio.isEmpty()) {
            due.put(AssessmentState.Trigger.COMPUTE_UNKNOWN, fellDueForAnother());
        } else if (ratio.get().compareTo(multiple) >= 0) {
            due.put(AssessmentState.Trigger.COMPUTE_MULTIPLE, fellDueForAnother());
        }
    }

    /** The larger of upper(new) / lower(last) and the attested ratio; empty where neither is known. */
    private Optional<BigDecimal> ratio() {
        List<BigDecimal> known = new ArrayList<>();
        Optional<Checkpoint.Compute.Measured> now = log.checkpoint(checkpoint).flatMap(c -> c.fact().measured());
        Optional<Checkpoint.Compute.Measured> then = log.checkpoint(last.get().fact().weights()).flatMap(c -> c.fact().measured());
        if (now.isPresent() && then.isPresent() && now.get().metric().equals(then.get().metric())) {
            known.add(now.get().upper().divide(then.get().lower(), java.math.MathContext.DECIMAL128));
        }
        preliminaries().forEach(p -> p.computeRatio().ifPresent(known::add));
        return known.stream().reduce(BigDecimal::max);
    }

    /** Preliminary assessments of the checkpoint against the last assessed one, logged after it, signed outside training. */
    private List<Assessment.PreliminaryDone> preliminaries() {
        List<Assessment.PreliminaryDone> found = new ArrayList<>();
        for (Logged<Assessment> assessment : assessments()) {
            if (assessment.fact() instanceof Assessment.PreliminaryDone done && done.weights().equals(checkpoint) && done.against().equals(last.get().fact().weights())
                    && assessment.index() > last.get().index() && isOutsideTraining(assessment)) {
                found.add(done);
            }
        }
        return found;
    }

    // ---- A3

    /** When the checkpoint was registered, or earlier one it derives from that is not assessed or a member of the family since the last assessment. */
    private Instant fellDueForAnother() {
        long since = last.map(Logged::index).orElse(-1L);
        Set<Digest> unassessed = unassessedAncestors();
        return family.registrations().stream()
                .filter(c -> c.fact().weights().equals(checkpoint) || unassessed.contains(c.fact().weights()) || c.index() > since)
                .map(Logged::at).min(Instant::compareTo).orElse(log.asOf());
    }

    private Set<Digest> unassessedAncestors() {
        Set<Digest> ancestors = ancestors(log, checkpoint);
        ancestors.removeIf(a -> assessments().stream().anyMatch(d -> d.fact() instanceof Assessment.ComprehensiveDone && isOutsideTraining(d) && d.fact().weights().equals(a)));
        return ancestors;
    }

    /** Every checkpoint that weights derive from. */
    static Set<Digest> ancestors(ReferenceLog log, Digest weights) {
        Set<Digest> found = new HashSet<>();
        List<Digest> open = new ArrayList<>(List.of(weights));
        while (!open.isEmpty()) {
            for (Digest parent : log.checkpoint(open.removeLast()).map(c -> c.fact().parents()).orElse(Set.of())) {
                if (found.add(parent)) {
                    open.add(parent);
                }
            }
        }
        return found;
    }
}
