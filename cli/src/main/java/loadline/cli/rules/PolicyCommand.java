package loadline.cli.rules;

import java.io.IOException;
import java.util.List;
import loadline.cli.shell.Command;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Logged;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.json.Json;
import loadline.formats.policy.BuiltIn;
import loadline.formats.policy.PolicyLint;
import loadline.formats.policy.PolicyText;
import loadline.formats.policy.PolicyYaml;
import picocli.CommandLine.Parameters;

/** Published frameworks. */
@picocli.CommandLine.Command(name = "policy", description = "Published frameworks as rules: looked at, checked, adopted.",
        subcommands = {PolicyCommand.ListAll.class, PolicyCommand.Lint.class, PolicyCommand.Show.class, PolicyCommand.Adopt.class, PolicyPublish.class},
        footer = {"", "Example:", "  loadline policy show anthropic-rsp@2.2"})
public final class PolicyCommand extends Group {

    /** Lists them. */
    @picocli.CommandLine.Command(name = "list", description = "Lists the built-in policies and, in a workspace, those in force.", footer = {"", "Example:", "  loadline policy list"})
    static final class ListAll extends Command {
        ListAll(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            List<Logged<AdoptedPolicy>> inForce = inForce();
            List<PolicyId> builtIn = BuiltIn.policies();
            Table table = Table.of("POLICY", "BUILT IN", "IN FORCE SINCE");
            List<PolicyId> all = java.util.stream.Stream.concat(builtIn.stream(), inForce.stream().map(p -> p.fact().policy().id())).distinct().sorted().toList();
            all.forEach(id -> table.row(id, builtIn.contains(id) ? "yes" : "no", since(id, inForce)));
            Json json = Json.object(
                    Json.has("builtIn", Json.items(builtIn.stream().map(p -> Json.text(p.toString())).toList())),
                    Json.has("inForce", Json.items(inForce.stream().map(p -> Json.object(Json.has("policy", p.fact().policy().id().toString()),
                            Json.has("text", p.fact().text().value()), Json.has("index", p.index()), Json.has("since", p.at().toString()))).toList())));
            return Reply.of(json, table.orElse("no policy is built in"));
        }

        private List<Logged<AdoptedPolicy>> inForce() throws IOException {
            if (!shell().isInWorkspace()) {
                return List.of();
            }
            try (Workspace workspace = shell().openToRead()) {
                return workspace.facts().policies();
            }
        }

        private static String since(PolicyId id, List<Logged<AdoptedPolicy>> inForce) {
            return inForce.stream().filter(p -> p.fact().policy().id().equals(id)).map(p -> p.at().toString()).findFirst().orElse("");
        }
    }

    /** Checks one. */
    @picocli.CommandLine.Command(name = "lint", description = {"Checks a policy document: every problem with its line, then what a well-formed one says that its author probably did not mean.",
            "Ends with 3 if the document is refused."},
            footer = {"", "Example:", "  loadline policy lint our-policy.yaml"})
    static final class Lint extends Command {
        @Parameters(paramLabel = "FILE|NAME@VERSION", description = "a file, or a built-in policy")
        private String policy;

        Lint(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Texts.Named text = new Texts(shell()).policyText(policy);
            return switch (PolicyYaml.read(text.name(), text.bytes())) {
                case Parsed.Accepted<Policy> accepted -> LintReply.accepted(text, accepted, PolicyLint.findings(accepted.value()));
                case Parsed.Rejected<Policy>(var problems) -> LintReply.refused(text, problems);
            };
        }
    }

    /** Shows one. */
    @picocli.CommandLine.Command(name = "show", description = "Shows a policy to read: levels, thresholds, standards, gates, clauses. With -o json, its identity and digest.",
            footer = {"", "Example:", "  loadline policy show anthropic-rsp@2.2 | less"})
    static final class Show extends Command {
        @Parameters(paramLabel = "FILE|NAME@VERSION", description = "a file, or a built-in policy")
        private String policy;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Texts.Read<Policy> read = new Texts(shell()).policy(policy);
            List<String> lines = PolicyText.lines(read.value());
            Json json = Json.object(Json.has("policy", read.value().id().toString()), Json.has("title", read.value().title()), Json.has("publisher", read.value().publisher()),
                    Json.has("digest", Sha256.of(read.text()).value()), Json.has("lines", Json.items(lines.stream().map(Json::text).toList())));
            return Reply.of(json, String.join("\n", lines) + "\n");
        }
    }

    /** Adopts one. */
    @picocli.CommandLine.Command(name = "adopt", description = {"Adopts a policy. The first version takes effect with the signatures of the root quorum, a later one with those and the notice that the version in force asks for.",
            "Signatures add up: each signer may run the command separately."},
            footer = {"", "Example:", "  loadline policy adopt anthropic-rsp@2.2 --as rso-1"})
    static final class Adopt extends RecordingCommand {
        @Parameters(paramLabel = "FILE|NAME@VERSION", description = "a file, or a built-in policy")
        private String policy;

        private Texts.Read<Policy> read;

        Adopt(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) throws IOException {
            read = new Texts(shell()).policy(policy);
            return List.of(new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(read.text()), read.value())));
        }

        @Override
        protected List<byte[]> texts() {
            return List.of(read.text());
        }

        @Override
        protected String next(List<Entry> entries, Outcome.Recorded recorded) {
            boolean inForce = recorded.facts().policies().stream().anyMatch(p -> p.fact().text().equals(Sha256.of(read.text())));
            return inForce ? "`" + read.value().id() + "` is in force\n" : "`" + read.value().id() + "` is not in force yet: further signatures, its publication or its notice are outstanding\n";
        }
    }
}
