package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Logged;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.Reason;
import loadline.core.decision.Standing;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.model.Fallback;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.Gate;
import loadline.core.policy.ThresholdId;

/** The decision as {@code spec/decide.md} spells it, plain and slow, sharing no rule with the core. */
public final class ReferenceDecide {
    private final ReferenceLog log;
    private final ReferenceTexts texts;
    private final ReferenceEvidence evidence;

    private ReferenceDecide(List<Entry> entries) {
        this.log = new ReferenceLog(entries);
        this.texts = new ReferenceTexts(log);
        this.evidence = new ReferenceEvidence(log, texts);
    }

    /** Q2: decides on all entries, as the page says. */
    public static ReferenceDecision decide(List<Entry> entries, Question question) {
        return new ReferenceDecide(entries).decide(question, true);
    }

    /** R3: the strictest answer of every version asked. */
    private ReferenceDecision decide(Question question, boolean degrading) {
        List<ReferenceDecision.UnderVersion> versions = new ArrayList<>();
        Basis basis = Basis.RECOMPUTED_FROM_SAMPLES;
        for (ReferenceTexts.Version version : asked(question)) {
            ReferenceUnder under = new ReferenceUnder(log, texts, evidence, version, question, question.subject().weights());
            versions.add(decide(under, degrading));
            if (!new ReferenceGates(under).govern()) {
                continue;
            }
            for (ReferenceStandings.Stands standing : under.standings()) {
                basis = standing.isCleared() && standing.basis().compareTo(basis) > 0 ? standing.basis() : basis;
            }
        }
        Answer answer = versions.stream().map(ReferenceDecision.UnderVersion::answer).reduce(new Answer.NotGoverned(), ReferenceLadder::stricter);
        return new ReferenceDecision(log.clock() == Genesis.Clock.STATED ? Decision.Kind.RECONSTRUCTION : Decision.Kind.CURRENT, answer, basis, versions);
    }

    // ---- R3

    private List<ReferenceTexts.Version> asked(Question question) {
        ReferenceFamily family = new ReferenceFamily(log, question.subject().weights());
        List<ReferenceTexts.Version> asked = new ArrayList<>();
        for (String name : texts.names()) {
            List<ReferenceTexts.Version> versions = texts.versions(name);
            for (int i = 0; i < versions.size(); i++) {
                if (i == versions.size() - 1 || stillApplies(versions.get(i + 1), family)) {
                    asked.add(versions.get(i));
                }
            }
        }
        return asked;
    }

    /** Whether a version still applies whose successor this is. */
    private boolean stillApplies(ReferenceTexts.Version successor, ReferenceFamily family) {
        Optional<Entry> first = log.counted().stream().filter(e -> e.index() == family.first()).findFirst();
        boolean before = first.isPresent() && !successor.isInEffectFor(first.get().index(), first.get().at());
        return (before || first.isEmpty()) && log.acts(Act.Assessed.class).stream().noneMatch(a -> assessesAnew(a, successor, family));
    }

    private boolean assessesAnew(Logged<Act.Assessed> logged, ReferenceTexts.Version successor, ReferenceFamily family) {
        return logged.fact().assessment() instanceof Assessment.ComprehensiveDone done && done.policy().name().equals(successor.name()) && family.has(done.weights())
                && successor.isInEffectFor(logged.index(), logged.at()) && !log.people().anyEverHeld(logged.by(), ReferenceAssessment.TRAINING);
    }

    // ---- one version

    private ReferenceDecision.UnderVersion decide(ReferenceUnder under, boolean degrading) {
        if (log.checkpoint(under.checkpoint()).isEmpty()) {
            return unregistered(under);
        }
        ReferenceGates gates = new ReferenceGates(under);
        ReferenceObligations obligations = new ReferenceObligations(under);
        Map<ThresholdId, Standing.Ground> standings = new LinkedHashMap<>();
        under.standings().forEach(s -> standings.put(s.threshold().id(), s.ground()));
        Map<String, Instant> due = new HashMap<>();
        obligations.due().forEach(d -> due.put(d.obligation(), d.by()));
        if (!gates.govern()) {
            return new ReferenceDecision.UnderVersion(under.policy().id(), new Answer.NotGoverned(), under.policy().levels().getFirst(), Map.of(), Set.of(), Map.of());
        }
        List<ReferenceReason> others = new ArrayList<>(unavailable(under));
        others.addAll(obligations.reasons());
        others.addAll(new ReferenceStops(under).reasons());
        others.addAll(new ReferenceTraining(under).reasons());
        Answer answer = permission(under, gates, due);
        Set<ReferenceReason> reasons = new LinkedHashSet<>(others);
        for (ReferenceGates.Came came : gates.all()) {
            reasons.addAll(came.reasons());
            for (ReferenceReason reason : came.reasons()) {
                answer = ReferenceLadder.stricter(answer, consequence(under, reason.otherwise(), came.clearable(), degrading));
            }
        }
        for (ReferenceReason reason : others) {
            answer = ReferenceLadder.stricter(answer, consequence(under, reason.otherwise(), true, degrading));
        }
        return new ReferenceDecision.UnderVersion(under.policy().id(), answer, under.level(), standings, reasons, due);
    }

    /** G2: about weights that nobody registered nothing is evaluated. */
    private ReferenceDecision.UnderVersion unregistered(ReferenceUnder under) {
        boolean governs = new ReferenceGates(under).govern();
        Answer answer = governs ? ReferenceLadder.answer(Gate.Otherwise.BLOCK, true, under.question().activity().track()) : new Answer.NotGoverned();
        return new ReferenceDecision.UnderVersion(under.policy().id(), answer, governs ? under.policy().levels().getLast() : under.policy().levels().getFirst(), Map.of(),
                governs ? new LinkedHashSet<>(unavailable(under)) : Set.of(), Map.of());
    }

    /** Q5, and weights that nobody registered. */
    private List<ReferenceReason> unavailable(ReferenceUnder under) {
        List<ReferenceReason> reasons = new ArrayList<>();
        for (Logged<Act.Unavailable> gone : log.acts(Act.Unavailable.class)) {
            reasons.add(new ReferenceReason(Reason.Code.PAYLOAD_UNAVAILABLE, under.policy().id(), gone.fact().payload().value(), Gate.Otherwise.BLOCK));
        }
        if (log.checkpoint(under.checkpoint()).isEmpty()) {
            reasons.add(new ReferenceReason(Reason.Code.CHECKPOINT_UNKNOWN, under.policy().id(), under.checkpoint().value(), Gate.Otherwise.BLOCK));
        }
        return reasons;
    }

    /** R1. */
    private Answer permission(ReferenceUnder under, ReferenceGates gates, Map<String, Instant> due) {
        return switch (under.question().activity().track()) {
            case STORE -> new Answer.Store();
            case TRAIN -> new ReferenceTraining(under).limit().map(l -> (Answer) new Answer.ContinueUpTo(l)).orElse(new Answer.Continue());
            case DEPLOY -> {
                gates.all();
                Answer answer = due.isEmpty() ? new Answer.Deploy() : new Answer.DeployWithObligations();
                if (under.standings().stream().anyMatch(s -> s.isCleared() && !s.verdict().ruledOut())) {
                    answer = new Answer.DeployOnDetermination();
                }
                yield gates.relieved().stream().min(Instant::compareTo).map(until -> (Answer) new Answer.DeployUnderInterimMeasures(until)).orElse(answer);
            }
        };
    }

    private Answer consequence(ReferenceUnder under, Gate.Otherwise otherwise, boolean clearable, boolean degrading) {
        Activity.Track track = under.question().activity().track();
        if (otherwise == Gate.Otherwise.DEGRADE && track == Activity.Track.DEPLOY && degrading) {
            Optional<Answer> fallback = fallback(under.question());
            if (fallback.isPresent()) {
                return fallback.get();
            }
        }
        return ReferenceLadder.answer(otherwise, clearable, track);
    }

    /** Q8: the newest declared fallback, if every policy permits it by itself. */
    private Optional<Answer> fallback(Question question) {
        Optional<Subject.Deployment> served = log.acts(Act.FallbackDeclared.class).stream().map(f -> f.fact().fallback()).filter(f -> f.of().equals(question.subject()))
                .reduce((_, later) -> later).map(Fallback::served);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        Question own = new Question(question.activity(), served.get(), question.surface(), question.bounds(), question.requester());
        boolean permitted = decide(own, false).answer().permits();
        return permitted ? Optional.of(new Answer.DegradeTo(served.get().configuration())) : Optional.empty();
    }
}
