package loadline.core.reference;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Level;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/** A question under one version of a policy: what every rule below it reads. */
final class ReferenceUnder {
    private final ReferenceLog log;
    private final ReferenceTexts texts;
    private final ReferenceEvidence evidence;
    private final ReferenceTexts.Version version;
    private final Question question;
    private final Digest checkpoint;
    private final ReferenceFamily family;
    private final ReferenceAssessment assessment;
    private final List<ReferenceStandings.Stands> standings;
    private final ReferenceVerdicts verdicts;

    ReferenceUnder(ReferenceLog log, ReferenceTexts texts, ReferenceEvidence evidence, ReferenceTexts.Version version, Question question, Digest checkpoint) {
        this.log = log;
        this.texts = texts;
        this.evidence = evidence;
        this.version = version;
        this.question = question;
        this.checkpoint = checkpoint;
        this.family = new ReferenceFamily(log, checkpoint);
        this.assessment = new ReferenceAssessment(log, evidence, family, version.policy(), checkpoint);
        this.verdicts = new ReferenceVerdicts(log, texts, evidence, family, version.policy(), assessed(), question);
        this.standings = new ReferenceStandings(log, family, version.policy(), assessed(), assessment.carriedFrom().isPresent(), verdicts).all();
    }

    /** The same version asked about another checkpoint. */
    ReferenceUnder about(Digest other) {
        return new ReferenceUnder(log, texts, evidence, version, question, other);
    }

    ReferenceLog log() {
        return log;
    }

    ReferenceTexts texts() {
        return texts;
    }

    ReferenceTexts.Version version() {
        return version;
    }

    Policy policy() {
        return version.policy();
    }

    Question question() {
        return question;
    }

    Digest checkpoint() {
        return checkpoint;
    }

    Instant asOf() {
        return log.asOf();
    }

    ReferenceFamily family() {
        return family;
    }

    ReferenceAssessment assessment() {
        return assessment;
    }

    /** The checkpoint whose standings count: the one in question, or the assessed one that they carry over from (A4). */
    Digest assessed() {
        return assessment.carriedFrom().orElse(checkpoint);
    }

    /** G4. */
    Set<Digest> reported() {
        return new HashSet<>(List.of(checkpoint, assessed()));
    }

    List<ReferenceStandings.Stands> standings() {
        return standings;
    }

    Optional<ReferenceStandings.Stands> standing(ThresholdId threshold) {
        return standings.stream().filter(s -> s.threshold().id().equals(threshold)).findFirst();
    }

    Optional<Protocol> protocol() {
        return texts.newestProtocol(policy().id()).map(Logged::fact).map(AdoptedProtocol::protocol);
    }

    /** L1. */
    Level level() {
        return standings.stream().filter(s -> !s.isCleared()).map(ReferenceStandings.Stands::level).reduce(policy().levels().getFirst(), (a, b) -> a.rank() >= b.rank() ? a : b);
    }

    /** Whether an indicator of a precursor is lost, alerted or crossed (O1). */
    boolean isOnTheWay(ThresholdId precursor) {
        return verdicts.indicators(precursor).stream().anyMatch(i -> i.lost() || i.alerted() || i.crossed());
    }

    /** G3: the index of the last adverse entry: evidence that is not a rule-out, an insufficient review, a tripped stop. */
    long lastAdverse() {
        long last = -1;
        for (ReferenceStandings.Stands standing : standings) {
            last = Math.max(last, ReferenceStandings.lastAdverse(standing.verdict()));
        }
        for (Logged<Act.Reviewed> review : log.acts(Act.Reviewed.class)) {
            ReviewRound round = review.fact().round();
            boolean here = question.subject() instanceof Subject.Deployment(Digest weights, Digest configuration) && round.weights().equals(weights) && round.configuration().equals(configuration);
            last = here && round.result() == ReviewRound.Result.INSUFFICIENT ? Math.max(last, review.index()) : last;
        }
        for (Logged<Act.Stopped> stopped : log.acts(Act.Stopped.class)) {
            last = stopped.fact().event() instanceof StopEvent.Tripped trip && family.has(trip.weights()) ? Math.max(last, stopped.index()) : last;
        }
        return last;
    }
}
