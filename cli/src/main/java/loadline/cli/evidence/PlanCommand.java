package loadline.cli.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.statistics.PowerCommand;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.workspace.Workspace;
import loadline.core.TimeSpan;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.Plan;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;

/** Evaluations before they run. */
@picocli.CommandLine.Command(name = "plan", description = "Evaluations, registered before they run. A result without a plan can cross a threshold but never rule one out.",
        subcommands = {PlanCommand.Register.class, PlanCommand.ListAll.class, PowerCommand.class},
        footer = {"", "Example:", "  loadline plan list"})
public final class PlanCommand extends Group {

    /** Registers one. */
    @picocli.CommandLine.Command(name = "register", description = {"Registers an evaluation before it runs. The run must carry the printed digest in its metadata under `loadline_plan`.",
            "An open plan keeps its threshold inconclusive until its result, or that of a later plan at least as demanding."},
            footer = {"", "Example:", "  loadline plan register --checkpoint final --task virology --model-name lab/atlas-2 --items 120 --deadline 2026-04-01 --as evaluator-1"})
    static final class Register extends RecordingCommand {
        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "what is evaluated")
        private String checkpoint;

        @Option(names = "--task", required = true, paramLabel = "NAME", description = "the task, as the result file will name it")
        private String task;

        @Option(names = "--model-name", required = true, paramLabel = "NAME", description = "the model, as the result file will name it")
        private String modelName;

        @Option(names = "--items", required = true, paramLabel = "N", description = "how many items")
        private int items;

        @Option(names = "--epochs", paramLabel = "N", defaultValue = "1", description = "attempts at each item (default: ${DEFAULT-VALUE})")
        private int epochs;

        @Option(names = "--deadline", required = true, paramLabel = "DATE", description = "by when the result is recorded")
        private Instant deadline;

        @Option(names = "--dataset", paramLabel = "FILE|sha256:...", description = "the data set")
        private Document dataset;

        @Option(names = "--scaffold", paramLabel = "FILE|sha256:...", description = "scaffold and tools")
        private Document scaffold;

        @Option(names = "--seed", paramLabel = "N", description = "the seed")
        private Long seed;

        @Option(names = "--selection", paramLabel = "TEXT", defaultValue = "every run of the plan counts", description = "how runs are selected (default: ${DEFAULT-VALUE})")
        private String selection;

        @Option(names = "--helpful-only", description = "the model under test does not refuse")
        private boolean helpfulOnly;

        @Option(names = "--tools", description = "the model may call tools while it is evaluated")
        private boolean tools;

        @Option(names = "--unattended", paramLabel = "SPAN", description = "longest stretch it works by itself, such as PT8H; none without it")
        private TimeSpan unattended;

        Register(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return List.of(new Act.PlanRegistered(new Plan(seen.weights(checkpoint), modelName, task, digest(dataset), digest(scaffold), items, epochs,
                    Optional.ofNullable(seed), selection, helpfulOnly, new Elicitation(tools, Optional.ofNullable(unattended)), deadline, seen.facts().treeSize())));
        }

        private static Optional<loadline.core.Digest> digest(Document document) {
            return Optional.ofNullable(document).map(Document::digest);
        }

        @Override
        protected String next(List<Entry> entries, Outcome.Recorded recorded) {
            return "put this into the run's metadata: loadline_plan=" + entries.getFirst().statement() + "\n";
        }
    }

    /** Lists them. */
    @picocli.CommandLine.Command(name = "list", description = "Lists the plans, open ones first.", footer = {"", "Example:", "  loadline plan list -o json"})
    static final class ListAll extends Command {
        ListAll(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                List<EvidenceGroup> planned = workspace.facts().checkpoints().values().stream().flatMap(c -> c.evidence().values().stream()).flatMap(List::stream)
                        .filter(g -> g.plan().isPresent()).sorted(Comparator.comparing((EvidenceGroup g) -> !g.isOpen()).thenComparing(EvidenceGroup::since)).toList();
                Table table = Table.of("PLAN", "STATE", "TASK", "WEIGHTS", "ITEMS", "EPOCHS", "DEADLINE", "RUNS");
                List<Json> json = new ArrayList<>();
                for (EvidenceGroup group : planned) {
                    Plan plan = group.plan().orElseThrow().fact();
                    table.row(group.key(), state(group), plan.task(), plan.weights().brief(), plan.items(), plan.epochs(), plan.deadline(), group.runs().size());
                    json.add(json(group, plan));
                }
                return Reply.of(Json.items(json), table.orElse("no plan is registered"));
            }
        }

        private static String state(EvidenceGroup group) {
            return group.isOpen() ? "open" : "answered";
        }

        private static Json json(EvidenceGroup group, Plan plan) {
            return Json.object(Json.has("plan", group.key().value()), Json.has("state", state(group)), Json.has("task", plan.task()), Json.has("weights", plan.weights().value()),
                    Json.has("modelName", plan.modelName()), Json.has("items", plan.items()), Json.has("epochs", plan.epochs()), Json.has("deadline", plan.deadline().toString()),
                    Json.has("index", group.since()), Json.has("runs", group.runs().size()),
                    Json.has("defects", Json.items(group.defects().stream().map(d -> loadline.cli.shell.Written.word(d)).sorted().map(Json::text).toList())));
        }
    }
}
