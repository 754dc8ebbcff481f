package loadline.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loadline.core.Logged;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/**
 * What the versions of a protocol ask of one threshold or precursor, whatever the evidence.
 *
 * @param indicators of every version that has them for it, newest version first; an older namesake follows a newer one
 * @param expressions of every version, oldest first
 * @param tasks every task that one of the indicators reads: a result of any of them is a submission
 */
record ThresholdLines(List<IndicatorVersions> indicators, List<Expression> expressions, List<String> tasks) {
    static ThresholdLines of(ThresholdId threshold, List<Logged<AdoptedProtocol>> versions) {
        List<IndicatorVersions> indicators = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Protocol protocol = versions.get(i).fact().protocol();
            List<Indicator> mine = protocol.indicatorsFor(threshold);
            List<IndicatorVersions> ofVersion = new ArrayList<>();
            for (Indicator indicator : mine) {
                ofVersion.add(IndicatorVersions.of(threshold, indicator, i == versions.size() - 1, versions));
            }
            indicators.addAll(0, ofVersion);
            expressions.add(Expression.of(protocol, threshold, mine));
        }
        List<String> tasks = expressions.stream().flatMap(e -> e.indicators().stream()).map(Indicator::task).distinct().toList();
        return new ThresholdLines(List.copyOf(indicators), List.copyOf(expressions), tasks);
    }

    /** What one version asks for: every pathway of its own indicators ruled out. */
    record Expression(List<Indicator> indicators, List<Pathway> pathways) {
        static Expression of(Protocol protocol, ThresholdId threshold, List<Indicator> indicators) {
            Map<String, List<Indicator>> byPathway = new LinkedHashMap<>();
            indicators.forEach(i -> byPathway.computeIfAbsent(i.pathway(), _ -> new ArrayList<>()).add(i));
            List<Pathway> pathways = byPathway.entrySet().stream()
                    .map(e -> new Pathway(List.copyOf(e.getValue()), protocol.bottlenecks().stream()
                            .filter(b -> b.threshold().equals(threshold) && b.pathway().equals(e.getKey())).mapToInt(Protocol.Bottleneck::atLeast).findFirst()))
                    .toList();
            return new Expression(List.copyOf(indicators), pathways);
        }

        /** Whether every pathway holds, over those of its indicators that are judged. */
        boolean holds(List<IndicatorVerdict> verdicts) {
            for (Pathway pathway : pathways) {
                if (!pathway.holds(verdicts)) {
                    return false;
                }
            }
            return true;
        }

        boolean asksFor(IndicatorId id) {
            for (Indicator indicator : indicators) {
                if (indicator.id().equals(id)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Indicators of one pathway, and how many of them suffice where not all must be ruled out. */
    record Pathway(List<Indicator> indicators, OptionalInt atLeast) {
        boolean holds(List<IndicatorVerdict> verdicts) {
            int judged = 0;
            int able = 0;
            int ruledOut = 0;
            for (Indicator indicator : indicators) {
                IndicatorVerdict verdict = of(indicator.id(), verdicts);
                if (verdict != null) {
                    judged++;
                    able += indicator.line().bearsOnRulingOut() ? 1 : 0;
                    ruledOut += verdict.outcome() == Outcome.RULED_OUT ? 1 : 0;
                }
            }
            return judged == 0 || able > 0 && ruledOut >= atLeast.orElse(able);
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
}
