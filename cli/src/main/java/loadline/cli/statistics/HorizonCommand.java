package loadline.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.core.statistics.HorizonRuns;
import loadline.core.statistics.LogisticFit;
import loadline.statistics.Figure;
import loadline.statistics.Interval;
import loadline.statistics.Level;
import loadline.statistics.horizon.Columns;
import loadline.statistics.horizon.Horizons;
import loadline.statistics.horizon.HorizonsJson;
import loadline.statistics.horizon.RunsFile;
import picocli.CommandLine.Option;

/** Time horizons of the agents in a file of runs. */
@picocli.CommandLine.Command(name = "horizon", description = {"Computes the length of tasks at which each agent succeeds half, and four fifths, of the time: a logistic curve on log2 minutes.",
        "Files are comma-separated or JSON lines, gzipped or not, with `task_id`, `task_family`, an agent and a score from 0 to 1.",
        "Intervals resample families, tasks and runs. They are for display; a verdict needs a plan and a protocol."},
        footer = {"", "Example:", "  loadline horizon --runs model_runs.csv --tasks td.csv --lambda 1e-5 -o json"})
public final class HorizonCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--runs", required = true, paramLabel = "FILE", description = "the runs")
    private Path runs;

    @Option(names = "--tasks", paramLabel = "FILE", description = "the lengths of tasks; without it they stand in the file of runs")
    private Path tasks;

    @Option(names = "--lambda", required = true, paramLabel = "L", description = "penalty on the slope; each agent's weights sum to 1 (published: 0.1, later 1e-5)")
    private double ridge;

    @Option(names = "--replicates", paramLabel = "B", defaultValue = "1000", description = "resamples; 0 for none (default: ${DEFAULT-VALUE})")
    private int replicates;

    @Option(names = "--seed", paramLabel = "N", description = "of the resamples (default: follows from the outcomes)")
    private Long seed;

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.95", description = "of the intervals (default: ${DEFAULT-VALUE})")
    private double level;

    @Option(names = "--reproduce", description = "leave out resamples without a fit, as published intervals did; else they count as least favourable")
    private boolean reproduces;

    @Option(names = "--agent", paramLabel = "COLUMN", description = "the agent (default: alias, agent or model)")
    private String agentColumn;

    @Option(names = "--score", paramLabel = "COLUMN", description = "the score (default: score_binarized, score_cont or score)")
    private String scoreColumn;

    @Option(names = "--minutes", paramLabel = "COLUMN", description = "the length (default: best_available_minutes, human_minutes or minutes)")
    private String minutesColumn;

    HorizonCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        RunsFile file = read();
        Horizons horizons = horizons(file.runs());
        PrintStream out = shell.environment().out();
        out.print(shell.settings().output() == Settings.Output.JSON ? HorizonsJson.write(horizons, file) + "\n" : text(horizons, file));
        out.flush();
        return ExitCode.OK;
    }

    private Horizons horizons(HorizonRuns read) {
        Horizons.Undefined undefined = reproduces ? Horizons.Undefined.DROPPED : Horizons.Undefined.LEAST_FAVOURABLE;
        try {
            return Horizons.of(read, new Horizons.Asked(ridge, replicates, Optional.ofNullable(seed).orElseGet(read::fingerprint), undefined, new Level(level)));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage());
        }
    }

    private RunsFile read() throws IOException {
        Columns columns = new Columns(Optional.ofNullable(agentColumn), Optional.ofNullable(scoreColumn), Optional.ofNullable(minutesColumn));
        try (InputStream runBytes = Files.newInputStream(shell.environment().path(runs)); InputStream taskBytes = tasksOrNothing()) {
            Optional<RunsFile.Source> lengths = Optional.ofNullable(tasks).map(path -> new RunsFile.Source(path.toString(), taskBytes));
            return switch (RunsFile.read(new RunsFile.Source(runs.toString(), runBytes), lengths, columns)) {
                case RunsFile.Outcome.Read(RunsFile file) -> file;
                case RunsFile.Outcome.Refused(var problem) -> throw Failure.input(problem.toString());
            };
        } catch (NoSuchFileException e) {
            throw Failure.input("there is no file `" + e.getFile() + "`");
        }
    }

    private InputStream tasksOrNothing() throws IOException {
        return tasks == null ? InputStream.nullInputStream() : Files.newInputStream(shell.environment().path(tasks));
    }

    private static String text(Horizons horizons, RunsFile file) {
        Table table = Table.of("AGENT", "RUNS", "P50 MINUTES", "INTERVAL", "P80 MINUTES", "INTERVAL", "NOTE");
        horizons.agents().forEach(a -> table.row(a.name(), a.extent().runs(), shown(a.half()), shown(a.halfInterval()), shown(a.most()), shown(a.mostInterval()), note(a)));
        String ignored = file.ignored() == 0 ? "" : file.ignored() + " runs left out: their tasks have no length\n";
        return table + ignored + "for display; nothing here rules a threshold out\n";
    }

    private static String note(Horizons.Agent agent) {
        String reason = agent.fit() instanceof LogisticFit.None none ? Horizons.reason(none) : agent.extrapolated() ? "beyond its tasks" : "";
        return reason.isEmpty() && agent.half() instanceof Figure.Undefined(String why) ? why : reason;
    }

    private static String shown(Interval interval) {
        return interval.isKnown() ? shown(interval.lower()) + " to " + shown(interval.upper()) : "open";
    }

    private static String shown(Figure figure) {
        return figure instanceof Figure.Known(double number) ? String.format(Locale.ROOT, "%.6g", number) : "-";
    }
}
