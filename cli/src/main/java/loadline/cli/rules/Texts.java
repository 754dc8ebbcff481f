package loadline.cli.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Shell;
import loadline.controlplane.workspace.Workspace;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.SourceListing;
import loadline.formats.policy.BuiltIn;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;

/** The text of a policy or protocol as it was named: a file, or a policy that comes with the program. */
final class Texts {
    private final Shell shell;

    Texts(Shell shell) {
        this.shell = shell;
    }

    /** A document and what it says. */
    record Read<T>(byte[] text, T value) {}

    /** The bytes of a document that may be refused, with its name for messages. */
    record Named(String name, byte[] bytes) {}

    Named policyText(String named) throws IOException {
        Path file = shell.environment().path(Path.of(named));
        if (Files.isRegularFile(file)) {
            return new Named(named, Files.readAllBytes(file));
        }
        if (named.indexOf('@') <= 0) {
            throw Failure.input("there is no file `" + named + "`; give a file, or a built-in policy: " + BuiltIn.policies().stream().map(p -> "`" + p + "`").toList());
        }
        PolicyId id = PolicyId.of(named);
        Optional<byte[]> builtIn = BuiltIn.document(id);
        return new Named(named, builtIn.orElseThrow(() -> refused(BuiltIn.policy(id))));
    }

    Named protocolText(Path named) throws IOException {
        return new Named(named.toString(), Files.readAllBytes(shell.environment().path(named)));
    }

    Read<Policy> policy(String named) throws IOException {
        Named text = policyText(named);
        return new Read<>(text.bytes(), accepted(text, PolicyYaml.read(text.name(), text.bytes())));
    }

    Read<Protocol> protocol(Path named) throws IOException {
        Named text = protocolText(named);
        return new Read<>(text.bytes(), accepted(text, readProtocol(text)));
    }

    Parsed<Protocol> readProtocol(Named text) throws IOException {
        List<AdoptedPolicy> adopted = adopted();
        return ProtocolYaml.read(text.name(), text.bytes(), id -> known(id, adopted));
    }

    /** The policy that a protocol serves: as adopted here, else as built in. */
    Policy served(Protocol protocol) throws IOException {
        return known(protocol.policy(), adopted()).orElseThrow(() -> Failure.input("policy `" + protocol.policy() + "` is neither adopted nor built in"));
    }

    private List<AdoptedPolicy> adopted() throws IOException {
        if (!shell.isInWorkspace()) {
            return List.of();
        }
        try (Workspace workspace = shell.openToRead()) {
            return workspace.facts().policies().stream().map(p -> p.fact()).toList();
        }
    }

    private static Optional<Policy> known(PolicyId id, List<AdoptedPolicy> adopted) {
        Optional<Policy> here = adopted.stream().map(AdoptedPolicy::policy).filter(p -> p.id().equals(id)).reduce((_, newer) -> newer);
        return here.or(() -> BuiltIn.policy(id) instanceof Parsed.Accepted<Policy>(Policy policy, var _) ? Optional.of(policy) : Optional.empty());
    }

    private <T> T accepted(Named text, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Accepted<T>(T value, var _) -> value;
            case Parsed.Rejected<T>(List<Problem> problems) -> {
                shell.note(new SourceListing(text.bytes()).show(problems).stripTrailing());
                throw Failure.input("`" + text.name() + "` has " + problems.size() + (problems.size() == 1 ? " problem" : " problems") + "; the first: " + problems.getFirst());
            }
        };
    }

    private static Failure refused(Parsed<Policy> parsed) {
        return switch (parsed) {
            case Parsed.Accepted<Policy> _ -> Failure.input("the policy cannot be read");
            case Parsed.Rejected<Policy>(List<Problem> problems) -> Failure.input(problems.getFirst().message() + "; " + problems.getFirst().whatToDo());
        };
    }
}
