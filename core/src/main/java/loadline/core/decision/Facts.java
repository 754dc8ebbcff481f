package loadline.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.ShowingLogged;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Determination;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Forecast;
import loadline.core.governance.Incident;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.model.Checkpoint;
import loadline.core.model.Fallback;
import loadline.core.model.Question;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.CriterionId;
import loadline.core.policy.StandardId;
import loadline.core.safeguard.Attestation;

/**
 * Everything a decision may rest on: all entries below a head, folded. Nobody chooses which facts are used.
 *
 * @param treeSize size of the log at the head
 * @param asOf the head's time, as the log's own clock gives it
 * @param reconstructed whether the log runs on a stated clock, so that facts were logged after the dates they claim
 * @param policies every version that took effect, in the order and at the index and time it took effect
 * @param protocols every version that took effect, likewise
 * @param checkpoints facts about each checkpoint, by the digest of its weights
 * @param configurations facts about each configuration
 * @param attestations the newest attestation of each criterion, by subject
 * @param findings about the world outside, in log order
 * @param enrolments everybody who ever was on the roster, and since when
 * @param unavailable payloads that are not there; nothing can be decided while one is missing
 * @param dropped acts that do not count, and why
 * @param prepared what follows from all of these whatever the question
 */
public record Facts(
        long treeSize,
        Instant asOf,
        boolean reconstructed,
        Roster roster,
        List<Logged<AdoptedPolicy>> policies,
        List<Logged<AdoptedProtocol>> protocols,
        Map<Digest, OfCheckpoint> checkpoints,
        Map<Digest, OfConfiguration> configurations,
        Map<Digest, Map<CriterionKey, InForce>> attestations,
        List<Logged<ExternalFinding>> findings,
        Map<Person, Enrolment> enrolments,
        Set<Digest> unavailable,
        List<Dropped> dropped,
        Prepared prepared) {

    /** A criterion of a standard. */
    public record CriterionKey(StandardId standard, CriterionId criterion) {}

    /**
     * The newest attestation of a criterion.
     *
     * @param evidenceSince when its evidence was first logged: attesting the same evidence again refreshes nothing
     */
    public record InForce(Logged<Attestation> attestation, Instant evidenceSince) {}

    /**
     * From when to when something held.
     *
     * @param index of the entry with which it began, and {@code at}, the log's time then
     * @param end index of the entry with which it ended; {@link Long#MAX_VALUE} while it lasts
     */
    public record Spell(long index, Instant at, long end) {
        /** Whether it held when the entry at {@code index} came. */
        boolean holds(long index) {
            return this.index < index && index < end;
        }
    }

    /**
     * One person over the whole log.
     *
     * @param identities what the person was attested as, ever
     * @param chains the reporting chains the person belonged to, in order
     * @param onRoster unbroken spells on the roster under the same keys
     * @param inRole such spells in each role
     * @param wasInternal whether the person ever was no outsider
     */
    public record Enrolment(Set<String> identities, List<String> chains, List<Spell> onRoster, Map<Role, List<Spell>> inRole, boolean wasInternal) {
        public Enrolment {
            identities = Set.copyOf(identities);
            chains = List.copyOf(chains);
            onRoster = List.copyOf(onRoster);
            inRole = Map.copyOf(inRole);
        }
    }

    /** An act that does not count. */
    public record Dropped(long index, Digest statement, String why) {}

    /** A decision made before. */
    public record Earlier(long index, Instant at, long treeSize, Question question, String answer, Digest body) {}

    /**
     * Facts about one checkpoint.
     *
     * @param family weights of every checkpoint of its family, itself among them, in order
     * @param evidence results and open plans by task
     */
    public record OfCheckpoint(
            Logged<Checkpoint> checkpoint,
            List<Digest> family,
            Map<String, List<EvidenceGroup>> evidence,
            List<Logged<EvaluationRun>> runs,
            List<Logged<ShowingLogged>> showings,
            List<Logged<Assessment>> assessments,
            List<Logged<Determination>> determinations,
            List<Logged<FiledReport>> reports,
            List<Logged<Notice>> notices,
            List<Logged<Publication>> publications,
            List<Logged<Approval>> approvals,
            List<Logged<ObligationMet>> met,
            List<Logged<StopEvent>> stops,
            List<Logged<Forecast>> forecasts,
            List<Logged<Incident>> incidents,
            List<Earlier> decisions) {}

    /** Facts about one configuration. */
    public record OfConfiguration(
            List<Logged<ReviewRound>> reviews, List<Logged<CaseAcceptance>> acceptances, List<Logged<ResidualLevel>> residuals,
            List<Logged<MonitoringPlan>> monitoring, List<Logged<MonitoringReport>> watched, List<Logged<ReliefInvocation>> reliefs, List<Logged<Fallback>> fallbacks) {
        /** Nothing is known of the configuration. */
        public static final OfConfiguration NOTHING = new OfConfiguration(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Facts {
        policies = List.copyOf(policies);
        protocols = List.copyOf(protocols);
        checkpoints = Map.copyOf(checkpoints);
        configurations = Map.copyOf(configurations);
        attestations = Map.copyOf(attestations);
        findings = List.copyOf(findings);
        enrolments = Map.copyOf(enrolments);
        unavailable = Set.copyOf(unavailable);
        dropped = List.copyOf(dropped);
        prepared = Prepared.of(policies, protocols, checkpoints, enrolments, attestations);
    }

    /** These facts, prepared for decisions. */
    public Facts(
            long treeSize, Instant asOf, boolean reconstructed, Roster roster, List<Logged<AdoptedPolicy>> policies, List<Logged<AdoptedProtocol>> protocols,
            Map<Digest, OfCheckpoint> checkpoints, Map<Digest, OfConfiguration> configurations, Map<Digest, Map<CriterionKey, InForce>> attestations,
            List<Logged<ExternalFinding>> findings, Map<Person, Enrolment> enrolments, Set<Digest> unavailable, List<Dropped> dropped) {
        this(treeSize, asOf, reconstructed, roster, policies, protocols, checkpoints, configurations, attestations, findings, enrolments, unavailable, dropped, null);
    }

    /** Facts about a configuration; nothing where none is known. */
    public OfConfiguration configuration(Digest configuration) {
        return configurations.getOrDefault(configuration, OfConfiguration.NOTHING);
    }
}
