package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyRules;
import loadline.core.policy.Protocol;
import loadline.core.policy.Standard;
import loadline.core.policy.StopCondition;
import loadline.core.policy.StopId;

/**
 * One question under one version of one policy: assessment, standings, required level, demands, gates, obligations, stops,
 * answer, in this order. Everything that stands in the way is collected; nothing returns early but "not governed".
 */
final class UnderPolicy {
    final Question question;
    final Facts facts;
    final Policy policy;
    final Facts.OfCheckpoint subject;
    final Facts.OfConfiguration configuration;
    final Optional<Digest> configurationDigest;
    final PolicyRules rules;
    final List<Logged<AdoptedProtocol>> protocols;
    /** The subject's family; absent, as the subject is, where that is not registered. */
    final Family kin;
    final List<Reason> reasons = new ArrayList<>();
    /** The fewest of them that would have to go. */
    final List<Reason> way = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    private final AdoptedPolicy adopted;
    private final boolean alone;
    private final Optional<Protocol> newestProtocol;
    AssessmentState assessment;
    private Conflicts conflicts;
    private Enrolled enrolled;
    List<Standing> standings = List.of();
    Level level;
    long lastAdverse = -1;
    List<Standard> demanded = List.of();
    /** Until when the answer rests on a relief. */
    Optional<Instant> relievedUntil = Optional.empty();
    /** Duties of precursors that an indicator shows reached. */
    final Set<ObligationId> duties = new HashSet<>();

    UnderPolicy(Question question, Facts facts, AdoptedPolicy adopted) {
        this(question, facts, adopted, false);
    }

    /** As a fallback is asked for: {@code alone}, without a fallback of its own. */
    UnderPolicy(Question question, Facts facts, AdoptedPolicy adopted, boolean alone) {
        this.alone = alone;
        this.question = question;
        this.facts = facts;
        this.adopted = adopted;
        this.policy = adopted.policy();
        this.subject = facts.checkpoints().get(question.subject().weights());
        this.configurationDigest = question.subject() instanceof Subject.Deployment deployment ? Optional.of(deployment.configuration()) : Optional.empty();
        this.configuration = configurationDigest.map(facts::configuration).orElse(Facts.OfConfiguration.NOTHING);
        this.rules = adopted.rules();
        this.protocols = facts.prepared().protocols(policy.id());
        this.newestProtocol = protocols.isEmpty() ? Optional.empty() : Optional.of(protocols.getLast().fact().protocol()).filter(newest -> newest.policy().equals(policy.id()));
        this.kin = facts.prepared().family(question.subject().weights());
        this.level = policy.levels().getLast();
    }

    PolicyAnswer answer() {
        assessment = new AssessmentState.Due(facts.asOf(), facts.asOf(), List.of(AssessmentState.Trigger.NEVER_ASSESSED));
        if (!governs()) {
            return new PolicyAnswer(policy.id(), adopted.text(), new Answer.NotGoverned(), policy.levels().getFirst(), List.of(), List.of(), List.of(), assessment, notes);
        }
        if (!facts.unavailable().isEmpty()) {
            facts.unavailable().stream().sorted().forEach(p -> block(Reason.Code.PAYLOAD_UNAVAILABLE, p.value()));
        }
        if (subject == null) {
            block(Reason.Code.CHECKPOINT_UNKNOWN, question.subject().weights().value());
            return closed(List.of());
        }
        judge();
        boolean stuck = new Gates(this).check();
        List<DueObligation> due = new Obligations(this).check();
        stops();
        return closed(due, stuck);
    }

    /** Assessment, standings, required level and demands; the subject must be registered. */
    void judge() {
        assessment = new AssessmentCheck(this).state();
        standings = new Standings(this).all();
        level = requiredLevel();
        demanded = demands();
    }

    /** The registered weights that the subject derives from, up to and without {@code assessed}. */
    Set<Digest> origins(Optional<Digest> assessed) {
        Set<Digest> origins = new TreeSet<>();
        Deque<Facts.OfCheckpoint> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty()) {
            for (Digest parent : open.pop().checkpoint().fact().parents()) {
                boolean further = !assessed.equals(Optional.of(parent)) && facts.checkpoints().containsKey(parent) && origins.add(parent);
                if (further) {
                    open.push(facts.checkpoints().get(parent));
                }
            }
        }
        return origins;
    }

    /** From when this version is in force. */
    Optional<Instant> inForceSince() {
        return facts.policies().stream().filter(p -> p.fact().text().equals(adopted.text())).map(Logged::at).findFirst();
    }

    /** Who took part in making or judging the family; worked out when it is first asked for. */
    Conflicts conflicts() {
        conflicts = conflicts == null ? new Conflicts(kin, facts.enrolments()) : conflicts;
        return conflicts;
    }

    /** Who held which role early enough; worked out when it is first asked for. */
    Enrolled enrolled() {
        enrolled = enrolled == null ? new Enrolled(kin, facts.enrolments()) : enrolled;
        return enrolled;
    }

    /** Every registered member of the subject's family. */
    Stream<Facts.OfCheckpoint> family() {
        return kin.members().stream();
    }

    /** The answer rests on a relief until that date, or an earlier one. */
    void relieved(Instant until) {
        relievedUntil = relievedUntil.filter(earlier -> earlier.isBefore(until)).or(() -> Optional.of(until));
    }

    private boolean governs() {
        return rules.govern(question.activity(), question.surface()) || newestProtocol().map(p -> p.gates().stream().anyMatch(g -> g.scope().holds(question.activity(), question.surface()))).orElse(false);
    }

    Optional<Protocol> newestProtocol() {
        return newestProtocol;
    }

    /** The checkpoint whose evidence shows absence: the subject itself, or the assessed one whose standings carry over. */
    Facts.OfCheckpoint assessed() {
        return assessment instanceof AssessmentState.CarriedOver carried ? facts.checkpoints().get(carried.from()) : subject;
    }

    /** The checkpoint last assessed in full, whether or not that assessment is current: the subject before others, then the newest. */
    Optional<Facts.OfCheckpoint> lastAssessed() {
        Comparator<Logged<Assessment>> ownFirst = Comparator.comparing(a -> a.fact().weights().equals(question.subject().weights()));
        return family().flatMap(member -> member.assessments().stream())
                .filter(a -> a.fact() instanceof Assessment.ComprehensiveDone && a.fact().policy().equals(policy.id()) && !facts.prepared().isByTraining(a))
                .max(ownFirst.thenComparingLong(Logged::index)).map(a -> facts.checkpoints().get(a.fact().weights()));
    }

    private Level requiredLevel() {
        Level highest = policy.levels().getFirst();
        for (Standing standing : standings) {
            if (!standing.isCleared() && standing.level().compareTo(highest) > 0) {
                highest = standing.level();
            }
        }
        return highest;
    }

    private List<Standard> demands() {
        return demandedWhile(standing -> !standing.isCleared());
    }

    /** Whether the standard is demanded whatever the open thresholds turn out to be: by the baseline, or by one that is reached. */
    boolean isDemandedForGood(Standard standard) {
        return demandedWhile(Standing::isReached).contains(standard);
    }

    /** Standards, each once, that the baseline, the thresholds whose standing {@code holds}, and the protocol for either demand of the question. */
    private List<Standard> demandedWhile(Predicate<Standing> holds) {
        List<Standard> standards = new ArrayList<>();
        BitSet seen = new BitSet();
        for (PolicyRules.Demanded demand : rules.baseline()) {
            add(demand, standards, seen);
        }
        for (Standing standing : standings) {
            if (holds.test(standing)) {
                for (PolicyRules.Demanded demand : rules.demandsOf(standing.threshold())) {
                    add(demand, standards, seen);
                }
            }
        }
        for (Protocol.ThresholdDemand each : newestProtocol().map(Protocol::demands).orElse(List.of())) {
            if (each.threshold().isEmpty() || standings.stream().anyMatch(s -> s.threshold().equals(each.threshold().get()) && holds.test(s))) {
                add(rules.demanded(each.demand()), standards, seen);
            }
        }
        return standards;
    }

    private void add(PolicyRules.Demanded demand, List<Standard> standards, BitSet seen) {
        if (!seen.get(demand.place()) && demand.reach().holds(question.activity(), question.surface())) {
            seen.set(demand.place());
            standards.add(demand.standard());
        }
    }

    /** Whether a threshold that is reached demands it. */
    boolean isDemandedByReached(Standard standard) {
        return standings.stream().filter(Standing::isReached).flatMap(s -> policy.threshold(s.threshold()).demands().stream()).anyMatch(d -> d.standard().equals(standard.id()));
    }

    private void stops() {
        for (Stops.Tripped tripped : new Stops(this).standing()) {
            StopCondition stop = tripped.stop();
            if (stop.scope().holds(question.activity(), question.surface())) {
                against(Reason.Code.STOP_TRIPPED, stop.clause(), stop.id().value(), stop.trips(), Optional.of(tripped.trip().statement()), Optional.of(tripped.trip().at()));
            }
        }
        new Silence(this).since().ifPresent(since -> against(
                Reason.Code.MONITORING_SILENT, policy.assessment().clause(), StopId.MONITORING.value(), Gate.Otherwise.BLOCK, Optional.empty(), Optional.of(since)));
        for (TrainingPause.Short model : new TrainingPause(this, adopted).models()) {
            if (policy.binds(model.standard().clause())) {
                against(Reason.Code.SECURITY_SHORT, model.standard().clause(), model.weights().value(), Gate.Otherwise.PAUSE, Optional.empty(), Optional.empty());
            }
        }
    }

    private void against(Reason.Code code, ClauseId clause, String about, Gate.Otherwise otherwise, Optional<Digest> evidence, Optional<Instant> since) {
        add(new Reason(code, policy.id(), clause, about, true, otherwise, evidence, since));
    }

    /** One more thing that stands in the way. */
    void add(Reason reason) {
        reasons.add(reason);
        way.add(reason);
    }

    private void block(Reason.Code code, String about) {
        against(code, policy.assessment().clause(), about, Gate.Otherwise.BLOCK, Optional.empty(), Optional.empty());
    }

    private PolicyAnswer closed(List<DueObligation> due) {
        return closed(due, false);
    }

    private PolicyAnswer closed(List<DueObligation> due, boolean stuck) {
        Answer answer = reasons.isEmpty() ? permission(due) : refusal(stuck);
        return new PolicyAnswer(policy.id(), adopted.text(), answer, level, standings, reasons, due, assessment, notes);
    }

    private Answer permission(List<DueObligation> due) {
        Activity.Track track = question.activity().track();
        if (track == Activity.Track.TRAIN) {
            return new TrainingPause(this, adopted).limit().<Answer>map(Answer.ContinueUpTo::new).orElse(Answer.mildest(track));
        }
        if (track == Activity.Track.STORE) {
            return Answer.mildest(track);
        }
        if (relievedUntil.isPresent()) {
            return new Answer.DeployUnderInterimMeasures(relievedUntil.get());
        }
        for (Standing standing : standings) {
            if (standing.isLoosening()) {
                return new Answer.DeployOnDetermination();
            }
        }
        return due.isEmpty() ? new Answer.Deploy() : new Answer.DeployWithObligations();
    }

    private Answer refusal(boolean stuck) {
        Answer strictest = Answer.mildest(question.activity().track());
        for (Reason reason : reasons) {
            Answer answer = degraded(reason, stuck).orElse(Refusal.answer(question.activity().track(), reason.otherwise(), stuck));
            strictest = answer.strictness() > strictest.strictness() ? answer : strictest;
        }
        return strictest;
    }

    /** Where the consequence is to serve the fallback: the newest one declared, if every policy permits it by itself. */
    private Optional<Answer> degraded(Reason reason, boolean stuck) {
        if (reason.otherwise() != Gate.Otherwise.DEGRADE || alone || stuck || question.activity().track() != Activity.Track.DEPLOY) {
            return Optional.empty();
        }
        return configuration.fallbacks().stream().map(Logged::fact).filter(f -> f.of().equals(question.subject())).reduce((_, newer) -> newer)
                .map(f -> new Question(question.activity(), f.served(), question.surface(), question.bounds(), question.requester()))
                .filter(fallback -> Decide.isPermittedAlone(fallback, facts))
                .map(fallback -> new Answer.DegradeTo(((Subject.Deployment) fallback.subject()).configuration()));
    }
}
