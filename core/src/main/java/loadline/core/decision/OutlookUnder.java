package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.AssessmentState;
import loadline.core.decision.Outlook.Item;
import loadline.core.decision.Outlook.Kind;
import loadline.core.decision.Outlook.What;
import loadline.core.decision.Reason.Code;
import loadline.core.governance.Determination;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Gate;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/** What waits to be done for one subject under one version of a policy. */
final class OutlookUnder {
    private static final Set<Code> APPROVALS = Set.copyOf(EnumSet.of(
            Code.APPROVAL_MISSING, Code.APPROVAL_REFUSED, Code.APPROVAL_CONFLICTED, Code.APPROVAL_SAME_PERSON, Code.APPROVAL_EXPIRED, Code.APPROVAL_VOIDED, Code.APPROVAL_TOO_NEW));

    private final Question question;
    private final Facts facts;
    private final Policy policy;
    private final UnderPolicy under;
    private final PolicyAnswer answer;
    private final Subject weights;

    OutlookUnder(Question question, Facts facts, AdoptedPolicy version) {
        this.question = question;
        this.facts = facts;
        this.policy = version.policy();
        this.under = new UnderPolicy(question, facts, version);
        this.answer = under.answer();
        this.weights = new Subject.Weights(question.subject().weights());
        if (answer.answer() instanceof Answer.NotGoverned && under.subject != null) {
            under.assessment = new AssessmentCheck(under).state();
            under.standings = new Standings(under).all();
        }
    }

    void addTo(List<Item> items) {
        if (under.subject == null) {
            return;
        }
        Stream.of(assessment(), waiting(), lapsingDeterminations(), criteria(), obligations(), lapsingObligations(), stops(), approvals(), lapsingApprovals())
                .flatMap(s -> s).forEach(items::add);
    }

    private Stream<Item> assessment() {
        String about = policy.id().name();
        ClauseId clause = policy.assessment().clause();
        return switch (under.assessment) {
            case AssessmentState.Due due -> Stream.of(item(Kind.DUE, What.ASSESSMENT, about, weights, Optional.empty(), Optional.of(due.by()), clause));
            case AssessmentState.Overdue late -> Stream.of(item(Kind.OVERDUE, What.ASSESSMENT, about, weights, Optional.empty(), Optional.of(late.by()), clause));
            case AssessmentState.Current current -> lapsing(current.weights(), about);
            case AssessmentState.CarriedOver carried -> lapsing(carried.from(), about);
        };
    }

    private Stream<Item> lapsing(Digest assessed, String about) {
        Optional<Instant> done = facts.checkpoints().get(assessed).assessments().stream()
                .filter(a -> a.fact() instanceof Assessment.ComprehensiveDone && a.fact().policy().equals(policy.id()) && !facts.prepared().isByTraining(a))
                .map(Logged::at).max(Instant::compareTo);
        return policy.assessment().triggers().stream().flatMap(trigger -> switch (trigger) {
            case AssessmentRule.Trigger.Elapsed(TimeSpan span, ClauseId clause) ->
                done.stream().flatMap(at -> lapse(span.after(at), What.ASSESSMENT, about, weights, Optional.empty(), clause));
            case AssessmentRule.Trigger.ComputeMultiple _, AssessmentRule.Trigger.Discretion _, AssessmentRule.Trigger.NewCheckpoint _ -> Stream.empty();
        });
    }

    /** Thresholds without a determination in force, for each decider who has said nothing, or for all where what they said does not count. */
    private Stream<Item> waiting() {
        return under.standings.stream().filter(s -> s.determination().isEmpty()).flatMap(standing -> {
            List<Role> silent = policy.determination().deciders().stream().filter(role -> spoken(standing).noneMatch(d -> d.fact().as().equals(role))).toList();
            List<Role> awaited = silent.isEmpty() ? policy.determination().deciders() : silent;
            return awaited.stream().map(role -> item(
                    Kind.WAITING, What.DETERMINATION, standing.threshold().value(), weights, Optional.of(role), Optional.empty(), policy.determination().clause()));
        });
    }

    private Stream<Logged<Determination>> spoken(Standing standing) {
        return under.assessed().determinations().stream().filter(d -> d.fact().threshold().equals(standing.threshold()) && d.fact().policy().equals(policy.id()));
    }

    private Stream<Item> lapsingDeterminations() {
        DeterminationRule rule = policy.determination();
        TimeSpan expires = rule.loosening().map(DeterminationRule.LooseningPath::expires).orElse(Determinations.SILENT_EXPIRY);
        ClauseId clause = rule.loosening().map(DeterminationRule.LooseningPath::clause).orElse(rule.clause());
        return under.standings.stream().filter(Standing::isLoosening)
                .flatMap(standing -> spoken(standing).filter(d -> standing.determinations().contains(d.statement()))
                        .flatMap(d -> lapse(expires.after(d.at()), What.DETERMINATION, standing.threshold().value(), weights, Optional.of(d.fact().as()), clause)));
    }

    /** For a deployment what is demanded and not in force; for weights only what was in force and ages. */
    private Stream<Item> criteria() {
        boolean deployed = question.subject() instanceof Subject.Deployment;
        List<Standard> standards = deployed ? under.demanded : policy.standards().stream().filter(s -> s.axis() == Standard.Axis.SECURITY).toList();
        return standards.stream().flatMap(standard -> standard.criteria().stream()
                .filter(c -> question.surface() == Surface.NONE || question.surface().isAmongOrWiderThanOneOf(c.surfaces())).flatMap(c -> criterion(standard, c, deployed)));
    }

    private Stream<Item> criterion(Standard standard, Criterion criterion, boolean wanted) {
        Subject whose = standard.axis() == Standard.Axis.SECURITY ? weights : question.subject();
        Digest target = whose instanceof Subject.Deployment(Digest _, Digest configuration) ? configuration : whose.weights();
        Facts.InForce found = Optional.ofNullable(facts.attestations().get(target)).map(m -> m.get(new Facts.CriterionKey(standard.id(), criterion.id()))).orElse(null);
        String about = standard.id() + "/" + criterion.id();
        if (found == null || found.attestation().fact().status() != Attestation.Status.IN_FORCE) {
            return wanted ? Stream.of(item(Kind.DUE, What.CRITERION, about, whose, Optional.empty(), Optional.empty(), criterion.clause())) : Stream.empty();
        }
        return criterion.maxAge().stream().flatMap(age -> lapse(age.after(found.evidenceSince()), What.CRITERION, about, whose, Optional.empty(), criterion.clause()));
    }

    private Stream<Item> obligations() {
        Stream<Item> due = answer.obligations().stream()
                .map(o -> item(Kind.DUE, What.OBLIGATION, o.obligation().value(), question.subject(), Optional.of(o.owner()), Optional.of(o.due()), o.clause()));
        Stream<Item> open = against(EnumSet.of(Code.OBLIGATION_OPEN)).map(r -> obligation(Kind.DUE, r));
        Stream<Item> late = against(EnumSet.of(Code.OBLIGATION_STALE, Code.OBLIGATION_OVERDUE)).map(r -> obligation(Kind.OVERDUE, r));
        return Stream.of(due, open, late).flatMap(s -> s);
    }

    private Stream<Reason> against(Set<Code> codes) {
        return answer.reasons().stream().filter(r -> codes.contains(r.code()));
    }

    private Item obligation(Kind kind, Reason reason) {
        Optional<Role> owner = policy.obligations().stream().filter(o -> o.id().value().equals(reason.about())).map(Obligation::owner).findFirst();
        return item(kind, What.OBLIGATION, reason.about(), question.subject(), owner, reason.since(), reason.clause());
    }

    /** Continuous obligations that were met and must be met again soon. */
    private Stream<Item> lapsingObligations() {
        return policy.obligations().stream().filter(o -> o.scope().holds(question.activity(), question.surface()) && policy.binds(o.clause()))
                .flatMap(o -> o.timing() instanceof Obligation.Timing.Continuous(TimeSpan maxAge) ? again(o, maxAge) : Stream.empty());
    }

    private Stream<Item> again(Obligation obligation, TimeSpan maxAge) {
        Optional<Instant> met = under.subject.met().stream().filter(m -> m.fact().obligation().equals(obligation.id()) && m.fact().policy().equals(policy.id()))
                .map(Logged::at).reduce((_, newer) -> newer);
        return met.stream().map(maxAge::after).filter(lapses -> Outlook.lapse(lapses, facts.asOf()).equals(Optional.of(Kind.LAPSING)))
                .map(lapses -> item(Kind.LAPSING, What.OBLIGATION, obligation.id().value(), question.subject(), Optional.of(obligation.owner()), Optional.of(lapses), obligation.clause()));
    }

    private Stream<Item> stops() {
        return new Stops(under).standing().stream().map(tripped -> item(Kind.STOPPED, What.STOP, tripped.stop().id().value(), weights,
                Optional.of(tripped.stop().clearedBy()), Optional.of(tripped.trip().at()), tripped.stop().clause()));
    }

    private Stream<Item> approvals() {
        return against(APPROVALS).map(r -> item(Kind.WAITING, What.APPROVAL, r.about(), question.subject(), Optional.of(new Role(r.about())), Optional.empty(), r.clause()));
    }

    private Stream<Item> lapsingApprovals() {
        List<Gate> gates = new ArrayList<>(policy.gates());
        under.newestProtocol().ifPresent(protocol -> gates.addAll(protocol.gates()));
        Approvals approvals = new Approvals(under);
        return gates.stream().filter(g -> g.scope().holds(question.activity(), question.surface()) && policy.binds(g.clause()))
                .flatMap(gate -> approved(gate.requires()).filter(wanted -> approvals.problem(wanted).isEmpty()).flatMap(wanted -> lapsing(wanted, gate.clause())));
    }

    private Stream<Item> lapsing(Condition.Approved wanted, ClauseId clause) {
        Optional<Instant> given = under.subject.approvals().stream().filter(a -> a.fact().question().covers(question) && a.fact().as().equals(wanted.by()))
                .map(Logged::at).reduce((_, newer) -> newer);
        return wanted.maxAge().stream().flatMap(age -> given.stream().map(age::after))
                .flatMap(lapses -> lapse(lapses, What.APPROVAL, wanted.by().name(), question.subject(), Optional.of(wanted.by()), clause));
    }

    /** Every approval a condition may ask for. */
    private static Stream<Condition.Approved> approved(Condition condition) {
        return switch (condition) {
            case Condition.Approved approved -> Stream.of(approved);
            case Condition.All all -> all.parts().stream().flatMap(OutlookUnder::approved);
            case Condition.Any any -> any.parts().stream().flatMap(OutlookUnder::approved);
            case Condition.AtLeast some -> some.parts().stream().flatMap(OutlookUnder::approved);
            case Condition.FromLevel from -> approved(from.then());
            case Condition.LevelAtMost _, Condition.Cleared _, Condition.DemandsMet _, Condition.AssessmentCurrent _, Condition.Determined _,
                    Condition.ReportFiled _, Condition.NoticeGiven _, Condition.Published _, Condition.ReviewSufficient _, Condition.CaseAccepted _,
                    Condition.ResidualAtMost _, Condition.Monitored _, Condition.BoundedBy _, Condition.Found _, Condition.ForecastBeyond _,
                    Condition.UpdatedSinceStop _, Condition.FollowUpAssessed _ -> Stream.empty();
        };
    }

    private Stream<Item> lapse(Instant lapses, What what, String about, Subject subject, Optional<Role> role, ClauseId clause) {
        return Outlook.lapse(lapses, facts.asOf()).stream().map(kind -> item(kind, what, about, subject, role, Optional.of(lapses), clause));
    }

    private Item item(Kind kind, What what, String about, Subject subject, Optional<Role> role, Optional<Instant> when, ClauseId clause) {
        return new Item(kind, what, about, Optional.of(subject), role, Set.of(), when, Optional.of(clause), Optional.of(policy.id()));
    }
}
