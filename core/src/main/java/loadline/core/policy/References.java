package loadline.core.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what the parts of a policy refer to and the policy does not hold, and ids used twice. */
final class References {
    private final List<String> problems = new ArrayList<>();
    private final Set<ClauseId> clauses;
    private final Set<ThresholdId> thresholds;
    private final Set<StandardId> standards;
    private final Set<ReportId> reports;
    private final Set<Level> levels;
    private final Set<ObligationId> obligations;
    private final Set<StopId> stops;

    private References(
            Stream<Level> levels, Stream<ClauseId> clauses, Stream<ThresholdId> thresholds, Stream<StandardId> standards, Stream<ReportId> reports, Stream<ObligationId> obligations,
            Stream<StopId> stops) {
        this.levels = unique("level", levels);
        this.clauses = unique("clause", clauses);
        this.thresholds = unique("threshold or precursor", thresholds);
        this.standards = unique("standard", standards);
        this.reports = unique("report", reports);
        this.obligations = unique("obligation", obligations);
        this.stops = unique("stop", stops);
    }

    static List<String> dangling(
            List<Level> levels, List<Clause> clauses, List<CapabilityThreshold> thresholds, List<Precursor> precursors, List<Standard> standards,
            List<Demand> baseline, AssessmentRule assessment, DeterminationRule determination, List<Report> reports, List<Gate> gates,
            List<Obligation> obligations, List<StopCondition> stops, List<ReliefClause> reliefs, ChangeRule change) {
        References known = new References(
                levels.stream(),
                clauses.stream().map(Clause::id),
                Stream.concat(thresholds.stream().map(CapabilityThreshold::id), precursors.stream().map(Precursor::id)),
                standards.stream().map(Standard::id),
                reports.stream().map(Report::id),
                obligations.stream().map(Obligation::id),
                stops.stream().map(StopCondition::id));
        thresholds.forEach(known::check);
        precursors.forEach(known::check);
        standards.forEach(known::check);
        known.checkDemands("the baseline", baseline);
        known.clause("the assessment rule", assessment.clause());
        assessment.triggers().forEach(t -> known.clause("a trigger", t.clause()));
        assessment.showings().forEach(s -> known.clause("showing `" + s.id() + "`", s.clause()));
        known.clause("the determination rule", determination.clause());
        determination.loosening().ifPresent(path -> known.clause("the loosening path", path.clause()));
        known.in("the determination rule", "report", determination.report(), known.reports);
        reports.forEach(r -> known.clause("report `" + r.id() + "`", r.clause()));
        gates.forEach(known::check);
        known.unique("gate", gates.stream().map(Gate::id));
        obligations.forEach(known::check);
        stops.forEach(s -> known.clause("stop `" + s.id() + "`", s.clause()));
        reliefs.forEach(r -> known.clause("relief `" + r.id() + "`", r.clause()));
        known.clause("the change rule", change.clause());
        return known.problems;
    }

    private void check(CapabilityThreshold threshold) {
        String where = "threshold `" + threshold.id() + "`";
        clause(where, threshold.clause());
        in(where, "level", threshold.level(), levels);
        checkDemands(where, threshold.demands());
    }

    private void check(Precursor precursor) {
        String where = "precursor `" + precursor.id() + "`";
        clause(where, precursor.clause());
        precursor.before().forEach(t -> in(where, "threshold", t, thresholds));
        precursor.duties().forEach(o -> in(where, "obligation", o, obligations));
    }

    private void check(Standard standard) {
        String where = "standard `" + standard.id() + "`";
        clause(where, standard.clause());
        in(where, "level", standard.level(), levels);
        standard.criteria().forEach(c -> clause(where + " criterion `" + c.id() + "`", c.clause()));
        unique("criterion of " + where, standard.criteria().stream().map(Criterion::id));
    }

    private void check(Gate gate) {
        String where = "gate `" + gate.id() + "`";
        clause(where, gate.clause());
        check(where, gate.requires());
    }

    private void check(Obligation obligation) {
        String where = "obligation `" + obligation.id() + "`";
        clause(where, obligation.clause());
        in(where, "level", obligation.fromLevel(), levels);
    }

    void check(String where, Condition condition) {
        switch (condition) {
            case Condition.All all -> all.parts().forEach(p -> check(where, p));
            case Condition.Any any -> any.parts().forEach(p -> check(where, p));
            case Condition.AtLeast some -> some.parts().forEach(p -> check(where, p));
            case Condition.FromLevel from -> {
                in(where, "level", from.level(), levels);
                check(where, from.then());
            }
            case Condition.LevelAtMost most -> in(where, "level", most.level(), levels);
            case Condition.Cleared cleared -> in(where, "threshold", cleared.threshold(), thresholds);
            case Condition.ReportFiled filed -> in(where, "report", filed.report(), reports);
            case Condition.NoticeGiven notice -> in(where, "report", notice.about(), reports);
            case Condition.Published published -> in(where, "report", published.report(), reports);
            case Condition.ResidualAtMost residual -> in(where, "level", residual.level(), levels);
            case Condition.ForecastBeyond forecast -> in(where, "threshold", forecast.threshold(), thresholds);
            case Condition.UpdatedSinceStop updated -> in(where, "stop", updated.stop(), stops);
            case Condition.DemandsMet _, Condition.AssessmentCurrent _, Condition.Determined _, Condition.Approved _,
                    Condition.ReviewSufficient _, Condition.CaseAccepted _, Condition.Monitored _, Condition.BoundedBy _, Condition.Found _,
                    Condition.FollowUpAssessed _ -> { }
        }
    }

    private void checkDemands(String where, List<Demand> demands) {
        demands.forEach(d -> in(where, "standard", d.standard(), standards));
    }

    private void clause(String where, ClauseId clause) {
        in(where, "clause", clause, clauses);
    }

    private <T> void in(String where, String what, T wanted, Set<T> known) {
        if (!known.contains(wanted)) {
            problems.add(where + " names " + what + " `" + wanted + "`, which the policy does not hold");
        }
    }

    private <T> Set<T> unique(String what, Stream<T> ids) {
        Set<T> seen = new HashSet<>();
        ids.filter(id -> !seen.add(id)).forEach(id -> problems.add(what + " `" + id + "` is listed twice"));
        return seen;
    }
}
