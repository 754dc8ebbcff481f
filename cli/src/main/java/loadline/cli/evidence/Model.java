package loadline.cli.evidence;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.cli.shell.Command;
import loadline.cli.shell.Document;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.shell.Written;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Models and their saved weights. */
@picocli.CommandLine.Command(name = "model", description = "Models and their checkpoints, known by the digest of their weights.",
        subcommands = {Model.Register.class, Model.Release.class, Model.Show.class},
        footer = {"", "Example:", "  loadline model show"})
public final class Model extends Group {

    /** Registers weights. */
    @picocli.CommandLine.Command(name = "checkpoint", aliases = "register", description = {"Registers saved weights with their lineage and effective compute. All checkpoints joined by parents or by the model's name are one family.",
            "Unknown compute counts as at least any trigger."},
            footer = {"", "Example:", "  loadline model checkpoint final --model atlas-2 --weights weights.safetensors --parent snapshot-9 --variant final --as owner-1"})
    static final class Register extends RecordingCommand {
        @Parameters(paramLabel = "NAME", description = "what people call it")
        private String name;

        @Option(names = "--model", required = true, paramLabel = "MODEL", description = "the model it is a checkpoint of")
        private ModelId model;

        @Option(names = "--weights", required = true, paramLabel = "FILE|sha256:...", description = "the weights, or their digest")
        private Document weights;

        @Option(names = "--parent", paramLabel = "CHECKPOINT", description = "what it was derived from, by name or digest; may be given more than once")
        private List<String> parents = new ArrayList<>();

        @Option(names = "--variant", required = true, paramLabel = "WORD", description = "pretrained, snapshot, fine-tuned, merged, quantised, distilled, helpful-only or final")
        private Checkpoint.Variant variant;

        @Option(names = "--compute", paramLabel = "LOWER..UPPER", description = "effective compute so far, as an interval; with --compute-metric and --compute-method")
        private String compute;

        @Option(names = "--compute-metric", paramLabel = "FILE|sha256:...", description = "the definition of the unit of compute")
        private Document metric;

        @Option(names = "--compute-method", paramLabel = "TEXT", description = "how it was measured")
        private String method;

        Register(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            Set<Digest> derived = parents.stream().map(p -> p.startsWith("sha256:") && p.length() == 71 ? new Digest(p) : seen.weights(p)).collect(Collectors.toSet());
            return List.of(new Act.CheckpointRegistered(new Checkpoint(weights.digest(), model, name, derived, variant, compute())));
        }

        private Checkpoint.Compute compute() {
            if (compute == null) {
                return new Checkpoint.Compute.Unknown();
            }
            String[] ends = compute.split("\\.\\.", 2);
            if (ends.length != 2 || metric == null || method == null) {
                throw Failure.usage("effective compute is an interval such as `--compute 1.8E+26..2.2E+26`, with --compute-metric and --compute-method");
            }
            try {
                return new Checkpoint.Compute.Measured(new BigDecimal(ends[0]), new BigDecimal(ends[1]), metric.digest(), method);
            } catch (NumberFormatException _) {
                throw Failure.usage("the ends of an interval are numbers such as `1.8E+26`, not `" + compute + "`");
            }
        }
    }

    /** Says when a release is planned. */
    @picocli.CommandLine.Command(name = "release", description = "Logs the date for which a release is planned, so that a delay can be measured later.",
            footer = {"", "Example:", "  loadline model release --checkpoint final --on 2026-05-01 --as owner-1"})
    static final class Release extends RecordingCommand {
        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "what is to be released")
        private String checkpoint;

        @Option(names = "--on", required = true, paramLabel = "DATE", description = "the planned date")
        private Instant on;

        Release(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            Digest weights = seen.weights(checkpoint);
            return List.of(new Act.ReleasePlanned(seen.facts().checkpoints().get(weights).checkpoint().fact().model(), weights, on));
        }
    }

    /** Shows them. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the registered checkpoints, or one of them.", footer = {"", "Example:", "  loadline model show final"})
    static final class Show extends Command {
        @Parameters(paramLabel = "CHECKPOINT", arity = "0..1", description = "one checkpoint; all without it")
        private String checkpoint;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                Seen seen = new Seen(workspace.facts(), shell(), Set.of());
                Optional<Digest> only = Optional.ofNullable(checkpoint).map(seen::weights);
                List<Facts.OfCheckpoint> shown = seen.facts().checkpoints().values().stream()
                        .filter(c -> only.isEmpty() || only.get().equals(c.checkpoint().fact().weights())).sorted(Comparator.comparingLong(c -> c.checkpoint().index())).toList();
                Table table = Table.of("CHECKPOINT", "WEIGHTS", "VARIANT", "FAMILY", "RUNS", "REGISTERED");
                shown.forEach(c -> table.row(name(c), c.checkpoint().fact().weights().brief(), Written.word(c.checkpoint().fact().variant()), c.family().size(), c.runs().size(), c.checkpoint().at()));
                return Reply.of(Json.items(shown.stream().map(Show::json).toList()), table.orElse("no checkpoint is registered; register one with `loadline model checkpoint`"));
            }
        }

        private static String name(Facts.OfCheckpoint c) {
            return c.checkpoint().fact().model() + "/" + c.checkpoint().fact().name();
        }

        private static Json json(Facts.OfCheckpoint c) {
            Checkpoint fact = c.checkpoint().fact();
            return Json.object(Json.has("model", fact.model().value()), Json.has("name", fact.name()), Json.has("weights", fact.weights().value()), Json.has("variant", Written.word(fact.variant())),
                    Json.has("parents", Json.items(fact.parents().stream().sorted().map(p -> Json.text(p.value())).toList())),
                    Json.may("compute", fact.measured().map(m -> Json.object(Json.has("lower", m.lower().toString()), Json.has("upper", m.upper().toString()), Json.has("metric", m.metric().value()), Json.has("method", m.method())))),
                    Json.has("family", Json.items(c.family().stream().map(w -> Json.text(w.value())).toList())), Json.has("runs", c.runs().size()), Json.has("index", c.checkpoint().index()));
        }
    }
}
