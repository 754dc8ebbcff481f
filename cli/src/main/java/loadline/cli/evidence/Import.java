package loadline.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Written;
import loadline.controlplane.evidence.ImportEvaluations;
import loadline.controlplane.evidence.ImportEvaluations.Fate;
import loadline.controlplane.evidence.ResultFiles;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.evaluation.EvaluationRun;
import loadline.formats.Problem;
import loadline.formats.json.Json;
import loadline.importers.Imported;
import loadline.importers.Progress;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads result files and, in a workspace, records what they say. */
@picocli.CommandLine.Command(name = "import", description = {
        "Reads result files (Inspect .eval and .json logs, .yaml records of published figures) and derives every header metric again from the samples.",
        "In a workspace it records them, where --checkpoint or a plan in their metadata says what they speak for, together with the estimates they call for. Outside one it only prints.",
        "Ends with 3 if a file is refused or would not count; the others are read and recorded all the same."},
        footer = {"", "Example:", "  loadline evaluation import logs/*.eval --checkpoint final --as evaluator-1"})
class Import extends Command {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "result files")
    private List<Path> files;

    @Option(names = "--checkpoint", paramLabel = "CHECKPOINT", description = "the checkpoint they speak for; without it, that of each run's plan")
    private String checkpoint;

    @Option(names = "--plan", paramLabel = "STATEMENT", description = "the plan that a refused file was to answer: it stays open")
    private Digest plan;

    @Option(names = "--as", paramLabel = "PERSON", description = "who records them; without it LOADLINE_AS")
    private Person as;

    @Option(names = "--read-only", description = "only print, in a workspace too")
    private boolean readOnly;

    Import(Shell shell) {
        super(shell);
    }

    /** One result, and the file it is from. */
    private record Found(Path file, Imported imported) {}

    @Override
    protected Reply reply() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : files) {
            for (Imported imported : ResultFiles.read(shell().environment().path(file), progress(file))) {
                found.add(new Found(file, imported));
            }
        }
        Optional<List<Fate>> fates = isToBeRecorded(found) ? Optional.of(record(found)) : Optional.empty();
        return reply(found, fates);
    }

    private boolean isToBeRecorded(List<Found> found) {
        boolean claimed = checkpoint != null || plan != null;
        if (readOnly || !claimed && !shell().isInWorkspace()) {
            return false;
        }
        boolean spoken = claimed || found.stream().anyMatch(f -> f.imported() instanceof Imported.Read(EvaluationRun run) && (run.plan().isPresent() || run.weights().isPresent()));
        if (!spoken) {
            shell().note("nothing is recorded: no file names a plan; say with --checkpoint what they speak for");
        }
        return spoken;
    }

    private List<Fate> record(List<Found> found) throws IOException {
        Person person = as != null ? as : shell().person();
        Signer signer = shell().signers(List.of(person)).getFirst();
        try (Workspace workspace = shell().openToWrite()) {
            Seen seen = new Seen(workspace.facts(), shell(), Set.of(person));
            Optional<Digest> weights = Optional.ofNullable(checkpoint).map(seen::weights);
            return new ImportEvaluations(workspace).record(found.stream().map(Found::imported).toList(), new ImportEvaluations.Claim(weights, Optional.ofNullable(plan)), signer);
        }
    }

    private Reply reply(List<Found> found, Optional<List<Fate>> fates) {
        List<Json> json = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean complete = true;
        for (int i = 0; i < found.size(); i++) {
            int at = i;
            Found each = found.get(i);
            Optional<Fate> fate = fates.map(all -> all.get(at));
            json.add(ImportedJson.of(each.file().toString(), each.imported(), fate));
            text.append(lines(each, fate));
            complete &= each.imported() instanceof Imported.Read && fate.map(f -> f instanceof Fate.Recorded).orElse(true);
        }
        return new Reply(Json.items(json), text.toString(), complete ? ExitCode.OK : ExitCode.INPUT);
    }

    private static String lines(Found found, Optional<Fate> fate) {
        StringBuilder lines = new StringBuilder(found.file() + ": ");
        switch (found.imported()) {
            case Imported.Read(EvaluationRun run) -> {
                lines.append(Written.word(run.status())).append(", ").append(run.task()).append(", ").append(run.model()).append(", ")
                        .append(run.samples().scored()).append(" scored of ").append(run.samples().present()).append('\n');
                run.metrics().forEach(m -> lines.append("  ").append(m.scorer()).append(' ').append(m.name()).append(": ").append(shown(m.recomputed()))
                        .append(" from samples, ").append(shown(m.header())).append(" in the header\n"));
                run.findings().forEach(f -> lines.append("  ").append(Written.word(f.code())).append(": ").append(f.message()).append('\n'));
            }
            case Imported.Refused refused -> lines.append("refused (").append(refused.code().text()).append("): ").append(refused.message()).append('\n');
        }
        fate.ifPresent(f -> lines.append(switch (f) {
            case Fate.Recorded(long index, Digest statement) -> "  entry " + index + ": " + statement + "\n";
            case Fate.LeftOut(String why) -> "  not recorded: " + why + "\n";
        }));
        return lines.toString().lines().map(line -> Problem.plain(line) + "\n").collect(Collectors.joining());
    }

    private static String shown(Optional<java.math.BigDecimal> number) {
        return number.map(java.math.BigDecimal::toPlainString).orElse("nothing");
    }

    private Progress progress(Path file) {
        if (shell().environment().terminal().isEmpty()) {
            return Progress.NONE;
        }
        return (read, total) -> shell().environment().err().print("\rreading " + file.getFileName() + " " + read * 100 / Math.max(1, total) + " %" + (read >= total ? "\n" : ""));
    }

    /** The same, for figures typed in from a publication. */
    @picocli.CommandLine.Command(name = "enter", description = {"Records figures typed in from a publication (YAML; what the publication leaves out is written `unknown`).",
            "They are judged under every reading of what is unknown, and rule out only where the protocol lets published figures do so."},
            footer = {"", "Example:", "  loadline evaluation enter system-card.yaml --checkpoint final --as evaluator-1"})
    static final class Enter extends Import {
        Enter(Shell shell) {
            super(shell);
        }
    }
}
