package loadline.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import loadline.cli.shell.Command;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.shell.Written;
import loadline.core.history.Act;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.json.Json;
import loadline.formats.policy.ProtocolLint;
import picocli.CommandLine.Parameters;

/** Operational plans under a policy. */
@picocli.CommandLine.Command(name = "protocol", description = "A developer's plan under a policy: which evaluation, statistic and cutoff speaks for which threshold. Adopted before results.",
        subcommands = {ProtocolCommand.Lint.class, ProtocolCommand.Show.class, ProtocolCommand.Adopt.class},
        footer = {"", "Example:", "  loadline protocol lint spring.yaml"})
public final class ProtocolCommand extends Group {

    /** Checks one. */
    @picocli.CommandLine.Command(name = "lint", description = {"Checks a protocol together with its policy: problems with their lines, then thresholds nothing speaks for and lines nothing can reach.",
            "Ends with 3 if the document is refused."},
            footer = {"", "Example:", "  loadline protocol lint spring.yaml -o json"})
    static final class Lint extends Command {
        @Parameters(paramLabel = "FILE", description = "the protocol")
        private Path file;

        Lint(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Texts texts = new Texts(shell());
            Texts.Named text = texts.protocolText(file);
            return switch (texts.readProtocol(text)) {
                case Parsed.Accepted<Protocol> accepted -> LintReply.accepted(text, accepted, ProtocolLint.findings(texts.served(accepted.value()), accepted.value()));
                case Parsed.Rejected<Protocol>(var problems) -> LintReply.refused(text, problems);
            };
        }
    }

    /** Shows one. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the indicators of a protocol: what they measure, for which thresholds, against which line.",
            footer = {"", "Example:", "  loadline protocol show spring.yaml"})
    static final class Show extends Command {
        @Parameters(paramLabel = "FILE", description = "the protocol")
        private Path file;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Texts.Read<Protocol> read = new Texts(shell()).protocol(file);
            Protocol protocol = read.value();
            Table table = Table.of("INDICATOR", "SPEAKS FOR", "PATHWAY", "TASK", "RULES OUT BELOW", "CROSSED FROM", "ESTIMATOR");
            protocol.indicators().forEach(i -> table.row(i.id(), thresholds(i), i.pathway(), i.task(),
                    i.line().ruleOutBelow().map(b -> b.toPlainString()).orElse(""), i.line().crossedFrom().map(b -> b.toPlainString()).orElse(""), Written.word(i.estimator())));
            Json json = Json.object(Json.has("protocol", protocol.id().toString()), Json.has("policy", protocol.policy().toString()), Json.has("digest", Sha256.of(read.text()).value()),
                    Json.has("familyAlpha", protocol.familyAlpha().toPlainString()), Json.has("mostMissing", protocol.mostMissing().toPlainString()),
                    Json.has("indicators", Json.items(protocol.indicators().stream().map(Show::json).toList())));
            return Reply.of(json, protocol.id() + " under " + protocol.policy() + ", family alpha " + protocol.familyAlpha() + "\n" + table);
        }

        private static String thresholds(Indicator indicator) {
            return String.join(" ", indicator.speaksFor().stream().map(Object::toString).sorted().toList());
        }

        private static Json json(Indicator i) {
            return Json.object(Json.has("id", i.id().value()), Json.has("speaksFor", Json.items(i.speaksFor().stream().map(Object::toString).sorted().map(Json::text).toList())),
                    Json.has("pathway", i.pathway()), Json.has("task", i.task()), Json.has("estimator", Written.word(i.estimator())),
                    Json.may("ruleOutBelow", i.line().ruleOutBelow().map(b -> Json.text(b.toPlainString()))), Json.may("crossedFrom", i.line().crossedFrom().map(b -> Json.text(b.toPlainString()))));
        }
    }

    /** Adopts one. */
    @picocli.CommandLine.Command(name = "adopt", description = {"Adopts a protocol under a policy in force. A holder of one of the policy's proposing roles signs.",
            "Results that are already there are estimated under it too; each result is judged under every version since its plan, and the least favourable stands."},
            footer = {"", "Example:", "  loadline protocol adopt spring.yaml --as rso-1"})
    static final class Adopt extends RecordingCommand {
        @Parameters(paramLabel = "FILE", description = "the protocol")
        private Path file;

        private Texts.Read<Protocol> read;

        Adopt(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) throws IOException {
            read = new Texts(shell()).protocol(file);
            return List.of(new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(read.text()), read.value())));
        }

        @Override
        protected List<byte[]> texts() {
            return List.of(read.text());
        }
    }
}
