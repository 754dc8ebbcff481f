package loadline.core.decision;

import java.util.List;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.Opening;
import loadline.core.policy.Indicator;

/**
 * What evidence comes to beside a sealed cutoff. The worst that anybody in the opener's role ever said stands. It is ruled out
 * only on the newest opening, made after every run and estimate of the evidence, by somebody who may loosen and took no part.
 */
final class Openings {
    private final Conflicts conflicts;
    private final Enrolled enrolled;

    Openings(Conflicts conflicts, Enrolled enrolled) {
        this.conflicts = conflicts;
        this.enrolled = enrolled;
    }

    /** Under one version of an indicator; inconclusive where its line is not sealed or nobody spoke. */
    Outcome outcome(EvidenceGroup group, Indicator indicator, Digest protocol) {
        List<Logged<Opening>> all = group.openings().stream().filter(o -> o.fact().protocol().equals(protocol) && o.fact().indicator().equals(indicator.id())
                && o.fact().weights().equals(group.weights()) && indicator.line().openers().contains(o.fact().as())).toList();
        Outcome worst = all.stream().map(o -> o.fact().outcome()).reduce(Outcome.RULED_OUT, Outcome::or);
        if (worst.compareTo(Outcome.RULE_OUT_LOST) >= 0) {
            return worst;
        }
        boolean ruledOut = !all.isEmpty() && all.getLast().fact().outcome() == Outcome.RULED_OUT && mayRuleOut(all.getLast(), group);
        return ruledOut ? Outcome.RULED_OUT : Outcome.INCONCLUSIVE;
    }

    private boolean mayRuleOut(Logged<Opening> opening, EvidenceGroup group) {
        boolean isLast = opening.index() > group.lastIndex() && group.estimates().stream()
                .noneMatch(e -> e.index() > opening.index() && e.fact().protocol().equals(opening.fact().protocol()) && e.fact().indicator().equals(opening.fact().indicator()));
        return isLast && !conflicts.tookPart(opening.by()) && enrolled.counts(opening, opening.fact().as()) && enrolled.areAllKnown(opening);
    }
}
