package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loadline.core.Digest;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.evaluation.Elicitation;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.OrientedLine;

/**
 * Compares recorded estimates with an indicator's line. It computes no statistic: every number it compares was recorded.
 *
 * @param weights the checkpoint whose danger is to be ruled out; a crossing on any other member of the family still counts
 * @param asOf the time at which evidence ages
 * @param granted what users of the model are granted: evidence that was elicited more weakly cannot rule out
 */
public record Judge(Digest weights, Instant asOf, Elicitation granted) {
    /**
     * One version of an indicator, and the error probability a bound may use for it.
     *
     * @param protocol digest of the protocol text it stands in
     * @param mostMissing largest share of planned samples that may be missing
     * @param readings every reading of its line, its own first
     * @param opened where the line is sealed, what the evidence comes to: inconclusive until somebody who may says otherwise
     */
    public record Version(Indicator indicator, Digest protocol, BigDecimal alpha, BigDecimal mostMissing, List<OrientedLine> readings, Outcome opened) {
        /** A version that stands in no adopted protocol. */
        public Version(Indicator indicator, Digest protocol, BigDecimal alpha, BigDecimal mostMissing) {
            this(indicator, protocol, alpha, mostMissing, OrientedLine.of(indicator), Outcome.INCONCLUSIVE);
        }

        /** An indicator of an adopted protocol. */
        public static Version of(Indicator indicator, AdoptedProtocol protocol, BigDecimal alpha, Outcome opened) {
            return new Version(indicator, protocol.text(), alpha, protocol.protocol().mostMissing(), protocol.lines().readingsOf(indicator.id()), opened);
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
        if (enough && usableWorst == Outcome.RULED_OUT && indicator.line().mayRuleOut()) {
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
        boolean isWeaker = !exhibit.elicitation().isAtLeast(granted);
        RecordedFigures worst = null;
        OrientedLine worstLine = null;
        Outcome worstOutcome = null;
        Defects worstDefects = null;
        Basis basis = Basis.RECOMPUTED_FROM_SAMPLES;
        long newest = exhibit.lastIndex();
        for (RecordedFigures figures : exhibit.figures()) {
            OrientedLine line = figures.leastFavourable();
            Outcome outcome = figures.outcome(line);
            if (figures.isWhole || outcome.compareTo(Outcome.ALERTED) >= 0) {
                Defects defects = figures.defects.with(Defect.OTHER_CHECKPOINT, isOther).with(Defect.STALE, figures.isStale(asOf))
                        .with(Defect.UNDER_ELICITED, isWeaker);
                if (worst == null || isWorse(outcome, defects, worstOutcome, worstDefects)) {
                    worst = figures;
                    worstLine = line;
                    worstOutcome = outcome;
                    worstDefects = defects;
                }
                basis = figures.basis.compareTo(basis) > 0 ? figures.basis : basis;
                newest = Math.max(newest, figures.index);
            }
        }
        return new Weighed(exhibit.evidence(), worstOutcome, worstDefects.with(Defect.NOT_ESTIMATED, exhibit.isElsewhere()),
                worst.under(worstLine), worstLine.limits(), basis, newest);
    }

    private static boolean isWorse(Outcome a, Defects ofA, Outcome b, Defects ofB) {
        int byOutcome = a.compareTo(b);
        return byOutcome > 0 || byOutcome == 0 && ofA.size() > ofB.size();
    }
}
