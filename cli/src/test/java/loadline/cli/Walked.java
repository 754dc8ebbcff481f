package loadline.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason.Code;
import loadline.core.decision.WayOut;
import loadline.core.decision.WayOut.Seat;
import loadline.core.decision.WayOut.Step;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Determination;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Forecast;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.CriterionId;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Policy;
import loadline.core.policy.ReportId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import loadline.formats.Sha256;

/** A way out as if those it names had walked it: their acts appended to a log, one a minute, by persons of the seats. */
final class Walked {
    private final Question question;
    private final WayOut way;
    private final PolicyAnswer answer;
    private final Policy policy;
    private final List<Entry> entries;
    private final long before;
    private final List<Person> approvers = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private Walked(Decision decision, WayOut way, List<Entry> entries) {
        this.question = decision.question();
        this.way = way;
        this.entries = new ArrayList<>(entries);
        this.before = entries.getLast().index() + 1;
        this.answer = decision.policies().stream().filter(p -> p.text().equals(way.text())).findFirst().orElseThrow();
        this.policy = facts().policies().stream().map(Logged::fact).filter(p -> p.text().equals(way.text())).findFirst().orElseThrow().policy();
    }

    /** Takes these steps. */
    static Walked of(Decision decision, WayOut way, List<Step> steps, List<Entry> entries) {
        Walked walked = new Walked(decision, way, entries);
        steps.forEach(walked::take);
        return walked;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Steps that take more than signatures: a measurement, another question, another policy. */
    List<String> left() {
        return left;
    }

    /** Acts that did not count. */
    List<String> dropped() {
        return facts().dropped().stream().filter(d -> d.index() >= before).map(Facts.Dropped::why).toList();
    }

    Decision decision() {
        return Decide.decide(question, facts());
    }

    private Facts facts() {
        return Fold.of(entries);
    }

    private void take(Step step) {
        String about = step.reason().about();
        String first = about.contains("/") ? about.substring(0, about.lastIndexOf('/')) : about;
        String last = about.substring(about.lastIndexOf('/') + 1);
        Digest weights = question.subject().weights();
        switch (step.reason().code()) {
            case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW ->
                say(approver(step), new Act.Approved(new Approval(question, new Role(about), entries.getLast().index() + 1, Approval.Answer.APPROVED)));
            case NOT_CLEARED -> clear(step);
            case NOT_DETERMINED -> determine(step, isRuledOut(about) ? Determination.Conclusion.NOT_REACHED : Determination.Conclusion.TREATED_AS_REACHED);
            case REPORT_MISSING -> say(one(step.seats().getFirst()), new Act.Reported(new FiledReport(new ReportId(about), step.on(), document(step))));
            case NOTICE_MISSING -> say(bystander(), new Act.Notified(new Notice(new Role(first), new ReportId(last), step.on())));
            case NOT_PUBLISHED -> say(bystander(), new Act.Published(new Publication(new ReportId(about), weights, "https://example.org")));
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE ->
                attest(step, about.substring(0, about.indexOf('/')), about.substring(about.indexOf('/') + 1));
            case ASSESSMENT_DUE, ASSESSMENT_OVERDUE -> say(one(step.seats().getFirst()), new Act.Assessed(new Assessment.ComprehensiveDone(policy.id(), weights, document(step))));
            case FOLLOW_UP_MISSING -> say(one(step.seats().getFirst()), new Act.Assessed(new Assessment.FollowUpDone(policy.id(), step.on(), document(step))));
            case REVIEW_MISSING, REVIEW_INSUFFICIENT -> review(step, step.reason().code() == Code.REVIEW_MISSING ? about : first);
            case CASE_MISSING -> say(one(step.seats().getFirst()), new Act.Accepted(new CaseAcceptance(first, weights, configuration(), document(step), new Role(last))));
            case MONITORING_MISSING -> say(bystander(), new Act.MonitoringPlanned(new MonitoringPlan(weights, configuration(), List.of("reports"), TimeSpan.of("P7D"), List.of("harm"), ownRole(bystander()))));
            case MONITORING_SILENT -> watch(step);
            case OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE -> say(one(step.seats().getFirst()), new Act.Met(new ObligationMet(policy.id(), new ObligationId(about), step.on(), document(step))));
            case FINDING_MISSING -> say(one(step.seats().getFirst()), new Act.ExternallyFound(new ExternalFinding(
                    policy.id(), Condition.Found.Kind.valueOf(first), true, "https://example.org", document(step), facts().asOf().plus(Duration.ofDays(30)), new Role(last))));
            case FORECAST_MISSING -> say(one(step.seats().getFirst()), new Act.Forecasted(new Forecast(
                    policy.id(), new ThresholdId(about), weights, Optional.empty(), document(step), heldIn(step.seats().getFirst()))));
            case STOP_TRIPPED -> clearStop(step);
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, BOUNDS_TOO_WIDE, POLICY_NOT_UPDATED, SECURITY_SHORT,
                    RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH -> left.add(step.reason().code() + " " + about);
        }
    }

    private boolean isRuledOut(String threshold) {
        return answer.standings().stream().anyMatch(s -> s.threshold().value().equals(threshold) && s.verdict() instanceof Verdict.RuledOut);
    }

    private void attest(Step step, String standard, String criterion) {
        say(bystander(), new Act.Attested(new Attestation(new StandardId(standard), new CriterionId(criterion), protectedBy(standard), Attestation.Status.IN_FORCE, document(step))));
    }

    private void clear(Step step) {
        if (step.seats().isEmpty()) {
            left.add("NOT_CLEARED " + step.reason().about());
            return;
        }
        determine(step, Determination.Conclusion.NOT_REACHED);
    }

    private void determine(Step step, Determination.Conclusion conclusion) {
        List<Person> signed = new ArrayList<>();
        for (Seat seat : step.seats()) {
            if (seat.roles().isEmpty()) {
                continue;
            }
            Person person = seat.able().stream().filter(p -> signed.stream().noneMatch(other -> areOne(p, other))).findFirst().orElseThrow();
            signed.add(person);
            Set<Person> by = new TreeSet<>(Set.of(person));
            step.seats().stream().filter(beside -> beside.roles().isEmpty()).forEach(beside -> by.add(one(beside)));
            Role as = seat.roles().stream().filter(role -> facts().roster().holds(person, role)).findFirst().orElseThrow();
            Act act = new Act.Determined(new Determination(policy.id(), new ThresholdId(step.reason().about()), step.on(), as, conclusion, Determination.Ground.JUDGEMENT, evidence(step.on()), "because", Optional.empty()));
            say(conclusion == Determination.Conclusion.NOT_REACHED && signed.size() == 1 ? by : Set.of(person), act);
        }
    }

    private Set<Digest> evidence(Digest weights) {
        Facts facts = facts();
        return facts.checkpoints().get(weights).family().stream().flatMap(member -> facts.checkpoints().get(member).evidence().values().stream()).flatMap(List::stream)
                .map(EvidenceGroup::key).collect(Collectors.toSet());
    }

    private void review(Step step, String kind) {
        Person reviewer = one(step.seats().getFirst());
        say(reviewer, new Act.Reviewed(new ReviewRound(kind, question.subject().weights(), configuration(), reviewer, 99, ReviewRound.Result.SUFFICIENT, document(step))));
    }

    private void watch(Step step) {
        say(one(step.seats().getFirst()), new Act.MonitoringReported(new MonitoringReport(question.subject().weights(), configuration(), document(step))));
        Person other = one(step.seats().getLast());
        say(other, new Act.Stopped(new StopEvent.Cleared(policy.id(), StopId.MONITORING, question.subject().weights(), entries.getLast().statement(), ownRole(other))));
    }

    /** Everything of the family that is stopped is cleared, on something that is logged now. */
    private void clearStop(Step step) {
        StopId stop = new StopId(step.reason().about());
        Facts facts = facts();
        Set<Digest> tripped = facts.checkpoints().get(question.subject().weights()).family().stream().flatMap(member -> facts.checkpoints().get(member).stops().stream())
                .filter(s -> s.fact() instanceof StopEvent.Tripped t && t.stop().equals(stop)).map(s -> s.fact().weights()).collect(Collectors.toCollection(TreeSet::new));
        for (Digest member : tripped) {
            say(bystander(), new Act.Notified(new Notice(new Role("board"), policy.determination().report(), question.subject().weights())));
            Digest on = entries.getLast().statement();
            Seat seat = step.seats().getFirst();
            say(one(seat), new Act.Stopped(new StopEvent.Cleared(policy.id(), stop, member, on, seat.roles().getFirst())));
        }
    }

    private Person approver(Step step) {
        Person person = step.seats().getFirst().able().stream().filter(p -> approvers.stream().noneMatch(other -> areOne(p, other))).findFirst().orElseThrow();
        approvers.add(person);
        return person;
    }

    private boolean areOne(Person a, Person b) {
        return a.equals(b) || facts().roster().members().get(a).identity().equals(facts().roster().members().get(b).identity());
    }

    private static Person one(Seat seat) {
        return seat.able().iterator().next();
    }

    private Role heldIn(Seat seat) {
        return seat.roles().stream().filter(role -> facts().roster().holds(one(seat), role)).findFirst().orElseThrow();
    }

    private Role ownRole(Person person) {
        return facts().roster().members().get(person).roles().stream().sorted(Comparator.comparing(Role::name)).findFirst().orElseThrow();
    }

    /** Somebody whom no step needs for a seat, where there is such a person. */
    private Person bystander() {
        Set<Person> needed = Stream.concat(way.steps().stream(), way.shorter().stream().flatMap(s -> s.steps().stream())).flatMap(s -> s.seats().stream()).flatMap(s -> s.able().stream()).collect(Collectors.toSet());
        return facts().roster().members().keySet().stream().sorted().filter(p -> !needed.contains(p) && !p.equals(question.requester()) && !facts().roster().members().get(p).roles().isEmpty())
                .findFirst().orElseGet(() -> facts().roster().members().keySet().stream().sorted().findFirst().orElseThrow());
    }

    private Digest protectedBy(String standard) {
        return policy.standard(new StandardId(standard)).axis() == Standard.Axis.SECURITY ? question.subject().weights() : configuration();
    }

    private Digest configuration() {
        return ((Subject.Deployment) question.subject()).configuration();
    }

    private static Digest document(Step step) {
        return Sha256.of(("document for " + step).getBytes(StandardCharsets.UTF_8));
    }

    private void say(Person by, Act act) {
        say(Set.of(by), act);
    }

    private void say(Set<Person> by, Act act) {
        Entry last = entries.getLast();
        Digest statement = Sha256.of(("walked " + last.index()).getBytes(StandardCharsets.UTF_8));
        entries.add(new Entry(last.index() + 1, last.at().plus(Duration.ofMinutes(1)), by, statement, act));
    }
}
