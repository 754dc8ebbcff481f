package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.SourceListing;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PackCases {
    static final Path POLICIES = Path.of("..", "policies");

    @TestFactory
    Stream<DynamicTest> every_pack_reads_without_a_problem() throws IOException {
        return packs().stream().map(pack -> DynamicTest.dynamicTest(POLICIES.relativize(pack).toString(), () -> reads(pack)));
    }

    @TestFactory
    Stream<DynamicTest> every_protocol_of_a_pack_reads_without_a_problem() throws IOException {
        return protocols().stream().map(protocol -> DynamicTest.dynamicTest(POLICIES.relativize(protocol).toString(), () -> {
            byte[] bytes = Files.readAllBytes(protocol);
            Policy policy = PolicyYaml.read("policy.yaml", Files.readAllBytes(protocol.getParent().resolveSibling("policy.yaml"))).orThrow();
            assertAccepted(bytes, ProtocolYaml.read(protocol.toString(), bytes, policy));
            assertThat(ProtocolYaml.read(protocol.toString(), bytes, policy).orThrow().conflictsWith(policy)).isEmpty();
        }));
    }

    @Test
    void there_are_packs_to_read() throws IOException {
        assertThat(packs()).hasSizeGreaterThanOrEqualTo(2);
    }

    private static void reads(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        assertAccepted(bytes, PolicyYaml.read(pack.toString(), bytes));
        Policy policy = PolicyYaml.read(pack.toString(), bytes).orThrow();
        assertThat(policy.id()).isEqualTo(new PolicyId(pack.getParent().getParent().getFileName().toString(), pack.getParent().getFileName().toString()));
        assertThat(PolicyText.lines(policy)).hasSizeGreaterThan(20);
        assertThat(PolicyLint.findings(policy)).noneMatch(finding -> finding.code() == LintFinding.Code.GATE_ALWAYS_OPEN);
    }

    private static void assertAccepted(byte[] bytes, Parsed<?> parsed) {
        if (parsed instanceof Parsed.Rejected<?>(var problems)) {
            throw new AssertionError(new SourceListing(bytes).show(problems));
        }
    }

    /** Every policy document of a pack. */
    static List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.walk(POLICIES, 3)) {
            return files.filter(f -> f.getNameCount() == POLICIES.getNameCount() + 3 && f.getFileName().toString().equals("policy.yaml")).sorted().toList();
        }
    }

    /** Every protocol document of a pack. */
    static List<Path> protocols() throws IOException {
        try (Stream<Path> files = Files.walk(POLICIES, 4)) {
            return files.filter(f -> f.getNameCount() == POLICIES.getNameCount() + 4 && f.getParent().getFileName().toString().equals("protocols") && f.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
