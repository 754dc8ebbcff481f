package loadline.core.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.Assessment;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.Forecast;
import loadline.core.governance.ResidualLevel;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Condition;
import loadline.core.policy.Condition.ResidualAtMost.When;
import loadline.core.policy.Level;

/** Whether what an atom of a gate asks for is on record. Silence never is. */
final class OnRecord {
    private final UnderPolicy under;
    private final Approvals approvals;

    OnRecord(UnderPolicy under, Approvals approvals) {
        this.under = under;
        this.approvals = approvals;
    }

    boolean isReported(Condition.ReportFiled wanted) {
        return speaking().flatMap(c -> c.reports().stream()).anyMatch(r -> r.fact().report().equals(wanted.report()));
    }

    boolean isTold(Condition.NoticeGiven wanted) {
        return speaking().flatMap(c -> c.notices().stream()).anyMatch(n -> n.fact().to().equals(wanted.to()) && n.fact().about().equals(wanted.about()));
    }

    boolean isPublished(Condition.Published wanted) {
        return under.subject.publications().stream().anyMatch(p -> p.fact().report().equals(wanted.report()));
    }

    /** The checkpoint itself, and the assessed one whose standings carry over. */
    private Stream<Facts.OfCheckpoint> speaking() {
        return Stream.of(under.subject, under.assessed());
    }

    boolean isAccepted(Condition.CaseAccepted wanted) {
        return under.configuration.acceptances().stream().anyMatch(a -> a.fact().kind().equals(wanted.kind()) && a.fact().as().equals(wanted.by())
                && a.fact().weights().equals(weights()) && a.index() > approvals.lastAdverse() && !under.conflicts().tookPart(a.by()) && under.enrolled().counts(a, wanted.by()));
    }

    boolean isMonitored() {
        return under.question.subject() instanceof Subject.Deployment
                && under.configuration.monitoring().stream().anyMatch(m -> m.fact().weights().equals(weights()));
    }

    boolean isBounded(Condition.BoundedBy wanted) {
        return under.question.bounds().areWithin(wanted.bounds());
    }

    boolean isFound(Condition.Found wanted) {
        return newestFinding(wanted.kind(), Optional.of(wanted)).isPresent();
    }

    /** The newest finding of a kind under this policy, in the role asked for, if it says that the fact holds and has not expired. */
    Optional<Logged<ExternalFinding>> newestFinding(Condition.Found.Kind kind, Optional<Condition.Found> wanted) {
        return under.facts.findings().stream()
                .filter(f -> f.fact().kind() == kind && f.fact().policy().equals(under.policy.id()) && wanted.map(w -> w.by().equals(f.fact().as())).orElse(true))
                .reduce((_, newer) -> newer)
                .filter(f -> f.fact().holds() && !f.fact().expires().isBefore(under.facts.asOf()) && !under.conflicts().tookPart(f.by()) && under.enrolled().counts(f, f.fact().as()));
    }

    /** Forecasts on any member of the family count, the newest of them alone, and only if a decider signed it who neither ran nor registered. */
    boolean isForecastBeyond(Condition.ForecastBeyond wanted) {
        Instant asOf = under.facts.asOf();
        return under.family().flatMap(c -> c.forecasts().stream())
                .filter(f -> f.fact().threshold().equals(wanted.threshold()) && f.fact().policy().equals(under.policy.id()))
                .max(Comparator.comparingLong(Logged::index))
                .filter(f -> under.policy.determination().deciders().contains(f.fact().as()) && !wanted.maxAge().after(f.at()).isBefore(asOf) && isBeyond(f.fact(), wanted.ahead().after(asOf))
                        && !under.conflicts().ranOrRegistered(f.by()) && under.enrolled().counts(f, f.fact().as()))
                .isPresent();
    }

    private static boolean isBeyond(Forecast forecast, Instant date) {
        return forecast.earliest().isEmpty() || !forecast.earliest().get().isBefore(date);
    }

    boolean isUpdatedSince(Condition.UpdatedSinceStop wanted) {
        Optional<Logged<StopEvent>> tripped = under.family().flatMap(c -> c.stops().stream())
                .filter(s -> s.fact() instanceof StopEvent.Tripped && s.fact().stop().equals(wanted.stop()) && s.fact().policy().name().equals(under.policy.id().name()))
                .max(Comparator.comparingLong(Logged::index));
        return tripped.isEmpty() || under.facts.policies().stream()
                .anyMatch(p -> p.fact().policy().equals(under.policy) && p.index() > tripped.get().index() && p.at().isAfter(tripped.get().at()));
    }

    boolean isFollowedUp() {
        List<Logged<Assessment>> all = under.assessed().assessments().stream()
                .filter(a -> a.fact().policy().equals(under.policy.id()) && !under.facts.prepared().isByTraining(a)).toList();
        long comprehensive = newest(all, Assessment.ComprehensiveDone.class);
        return comprehensive >= 0 && newest(all, Assessment.FollowUpDone.class) > comprehensive;
    }

    private static long newest(List<Logged<Assessment>> assessments, Class<? extends Assessment> kind) {
        return assessments.stream().filter(a -> kind.isInstance(a.fact())).mapToLong(Logged::index).max().orElse(-1);
    }

    /**
     * The level of a category that stands. The newest level signed by a decider who may loosen, unless whoever may not signed a
     * higher one since. After safeguards where nobody signed, the level before; where nobody who may loosen signed that
     * either, at least the highest level of the category that is not cleared. Where nothing is signed for these weights, what
     * is signed for others of the family in the same configuration counts. Empty where nothing is signed and the policy
     * assesses nothing in the category.
     */
    Optional<Level> residual(String category, When when) {
        Stream<Digest> others = isSigned(category, when, weights()) ? Stream.empty() : under.subject.family().stream().filter(other -> isSigned(category, when, other));
        return Stream.concat(Stream.of(weights()), others).flatMap(of -> residual(category, when, of).stream()).max(Level::compareTo);
    }

    private boolean isSigned(String category, When when, Digest weights) {
        return !signed(category, when, weights).isEmpty() || when == When.POST && !signed(category, When.PRE, weights).isEmpty();
    }

    private Optional<Level> residual(String category, When when, Digest weights) {
        List<Logged<ResidualLevel>> signed = signed(category, when, weights);
        if (signed.isEmpty() && when == When.POST) {
            signed = signed(category, When.PRE, weights);
        }
        long last = signed.stream().filter(this::mayLoosen).mapToLong(Logged::index).max().orElse(-1);
        Stream<Level> since = signed.stream().filter(s -> s.index() >= last).map(this::level);
        return Stream.concat(since, last < 0 ? notCleared(category) : Stream.empty()).max(Level::compareTo);
    }

    private boolean mayLoosen(Logged<ResidualLevel> signed) {
        return under.policy.determination().deciders().contains(signed.fact().as()) && signed.index() > approvals.lastAdverse() && !under.conflicts().tookPart(signed.by()) && under.enrolled().counts(signed, signed.fact().as());
    }

    private Level level(Logged<ResidualLevel> signed) {
        return under.policy.level(signed.fact().level()).orElse(under.policy.levels().getLast());
    }

    private Stream<Level> notCleared(String category) {
        return under.standings.stream().filter(s -> under.policy.threshold(s.threshold()).domain().equals(category))
                .map(s -> s.isCleared() ? under.policy.levels().getFirst() : s.level());
    }

    private List<Logged<ResidualLevel>> signed(String category, When when, Digest weights) {
        return under.configuration.residuals().stream().filter(r -> r.fact().category().equals(category) && r.fact().when() == when
                && r.fact().policy().equals(under.policy.id()) && r.fact().weights().equals(weights)).toList();
    }

    private Digest weights() {
        return under.question.subject().weights();
    }
}
