package loadline.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.policy.Gate;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Line;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.core.policy.ThresholdId;

/** A protocol in the making, and one of its indicators. */
public final class ProtocolDraft {
    public ProtocolId id = ProtocolId.of("plan@1");
    public PolicyId policy = PolicyId.of("example@1");
    public String familyAlpha = "0.05";
    public String mostMissing = "0.1";
    public List<Indicator> indicators = new ArrayList<>();
    public List<Protocol.Bottleneck> bottlenecks = new ArrayList<>();
    public List<Protocol.ThresholdDemand> demands = new ArrayList<>();
    public List<Gate> gates = new ArrayList<>();

    /** An indicator in the making: a proportion, ruled out below 0.5 unless a test says otherwise. */
    public static final class Of {
        public String id;
        public Set<ThresholdId> speaksFor;
        public String pathway = "p1";
        public String task;
        public Indicator.Danger danger = Indicator.Danger.HIGH;
        public Indicator.Quantity quantity = Indicator.Quantity.PROPORTION;
        public Indicator.Estimator estimator = Indicator.Estimator.CLOPPER_PEARSON_ITEMS;
        public Optional<String> scorer = Optional.empty();
        public Optional<BigDecimal> successFrom = Optional.empty();
        public Line line = new Line.RuleOut(fixed("0.5"));
        public String buffer = "0";
        public int leastRuns = 1;
        public String maxAge = "P1Y";
        public int attempts = 1;
        public String mostLimitHit = "0.5";
        public boolean publishedMayRuleOut;
        public List<Indicator.AlternativeReading> alternatives = List.of();

        Of(String id, String... thresholds) {
            this.id = id;
            this.task = "task-" + id;
            this.speaksFor = Stream.of(thresholds).map(ThresholdId::new).collect(Collectors.toSet());
        }

        public Indicator build() {
            return new Indicator(new IndicatorId(id), speaksFor, pathway, task, scorer, danger, quantity, estimator, successFrom, line, new BigDecimal(buffer),
                    leastRuns, TimeSpan.of(maxAge), attempts, new BigDecimal(mostLimitHit), publishedMayRuleOut, "a phrase", "a reading", alternatives);
        }
    }

    public static Of indicator(String id, String... thresholds) {
        return new Of(id, thresholds);
    }

    public static Line.Cutoff fixed(String value) {
        return new Line.Cutoff.Fixed(new BigDecimal(value), "the policy's page");
    }

    public ProtocolDraft named(String nameAndVersion) {
        id = ProtocolId.of(nameAndVersion);
        return this;
    }

    public ProtocolDraft with(Of indicator) {
        indicators.add(indicator.build());
        return this;
    }

    public Protocol build() {
        return new Protocol(id, policy, "A plan", new BigDecimal(familyAlpha), new BigDecimal(mostMissing), indicators, bottlenecks, demands, gates);
    }
}
