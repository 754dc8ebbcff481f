package loadline.core.decision;

import java.util.ArrayList;
import java.util.List;
import loadline.core.Logged;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Exhibit;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.Judge;
import loadline.core.assessment.Submissions;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.PolicyRules;
import loadline.core.policy.ProtocolLines.Expression;
import loadline.core.policy.ProtocolLines.Pathway;
import loadline.core.policy.ThresholdId;

/**
 * What is judged for a family under one version of a policy: for each assessed threshold, and each precursor before it, the
 * indicators with their evidence and the expressions asked of them. It depends on facts alone, and is made once when they are
 * folded.
 *
 * @param thresholds what is asked of each assessed threshold, in the policy's order
 * @param precursors for each of them, what is asked of every precursor before it
 */
record Docket(List<Asked> thresholds, List<List<Asked>> precursors) {

    /**
     * What is asked of a threshold or precursor.
     *
     * @param judged the newest protocol's indicators, and those of older versions that have a result on the family: none can be
     *     retired
     * @param expressions those of the newest version of the protocol and of each in force since the first evidence, each over its
     *     own indicators: renaming one fills no second place among those that suffice
     * @param others indicators of none of those versions: they must be ruled out
     */
    record Asked(List<Judged> judged, List<Expression> expressions, List<IndicatorId> others) {
        /** Whether it is ruled out on these verdicts: every pathway of every expression, and every other indicator. */
        boolean isRuledOut(List<IndicatorVerdict> verdicts) {
            return holds(verdicts) && areOthersRuledOut(verdicts);
        }

        /** Whether every pathway of every expression is ruled out. */
        boolean holds(List<IndicatorVerdict> verdicts) {
            for (Expression expression : expressions) {
                for (Pathway pathway : expression.pathways()) {
                    if (!isRuledOut(pathway, verdicts)) {
                        return false;
                    }
                }
            }
            return !judged.isEmpty();
        }

        /** Whether every indicator is that no expression asks for. */
        boolean areOthersRuledOut(List<IndicatorVerdict> verdicts) {
            return others.isEmpty() || verdicts.stream().allMatch(v -> v.outcome() == Outcome.RULED_OUT || !others.contains(v.indicator()));
        }

        /** All of its indicators that are judged and can rule out, or as many as suffice; one at least. */
        private static boolean isRuledOut(Pathway pathway, List<IndicatorVerdict> verdicts) {
            int judged = 0;
            int able = 0;
            int ruledOut = 0;
            for (Indicator indicator : pathway.indicators()) {
                IndicatorVerdict verdict = of(indicator.id(), verdicts);
                if (verdict != null) {
                    judged++;
                    able += indicator.line().bearsOnRulingOut() ? 1 : 0;
                    ruledOut += verdict.outcome() == Outcome.RULED_OUT ? 1 : 0;
                }
            }
            return judged == 0 || able > 0 && ruledOut >= pathway.atLeast().orElse(able);
        }

        private static IndicatorVerdict of(IndicatorId id, List<IndicatorVerdict> verdicts) {
            for (IndicatorVerdict verdict : verdicts) {
                if (verdict.indicator().equals(id)) {
                    return verdict;
                }
            }
            return null;
        }
    }

    /**
     * One indicator and its evidence.
     *
     * @param hasMoved whether its line is another under an older version that some falls under
     * @param isOpened whether what some of it comes to is what the opener of a sealed cutoff says
     */
    record Judged(Indicator indicator, int leastRuns, List<Exhibit> exhibits, boolean hasMoved, boolean isOpened) {}

    static Docket of(PolicyRules rules, List<Logged<AdoptedProtocol>> protocols, Family family, Openings openings) {
        return new Docket(rules.assessed().stream().map(assessed -> asked(assessed.threshold().id(), protocols, family, openings)).toList(),
                rules.assessed().stream().map(assessed -> assessed.precursors().stream().map(precursor -> asked(precursor.id(), protocols, family, openings)).toList()).toList());
    }

    private static Asked asked(ThresholdId threshold, List<Logged<AdoptedProtocol>> protocols, Family family, Openings openings) {
        List<IndicatorVersions> listed = new ArrayList<>();
        for (int i = protocols.size() - 1; i >= 0; i--) {
            for (Indicator indicator : protocols.get(i).fact().lines().expressionFor(threshold).indicators()) {
                boolean isInNewest = i == protocols.size() - 1;
                boolean isListed = listed.stream().anyMatch(newer -> newer.indicator().id().equals(indicator.id()));
                if (isInNewest || !isListed && !family.evidence(indicator.task()).isEmpty()) {
                    listed.add(IndicatorVersions.of(threshold, indicator, protocols));
                }
            }
        }
        List<Expression> all = protocols.stream().map(protocol -> protocol.fact().lines().expressionFor(threshold)).toList();
        List<Expression> asked = all.subList(oldestInForce(listed, protocols, family), all.size());
        List<IndicatorId> others = listed.stream().map(IndicatorVersions::indicator).filter(i -> i.line().bearsOnRulingOut())
                .map(Indicator::id).filter(id -> asked.stream().noneMatch(expression -> asksFor(expression, id))).toList();
        Submissions.Submitted submitted = new Submissions.Submitted(all.stream().flatMap(expression -> expression.indicators().stream()).map(Indicator::task).distinct()
                .flatMap(task -> family.evidence(task).stream()).toList());
        return new Asked(listed.stream().map(indicator -> judged(indicator, submitted, family, openings)).toList(), List.copyOf(asked), others);
    }

    private static boolean asksFor(Expression expression, IndicatorId id) {
        return expression.indicators().stream().anyMatch(indicator -> indicator.id().equals(id));
    }

    /** The place of the oldest version of the protocol that is asked: the newest, or one in force since the first evidence. */
    private static int oldestInForce(List<IndicatorVersions> listed, List<Logged<AdoptedProtocol>> protocols, Family family) {
        long first = listed.stream().flatMap(indicator -> indicator.tasks().stream()).flatMap(task -> family.evidence(task).stream())
                .mapToLong(EvidenceGroup::since).min().orElse(Long.MAX_VALUE);
        int oldest = Math.max(0, protocols.size() - 1);
        while (oldest > 0 && protocols.get(oldest).index() > first) {
            oldest--;
        }
        return oldest;
    }

    private static Judged judged(IndicatorVersions indicator, Submissions.Submitted submitted, Family family, Openings openings) {
        List<Exhibit.Under> evidence = new ArrayList<>();
        for (String task : indicator.tasks()) {
            for (EvidenceGroup group : family.evidence(task)) {
                List<Judge.Version> versions = indicator.inForceSince(group, submitted.ordinal(group.weights()), openings);
                if (versions.stream().anyMatch(version -> version.indicator().task().equals(task))) {
                    evidence.add(new Exhibit.Under(group, versions));
                }
            }
        }
        boolean hasMoved = evidence.stream().anyMatch(each -> each.versions().stream().map(version -> version.indicator().line()).distinct().count() > 1);
        boolean isOpened = evidence.stream().flatMap(each -> each.versions().stream()).anyMatch(version -> version.opened() != Outcome.INCONCLUSIVE);
        return new Judged(indicator.indicator(), indicator.leastRuns(), Exhibit.of(evidence), hasMoved, isOpened);
    }
}
