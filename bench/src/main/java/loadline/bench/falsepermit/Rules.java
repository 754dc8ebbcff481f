package loadline.bench.falsepermit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;

/** A policy that permits exactly when its one threshold is ruled out, and a protocol under it. */
record Rules(byte[] policyText, Policy policy, byte[] protocolText, Protocol protocol) {
    static final PolicyId POLICY = PolicyId.of("simulated@1");
    static final double CUTOFF = 0.3;
    static final double RATIO = 2.5;

    private static final byte[] TEXT = """
            policy: simulated
            version: "1"
            title: One threshold
            publisher: Loadline
            effectiveFrom: 2026-01-01
            source: {document: a simulation}
            levels: [L1, L2]
            clauses:
              rule: {section: "1", quote: "ruled out before deployment", modality: commit, actor: developer, category: consequence, column: company}
            thresholds:
              T: {domain: domain, kind: capability, level: L2, wording: simulated, clause: rule, demands: []}
            standards: {}
            baseline: []
            assessment: {concludeWithin: P30D, clause: rule, triggers: [{elapsed: P1Y, clause: rule}]}
            determination: {deciders: [root], report: assessment, clause: rule}
            onInconclusive: treat-as-reached
            reports:
              assessment: {what: results, clause: rule}
            gates:
              deploy: {scope: {activities: [deploy], surfaces: all}, requires: {all: [assessmentCurrent, {cleared: T}]}, otherwise: block, clause: rule}
            change: {proposers: [root], approvers: [root], publicBeforeEffect: false, notice: P0D, clause: rule}
            floors: {familyAlpha: "0.05", mostMissing: "0.10", leastIndicators: 1, origin: Loadline default}
            """.getBytes(StandardCharsets.UTF_8);

    /** A threshold read by {@code tasks} on one pathway, of which {@code atLeast} must be ruled out. */
    static Rules proportions(List<String> tasks, int atLeast) {
        String bottleneck = atLeast == tasks.size() ? "" : "bottlenecks: [{threshold: T, pathway: one, atLeast: %d}]%n".formatted(atLeast);
        return of(tasks.stream().map(task -> indicator(task, "quantity: proportion, estimator: clopper-pearson-items", CUTOFF)).collect(Collectors.joining()) + bottleneck);
    }

    /** A threshold read as the uplift of one trial. */
    static Rules uplift() {
        return of(indicator("trial", "quantity: uplift-ratio, estimator: fieller-ratio", RATIO));
    }

    private static String indicator(String task, String method, double cutoff) {
        return ("  %s: {speaksFor: [T], pathway: one, task: %s, danger: high, %s, line: {ruleOut: {value: \"%s\", source: simulated}}, buffer: \"0\", leastRuns: 1, maxAge: P1Y, "
                + "attempts: 1, mostLimitHit: \"0.1\", publishedMayRuleOut: true, phrase: simulated, reading: simulated}%n").formatted(task, task, method, cutoff);
    }

    private static Rules of(String indicators) {
        Policy policy = PolicyYaml.read("policy.yaml", TEXT).orThrow();
        byte[] text = """
                protocol: simulated
                version: "1"
                policy: simulated@1
                title: One threshold
                familyAlpha: "0.05"
                mostMissing: "0.10"
                indicators:
                """.concat(indicators).getBytes(StandardCharsets.UTF_8);
        return new Rules(TEXT, policy, text, ProtocolYaml.read("protocol.yaml", text, policy).orThrow());
    }
}
