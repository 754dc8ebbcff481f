package loadline.core.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The lines of a protocol as every decision reads them: oriented, and sorted into thresholds and pathways once, when it is adopted. */
public final class ProtocolLines {
    private static final Expression NOTHING = new Expression(List.of(), List.of());

    private final Map<IndicatorId, List<OrientedLine>> readings = new HashMap<>();
    private final Map<ThresholdId, Expression> expressions = new HashMap<>();

    ProtocolLines(Protocol protocol) {
        for (Indicator indicator : protocol.indicators()) {
            readings.put(indicator.id(), OrientedLine.of(indicator));
            indicator.speaksFor().forEach(threshold -> expressions.computeIfAbsent(threshold, each -> expression(protocol, each)));
        }
    }

    /** What is asked of a threshold or precursor: every pathway of its indicators ruled out. */
    public record Expression(List<Indicator> indicators, List<Pathway> pathways) {}

    /** Indicators of one pathway, and how many of them suffice where not all must be ruled out. */
    public record Pathway(List<Indicator> indicators, OptionalInt atLeast) {}

    /** Every reading of an indicator's line, its own first. */
    public List<OrientedLine> readingsOf(IndicatorId indicator) {
        return readings.get(indicator);
    }

    /** What is asked of a threshold or precursor; without indicators where nothing is. */
    public Expression expressionFor(ThresholdId threshold) {
        return expressions.getOrDefault(threshold, NOTHING);
    }

    private static Expression expression(Protocol protocol, ThresholdId threshold) {
        Map<String, List<Indicator>> byPathway = new LinkedHashMap<>();
        List<Indicator> indicators = protocol.indicatorsFor(threshold);
        indicators.forEach(i -> byPathway.computeIfAbsent(i.pathway(), _ -> new ArrayList<>()).add(i));
        List<Pathway> pathways = byPathway.entrySet().stream()
                .map(e -> new Pathway(List.copyOf(e.getValue()), protocol.bottlenecks().stream()
                        .filter(b -> b.threshold().equals(threshold) && b.pathway().equals(e.getKey())).mapToInt(Protocol.Bottleneck::atLeast).findFirst()))
                .toList();
        return new Expression(indicators, pathways);
    }
}
