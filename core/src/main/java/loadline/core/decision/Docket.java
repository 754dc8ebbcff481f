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

/**
 * What is judged for a family under one version of a policy: for each assessed threshold, and each precursor before it, the
 * indicators with their evidence and the expressions asked of them. It depends on facts alone, and is made once when they are
 * folded.
 */
record Docket(List<ForThreshold> thresholds) {

    /** One threshold's own, and that of every precursor before it, in the policy's order. */
    record ForThreshold(Asked own, List<Asked> precursors) {}

    /**
     * What is asked of a threshold or precursor.
     *
     * @param judged the newest protocol's indicators, and those of older versions that have a result on the family: none can be
     *     retired
     * @param expressions those of the newest version of the protocol and of each in force since the first evidence, each over its
     *     own indicators: renaming one fills no second place among those that suffice
     * @param others indicators of none of those versions: they must be ruled out
     */
    record Asked(List<Judged> judged, List<ThresholdLines.Expression> expressions, List<IndicatorId> others) {
        /** Whether it is ruled out on these verdicts: every expression holds, and every other indicator is ruled out. */
        boolean isRuledOut(List<IndicatorVerdict> verdicts) {
            for (ThresholdLines.Expression expression : expressions) {
                if (!expression.holds(verdicts)) {
                    return false;
                }
            }
            return !judged.isEmpty() && (others.isEmpty() || verdicts.stream().allMatch(v -> v.outcome() == Outcome.RULED_OUT || !others.contains(v.indicator())));
        }
    }

    /** One indicator and its evidence; {@code hasMoved} where its line is another under an older version that some falls under. */
    record Judged(Indicator indicator, int leastRuns, List<Exhibit> exhibits, boolean hasMoved) {}

    static Docket of(PolicyRules rules, ProtocolVersions protocols, Family family) {
        return new Docket(rules.assessed().stream().map(assessed -> new ForThreshold(
                asked(protocols.linesFor(assessed.threshold().id()), protocols.all(), family),
                assessed.precursors().stream().map(precursor -> asked(protocols.linesFor(precursor.id()), protocols.all(), family)).toList())).toList());
    }

    private static Asked asked(ThresholdLines lines, List<Logged<AdoptedProtocol>> protocols, Family family) {
        List<IndicatorVersions> listed = new ArrayList<>();
        for (IndicatorVersions indicator : lines.indicators()) {
            boolean isListed = listed.stream().anyMatch(newer -> newer.indicator().id().equals(indicator.indicator().id()));
            if (indicator.isInNewest() || !isListed && !family.evidence(indicator.indicator().task()).isEmpty()) {
                listed.add(indicator);
            }
        }
        List<ThresholdLines.Expression> expressions = lines.expressions().subList(oldestInForce(listed, protocols, family), protocols.size()).reversed();
        List<IndicatorId> others = listed.stream().map(IndicatorVersions::indicator).filter(i -> i.line().bearsOnRulingOut())
                .map(Indicator::id).filter(id -> expressions.stream().noneMatch(expression -> expression.asksFor(id))).toList();
        Submissions.Submitted submitted = new Submissions.Submitted(lines.tasks().stream().flatMap(task -> family.evidence(task).stream()).toList());
        return new Asked(listed.stream().map(indicator -> judged(indicator, submitted, family)).toList(), List.copyOf(expressions), others);
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

    private static Judged judged(IndicatorVersions indicator, Submissions.Submitted submitted, Family family) {
        List<Exhibit.Under> evidence = new ArrayList<>();
        for (String task : indicator.tasks()) {
            for (EvidenceGroup group : family.evidence(task)) {
                List<Judge.Version> versions = indicator.inForceSince(group, submitted.ordinal(group.weights()));
                if (versions.stream().anyMatch(version -> version.indicator().task().equals(task))) {
                    evidence.add(new Exhibit.Under(group, versions));
                }
            }
        }
        boolean hasMoved = evidence.stream().anyMatch(each -> each.versions().stream().map(version -> version.indicator().line()).distinct().count() > 1);
        return new Judged(indicator.indicator(), indicator.leastRuns(), Exhibit.of(evidence), hasMoved);
    }
}
