package loadline.cli.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.cli.shell.Command;
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
import loadline.core.Logged;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Withdrawal;
import loadline.core.history.Act;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Results. */
@picocli.CommandLine.Command(name = "evaluation", description = "Results: read from files, entered from publications, shown, withdrawn.",
        subcommands = {Import.class, Import.Enter.class, Evaluation.Show.class, Evaluation.Withdraw.class},
        footer = {"", "Example:", "  loadline evaluation import logs/*.eval -o json"})
public final class Evaluation extends Group {

    /** Shows recorded runs. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the recorded runs of a checkpoint, or of all, with their findings and estimates.",
            footer = {"", "Example:", "  loadline evaluation show --checkpoint final"})
    static final class Show extends Command {
        @Option(names = "--checkpoint", paramLabel = "CHECKPOINT", description = "of this checkpoint only")
        private String checkpoint;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                Seen seen = new Seen(workspace.facts(), shell(), Set.of());
                Optional<Digest> only = Optional.ofNullable(checkpoint).map(seen::weights);
                List<Logged<EvaluationRun>> runs = seen.facts().checkpoints().entrySet().stream().filter(c -> only.isEmpty() || only.get().equals(c.getKey()))
                        .flatMap(c -> c.getValue().runs().stream()).sorted(Comparator.comparingLong(Logged::index)).toList();
                Table table = Table.of("ENTRY", "TASK", "MODEL", "STATUS", "SCORED", "PLANNED", "FINDINGS", "STATEMENT");
                List<Json> json = new ArrayList<>();
                for (Logged<EvaluationRun> run : runs) {
                    EvaluationRun fact = run.fact();
                    table.row(run.index(), fact.task(), fact.model(), Written.word(fact.status()), fact.samples().scored() + "/" + fact.samples().present(),
                            fact.plan().isPresent() ? "yes" : "no", fact.findings().size(), run.statement());
                    json.add(ImportedJson.of(fact, run.index(), run.statement()));
                }
                return Reply.of(Json.items(json), table.orElse("no run is recorded"));
            }
        }
    }

    /** Withdraws a run. */
    @picocli.CommandLine.Command(name = "withdraw", description = {"Withdraws a recorded run for a reason. Somebody other than who recorded it signs; the run stays in sight, and a crossing in it stands until a determination names it."},
            footer = {"", "Example:", "  loadline evaluation withdraw sha256:4f1c... --reason 'the data set leaked into training' --as evaluator-2"})
    static final class Withdraw extends RecordingCommand {
        @Parameters(paramLabel = "STATEMENT", description = "the statement that recorded it, as `evaluation show` prints it, or its first digits")
        private String run;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
        private String reason;

        Withdraw(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            String digits = run.startsWith("sha256:") ? run.substring("sha256:".length()) : run;
            List<Act> found = seen.facts().checkpoints().entrySet().stream().flatMap(c -> c.getValue().runs().stream()
                    .filter(r -> digits.length() >= 6 && r.statement().hex().startsWith(digits))
                    .map(r -> (Act) new Act.RunWithdrawn(new Withdrawal(r.statement(), c.getKey(), reason)))).toList();
            if (found.size() != 1) {
                throw Failure.input("`" + run + "` is the statement of " + found.size() + " recorded runs, not of one; see `loadline evaluation show`");
            }
            return found;
        }
    }
}
