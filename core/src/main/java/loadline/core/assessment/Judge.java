package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.policy.Indicator;

/**
 * Compares recorded estimates with an indicator's line. It computes no statistic: every number it compares was recorded.
 *
 * @param weights the checkpoint whose danger is to be ruled out; a crossing on any other member of the family still counts
 * @param asOf the time at which evidence ages
 */
public record Judge(Digest weights, Instant asOf) {

    /** One version of an indicator, every reading of its line, and the error probability a bound may use for it. */
    public static final class Version {
        private final Indicator indicator;
        private final Digest protocol;
        private final BigDecimal alpha;
        private final long alphaUnits;
        private final BigDecimal mostMissing;
        private final LineReading[] readings;

        /**
         * A version of an indicator.
         *
         * @param protocol digest of the protocol text it stands in
         * @param mostMissing largest share of planned samples that may be missing
         */
        public Version(Indicator indicator, Digest protocol, BigDecimal alpha, BigDecimal mostMissing) {
            this(indicator, protocol, alpha, mostMissing, readings(indicator));
        }

        private Version(Indicator indicator, Digest protocol, BigDecimal alpha, BigDecimal mostMissing, LineReading[] readings) {
            this.indicator = indicator;
            this.protocol = protocol;
            this.alpha = alpha;
            this.alphaUnits = Units.of(alpha);
            this.mostMissing = mostMissing;
            this.readings = readings;
        }

        private static LineReading[] readings(Indicator indicator) {
            List<LineReading> readings = new ArrayList<>();
            readings.add(LineReading.of(indicator, Optional.empty(), indicator.line()));
            indicator.alternatives().forEach(other -> readings.add(LineReading.of(indicator, Optional.of(other.reading()), other.line())));
            return readings.toArray(LineReading[]::new);
        }

        /** The same version for a submission that may use another error probability. */
        public Version at(BigDecimal otherAlpha) {
            return new Version(indicator, protocol, otherAlpha, mostMissing, readings);
        }

        /** The indicator as this version has it. */
        public Indicator indicator() {
            return indicator;
        }

        /** The error probability a bound may use. */
        public BigDecimal alpha() {
            return alpha;
        }

        Digest protocol() {
            return protocol;
        }

        long alphaUnits() {
            return alphaUnits;
        }

        BigDecimal mostMissing() {
            return mostMissing;
        }
    }

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
        Weighed[] weighed = new Weighed[items.size()];
        Outcome worst = Outcome.RULED_OUT;
        Outcome usableWorst = Outcome.RULED_OUT;
        Outcome registeredWorst = Outcome.RULED_OUT;
        int usable = 0;
        int registered = 0;
        boolean open = false;
        for (int i = 0; i < weighed.length; i++) {
            Item item = items.get(i);
            Weighed w = weigh(item);
            weighed[i] = w;
            worst = worst.or(w.outcome());
            boolean isUsable = w.defects().isEmpty();
            if (isUsable) {
                usable++;
                usableWorst = usableWorst.or(w.outcome());
            }
            if (isUsable || isOnlyUnregistered(w)) {
                registered++;
                registeredWorst = registeredWorst.or(w.outcome());
            }
            open |= item.group().isOpen() && item.group().weights().equals(weights) && !isSuperseded(item.group(), items)
                    || w.outcome() != Outcome.RULED_OUT && mustBeRuledOut(item.group());
        }
        return new IndicatorVerdict(indicator.id(), combined(indicator, worst, usableWorst, usable >= leastRuns && !open), usable, List.of(weighed),
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
        return group.plan().isPresent() && !group.isOpen() && group.weights().equals(weights) && !group.defects().has(Defect.WITHDRAWN);
    }

    private static boolean isOnlyUnregistered(Weighed weighed) {
        return weighed.defects().size() == 1 && weighed.defects().contains(Defect.UNREGISTERED);
    }

    private static boolean isSuperseded(EvidenceGroup open, List<Item> items) {
        return items.stream().map(Item::group).anyMatch(later -> later.answers(open));
    }

    /** Judges one piece of evidence under every version it falls under; the least favourable stands, at its newest entry. */
    private Weighed weigh(Item item) {
        EvidenceGroup group = item.group();
        List<Version> versions = item.versions();
        if (versions.size() == 1) {
            return weigh(group, versions.getFirst());
        }
        Weighed worst = null;
        long newest = -1;
        boolean elsewhere = false;
        for (Version version : versions) {
            if (version.indicator().task().equals(group.task())) {
                Weighed w = weigh(group, version);
                newest = Math.max(newest, w.index());
                worst = worst == null || isWorse(w, worst) ? w : worst;
            } else {
                elsewhere = true;
            }
        }
        return worst.with(Defects.of(worst.defects()).with(Defect.NOT_ESTIMATED, elsewhere), newest);
    }

    private static boolean isWorse(Weighed a, Weighed b) {
        int byOutcome = a.outcome().compareTo(b.outcome());
        return byOutcome > 0 || byOutcome == 0 && a.defects().size() > b.defects().size();
    }

    /** Every estimate against every reading of the line: the least favourable stands, the first of equals. */
    private Weighed weigh(EvidenceGroup group, Version version) {
        Defects defects = defects(group, version.indicator());
        RecordedFigures worst = null;
        LineReading worstReading = null;
        Outcome worstOutcome = Outcome.INCONCLUSIVE;
        boolean overAllRuns = false;
        long newest = group.lastIndex();
        for (RecordedFigures figures : group.figures()) {
            if (!figures.isUnder(version)) {
                continue;
            }
            LineReading reading = leastFavourable(figures, version.readings);
            Outcome outcome = reading.outcome(figures);
            if (figures.isWhole) {
                overAllRuns = true;
                defects = figures.defectsUnder(version, defects);
            }
            if (figures.isWhole || outcome.compareTo(Outcome.ALERTED) >= 0) {
                boolean isWorse = worst == null || outcome.compareTo(worstOutcome) > 0;
                worst = isWorse ? figures : worst;
                worstReading = isWorse ? reading : worstReading;
                worstOutcome = isWorse ? outcome : worstOutcome;
                newest = Math.max(newest, figures.index);
            }
        }
        defects = defects.with(Defect.NOT_ESTIMATED, !overAllRuns);
        return worst == null ? notEstimated(group, defects) : new Weighed(group.key(), worstOutcome, defects, worst.point, worst.lower, worst.upper,
                worstReading.below().number(), worstReading.from().number(), worstReading.beside(worst.reading), worst.basis, newest);
    }

    private static LineReading leastFavourable(RecordedFigures figures, LineReading[] readings) {
        LineReading worst = readings[0];
        for (int i = 1; i < readings.length; i++) {
            worst = readings[i].outcome(figures).compareTo(worst.outcome(figures)) > 0 ? readings[i] : worst;
        }
        return worst;
    }

    private static Weighed notEstimated(EvidenceGroup group, Defects defects) {
        return new Weighed(group.key(), Outcome.INCONCLUSIVE, defects, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "none", Basis.ATTESTED_AGGREGATE, group.lastIndex());
    }

    /** What bars ruling out whatever the figures are. */
    private Defects defects(EvidenceGroup group, Indicator indicator) {
        return group.defects()
                .with(Defect.OTHER_CHECKPOINT, !group.weights().equals(weights))
                .with(Defect.STALE, indicator.maxAge().after(group.agesFrom()).isBefore(asOf))
                .with(Defect.PUBLISHED_ONLY, group.isPublished() && !indicator.publishedMayRuleOut());
    }
}
