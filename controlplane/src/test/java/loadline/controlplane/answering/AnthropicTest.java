package loadline.controlplane.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loadline.controlplane.Harbour;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.recording.Recording;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.assessment.Defect;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.PolicyId;
import loadline.formats.Sha256;
import loadline.formats.policy.BuiltIn;
import loadline.formats.policy.ProtocolYaml;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built-in policy from genesis to decision. */
class AnthropicTest {
    private static final PolicyId POLICY = PolicyId.of("anthropic-rsp@2.2");

    @TempDir
    private Path folder;

    @Test
    void a_model_with_one_result_is_delayed_for_every_other_reason() throws IOException {
        try (Workspace workspace = founded()) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Harbour.measure(workspace, folder, weights, "vct-multi-select", 1);
            Deciding.Decided decided = new Deciding(workspace).decide(Harbour.deploy(weights, Harbour.PILOT), Harbour.PILOT);
            Decision decision = decided.decision();
            assertThat(decision.answer()).isEqualTo(new Answer.Delay());
            assertThat(decision.kind()).isEqualTo(Decision.Kind.CURRENT);
            assertThat(decision.reasons()).hasSizeGreaterThan(20);
            assertThat(decided.entry().index()).isEqualTo(decision.treeSize());
            IndicatorVerdict vct = decision.policies().getFirst().standings().stream().flatMap(s -> s.verdict().indicators().stream()).filter(i -> i.indicator().value().equals("vct")).findFirst().orElseThrow();
            assertThat(vct.outcome()).isEqualTo(IndicatorVerdict.Outcome.RULED_OUT);
            assertThat(vct.weighed().getFirst().defects()).doesNotContain(Defect.NOT_ESTIMATED, Defect.ALPHA_TOO_LARGE, Defect.UNREGISTERED);
            assertThat(new Replaying(workspace).recomputed(decision.question(), decision.treeSize())).isEqualTo(decision);
        }
    }

    @Test
    void a_decision_recorded_before_is_shown_with_the_next() throws IOException {
        try (Workspace workspace = founded()) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            Deciding deciding = new Deciding(workspace);
            deciding.decide(Harbour.deploy(weights, Harbour.PILOT), Harbour.PILOT);
            assertThat(deciding.decide(Harbour.deploy(weights, Harbour.PILOT), Harbour.PILOT).decision().earlier()).hasSize(1);
        }
    }

    private Workspace founded() throws IOException {
        Signer rso = Harbour.MASTER;
        Roster roster = new Roster(java.util.Map.of(
                rso.person(), new Roster.Member(java.util.Set.of(new Role("rso")), java.util.Set.of(rso.rosterKey()), "safety", "Ada", false, true),
                Harbour.PILOT.person(), new Roster.Member(java.util.Set.of(), java.util.Set.of(Harbour.PILOT.rosterKey()), "product", "Ben", false, false)), 1);
        Genesis genesis = new Genesis(Harbour.ORIGIN, Harbour.LOG.verifierKey().write(), roster, 0, Genesis.Clock.MACHINE);
        Workspace workspace = Workspace.create(folder.resolve("log"), genesis, List.of(rso), Harbour.LOG, Harbour.clock());
        byte[] policy = BuiltIn.document(POLICY).orElseThrow();
        record(workspace, new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(policy), BuiltIn.policy(POLICY).orThrow())), policy);
        byte[] protocol = Files.readAllBytes(SharedData.project().resolve("policies/anthropic-rsp/2.2/protocols/november-2025.yaml"));
        record(workspace, new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(protocol), ProtocolYaml.read("protocol", protocol).orThrow())), protocol);
        return workspace;
    }

    private static void record(Workspace workspace, Act act, byte[] text) throws IOException {
        Outcome outcome = new Recording(workspace).record(List.of(act), List.of(Harbour.MASTER), List.of(text));
        assertThat(Harbour.recorded(outcome).entries()).isNotEmpty();
    }
}
