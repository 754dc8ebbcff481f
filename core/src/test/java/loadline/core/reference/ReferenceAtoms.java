package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.decision.Reason;
import loadline.core.governance.Approval;
import loadline.core.governance.Forecast;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.Level;
import loadline.core.policy.StopId;

/** The atoms of gates that rest on what people logged (G3 to G6): each answers why it does not hold. */
final class ReferenceAtoms {
    private final ReferenceUnder under;
    private final ReferenceLog log;
    private final ReferencePeople people;
    private final ReferenceFamily family;

    ReferenceAtoms(ReferenceUnder under) {
        this.under = under;
        this.log = under.log();
        this.people = log.people();
        this.family = under.family();
    }

    private boolean isEarly(Person person, Role role, Logged<?> act) {
        return people.isEarlyEnough(person, role, act.index(), act.at(), family.firstEvidence());
    }

    private boolean isAnyEarly(Role role, Logged<?> act) {
        return act.by().stream().anyMatch(p -> isEarly(p, role, act));
    }

    // ---- approvals

    /** The newest answer that counts is yes; one with a fault does not count, and the newest fault is the reason where nothing does. */
    Optional<Reason.Code> approved(Condition.Approved condition) {
        List<Logged<Approval>> answers = answers();
        Reason.Code newest = null;
        for (Logged<Approval> answer : answers.reversed()) {
            if (!answer.fact().as().equals(condition.by())) {
                continue;
            }
            if (answer.fact().answer() == Approval.Answer.REFUSED) {
                return Optional.of(Reason.Code.APPROVAL_REFUSED);
            }
            Optional<Reason.Code> fault = fault(answer, answers, condition.maxAge());
            if (fault.isEmpty()) {
                return Optional.empty();
            }
            newest = newest == null ? fault.get() : newest;
        }
        return Optional.of(newest == null ? Reason.Code.APPROVAL_MISSING : newest);
    }

    /** Leave for this very question or for one that covers it, and refusals of this one or of one that it covers. */
    private List<Logged<Approval>> answers() {
        return log.acts(Act.Approved.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().approval()))
                .filter(a -> isAbout(a.fact())).toList();
    }

    private boolean isAbout(Approval approval) {
        if (approval.answer() == Approval.Answer.REFUSED) {
            return ReferenceSurfaces.covers(under.question(), approval.question());
        }
        return ReferenceSurfaces.covers(approval.question(), under.question());
    }

    private Optional<Reason.Code> fault(Logged<Approval> answer, List<Logged<Approval>> answers, Optional<TimeSpan> maxAge) {
        Role role = answer.fact().as();
        Set<Person> speaking = speaking(answer);
        Set<Person> takingPart = new HashSet<>(family.takingPart());
        takingPart.add(under.question().requester());
        if (people.share(speaking, takingPart)) {
            return Optional.of(Reason.Code.APPROVAL_CONFLICTED);
        }
        if (speaking.stream().noneMatch(p -> isEarly(p, role, answer))) {
            return Optional.of(Reason.Code.APPROVAL_TOO_NEW);
        }
        if (answers.stream().anyMatch(a -> a.index() < answer.index() && !a.fact().as().equals(role) && people.share(speaking(a), speaking))) {
            return Optional.of(Reason.Code.APPROVAL_SAME_PERSON);
        }
        if (maxAge.isPresent() && maxAge.get().endsBefore(under.asOf(), answer.at())) {
            return Optional.of(Reason.Code.APPROVAL_EXPIRED);
        }
        boolean isAhead = answer.fact().treeSize() > answer.index();
        return isAhead || under.lastAdverse() >= answer.fact().treeSize() ? Optional.of(Reason.Code.APPROVAL_VOIDED) : Optional.empty();
    }

    /** P2: everybody who speaks in an answer: its signers, and those for whom they approve. */
    private Set<Person> speaking(Logged<Approval> answer) {
        Set<Person> all = new HashSet<>(answer.by());
        for (Person signer : answer.by()) {
            if (!log.roster(answer.index()).holds(signer, answer.fact().as())) {
                all.addAll(log.principals(signer, answer.fact().as(), answer.index(), answer.at()));
            }
        }
        return all;
    }

    // ---- reviews and cases

    /** Whether a statement is about the deployment in question. */
    private boolean isHere(Digest weights, Digest configuration) {
        return under.question().subject().equals(new Subject.Deployment(weights, configuration));
    }

    /** The newest completed round of each reviewer. */
    private List<Logged<ReviewRound>> rounds(Condition.ReviewSufficient condition) {
        List<Logged<ReviewRound>> rounds = log.acts(Act.Reviewed.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().round()))
                .filter(r -> r.fact().kind().equals(condition.kind()) && r.fact().result() != ReviewRound.Result.INVITED && isHere(r.fact().weights(), r.fact().configuration())).toList();
        return rounds.stream().filter(r -> rounds.stream().noneMatch(later -> later.index() > r.index() && people.isSame(later.fact().reviewer(), r.fact().reviewer()))).toList();
    }

    /** The reviewers whose newest round is not sufficient. */
    List<Person> insufficient(Condition.ReviewSufficient condition) {
        return rounds(condition).stream().filter(r -> r.fact().result() == ReviewRound.Result.INSUFFICIENT).map(r -> r.fact().reviewer()).toList();
    }

    /** Whether a sufficient round is by somebody enrolled early enough who took no part. */
    boolean isReviewed(Condition.ReviewSufficient condition) {
        return rounds(condition).stream().anyMatch(r -> r.fact().result() == ReviewRound.Result.SUFFICIENT
                && people.isKnownEarlyEnough(r.fact().reviewer(), r.index(), r.at(), family.firstEvidence()) && !people.share(r.by(), family.takingPart()));
    }

    Optional<Reason.Code> accepted(Condition.CaseAccepted condition) {
        boolean accepted = log.acts(Act.Accepted.class).stream().anyMatch(a -> a.fact().acceptance().kind().equals(condition.kind()) && a.fact().acceptance().as().equals(condition.by())
                && isHere(a.fact().acceptance().weights(), a.fact().acceptance().configuration()) && isAnyEarly(condition.by(), a)
                && !people.share(a.by(), family.takingPart()) && a.index() > under.lastAdverse());
        return accepted ? Optional.empty() : Optional.of(Reason.Code.CASE_MISSING);
    }

    Optional<Reason.Code> monitored() {
        boolean planned = log.acts(Act.MonitoringPlanned.class).stream().anyMatch(m -> isHere(m.fact().plan().weights(), m.fact().plan().configuration()));
        return planned ? Optional.empty() : Optional.of(Reason.Code.MONITORING_MISSING);
    }

    // ---- residual levels (G5)

    Optional<Reason.Code> residual(Condition.ResidualAtMost condition) {
        Level unsigned = under.standings().stream().filter(s -> !s.isCleared() && s.threshold().domain().equals(condition.category())).map(ReferenceStandings.Stands::level)
                .reduce(under.policy().levels().getFirst(), (a, b) -> a.rank() >= b.rank() ? a : b);
        Optional<Level> signed = signed(condition, condition.when(), unsigned);
        if (signed.isEmpty() && condition.when() == Condition.ResidualAtMost.When.POST) {
            signed = signed(condition, Condition.ResidualAtMost.When.PRE, unsigned);
        }
        if (signed.isEmpty() && under.standings().stream().noneMatch(s -> s.threshold().domain().equals(condition.category()))) {
            return Optional.of(Reason.Code.RESIDUAL_UNSIGNED);
        }
        if (signed.orElse(unsigned).rank() <= condition.level().rank()) {
            return Optional.empty();
        }
        return Optional.of(Reason.Code.RESIDUAL_TOO_HIGH);
    }

    private Optional<Level> signed(Condition.ResidualAtMost condition, Condition.ResidualAtMost.When when, Level unsigned) {
        Optional<Level> newest = Optional.empty();
        for (Logged<Act.ResidualSigned> logged : log.acts(Act.ResidualSigned.class)) {
            ResidualLevel residual = logged.fact().residual();
            Optional<Level> level = under.policy().level(residual.level());
            if (speaks(residual, condition) && residual.when() == when && level.isPresent() && (isFree(logged) || level.get().rank() > unsigned.rank())) {
                newest = level;
            }
        }
        return newest;
    }

    private boolean speaks(ResidualLevel residual, Condition.ResidualAtMost condition) {
        return residual.policy().equals(under.policy().id()) && residual.category().equals(condition.category()) && isHere(residual.weights(), residual.configuration());
    }

    private boolean isFree(Logged<Act.ResidualSigned> logged) {
        Role role = logged.fact().residual().as();
        return under.policy().determination().deciders().contains(role) && isAnyEarly(role, logged) && !people.share(logged.by(), family.takingPart()) && logged.index() > under.lastAdverse();
    }

    // ---- papers (G4)

    Optional<Reason.Code> filed(Condition.ReportFiled condition) {
        boolean filed = log.acts(Act.Reported.class).stream().anyMatch(r -> r.fact().report().report().equals(condition.report()) && under.reported().contains(r.fact().report().weights()));
        return filed ? Optional.empty() : Optional.of(Reason.Code.REPORT_MISSING);
    }

    Optional<Reason.Code> told(Condition.NoticeGiven condition) {
        boolean told = log.acts(Act.Notified.class).stream().anyMatch(n -> n.fact().notice().to().equals(condition.to()) && n.fact().notice().about().equals(condition.about())
                && under.reported().contains(n.fact().notice().weights()));
        return told ? Optional.empty() : Optional.of(Reason.Code.NOTICE_MISSING);
    }

    Optional<Reason.Code> published(Condition.Published condition) {
        boolean published = log.acts(Act.Published.class).stream()
                .anyMatch(p -> p.fact().publication().report().equals(condition.report()) && under.reported().contains(p.fact().publication().weights()));
        return published ? Optional.empty() : Optional.of(Reason.Code.NOT_PUBLISHED);
    }

    // ---- G6

    Optional<Reason.Code> found(Condition.Found condition) {
        boolean holds = ReferenceReliefs.newestFinding(under, condition.kind(), Optional.of(condition.by())).filter(f -> f.holds() && !under.asOf().isAfter(f.expires())).isPresent();
        return holds ? Optional.empty() : Optional.of(Reason.Code.FINDING_MISSING);
    }

    Optional<Reason.Code> forecast(Condition.ForecastBeyond condition) {
        Instant least = condition.ahead().after(under.asOf());
        Optional<Logged<Act.Forecasted>> newest = log.acts(Act.Forecasted.class).stream()
                .filter(f -> f.fact().forecast().policy().equals(under.policy().id()) && f.fact().forecast().threshold().equals(condition.threshold()) && family.has(f.fact().forecast().weights()))
                .reduce((_, later) -> later);
        Predicate<Logged<Act.Forecasted>> beyond = f -> {
            Forecast forecast = f.fact().forecast();
            return under.policy().determination().deciders().contains(forecast.as()) && isAnyEarly(forecast.as(), f) && !people.share(f.by(), family.makers())
                    && !condition.maxAge().endsBefore(under.asOf(), f.at()) && (forecast.earliest().isEmpty() || !forecast.earliest().get().isBefore(least));
        };
        return newest.filter(beyond).isPresent() ? Optional.empty() : Optional.of(Reason.Code.FORECAST_MISSING);
    }

    Optional<Reason.Code> updatedSince(StopId stop) {
        Optional<Logged<Act.Stopped>> last = log.acts(Act.Stopped.class).stream().filter(s -> s.fact().event() instanceof StopEvent.Tripped trip && trip.stop().equals(stop)
                && trip.policy().name().equals(under.policy().id().name()) && family.has(trip.weights())).reduce((_, later) -> later);
        boolean after = last.isEmpty() || !under.version().isInEffectFor(last.get().index(), last.get().at());
        return after ? Optional.empty() : Optional.of(Reason.Code.POLICY_NOT_UPDATED);
    }

    Optional<Reason.Code> followedUp() {
        List<Logged<Act.Assessed>> all = new ArrayList<>(log.acts(Act.Assessed.class));
        boolean followed = under.assessment().last().isPresent() && all.stream().anyMatch(a -> a.fact().assessment() instanceof Assessment.FollowUpDone done
                && done.policy().equals(under.policy().id()) && under.reported().contains(done.weights()) && a.index() > under.assessment().last().get().index()
                && !people.anyEverHeld(a.by(), ReferenceAssessment.TRAINING));
        return followed ? Optional.empty() : Optional.of(Reason.Code.FOLLOW_UP_MISSING);
    }
}
