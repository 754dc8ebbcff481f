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

        BigDecimal mostMissing() {
            return mostMissing;
        }

        LineReading[] readings() {
            return readings;
        }
    }

    /**
     * The indicator's verdict over all evidence of a family. Crossed if any lower bound crosses, whatever its defects; ruled
     * out only if at least {@code leastRuns} results are usable, every usable one is below the line, so is every other
     * registered, complete result on the checkpoint that is not withdrawn, and no plan is open.
     *
     * @param leastRuns fewest usable results
     */
    public IndicatorVerdict verdict(Indicator indicator, int leastRuns, List<Exhibit> exhibits) {
        Weighed[] weighed = new Weighed[exhibits.size()];
        Outcome worst = Outcome.RULED_OUT;
        Outcome usableWorst = Outcome.RULED_OUT;
        Outcome registeredWorst = Outcome.RULED_OUT;
        int usable = 0;
        int registered = 0;
        boolean open = false;
        for (int i = 0; i < weighed.length; i++) {
            Exhibit exhibit = exhibits.get(i);
            Weighed w = weigh(exhibit);
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
            open |= exhibit.weights().equals(weights) && (exhibit.waits() || w.outcome() != Outcome.RULED_OUT && exhibit.mustBeRuledOut());
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

    private static boolean isOnlyUnregistered(Weighed weighed) {
        return weighed.defects().size() == 1 && weighed.defects().contains(Defect.UNREGISTERED);
    }

    /** Every estimate under every version and reading of the line: the least favourable stands, at the newest entry that was read. */
    private Weighed weigh(Exhibit exhibit) {
        boolean isOther = !exhibit.weights().equals(weights);
        RecordedFigures worst = null;
        LineReading worstReading = null;
        Outcome worstOutcome = null;
        Defects worstDefects = null;
        long newest = exhibit.lastIndex();
        for (RecordedFigures figures : exhibit.figures()) {
            LineReading reading = figures.leastFavourable();
            Outcome outcome = reading.outcome(figures);
            if (figures.isWhole || outcome.compareTo(Outcome.ALERTED) >= 0) {
                Defects defects = figures.defects.with(Defect.OTHER_CHECKPOINT, isOther).with(Defect.STALE, figures.isStale(asOf));
                if (worst == null || isWorse(outcome, defects, worstOutcome, worstDefects)) {
                    worst = figures;
                    worstReading = reading;
                    worstOutcome = outcome;
                    worstDefects = defects;
                }
                newest = Math.max(newest, figures.index);
            }
        }
        return new Weighed(exhibit.evidence(), worstOutcome, worstDefects.with(Defect.NOT_ESTIMATED, exhibit.isElsewhere()),
                worstReading.beside(worst.figures), worstReading.marks(), newest);
    }

    private static boolean isWorse(Outcome a, Defects ofA, Outcome b, Defects ofB) {
        int byOutcome = a.compareTo(b);
        return byOutcome > 0 || byOutcome == 0 && ofA.size() > ofB.size();
    }
}
