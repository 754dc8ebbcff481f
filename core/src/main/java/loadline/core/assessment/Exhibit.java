package loadline.core.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.IndicatorVerdict.Figures;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.evaluation.Elicitation;
import loadline.core.policy.Indicator;
import loadline.core.policy.OrientedLine;

/**
 * A piece of evidence as it is put before the {@link Judge} for one indicator: every recorded estimate under every version of
 * the indicator it falls under, which are those in force from its plan on. It depends on facts alone, and is made once when
 * they are folded; what the figures say of the line is left to the judge.
 */
public final class Exhibit {
    private final Digest evidence;
    private final Digest weights;
    private final RecordedFigures[] figures;
    private final long lastIndex;
    private final boolean isElsewhere;
    private final boolean waits;
    private final boolean mustBeRuledOut;
    private final Elicitation elicitation;

    private Exhibit(EvidenceGroup group, List<Judge.Version> versions, boolean waits) {
        this.evidence = group.key();
        this.weights = group.weights();
        this.lastIndex = group.lastIndex();
        this.waits = waits;
        this.elicitation = group.plan().map(plan -> plan.fact().elicitation()).orElse(Elicitation.NONE);
        this.mustBeRuledOut = group.plan().isPresent() && !group.isOpen() && !group.defects().has(Defect.WITHDRAWN);
        List<RecordedFigures> all = new ArrayList<>(1);
        boolean elsewhere = false;
        for (Judge.Version version : versions) {
            if (version.indicator().task().equals(group.task())) {
                addFigures(group, version, all);
            } else {
                elsewhere = true;
            }
        }
        this.figures = all.toArray(RecordedFigures[]::new);
        this.isElsewhere = elsewhere;
    }

    /** A piece of evidence, and the versions of the indicator it falls under; at least one of them reads its task. */
    public record Under(EvidenceGroup group, List<Judge.Version> versions) {}

    /** All evidence that one indicator is judged on. */
    public static List<Exhibit> of(List<Under> all) {
        return all.stream().map(each -> new Exhibit(each.group(), each.versions(),
                each.group().isOpen() && all.stream().noneMatch(later -> later.group().answers(each.group())))).toList();
    }

    private static void addFigures(EvidenceGroup group, Judge.Version version, List<RecordedFigures> all) {
        List<Logged<Estimate>> mine = group.estimates().stream()
                .filter(e -> e.fact().protocol().equals(version.protocol()) && e.fact().indicator().equals(version.indicator().id())).toList();
        Defects defects = group.defects().with(Defect.PUBLISHED_ONLY, group.isPublished() && !version.indicator().publishedMayRuleOut());
        Instant stale = version.indicator().maxAge().after(group.agesFrom());
        boolean overAllRuns = false;
        for (Logged<Estimate> estimate : mine) {
            if (group.isReadWholeBy(estimate.fact())) {
                overAllRuns = true;
                defects = noted(defects, estimate.fact(), version);
            }
        }
        defects = defects.with(Defect.NOT_ESTIMATED, !overAllRuns);
        for (Logged<Estimate> estimate : mine) {
            all.add(new RecordedFigures(Figures.of(estimate.fact()), basis(estimate.fact(), version), version.readings(), version.opened(), stale, defects,
                    group.isReadWholeBy(estimate.fact()), estimate.index()));
        }
        if (!overAllRuns) {
            List<OrientedLine> sealed = version.readings().stream().filter(OrientedLine::isSealed).toList();
            all.add(new RecordedFigures(Figures.NONE, Basis.ATTESTED_AGGREGATE, sealed.isEmpty() ? List.of(OrientedLine.NONE) : sealed, version.opened(), stale, defects, true, group.lastIndex()));
        }
    }

    /** Beside a sealed cutoff nobody recomputes anything. */
    private static Basis basis(Estimate estimate, Judge.Version version) {
        return version.indicator().line().openers().isEmpty() ? estimate.basis() : Basis.ATTESTED_AGGREGATE;
    }

    private static Defects noted(Defects defects, Estimate estimate, Judge.Version version) {
        Indicator indicator = version.indicator();
        Estimate.Tally tally = estimate.tally();
        return defects
                .with(Defect.ALPHA_TOO_LARGE, estimate.alpha().compareTo(version.alpha()) > 0)
                .with(Defect.TOO_MANY_MISSING, exceeds(tally.missing(), tally.planned(), version.mostMissing()))
                .with(Defect.UNDER_ELICITED, exceeds(tally.limited(), tally.planned(), indicator.mostLimitHit()))
                .with(Defect.TOO_FEW_ATTEMPTS, tally.attempts() < indicator.attempts())
                .with(Defect.PUBLISHED_ONLY, estimate.basis() == Basis.ATTESTED_AGGREGATE && !indicator.publishedMayRuleOut())
                .with(Defect.NO_BOUND, estimate.upper().isEmpty());
    }

    private static boolean exceeds(int part, int whole, BigDecimal most) {
        return part > 0 && (whole == 0 || BigDecimal.valueOf(part).compareTo(most.multiply(BigDecimal.valueOf(whole))) > 0);
    }

    /** How hard its plan says the model was tried; evidence without a plan says nothing. */
    Elicitation elicitation() {
        return elicitation;
    }

    Digest evidence() {
        return evidence;
    }

    Digest weights() {
        return weights;
    }

    /** Not to be written to. */
    RecordedFigures[] figures() {
        return figures;
    }

    /** Index of the newest run. */
    long lastIndex() {
        return lastIndex;
    }

    /** Whether a version it falls under reads another task: it is no result there, and cannot rule out. */
    boolean isElsewhere() {
        return isElsewhere;
    }

    /** Whether it is open, and nothing among the indicator's evidence answers for it. */
    boolean waits() {
        return waits;
    }

    /**
     * A registered, complete result that is not ruled out stands in the way whatever its defects, until it is withdrawn: else
     * ageing, a second run that breaks off, or leaving out its estimate would clear it away.
     */
    boolean mustBeRuledOut() {
        return mustBeRuledOut;
    }
}
