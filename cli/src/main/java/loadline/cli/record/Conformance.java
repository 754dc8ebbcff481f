package loadline.cli.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loadline.cli.conformance.StatisticsConformance;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.cases.Case;
import loadline.formats.cases.CaseRun;
import loadline.formats.cases.CaseYaml;
import loadline.formats.json.Json;
import picocli.CommandLine.Parameters;

/** Conformance runs. */
@picocli.CommandLine.Command(name = "conformance", description = "Runs what others can check this program by.", subcommands = {Conformance.Cases.class, ConformanceAttacks.class, StatisticsConformance.class},
        footer = {"", "Examples:", "  loadline conformance cases policies", "  loadline conformance attacks spec/attacks"})
public final class Conformance extends Group {

    /** Runs cases. */
    @picocli.CommandLine.Command(name = "cases", description = {"Runs every case (`cases/*.yaml`: a history, a question, the decision expected) in a folder and below it.",
            "Ends with 50 if a case does not hold, with 3 if one cannot be read or there is none."},
            footer = {"", "Example:", "  loadline conformance cases policies/anthropic-rsp"})
    static final class Cases extends Command {
        @Parameters(paramLabel = "DIR", description = "the folder")
        private Path folder;

        Cases(Shell shell) {
            super(shell);
        }

        /** One case: what differs, or why it cannot be run. */
        private record Ran(Path file, boolean readable, List<String> differences) {}

        @Override
        protected Reply reply() throws IOException {
            List<Ran> runs = new ArrayList<>();
            for (Path file : files()) {
                runs.add(run(file));
            }
            if (runs.isEmpty()) {
                throw Failure.input("`" + folder + "` holds no case, so nothing was checked; cases are `cases/*.yaml`");
            }
            long holding = runs.stream().filter(r -> r.differences().isEmpty()).count();
            boolean readable = runs.stream().allMatch(Ran::readable);
            StringBuilder text = new StringBuilder();
            runs.stream().filter(r -> !r.differences().isEmpty()).forEach(r -> r.differences().forEach(d -> text.append(r.file()).append(": ").append(Problem.plain(d)).append('\n')));
            text.append(holding).append(" of ").append(runs.size()).append(" cases hold\n");
            Json json = Json.object(Json.has("cases", runs.size()), Json.has("holding", holding), Json.has("runs", Json.items(runs.stream().map(Cases::json).toList())));
            return new Reply(json, text.toString(), !readable ? ExitCode.INPUT : holding == runs.size() ? ExitCode.OK : ExitCode.AGAINST);
        }

        private List<Path> files() throws IOException {
            Path start = shell().environment().path(folder);
            if (!Files.isDirectory(start)) {
                throw Failure.input("there is no folder `" + folder + "`");
            }
            try (Stream<Path> all = Files.walk(start)) {
                return all.filter(f -> f.getFileName().toString().endsWith(".yaml") && f.getParent().getFileName().toString().equals("cases")).sorted().toList();
            }
        }

        private static Ran run(Path file) throws IOException {
            return switch (CaseYaml.read(file.getFileName().toString(), Files.readAllBytes(file))) {
                case Parsed.Accepted<Case>(Case story, var _) -> run(file, story);
                case Parsed.Rejected<Case>(List<Problem> problems) -> new Ran(file, false, problems.stream().map(Problem::toString).toList());
            };
        }

        private static Ran run(Path file, Case story) {
            try {
                return new Ran(file, true, CaseRun.of(story, name -> bytes(file.getParent(), name)).differences());
            } catch (IllegalArgumentException e) {
                return new Ran(file, false, List.of(e.getMessage()));
            }
        }

        private static byte[] bytes(Path folder, String name) {
            try {
                return Files.readAllBytes(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Json json(Ran run) {
            return Json.object(Json.has("file", run.file().toString()), Json.has("readable", run.readable()), Json.has("holds", run.differences().isEmpty()),
                    Json.has("differences", Json.items(run.differences().stream().map(Json::text).toList())));
        }
    }
}
