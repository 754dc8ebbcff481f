package loadline.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Opening;
import loadline.core.assessment.ShowingLogged;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Delegation;
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
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.StopId;
import loadline.core.safeguard.Attestation;

/**
 * Folds entries into facts. Entries come in the order of their index; an act that its signers may not make is dropped, with
 * the reason, and changes nothing.
 */
public final class Fold {
    private Roster roster;
    private boolean stated;
    private long next;
    private Instant asOf = Instant.EPOCH;
    private final List<Facts.Dropped> dropped = new ArrayList<>();
    private final Set<Digest> unavailable = new HashSet<>();
    private final Map<Digest, Long> statements = new HashMap<>();
    private final Adoptions adoptions = new Adoptions();
    private final EvidenceBook evidence = new EvidenceBook();
    private final Map<Digest, Logged<Checkpoint>> checkpoints = new LinkedHashMap<>();
    private final Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attestations = new HashMap<>();
    private final Map<Digest, Instant> evidenceSince = new HashMap<>();
    private final Shelves<Logged<ShowingLogged>> showings = new Shelves<>();
    private final Shelves<Logged<Assessment>> assessments = new Shelves<>();
    private final Shelves<Logged<Determination>> determinations = new Shelves<>();
    private final Shelves<Logged<FiledReport>> reports = new Shelves<>();
    private final Shelves<Logged<Notice>> notices = new Shelves<>();
    private final Shelves<Logged<Publication>> publications = new Shelves<>();
    private final Shelves<Logged<Approval>> approvals = new Shelves<>();
    private final Shelves<Logged<ObligationMet>> met = new Shelves<>();
    private final Shelves<Logged<StopEvent>> stops = new Shelves<>();
    private final Shelves<Facts.Earlier> decisions = new Shelves<>();
    private final Shelves<Logged<ReviewRound>> reviews = new Shelves<>();
    private final Shelves<Logged<CaseAcceptance>> acceptances = new Shelves<>();
    private final Shelves<Logged<ResidualLevel>> residuals = new Shelves<>();
    private final Shelves<Logged<MonitoringPlan>> monitoring = new Shelves<>();
    private final Shelves<Logged<MonitoringReport>> watched = new Shelves<>();
    private final Shelves<Logged<ReliefInvocation>> reliefs = new Shelves<>();
    private final Shelves<Logged<Fallback>> fallbacks = new Shelves<>();
    private final Shelves<Logged<Forecast>> forecasts = new Shelves<>();
    private final Shelves<Logged<Incident>> incidents = new Shelves<>();
    private final List<Logged<ExternalFinding>> findings = new ArrayList<>();
    private final Enrolments enrolments = new Enrolments();
    private final Delegations delegations = new Delegations();

    /** Nothing folded yet. */
    public Fold() {}

    /** Lists by digest. */
    private static final class Shelves<T> {
        private final Map<Digest, List<T>> byDigest = new HashMap<>();

        void add(Digest key, T value) {
            byDigest.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        }

        Stream<T> all() {
            return byDigest.values().stream().flatMap(List::stream);
        }

        List<T> at(Digest key) {
            return List.copyOf(byDigest.getOrDefault(key, List.of()));
        }

        /** The same values on the shelf that {@code shelf} names for theirs, in the order they came to either. */
        Shelves<T> joined(UnaryOperator<Digest> shelf) {
            Shelves<T> joined = new Shelves<>();
            byDigest.keySet().stream().sorted().forEach(key -> byDigest.get(key).forEach(value -> joined.add(shelf.apply(key), value)));
            return joined;
        }

        Set<Digest> keys() {
            return byDigest.keySet();
        }
    }

    /**
     * The facts of all entries, in whatever order they are given; an entry given twice counts once.
     *
     * @throws IllegalArgumentException if two different entries claim one index, or the log does not begin with its genesis
     */
    public static Facts of(Collection<Entry> entries) {
        Map<Long, Entry> byIndex = new TreeMap<>();
        for (Entry entry : entries) {
            Entry before = byIndex.putIfAbsent(entry.index(), entry);
            Rule.require(before == null || before.equals(entry), () -> "two entries claim index " + entry.index());
        }
        Fold fold = new Fold();
        byIndex.values().forEach(fold::accept);
        return fold.facts();
    }

    /**
     * Adds the next entry. Gaps are allowed, because a bundle holds whole streams and not the whole log.
     *
     * @throws IllegalArgumentException if the entry does not come after the last one, or the first is not the genesis
     */
    public void accept(Entry entry) {
        Rule.require(entry.index() >= next, () -> "entry " + entry.index() + " comes after entry " + (next - 1));
        Rule.require(roster != null || entry.act() instanceof Act.Begun, "a log begins with its genesis");
        next = entry.index() + 1;
        asOf = entry.at().isBefore(asOf) ? asOf : entry.at();
        if (entry.act() instanceof Act.Unavailable(Digest payload)) {
            unavailable.add(payload);
            return;
        }
        Optional<String> refused = entry.act() instanceof Act.Begun ? Optional.empty() : unknownSigner(entry).or(() -> repeated(entry));
        refused.or(() -> take(entry)).ifPresent(why -> dropped.add(new Facts.Dropped(entry.index(), entry.statement(), why)));
    }

    private Optional<String> unknownSigner(Entry entry) {
        boolean known = !entry.by().isEmpty() && roster.members().keySet().containsAll(entry.by());
        return known ? Optional.empty() : Optional.of("it is not signed by persons on the roster");
    }

    /** A signed statement appended again refreshes nothing; a policy's text may be, because signatures under it add up. */
    private Optional<String> repeated(Entry entry) {
        boolean isNew = statements.putIfAbsent(entry.statement(), entry.index()) == null || entry.act() instanceof Act.PolicyAdopted;
        return isNew ? Optional.empty() : Optional.of("the same statement was logged before; repeating it refreshes nothing");
    }

    /** Takes an act; answers why it does not count where it does not. */
    private Optional<String> take(Entry entry) {
        return switch (entry.act()) {
            case Act.Begun(Genesis genesis) -> begin(genesis);
            case Act.RosterChanged(Roster changed) -> changeRoster(entry, changed);
            case Act.PolicyAdopted(var policy) -> adoptions.policy(at(entry, policy), roster);
            case Act.ProtocolAdopted(AdoptedProtocol protocol) -> adoptions.protocol(at(entry, protocol), roster);
            case Act.CheckpointRegistered(Checkpoint checkpoint) -> register(at(entry, checkpoint));
            case Act.PlanRegistered(var plan) -> counted(() -> evidence.plan(at(entry, plan)));
            case Act.RunRecorded(EvaluationRun run) -> evidence.run(at(entry, run));
            case Act.RunRefused(var refusal) -> counted(() -> evidence.refusal(at(entry, refusal)));
            case Act.RunWithdrawn(var withdrawal) -> evidence.withdraw(withdrawal.run(), entry.by(), enrolments::identities);
            case Act.Estimated(var estimate) -> counted(() -> evidence.estimate(at(entry, estimate)));
            case Act.Opened(Opening opening) -> inRole(entry, opening.as(), () -> evidence.opening(at(entry, opening)));
            case Act.Shown(ShowingLogged showing) -> counted(() -> showings.add(showing.weights(), at(entry, showing)));
            case Act.Assessed(Assessment assessment) -> assess(entry, assessment);
            case Act.Determined(Determination d) -> inRole(entry, d.as(), () -> determinations.add(d.weights(), at(entry, d)));
            case Act.Attested(Attestation attestation) -> counted(() -> attest(at(entry, attestation)));
            case Act.Reported(FiledReport report) -> counted(() -> reports.add(report.weights(), at(entry, report)));
            case Act.Notified(Notice notice) -> counted(() -> notices.add(notice.weights(), at(entry, notice)));
            case Act.Published(Publication publication) -> counted(() -> publications.add(publication.weights(), at(entry, publication)));
            case Act.Reviewed(ReviewRound round) -> review(entry, round);
            case Act.Accepted(CaseAcceptance a) -> inRole(entry, a.as(), () -> acceptances.add(a.configuration(), at(entry, a)));
            case Act.ResidualSigned(ResidualLevel r) -> inRole(entry, r.as(), () -> residuals.add(r.configuration(), at(entry, r)));
            case Act.Approved(Approval a) -> approve(entry, a);
            case Act.Delegated(Delegation delegation) -> delegate(entry, delegation);
            case Act.Met(ObligationMet obligation) -> meet(entry, obligation);
            case Act.MonitoringPlanned(MonitoringPlan plan) -> counted(() -> monitoring.add(plan.configuration(), at(entry, plan)));
            case Act.MonitoringReported(MonitoringReport report) -> reportOnSignals(entry, report);
            case Act.ExternallyFound(ExternalFinding f) -> inRole(entry, f.as(), () -> findings.add(at(entry, f)));
            case Act.Forecasted(Forecast f) -> inRole(entry, f.as(), () -> forecasts.add(f.weights(), at(entry, f)));
            case Act.ReliefInvoked(ReliefInvocation r) -> inRole(entry, r.as(), () -> reliefs.add(r.configuration(), at(entry, r)));
            case Act.IncidentLogged(Incident incident) -> counted(() -> incidents.add(incident.weights(), at(entry, incident)));
            case Act.FallbackDeclared(Fallback fallback) -> counted(() -> fallbacks.add(fallback.of().configuration(), at(entry, fallback)));
            case Act.PolicyPublished(Digest text, String _) -> counted(() -> adoptions.published(at(entry, text), roster));
            case Act.Stopped(StopEvent event) -> stop(entry, event);
            case Act.DecisionMade made -> counted(() -> decisions.add(made.question().subject().weights(),
                    new Facts.Earlier(entry.index(), asOf, made.treeSize(), made.question(), made.answer(), made.body())));
            case Act.ReleasePlanned _, Act.StreamsMapped _, Act.Unavailable _ -> Optional.empty();
        };
    }

    private static Optional<String> counted(Runnable taking) {
        taking.run();
        return Optional.empty();
    }

    private Optional<String> inRole(Entry entry, Role role, Runnable taking) {
        return inRole(entry.by(), role, taking);
    }

    private Optional<String> inRole(Set<Person> persons, Role role, Runnable taking) {
        if (!roster.anyHolds(persons, role)) {
            return Optional.of("no signer holds the role `" + role + "`");
        }
        return counted(taking);
    }

    private Optional<String> begin(Genesis genesis) {
        if (roster != null) {
            return Optional.of("a log begins once");
        }
        roster = genesis.roster();
        stated = genesis.clock() == Genesis.Clock.STATED;
        enrolments.at(0, asOf, roster);
        return Optional.empty();
    }

    private Optional<String> changeRoster(Entry entry, Roster changed) {
        if (!Seats.hasRootQuorum(entry.by(), roster)) {
            return Optional.of("a change of the roster needs " + roster.quorum() + " root signatures, and has " + Seats.rootIdentities(entry.by(), roster));
        }
        roster = changed;
        enrolments.at(entry.index(), asOf, roster);
        return Optional.empty();
    }

    private Optional<String> register(Logged<Checkpoint> checkpoint) {
        Logged<Checkpoint> before = checkpoints.putIfAbsent(checkpoint.fact().weights(), checkpoint);
        return before == null ? Optional.empty() : Optional.of("the weights are registered already, at index " + before.index());
    }

    private Optional<String> assess(Entry entry, Assessment assessment) {
        Runnable taking = () -> assessments.add(assessment.weights(), at(entry, assessment));
        return assessment instanceof Assessment.Called called ? inRole(entry, called.as(), taking) : counted(taking);
    }

    private void attest(Logged<Attestation> logged) {
        Attestation a = logged.fact();
        Instant since = a.status() == Attestation.Status.IN_FORCE ? evidenceSince.computeIfAbsent(a.evidence(), _ -> logged.at()) : logged.at();
        attestations.computeIfAbsent(a.subject(), _ -> new HashMap<>())
                .put(new Facts.CriterionKey(a.standard(), a.criterion()), new Facts.InForce(logged, since));
    }

    private Optional<String> review(Entry entry, ReviewRound round) {
        if (round.result() != ReviewRound.Result.INVITED && !entry.by().contains(round.reviewer())) {
            return Optional.of("the result of a review is signed by its reviewer, `" + round.reviewer() + "`");
        }
        return counted(() -> reviews.add(round.configuration(), at(entry, round)));
    }

    private Optional<String> meet(Entry entry, ObligationMet obligation) {
        Optional<Role> owner = adoptions.policy(obligation.policy()).flatMap(policy -> owner(policy, obligation));
        if (owner.isEmpty()) {
            return Optional.of("no policy in force holds the obligation `" + obligation.obligation() + "`");
        }
        return inRole(entry, owner.get(), () -> met.add(obligation.weights(), at(entry, obligation)));
    }

    private static Optional<Role> owner(Policy policy, ObligationMet met) {
        return policy.obligations().stream().filter(o -> o.id().equals(met.obligation())).map(o -> o.owner()).findFirst();
    }

    /** An approval by the holder of the role, or by somebody it was delegated to: then both persons speak, with the conflicts of both. */
    private Optional<String> approve(Entry entry, Approval approval) {
        Set<Person> speaking = new HashSet<>(entry.by());
        if (!roster.anyHolds(entry.by(), approval.as())) {
            speaking.addAll(delegations.principals(entry.by(), approval.as(), asOf, roster));
        }
        Logged<Approval> logged = new Logged<>(entry.index(), asOf, speaking, entry.statement(), approval);
        Runnable taking = () -> approvals.add(approval.question().subject().weights(), logged);
        return inRole(speaking, approval.as(), taking);
    }

    private Optional<String> delegate(Entry entry, Delegation delegation) {
        if (!entry.by().contains(delegation.from())) {
            return Optional.of("a delegation is signed by the person who delegates, `" + delegation.from() + "`");
        }
        return inRole(Set.of(delegation.from()), delegation.role(), () -> delegations.add(delegation));
    }

    /** Whoever owns the monitoring plan says that no signal fired. */
    private Optional<String> reportOnSignals(Entry entry, MonitoringReport report) {
        Runnable taking = () -> watched.add(report.configuration(), at(entry, report));
        Optional<Role> owner = monitoring.at(report.configuration()).stream().filter(plan -> plan.fact().weights().equals(report.weights()))
                .map(plan -> plan.fact().owner()).reduce((_, newer) -> newer);
        return owner.map(role -> inRole(entry, role, taking)).orElse(Optional.of("no monitoring plan is logged for the deployment"));
    }

    private Optional<String> stop(Entry entry, StopEvent event) {
        Runnable taking = () -> stops.add(event.weights(), at(entry, event));
        if (!(event instanceof StopEvent.Cleared cleared)) {
            return counted(taking);
        }
        long trip = stops.at(event.weights()).stream().filter(s -> s.fact() instanceof StopEvent.Tripped && s.fact().stop().equals(event.stop()))
                .mapToLong(Logged::index).max().orElse(-1);
        if (event.stop().equals(StopId.MONITORING)) {
            trip = watched.all().filter(r -> r.fact().weights().equals(event.weights())).mapToLong(r -> r.index() - 1).max().orElse(trip);
        }
        long cited = statements.getOrDefault(cleared.evidence(), -1L);
        if (cited <= trip || dropped.stream().anyMatch(d -> d.index() == cited)) {
            return Optional.of("a stop is cleared on a statement that counts and was logged after it tripped; `" + cleared.evidence() + "` is none");
        }
        return inRole(entry, cleared.as(), taking);
    }

    /** The fact at the log's time, which never runs backwards whatever the entry says. */
    private <T> Logged<T> at(Entry entry, T fact) {
        return new Logged<>(entry.index(), asOf, entry.by(), entry.statement(), fact);
    }

    /** The facts of all entries so far. */
    public Facts facts() {
        Rule.require(roster != null, "a log begins with its genesis");
        Lineage lineage = Lineage.of(checkpoints.values());
        Map<Digest, List<Digest>> families = lineage.families();
        Map<Digest, Map<String, List<EvidenceGroup>>> groups = evidence.groups(lineage::speaksTo);
        Map<Digest, List<Logged<EvaluationRun>>> runs = evidence.runsByWeights(lineage::speaksTo);
        Shelves<Logged<StopEvent>> stopsHere = stops.joined(lineage::speaksTo);
        Shelves<Logged<Incident>> incidentsHere = incidents.joined(lineage::speaksTo);
        Map<Digest, Facts.OfCheckpoint> ofCheckpoints = new HashMap<>();
        checkpoints.forEach((weights, checkpoint) -> ofCheckpoints.put(weights, new Facts.OfCheckpoint(
                checkpoint, families.get(weights), groups.getOrDefault(weights, Map.of()), runs.getOrDefault(weights, List.of()),
                showings.at(weights), assessments.at(weights), determinations.at(weights), reports.at(weights), notices.at(weights),
                publications.at(weights), approvals.at(weights), met.at(weights), stopsHere.at(weights), forecasts.at(weights), incidentsHere.at(weights),
                decisions.at(weights))));
        Map<Digest, Map<Facts.CriterionKey, Facts.InForce>> attested = new HashMap<>();
        attestations.forEach((subject, byCriterion) -> attested.put(subject, Map.copyOf(byCriterion)));
        return new Facts(next, asOf, stated, roster, adoptions.policiesInEffect(asOf), adoptions.protocols(), ofCheckpoints, configurations(), attested, findings,
                enrolments.everybody(), unavailable, dropped);
    }

    private Map<Digest, Facts.OfConfiguration> configurations() {
        Set<Digest> known = new HashSet<>(reviews.keys());
        known.addAll(acceptances.keys());
        known.addAll(residuals.keys());
        known.addAll(monitoring.keys());
        known.addAll(reliefs.keys());
        known.addAll(fallbacks.keys());
        Map<Digest, Facts.OfConfiguration> configurations = new HashMap<>();
        known.forEach(c -> configurations.put(c, new Facts.OfConfiguration(reviews.at(c), acceptances.at(c), residuals.at(c), monitoring.at(c),
                watched.at(c), reliefs.at(c), fallbacks.at(c))));
        return configurations;
    }
}
