package loadline.cli.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.shell.Written;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Role;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.Opening;
import loadline.core.history.Act;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.Sha256;
import loadline.formats.json.Json;
import loadline.formats.policy.ProtocolLint;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Operational plans under a policy. */
@picocli.CommandLine.Command(name = "protocol", description = "A developer's plan under a policy: which evaluation, statistic and cutoff speaks for which threshold. Adopted before results.",
        subcommands = {ProtocolCommand.Lint.class, ProtocolCommand.Show.class, ProtocolCommand.Adopt.class, ProtocolCommand.Open.class},
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

    /** Opens a sealed cutoff for one result. */
    @picocli.CommandLine.Command(name = "open", description = {"Says what a result comes to beside a sealed cutoff. The role that the protocol names for the cutoff signs, after the last run and estimate of the result.",
            "The worst that was ever said stands. Decisions that rest on it say so: nobody else can compute it."},
            footer = {"", "Example:", "  loadline protocol open acquisition --checkpoint final --outcome ruled-out --as evaluator-1"})
    static final class Open extends RecordingCommand {
        @Parameters(paramLabel = "INDICATOR", description = "the indicator with the sealed cutoff")
        private IndicatorId indicator;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights that the result is about")
        private String checkpoint;

        @Option(names = "--evidence", paramLabel = "sha256:...", description = "the result, by its plan's statement, or by the run's that had none; the newest without it")
        private Digest evidence;

        @Option(names = "--outcome", required = true, paramLabel = "WORD", description = "ruled-out, inconclusive, rule-out-lost, alerted or crossed")
        private IndicatorVerdict.Outcome outcome;

        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the one that the protocol names without it")
        private Role role;

        Open(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            AdoptedProtocol sealing = seen.facts().protocols().reversed().stream().map(Logged::fact).filter(p -> named(p).isPresent()).findFirst()
                    .orElseThrow(() -> Failure.input("no adopted protocol has an indicator `" + indicator + "` with a sealed cutoff; see `loadline protocol show`"));
            Indicator sealed = named(sealing).orElseThrow();
            Digest weights = seen.weights(checkpoint);
            return List.of(new Act.Opened(new Opening(sealing.text(), indicator, weights, evidence == null ? newest(seen, weights, sealed.task()) : evidence, outcome,
                    seen.role(role, sealed.line().openers()))));
        }

        private Optional<Indicator> named(AdoptedProtocol adopted) {
            return adopted.protocol().indicators().stream().filter(i -> i.id().equals(indicator) && !i.line().openers().isEmpty()).findFirst();
        }

        private Digest newest(Seen seen, Digest weights, String task) {
            List<EvidenceGroup> results = seen.facts().checkpoints().get(weights).evidence().getOrDefault(task, List.of());
            if (results.isEmpty()) {
                throw Failure.input("there is no result for task `" + task + "` on `" + checkpoint + "`; import one with `loadline evaluation import`");
            }
            return results.getLast().key();
        }
    }
}
