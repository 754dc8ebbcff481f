package loadline.cli.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.statistics.conformance.Case;
import loadline.statistics.conformance.CaseFile;
import loadline.statistics.conformance.Conformance;
import picocli.CommandLine.Parameters;

/** Checks the statistics against cases. Its document holds fractions as JSON numbers, as the cases do. */
@picocli.CommandLine.Command(name = "statistics", description = {"Computes every case of a file (`id, method, inputs, expected, tolerance`) and compares.",
        "Ends with 50 if a case does not hold; an unknown method is one that does not. Ends with 3 if the file cannot be read."},
        footer = {"", "Example:", "  loadline conformance statistics cases.json -o json"})
public final class StatisticsConformance implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "the cases")
    private Path file;

    StatisticsConformance(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        Conformance run = Conformance.of(cases());
        PrintStream out = shell.environment().out();
        out.print(shell.settings().output() == Settings.Output.JSON ? run.json() + "\n" : text(run));
        out.flush();
        return run.isMet() ? ExitCode.OK : ExitCode.AGAINST;
    }

    private List<Case> cases() throws IOException {
        try {
            return switch (CaseFile.read(file.toString(), Files.readAllBytes(shell.environment().path(file)))) {
                case Parsed.Accepted<List<Case>>(List<Case> cases, var _) -> cases;
                case Parsed.Rejected<List<Case>>(List<Problem> problems) -> throw Failure.input(problems.stream().map(Problem::toString).collect(Collectors.joining(" | ")));
            };
        } catch (NoSuchFileException _) {
            throw Failure.input("there is no file `" + file + "`");
        }
    }

    private static String text(Conformance run) {
        Table failing = Table.of("CASE", "METHOD", "DIFFERS");
        run.outcomes().stream().filter(outcome -> !outcome.passed()).forEach(outcome ->
                failing.row(outcome.one().id(), outcome.one().method(), outcome.refusal().orElseGet(() -> String.join(", ", outcome.differences()))));
        return (run.isMet() ? "" : failing.toString()) + run.passed() + " of " + run.outcomes().size() + " cases hold\n";
    }
}
