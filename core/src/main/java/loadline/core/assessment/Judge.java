package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;

/**
 * Compares recorded estimates with an indicator's line. It computes no statistic: every number it compares was recorded.
 *
 * @param weights the checkpoint whose danger is to be ruled out; a crossing on any other member of the family still counts
 * @param asOf the time at which evidence ages
 */
public record Judge(Digest weights, Instant asOf) {

    /**
     * One version of an indicator, and the error probability a bound may use for it.
     *
     * @param protocol digest of the protocol text it stands in
     * @param mostMissing largest share of planned samples that may be missing
     */
    public record Version(Indicator indicator, Digest protocol, BigDecimal alpha, BigDecimal mostMissing) {}

    /**
     * A piece of evidence with every version of the indicator it is judged under: those in force from its plan on, at least one of
     * which reads its task. Under the others it is no result, so that it cannot rule out.
     */
    public record Item(EvidenceGroup group, List<Version> versions) {}

    /**
     * The indicator's verdict over all evidence of a family. Crossed if any lower bound crosses, whatever its defects; ruled
     * out only if at least {@code leastRuns} results are usable, every usable one is below the line, so is every other
     * registered, complete result on the checkpoint that is not withdrawn, and no plan is open.
     *
     * @param leastRuns fewest usable results
     */
    public IndicatorVerdict verdict(Indicator indicator, int leastRuns, List<Item> items) {
        List<Weighed> weighed = new ArrayList<>(items.size());
        Outcome worst = Outcome.RULED_OUT;
        Outcome usableWorst = Outcome.RULED_OUT;
        Outcome registeredWorst = Outcome.RULED_OUT;
        int usable = 0;
        int registered = 0;
        boolean open = false;
        for (Item item : items) {
            Weighed w = weigh(item);
            weighed.add(w);
            worst = worst.or(w.outcome());
            if (w.defects().isEmpty()) {
                usable++;
                usableWorst = usableWorst.or(w.outcome());
            }
            if (w.defects().isEmpty() || onlyUnregistered(w.defects())) {
                registered++;
                registeredWorst = registeredWorst.or(w.outcome());
            }
            open |= item.group().isOpen() && item.group().weights().equals(weights) && !isSuperseded(item.group(), items)
                    || w.outcome() != Outcome.RULED_OUT && mustBeRuledOut(item.group());
        }
        return new IndicatorVerdict(indicator.id(), combined(indicator, worst, usableWorst, usable >= leastRuns && !open), usable, weighed,
                combined(indicator, worst, registeredWorst, registered >= leastRuns && !open));
    }

    private static Outcome combined(Indicator indicator, Outcome worst, Outcome usableWorst, boolean enough) {
        if (worst == Outcome.CROSSED || worst == Outcome.ALERTED) {
            return worst;
        }
        if (enough && usableWorst == Outcome.RULED_OUT && indicator.line().ruleOutBelow().isPresent()) {
            return Outcome.RULED_OUT;
        }
        return worst == Outcome.RULE_OUT_LOST ? worst : Outcome.INCONCLUSIVE;
    }

    /**
     * A registered, complete result on the checkpoint that is not ruled out stands in the way whatever its defects, until it is
     * withdrawn: else ageing, a second run that breaks off, or leaving out its estimate would clear it away.
     */
    private boolean mustBeRuledOut(EvidenceGroup group) {
        return group.plan().isPresent() && !group.isOpen() && group.weights().equals(weights) && !group.defects().contains(Defect.WITHDRAWN);
    }

    private static boolean onlyUnregistered(Set<Defect> defects) {
        return defects.size() == 1 && defects.contains(Defect.UNREGISTERED);
    }

    private static boolean isSuperseded(EvidenceGroup open, List<Item> items) {
        return items.stream().map(Item::group).anyMatch(later -> later.answers(open));
    }

    /** Judges one piece of evidence under every version it falls under; the least favourable stands, at its newest entry. */
    private Weighed weigh(Item item) {
        Weighed worst = null;
        long newest = -1;
        boolean elsewhere = false;
        for (Version version : item.versions()) {
            if (version.indicator().task().equals(item.group().task())) {
                Weighed w = weigh(item.group(), version);
                newest = Math.max(newest, w.index());
                worst = worse(worst, w);
            } else {
                elsewhere = true;
            }
        }
        if (elsewhere) {
            worst.defects().add(Defect.NOT_ESTIMATED);
        }
        return worst.index() == newest ? worst : worst.at(newest);
    }

    private static boolean isWorse(Weighed a, Weighed b) {
        int byOutcome = a.outcome().compareTo(b.outcome());
        return byOutcome > 0 || byOutcome == 0 && a.defects().size() > b.defects().size();
    }

    private Weighed weigh(EvidenceGroup group, Version version) {
        Set<Defect> defects = defects(group, version.indicator());
        Weighed worst = null;
        boolean overAllRuns = false;
        long newest = lastIndex(group);
        for (int i = 0; i < group.estimates().size(); i++) {
            Estimate estimate = group.estimates().get(i).fact();
            if (!estimate.protocol().equals(version.protocol()) || !estimate.indicator().equals(version.indicator().id())) {
                continue;
            }
            Weighed w = leastFavourable(group, defects, group.estimates().get(i), version.indicator());
            boolean whole = group.isReadWholeBy(estimate);
            if (whole) {
                overAllRuns = true;
                note(defects, estimate, version);
            }
            if (whole || w.outcome().compareTo(Outcome.ALERTED) >= 0) {
                worst = worse(worst, w);
                newest = Math.max(newest, w.index());
            }
        }
        if (!overAllRuns) {
            defects.add(Defect.NOT_ESTIMATED);
            worst = worst == null ? notEstimated(group, defects) : worst;
        }
        return worst.index() == newest ? worst : worst.at(newest);
    }

    /** One estimate against every reading of the line. */
    private static Weighed leastFavourable(EvidenceGroup group, Set<Defect> defects, Logged<Estimate> estimate, Indicator indicator) {
        String reading = estimate.fact().reading();
        Weighed worst = compare(group, defects, estimate, indicator, indicator.line(), reading);
        for (Indicator.AlternativeReading other : indicator.alternatives()) {
            worst = worse(worst, compare(group, defects, estimate, indicator, other.line(), reading + "; " + other.reading()));
        }
        return worst;
    }

    private static Weighed notEstimated(EvidenceGroup group, Set<Defect> defects) {
        return new Weighed(group.key(), Outcome.INCONCLUSIVE, defects, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "none", Basis.ATTESTED_AGGREGATE, lastIndex(group));
    }

    private static Weighed worse(Weighed a, Weighed b) {
        return a == null || isWorse(b, a) ? b : a;
    }

    private Set<Defect> defects(EvidenceGroup group, Indicator indicator) {
        Set<Defect> defects = group.defects().isEmpty() ? EnumSet.noneOf(Defect.class) : EnumSet.copyOf(group.defects());
        if (!group.weights().equals(weights)) {
            defects.add(Defect.OTHER_CHECKPOINT);
        }
        if (indicator.maxAge().after(group.agesFrom()).isBefore(asOf)) {
            defects.add(Defect.STALE);
        }
        if (!indicator.publishedMayRuleOut() && hasPublishedFigure(group)) {
            defects.add(Defect.PUBLISHED_ONLY);
        }
        return defects;
    }

    private static boolean hasPublishedFigure(EvidenceGroup group) {
        for (int i = 0; i < group.runs().size(); i++) {
            if (group.runs().get(i).fact().result() instanceof EvaluationRun.Result.Published) {
                return true;
            }
        }
        return false;
    }

    private static void note(Collection<Defect> defects, Estimate estimate, Version version) {
        Indicator indicator = version.indicator();
        Estimate.Tally tally = estimate.tally();
        if (estimate.alpha().compareTo(version.alpha()) > 0) {
            defects.add(Defect.ALPHA_TOO_LARGE);
        }
        if (exceeds(tally.missing(), tally.planned(), version.mostMissing())) {
            defects.add(Defect.TOO_MANY_MISSING);
        }
        if (exceeds(tally.limited(), tally.planned(), indicator.mostLimitHit())) {
            defects.add(Defect.UNDER_ELICITED);
        }
        if (tally.attempts() < indicator.attempts()) {
            defects.add(Defect.TOO_FEW_ATTEMPTS);
        }
        if (estimate.basis() == Basis.ATTESTED_AGGREGATE && !indicator.publishedMayRuleOut()) {
            defects.add(Defect.PUBLISHED_ONLY);
        }
        if (estimate.upper().isEmpty()) {
            defects.add(Defect.NO_BOUND);
        }
    }

    private static boolean exceeds(int part, int whole, BigDecimal most) {
        return part > 0 && (whole == 0 || BigDecimal.valueOf(part).compareTo(most.multiply(BigDecimal.valueOf(whole))) > 0);
    }

    private static Weighed compare(EvidenceGroup group, Set<Defect> defects, Logged<Estimate> logged, Indicator indicator, Line line, String reading) {
        Estimate estimate = logged.fact();
        Optional<BigDecimal> cutoff = line.ruleOutBelow().map(indicator::oriented);
        Optional<BigDecimal> below = indicator.buffer().signum() == 0 ? cutoff : cutoff.map(c -> c.subtract(indicator.buffer()));
        Optional<BigDecimal> from = line.crossedFrom().map(indicator::oriented);
        return new Weighed(group.key(), outcome(estimate, indicator, line, cutoff, below, from), defects, estimate.point(), estimate.lower(), estimate.upper(), below, from,
                reading, estimate.basis(), logged.index());
    }

    private static Outcome outcome(
            Estimate estimate, Indicator indicator, Line line, Optional<BigDecimal> cutoff, Optional<BigDecimal> below, Optional<BigDecimal> from) {
        if (from.isPresent() && atLeast(estimate.lower(), from.get())) {
            return Outcome.CROSSED;
        }
        if (line instanceof Line.Alert(Line.Cutoff.Fixed fixed) && atLeast(estimate.point(), indicator.oriented(fixed.value()))) {
            return Outcome.ALERTED;
        }
        if (below.isPresent() && estimate.upper().isPresent() && estimate.upper().get().compareTo(below.get()) < 0) {
            return Outcome.RULED_OUT;
        }
        boolean lost = cutoff.isPresent() && from.isEmpty() && atLeast(estimate.point(), cutoff.get());
        return lost ? Outcome.RULE_OUT_LOST : Outcome.INCONCLUSIVE;
    }

    private static boolean atLeast(Optional<BigDecimal> value, BigDecimal line) {
        return value.isPresent() && value.get().compareTo(line) >= 0;
    }

    private static long lastIndex(EvidenceGroup group) {
        return group.runs().isEmpty() ? group.since() : group.runs().getLast().index();
    }
}
