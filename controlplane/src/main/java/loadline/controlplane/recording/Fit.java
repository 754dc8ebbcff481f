package loadline.controlplane.recording;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Opening;
import loadline.core.decision.Facts;
import loadline.core.governance.Incident;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.model.Fallback;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReportId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;

/** Whether an act names what the log and the policies in force know. One that does not would lie in the log and count for nothing. */
public final class Fit {
    /** Under this name the rules let a gap in monitoring be cleared. */

    private final Facts facts;

    private Fit(Facts facts) {
        this.facts = facts;
    }

    /** What the act names that is not known; empty if it fits. */
    public static Optional<String> problem(Act act, Facts facts) {
        return new Fit(facts).problem(act);
    }

    private Optional<String> problem(Act act) {
        return switch (act) {
            case Act.Shown(var s) -> weights(s.weights()).or(() -> inPolicy(s.policy(), p -> known("showing", s.showing(), p.assessment().showings().stream().map(x -> x.id()).toList())));
            case Act.Assessed(Assessment a) -> weights(a.weights()).or(() -> against(a)).or(() -> inPolicy(a.policy(), _ -> Optional.empty()));
            case Act.Determined(var d) -> weights(d.weights()).or(() -> inPolicy(d.policy(), p -> known("threshold", d.threshold(), p.thresholds().stream().map(x -> x.id()).toList())
                    .or(() -> known("deciding role", d.as(), p.determination().deciders()))));
            case Act.Attested(Attestation a) -> criterion(a);
            case Act.Reported(var r) -> weights(r.weights()).or(() -> report(r.report()));
            case Act.Notified(var n) -> weights(n.weights()).or(() -> report(n.about()));
            case Act.Published(var p) -> weights(p.weights()).or(() -> report(p.report()));
            case Act.PlanRegistered(var plan) -> weights(plan.weights());
            case Act.RunRecorded(var run) -> run.weights().flatMap(this::weights);
            case Act.RunRefused(var refusal) -> weights(refusal.weights());
            case Act.RunWithdrawn(var withdrawal) -> weights(withdrawal.weights());
            case Act.Opened(var opening) -> weights(opening.weights()).or(() -> sealed(opening));
            case Act.Reviewed(var round) -> weights(round.weights());
            case Act.Accepted(var acceptance) -> weights(acceptance.weights());
            case Act.ResidualSigned(var r) -> weights(r.weights()).or(() -> inPolicy(r.policy(), p -> known("level", r.level(), p.levels().stream().map(x -> x.name()).toList())));
            case Act.Approved(var approval) -> weights(approval.question().subject().weights());
            case Act.Met(var met) -> weights(met.weights()).or(() -> inPolicy(met.policy(), p -> known("obligation", met.obligation(), p.obligations().stream().map(x -> x.id()).toList())));
            case Act.MonitoringPlanned(var plan) -> weights(plan.weights());
            case Act.MonitoringReported(var report) -> weights(report.weights());
            case Act.Delegated(var delegation) -> member(delegation.to());
            case Act.ExternallyFound(var finding) -> inPolicy(finding.policy(), _ -> Optional.empty());
            case Act.Forecasted(var f) -> weights(f.weights()).or(() -> inPolicy(f.policy(), p -> known("threshold or precursor", f.threshold(), expected(p))));
            case Act.ReliefInvoked(var relief) -> weights(relief.weights()).or(() -> inPolicy(relief.policy(), p -> relief(relief, p)));
            case Act.IncidentLogged(var incident) -> weights(incident.weights()).or(() -> clock(incident));
            case Act.FallbackDeclared(var fallback) -> weights(fallback.of().weights()).or(() -> weights(fallback.served().weights())).or(() -> fallback(fallback));
            case Act.Stopped(var event) -> weights(event.weights()).or(() -> inPolicy(event.policy(), p -> stop(event, p)));
            case Act.ReleasePlanned planned -> weights(planned.weights());
            case Act.Begun _, Act.RosterChanged _, Act.PolicyAdopted _, Act.PolicyPublished _, Act.ProtocolAdopted _, Act.CheckpointRegistered _, Act.Estimated _,
                    Act.DecisionMade _, Act.StreamsMapped _, Act.Unavailable _ -> Optional.empty();
        };
    }

    private Optional<String> weights(Digest weights) {
        return facts.checkpoints().containsKey(weights) ? Optional.empty()
                : Optional.of("no checkpoint with weights `" + weights.brief() + "` is registered; register it with `loadline model checkpoint`");
    }

    /** An opening speaks of evidence there is, beside a cutoff that its protocol seals for that role. */
    private Optional<String> sealed(Opening opening) {
        Optional<Protocol> protocol = facts.protocols().stream().map(Logged::fact).filter(p -> p.text().equals(opening.protocol())).map(AdoptedProtocol::protocol).findFirst();
        List<Indicator> indicators = protocol.stream().flatMap(p -> p.indicators().stream()).filter(i -> !i.line().openers().isEmpty()).toList();
        Optional<Indicator> indicator = indicators.stream().filter(i -> i.id().equals(opening.indicator())).findFirst();
        if (indicator.isEmpty()) {
            return known("indicator with a sealed cutoff", opening.indicator(), indicators.stream().map(Indicator::id).toList());
        }
        boolean isThere = facts.checkpoints().get(opening.weights()).evidence().getOrDefault(indicator.get().task(), List.of()).stream().anyMatch(g -> g.key().equals(opening.evidence()));
        return !isThere ? Optional.of("no evidence for task `" + indicator.get().task() + "` is known by `" + opening.evidence().brief() + "`; name the plan, or the run that had none")
                : known("role that opens it", opening.as(), indicator.get().line().openers());
    }

    private Optional<String> against(Assessment assessment) {
        return assessment instanceof Assessment.PreliminaryDone done ? weights(done.against()) : Optional.empty();
    }

    private Optional<String> criterion(Attestation attestation) {
        List<Policy> holding = policies().stream().filter(p -> p.standards().stream().anyMatch(s -> s.id().equals(attestation.standard()))).toList();
        if (holding.isEmpty()) {
            return known("standard", attestation.standard(), policies().stream().flatMap(p -> p.standards().stream()).map(s -> s.id()).toList());
        }
        return known("criterion of `" + attestation.standard() + "`", attestation.criterion(),
                holding.stream().flatMap(p -> p.standard(attestation.standard()).criteria().stream()).map(c -> c.id()).toList());
    }

    private static List<ThresholdId> expected(Policy policy) {
        return Stream.concat(policy.thresholds().stream().map(t -> t.id()), policy.precursors().stream().map(p -> p.id())).toList();
    }

    private Optional<String> member(Person person) {
        return facts.roster().members().containsKey(person) ? Optional.empty() : Optional.of("`" + person + "` is not on the roster; see `loadline roster show`");
    }

    private static Optional<String> relief(ReliefInvocation invoked, Policy policy) {
        Optional<ReliefClause> clause = policy.reliefs().stream().filter(r -> r.id().equals(invoked.relief())).findFirst();
        if (clause.isEmpty()) {
            return known("relief", invoked.relief(), policy.reliefs().stream().map(ReliefClause::id).toList());
        }
        List<StandardId> within = policy.standards().stream().filter(s -> clause.get().axes().contains(s.axis())).map(Standard::id).toList();
        return known("approver of relief `" + invoked.relief() + "`", invoked.as(), clause.get().approvers())
                .or(() -> invoked.standards().stream().sorted().flatMap(s -> known("standard that relief `" + invoked.relief() + "` reaches", s, within).stream()).findFirst());
    }

    private static Optional<String> clock(Incident incident) {
        boolean isKnown = incident.event() == Obligation.Event.AWARENESS || incident.event() == Obligation.Event.DISCOVERY;
        return isKnown ? Optional.empty() : Optional.of("an incident is `awareness` or `discovery`: the other events that start a clock follow from other statements");
    }

    private static Optional<String> fallback(Fallback fallback) {
        return fallback.of().equals(fallback.served()) ? Optional.of("a deployment is no fallback of itself: name another configuration or other weights") : Optional.empty();
    }

    /** A stop of the policy; clearing, also the gap that silent monitoring leaves. */
    private static Optional<String> stop(StopEvent event, Policy policy) {
        List<StopId> stops = policy.stops().stream().map(x -> x.id()).toList();
        boolean isGap = event instanceof StopEvent.Cleared && event.stop().equals(StopId.MONITORING);
        return isGap ? Optional.empty() : known("stop", event.stop(), stops);
    }

    private Optional<String> report(ReportId report) {
        return known("report", report, policies().stream().flatMap(p -> p.reports().stream()).map(r -> r.id()).toList());
    }

    private Optional<String> inPolicy(PolicyId id, java.util.function.Function<Policy, Optional<String>> problem) {
        Optional<Policy> policy = policies().stream().filter(p -> p.id().equals(id)).reduce((_, newer) -> newer);
        if (policy.isEmpty()) {
            return known("policy in force", id, policies().stream().map(Policy::id).toList());
        }
        return problem.apply(policy.get());
    }

    private List<Policy> policies() {
        return facts.policies().stream().map(p -> p.fact().policy()).toList();
    }

    private static <T> Optional<String> known(String what, T wanted, Collection<? extends T> known) {
        if (known.contains(wanted)) {
            return Optional.empty();
        }
        String listed = known.isEmpty() ? "there is none" : "there is " + known.stream().map(k -> "`" + k + "`").distinct().collect(Collectors.joining(", "));
        return Optional.of("`" + wanted + "` is no " + what + ": " + listed);
    }
}
