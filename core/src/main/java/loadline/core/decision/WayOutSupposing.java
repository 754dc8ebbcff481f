package loadline.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loadline.core.decision.Reason.Code;
import loadline.core.decision.WayOut.Shorter;
import loadline.core.decision.WayOut.Step;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Level;
import loadline.core.policy.ThresholdId;

/**
 * What would still stand in the way if inconclusive thresholds were cleared: safeguards that they alone demand would not.
 * Thresholds that are crossed, or that somebody concluded to be reached, are never supposed away.
 */
final class WayOutSupposing {
    /** More open thresholds than this are supposed cleared one by one and all together, not in every combination. */
    private static final int MOST = 8;

    private static final Comparator<Shorter> OPEN_FIRST = Comparator.comparingInt(Shorter::unopened);

    private final UnderPolicy under;
    private final AdoptedPolicy version;
    private final List<ThresholdId> open;

    WayOutSupposing(UnderPolicy under, AdoptedPolicy version) {
        this.under = under;
        this.version = version;
        this.open = under.standings.stream().filter(s -> s.ground() == Standing.Ground.INCONCLUSIVE).map(Standing::threshold).toList();
    }

    /** The way with the fewest acts. */
    Optional<Shorter> fewestActs() {
        return ways().min(OPEN_FIRST.thenComparingInt(way -> WayOut.acts(way.steps())).thenComparingInt(way -> way.cleared().size()));
    }

    /** The way that clears the fewest thresholds. */
    Optional<Shorter> clearingFewest() {
        return ways().min(OPEN_FIRST.thenComparingInt(way -> way.cleared().size()).thenComparingInt(way -> WayOut.acts(way.steps())));
    }

    private Stream<Shorter> ways() {
        return choices().stream().flatMap(cleared -> steps(cleared).map(steps -> new Shorter(cleared, steps)).stream());
    }

    private List<Set<ThresholdId>> choices() {
        List<Set<ThresholdId>> choices = new ArrayList<>();
        if (open.size() > MOST) {
            open.forEach(threshold -> choices.add(Set.of(threshold)));
            choices.add(new TreeSet<>(open));
            return choices;
        }
        for (int mask = 1; mask < 1 << open.size(); mask++) {
            Set<ThresholdId> some = new TreeSet<>();
            for (int i = 0; i < open.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    some.add(open.get(i));
                }
            }
            choices.add(some);
        }
        return choices;
    }

    /** Every step while these are cleared; empty where some gate cannot be opened then, or not without clearing more. */
    private Optional<List<Step>> steps(Set<ThresholdId> cleared) {
        UnderPolicy supposed = new UnderPolicy(under.question, under.facts, version);
        supposed.judge();
        List<Standing> asJudged = supposed.standings;
        supposed.standings = changed(asJudged, s -> cleared.contains(s.threshold()) ? with(s, Standing.Ground.JUDGEMENT) : s.isCleared() ? s : with(s, Standing.Ground.REACHED));
        supposed.demanded = supposed.demanded.stream().filter(supposed::isDemandedForGood).toList();
        supposed.standings = changed(asJudged, s -> cleared.contains(s.threshold()) ? with(s, Standing.Ground.JUDGEMENT) : s);
        supposed.level = highest(supposed);
        if (new Gates(supposed).check() || supposed.way.stream().anyMatch(WayOut::hangsOnThresholds)) {
            return Optional.empty();
        }
        new Obligations(supposed).check();
        Stream<Reason> whatever = under.way.stream().filter(reason -> standsWhateverIsCleared(reason.code()));
        List<Reason> wanting = Stream.of(clearing(cleared), supposed.way.stream(), whatever).flatMap(reasons -> reasons).filter(Reason::clearable).toList();
        return Optional.of(new WayOutSteps(under, version).of(wanting, supposed));
    }

    private static List<Standing> changed(List<Standing> standings, UnaryOperator<Standing> change) {
        return standings.stream().map(change).toList();
    }

    private static Standing with(Standing standing, Standing.Ground ground) {
        Optional<Conclusion> concluded = ground == Standing.Ground.JUDGEMENT ? Optional.of(Conclusion.NOT_REACHED) : standing.determination();
        return new Standing(standing.threshold(), standing.level(), standing.verdict(), concluded, standing.determinations(), ground, standing.carriedFrom());
    }

    private static Level highest(UnderPolicy supposed) {
        Level highest = supposed.policy.levels().getFirst();
        for (Standing standing : supposed.standings) {
            highest = !standing.isCleared() && standing.level().compareTo(highest) > 0 ? standing.level() : highest;
        }
        return highest;
    }

    /** What gates find of stops, monitoring and other models does not hang on these thresholds. */
    private static boolean standsWhateverIsCleared(Code code) {
        return code == Code.STOP_TRIPPED || code == Code.MONITORING_SILENT || code == Code.SECURITY_SHORT || code == Code.PAYLOAD_UNAVAILABLE;
    }

    private Stream<Reason> clearing(Set<ThresholdId> cleared) {
        WayOutSteps steps = new WayOutSteps(under, version);
        return cleared.stream().map(threshold -> steps.reason(Code.NOT_CLEARED, threshold.value(), under.policy.determination().clause()));
    }
}
