package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLintTest {
    @Test
    void the_example_has_only_the_findings_it_is_meant_to_have() {
        List<String> codes = PolicyLint.findings(Examples.policy()).stream().map(f -> f.code().word()).distinct().toList();
        assertThat(codes).containsExactly("clause-does-not-gate", "clause-second-hand", "activity-not-governed");
        assertThat(PolicyLint.findings(Examples.policy())).filteredOn(f -> f.code() == LintFinding.Code.CLAUSE_DOES_NOT_GATE).singleElement().satisfies(f -> {
            assertThat(f.clause().orElseThrow().value()).isEqualTo("publish");
            assertThat(f.message()).isEqualTo("threshold `persuasion` rests on clause `publish` (aim, roadmap), which does not gate: it is reported and holds nothing up");
        });
    }

    @Test
    void an_activity_without_a_gate_is_not_governed() {
        assertThat(PolicyLint.findings(Examples.policy())).filteredOn(f -> f.code() == LintFinding.Code.ACTIVITY_NOT_GOVERNED)
                .extracting(LintFinding::message).hasSize(7).anyMatch(m -> m.contains("`store`")).noneMatch(m -> m.contains("`deploy`"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            kind: tracked                         | kind: critical                        | threshold-demands-nothing  | persuasion
            threat-model: {text: a threat model is written, surfaces: all, maxAge: P6M, clause: secure}\\n      egress: {text: egress is limited, surfaces: [internal, none], clause: secure} | {} | standard-without-criteria | L2-security
            baseline: [{standard: L1-security     | baseline: [{standard: L2-security     | standard-never-demanded    | L1-security
            otherwise: pause\\n    clause: secure | otherwise: pause\\n    clause: publish | clause-does-not-gate      | gate `train`
            continuous: P1Y, clause: secure       | continuous: P1Y, clause: publish      | clause-does-not-gate       | obligation `audit`
            clearedBy: board, clause: secure      | clearedBy: board, clause: publish     | clause-does-not-gate       | stop `weights-stolen`
            column: statute}                      | column: statute, secondHand: true}    | clause-second-hand         | gate `open-weights`
            requires: {demandsMet: [security]}    | requires: {cleared: persuasion}       | gate-never-opens           | train
            requires: {demandsMet: [security]}    | requires: {fromLevel: {level: L1, then: {all: [monitored, {cleared: persuasion}]}}} | gate-never-opens | train
            access: {text: two people for every access, surfaces: all, maxAge: P1Y, clause: secure} | {} | gate-never-opens | train
            requires: {demandsMet: [security]}    | requires: {levelAtMost: L3}           | gate-always-open           | train
            requires: {demandsMet: [security]}    | requires: {demandsMet: [alignment]}   | gate-always-open           | train
            requires: {demandsMet: [security]}    | requires: {any: [monitored, {levelAtMost: L3}]} | gate-always-open | train
            scope: {activities: [train-further]   | scope: {activities: [store]           | activity-not-governed      | train-further
            approvers: [ceo, officer]             | approvers: []                         | relief-never-granted       | interim
            axes: [security]                      | axes: []                              | relief-never-granted       | interim
            duties: [tell-board]                  | duties: []                            | precursor-without-duties   | protocol-help
            """)
    void a_policy_that_defeats_itself_is_found_out(String from, String to, String code, String names) {
        Policy policy = PolicyYaml.read("p.yaml", replaced(Examples.policyText(), from, to)).orThrow();
        assertThat(PolicyLint.findings(policy)).anyMatch(f -> f.code().word().equals(code) && f.message().contains(names));
        assertThat(PolicyLint.findings(Examples.policy())).noneMatch(f -> f.code().word().equals(code) && f.message().contains(names));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            familyAlpha: "0.05"                   | familyAlpha: "0.06"                   | protocol-conflict           | 0.06
            speaksFor: [cyber-3]\\n    pathway: networks\\n    task: range | speaksFor: [bio-2]\\n    pathway: networks\\n    task: range | pathway-cannot-be-ruled-out | `networks` of threshold `cyber-3`
            estimator: fieller-ratio              | estimator: clopper-pearson-items      | estimator-does-not-fit      | recipe-uplift
            {ruleOut: {value: "2.8"               | {ruleOut: {value: "0"                 | cutoff-off-the-scale        | recipe-uplift
            from: {value: "0.6"                   | from: {value: "60"                    | cutoff-off-the-scale        | `60`
            """)
    void a_protocol_that_cannot_do_its_work_is_found_out(String from, String to, String code, String names) {
        Protocol protocol = ProtocolYaml.read("p.yaml", replaced(Examples.protocolText(), from, to), Examples.policy()).orThrow();
        assertThat(ProtocolLint.findings(Examples.policy(), protocol)).anyMatch(f -> f.code().word().equals(code) && f.message().contains(names));
        assertThat(ProtocolLint.findings(Examples.policy(), Examples.protocol())).noneMatch(f -> f.code().word().equals(code) && f.message().contains(names));
    }

    @Test
    void a_threshold_nothing_speaks_for_is_found_out() {
        Policy policy = PolicyYaml.read("p.yaml", replaced(Examples.policyText(), "kind: tracked", "kind: capability")).orThrow();
        Protocol protocol = ProtocolYaml.read("p.yaml", replaced(Examples.protocolText(), "speaksFor: [persuasion]", "speaksFor: [bio-2]"), policy).orThrow();
        assertThat(ProtocolLint.findings(policy, protocol)).anyMatch(f -> f.code() == LintFinding.Code.THRESHOLD_WITHOUT_INDICATOR && f.message().contains("`persuasion`"));
    }

    @Test
    void a_standard_that_only_the_protocol_demands_is_not_dead() {
        Policy policy = PolicyYaml.read("p.yaml", replaced(Examples.policyText(), "baseline: [{standard: L1-security", "baseline: [{standard: L2-security")).orThrow();
        assertThat(PolicyLint.findings(policy)).anyMatch(f -> f.code() == LintFinding.Code.STANDARD_NEVER_DEMANDED);
        assertThat(ProtocolLint.findings(policy, Examples.protocol())).noneMatch(f -> f.code() == LintFinding.Code.STANDARD_NEVER_DEMANDED);
    }

    private static byte[] replaced(String text, String from, String to) {
        assertThat(text).contains(from.replace("\\n", "\n"));
        return text.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);
    }
}
