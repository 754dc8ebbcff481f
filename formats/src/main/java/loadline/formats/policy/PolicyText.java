package loadline.formats.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule.Trigger;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.Demand;
import loadline.core.policy.Gate;
import loadline.core.policy.Level;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.Scope;
import loadline.core.policy.Standard;
import loadline.core.policy.StopCondition;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.formats.Problem;

/** A policy as text for people: thresholds with what they demand, gates with what they ask for, obligations, stops, reliefs. */
public final class PolicyText {
    /** Longest line, in characters; only a single longer word goes past it. */
    public static final int WIDTH = 100;

    private final Policy policy;
    private final List<String> lines = new ArrayList<>();

    private PolicyText(Policy policy) {
        this.policy = policy;
    }

    /** The lines of the text, without line breaks or colours. */
    public static List<String> lines(Policy policy) {
        PolicyText text = new PolicyText(policy);
        text.head();
        text.section("Thresholds", policy.thresholds(), text::threshold);
        text.section("Precursors", policy.precursors(), text::precursor);
        text.section("Demanded of every subject", policy.baseline(), demand -> text.demand(2, demand));
        text.section("Standards", policy.standards(), text::standard);
        text.assessment();
        text.section("Gates", policy.gates(), text::gate);
        text.section("Obligations", policy.obligations(), text::obligation);
        text.section("Stops", policy.stops(), text::stop);
        text.section("Reliefs", policy.reliefs(), text::relief);
        text.change();
        return List.copyOf(text.lines);
    }

    private void head() {
        line(0, policy.title() + " (" + policy.id() + ")");
        String until = policy.effectiveUntil().map(end -> " until " + end).orElse("");
        line(0, "published by " + policy.publisher() + ", in effect from " + policy.effectiveFrom() + until);
        line(0, "source: " + policy.source().document() + policy.source().text().map(digest -> ", " + digest).orElse(", text not pinned"));
        line(0, "levels: " + policy.levels().stream().map(Level::name).collect(Collectors.joining(" < ")) + "; an inconclusive threshold: " + Forms.word(policy.onInconclusive()));
        long gating = policy.clauses().stream().filter(Clause::gates).count();
        line(0, policy.clauses().size() + " clauses, of which " + gating + " gate and the rest are reported");
    }

    private <T> void section(String title, List<T> parts, Consumer<T> show) {
        if (!parts.isEmpty()) {
            lines.add("");
            line(0, title);
            parts.forEach(show);
        }
    }

    private void threshold(CapabilityThreshold threshold) {
        line(2, threshold.id() + ": " + threshold.domain() + ", " + Forms.word(threshold.kind()) + ", leads to " + threshold.level() + cited(threshold.clause()));
        line(4, threshold.wording());
        if (!threshold.baseline().isBlank()) {
            line(4, "compared with: " + threshold.baseline());
        }
        threshold.demands().forEach(demand -> demand(4, demand));
        if (threshold.demands().isEmpty()) {
            line(4, "demands no standard");
        }
    }

    private void precursor(Precursor precursor) {
        line(2, precursor.id() + ": stands before " + joined(precursor.before()) + cited(precursor.clause()));
        line(4, precursor.wording());
        line(4, precursor.duties().isEmpty() ? "starts no duty" : "starts " + joined(precursor.duties()));
    }

    private void demand(int indent, Demand demand) {
        line(indent, "demands " + demand.standard() + " before " + shown(demand.before()));
    }

    private void standard(Standard standard) {
        line(2, standard.id() + ": " + Forms.word(standard.axis()) + ", " + standard.level() + cited(standard.clause()));
        standard.criteria().forEach(this::criterion);
        if (standard.criteria().isEmpty()) {
            line(4, "no criteria, so it is never met");
        }
    }

    private void criterion(Criterion criterion) {
        String where = criterion.surfaces().size() == Surface.values().length ? "" : " on " + words(criterion.surfaces());
        String age = criterion.maxAge().map(span -> ", attested at most " + span + " ago").orElse("");
        line(4, "- " + criterion.id() + where + age + ": " + criterion.text() + cited(criterion.clause()));
    }

    private void assessment() {
        lines.add("");
        line(0, "Assessment, concluded within " + policy.assessment().concludeWithin() + cited(policy.assessment().clause()));
        policy.assessment().triggers().forEach(trigger -> line(2, "due " + shown(trigger) + cited(trigger.clause())));
        policy.assessment().showings().forEach(showing -> line(2, "shows " + showing.id() + ": " + showing.what() + cited(showing.clause())));
        lines.add("");
        var rule = policy.determination();
        line(0, "Determination by " + joined(rule.deciders()) + " after report " + rule.report() + told(rule.toldBefore()) + cited(rule.clause()));
        line(2, rule.loosening().map(path -> "`not reached` without a statistical rule-out holds for " + path.expires() + cited(path.clause()))
                .orElse("no path of its own to `not reached` without a statistical rule-out"));
    }

    private void gate(Gate gate) {
        line(2, gate.id() + ": before " + shown(gate.scope()) + ", otherwise " + Forms.word(gate.otherwise()) + cited(gate.clause()));
        condition(4, gate.requires());
    }

    private void condition(int indent, Condition condition) {
        switch (condition) {
            case Condition.All(List<Condition> parts) -> combined(indent, "all of", parts);
            case Condition.Any(List<Condition> parts) -> combined(indent, "any of", parts);
            case Condition.AtLeast(int count, List<Condition> parts) -> combined(indent, "at least " + count + " of", parts);
            case Condition.FromLevel(Level level, Condition then) -> combined(indent, "from level " + level + " on", List.of(then));
            case Condition.LevelAtMost(Level level) -> line(indent, "the required level is at most " + level);
            case Condition.Cleared(var threshold) -> line(indent, threshold + " is ruled out or not reached");
            case Condition.DemandsMet(Set<Standard.Axis> axes) -> line(indent, "every demanded standard is in force: " + words(axes));
            case Condition.AssessmentCurrent _ -> line(indent, "no assessment is due");
            case Condition.Determined _ -> line(indent, "every assessed threshold is determined");
            case Condition.ReportFiled(var report) -> line(indent, report + " is filed");
            case Condition.NoticeGiven(Role to, var about) -> line(indent, to + " was told of " + about);
            case Condition.Published(var report) -> line(indent, report + " is public");
            case Condition.Approved(Role by, Optional<TimeSpan> maxAge) -> line(indent, by + " approved this question" + maxAge.map(age -> " at most " + age + " ago").orElse(""));
            case Condition.ReviewSufficient(String kind) -> line(indent, "every completed " + kind + " review ended sufficient, and there is one");
            case Condition.CaseAccepted(String kind, Role by) -> line(indent, by + " accepted a " + kind);
            case Condition.ResidualAtMost(String category, var when, Level level) ->
                    line(indent, "residual " + category + " risk " + (when == Condition.ResidualAtMost.When.POST ? "after" : "before") + " safeguards is at most " + level);
            case Condition.Monitored _ -> line(indent, "a monitoring plan is logged");
            case Condition.BoundedBy(SurfaceBounds bounds) -> line(indent, "the question's bounds are known and no wider than: " + BoundsText.of(bounds));
            case Condition.Found(var kind, Role by) -> line(indent, "the newest finding of " + by + " on " + Forms.word(kind) + " says that it holds, and has not expired");
            case Condition.ForecastBeyond(var threshold, TimeSpan ahead, TimeSpan maxAge) ->
                    line(indent, "a forecast at most " + maxAge + " old expects " + threshold + " no earlier than " + ahead + " from now");
            case Condition.UpdatedSinceStop(var stop) -> line(indent, "this version took effect after stop " + stop + " last tripped, or it never did");
            case Condition.FollowUpAssessed _ -> line(indent, "a follow-up assessment came after the last comprehensive one");
        }
    }

    private void combined(int indent, String how, List<Condition> parts) {
        line(indent, how + ":");
        parts.forEach(part -> condition(indent + 2, part));
    }

    private void obligation(Obligation obligation) {
        line(2, obligation.id() + ": " + obligation.owner() + ", " + shown(obligation.timing()) + ", from level " + obligation.fromLevel() + cited(obligation.clause()));
        line(4, obligation.what());
        line(4, "for " + shown(obligation.scope()));
    }

    private static String shown(Obligation.Timing timing) {
        return switch (timing) {
            case Obligation.Timing.Before _ -> "before the activity";
            case Obligation.Timing.Within(TimeSpan span, Obligation.Event event) -> "within " + span + " of " + Forms.word(event);
            case Obligation.Timing.Continuous(TimeSpan maxAge) -> "always, met again every " + maxAge;
        };
    }

    private static String shown(Trigger trigger) {
        return switch (trigger) {
            case Trigger.ComputeMultiple multiple -> "at " + multiple.multiple() + " times the effective compute, near misses from " + multiple.nearMissFrom();
            case Trigger.Elapsed elapsed -> elapsed.span() + " after the last one";
            case Trigger.Discretion discretion -> "when " + discretion.role() + " says so";
            case Trigger.NewCheckpoint _ -> "for every new checkpoint";
        };
    }

    private void stop(StopCondition stop) {
        line(2, stop.id() + ": " + Forms.word(stop.trips()) + " " + shown(stop.scope()) + ", cleared by " + stop.clearedBy() + cited(stop.clause()));
        line(4, stop.what());
    }

    private void relief(ReliefClause relief) {
        String published = relief.published() ? ", published" : "";
        String approvers = relief.approvers().isEmpty() ? "nobody" : joined(relief.approvers());
        line(2, relief.id() + ": " + Forms.word(relief.kind()) + " for " + (relief.axes().isEmpty() ? "no axis" : words(relief.axes())) + ", approved by " + approvers
                + told(relief.told()) + published + ", while unknown " + Forms.word(relief.onUnknown()) + cited(relief.clause()));
    }

    private void change() {
        lines.add("");
        var rule = policy.change();
        String consulted = rule.consulted().isEmpty() ? "" : ", " + joined(rule.consulted()) + " consulted";
        String open = rule.publicBeforeEffect() ? ", public before it takes effect" : "";
        line(0, "Changed by " + joined(rule.approvers()) + consulted + open + ", notice " + rule.notice() + cited(rule.clause()));
        var floors = policy.floors();
        line(0, "Floors (" + floors.origin() + "): family alpha " + floors.familyAlpha().toPlainString() + ", most missing " + floors.mostMissing().toPlainString()
                + ", least indicators a pathway " + floors.leastIndicators());
    }

    private String cited(ClauseId id) {
        Clause clause = policy.clause(id);
        return " [" + id + (clause.gates() ? "]" : ", reported only]");
    }

    private static String told(List<Role> roles) {
        return roles.isEmpty() ? "" : ", told " + joined(roles);
    }

    private static String shown(Scope scope) {
        String activities = scope.activities().size() == Activity.values().length ? "any activity" : words(scope.activities());
        return activities + (scope.surfaces().size() == Surface.values().length ? " on any surface" : " on " + words(scope.surfaces()));
    }

    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream().sorted(Comparator.comparingInt(Enum::ordinal)).map(Forms::word).collect(Collectors.joining(", "));
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Adds text, wrapped at spaces; what follows a break stands four further in. */
    private void line(int indent, String text) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        boolean empty = true;
        for (String word : Problem.plain(text.strip().replaceAll("\\s+", " ")).split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent + 4));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }
}
