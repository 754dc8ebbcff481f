package loadline.statistics.horizon;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import loadline.core.statistics.HorizonRuns;
import loadline.formats.Problem;

/**
 * Runs read from a file, and the lengths of their tasks from the same or another.
 *
 * @param read    the columns that were read: {@code {agent=alias, ...}}
 * @param ignored how many runs were left out because their task has no length
 */
public record RunsFile(HorizonRuns runs, Map<String, String> read, int ignored) {
    private static final int GZIP_MAGIC = 0x1F8B;

    /** A file to read: its name for messages, and its bytes. */
    public record Source(String name, InputStream bytes) {}

    /** What was read, or the one thing that kept it from being read. */
    public sealed interface Outcome {
        record Read(RunsFile file) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /** Reads runs; their tasks' lengths from {@code tasks} where there is such a file. */
    public static Outcome read(Source runs, Optional<Source> tasks, Columns columns) throws IOException {
        Map<String, String> read = new java.util.TreeMap<>();
        Optional<Map<String, Double>> minutes = Optional.empty();
        Source current = runs;
        try {
            if (tasks.isPresent()) {
                current = tasks.get();
                minutes = Optional.of(minutes(current, columns, read));
                current = runs;
            }
            return new Outcome.Read(read(current, minutes, columns, read));
        } catch (Rows.Unreadable e) {
            return new Outcome.Refused(new Problem(current.name(), e.line(), 1, Problem.plain(String.valueOf(e.getMessage())), "mend that line, or name the columns"));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return new Outcome.Refused(Problem.ofFile(current.name(), "the gzip data is broken or ends too early", "fetch the file again"));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(Problem.ofFile(current.name(), Problem.plain(String.valueOf(e.getMessage())), "mend the runs"));
        }
    }

    private static Rows rows(Source source) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(source.bytes(), 1 << 16);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        BufferedInputStream plain = magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
        plain.mark(1);
        int first = plain.read();
        plain.reset();
        return first == '{' ? new JsonLines(plain) : new Csv(plain);
    }

    private static Map<String, Double> minutes(Source tasks, Columns columns, Map<String, String> read) throws IOException {
        Rows rows = rows(tasks);
        Map<String, Double> minutes = new HashMap<>();
        while (rows.next()) {
            String column = columns.minutesOf(rows);
            read.put("minutes", column);
            String task = needed(rows, Columns.TASK);
            Optional<String> length = rows.field(column);
            if (length.isPresent() && minutes.put(task, number(rows, column, length.get())) != null) {
                throw new Rows.Unreadable(rows.line(), "task `" + task + "` stands twice");
            }
        }
        return minutes;
    }

    private static RunsFile read(Source source, Optional<Map<String, Double>> minutes, Columns columns, Map<String, String> read) throws IOException {
        Rows rows = rows(source);
        List<HorizonRuns.Run> runs = new ArrayList<>();
        Map<String, String> known = new HashMap<>();
        int ignored = 0;
        while (rows.next()) {
            if (runs.isEmpty()) {
                read.put("agent", columns.agentOf(rows));
                read.put("score", columns.scoreOf(rows));
            }
            String task = needed(rows, Columns.TASK);
            Optional<Double> length = minutes.isPresent() ? Optional.ofNullable(minutes.get().get(task)) : ownMinutes(rows, columns, read);
            if (length.isEmpty()) {
                ignored++;
                continue;
            }
            runs.add(run(rows, read, task, length.get(), known));
        }
        if (runs.isEmpty()) {
            throw new Rows.Unreadable(rows.line(), ignored == 0 ? "there are no runs" : "none of the `" + ignored + "` runs has a task with a length");
        }
        return new RunsFile(HorizonRuns.of(runs), Map.copyOf(read), ignored);
    }

    private static Optional<Double> ownMinutes(Rows rows, Columns columns, Map<String, String> read) {
        String column = read.computeIfAbsent("minutes", _ -> columns.minutesOf(rows));
        return rows.field(column).map(text -> number(rows, column, text));
    }

    /** Names are kept once, however many runs carry them. */
    private static HorizonRuns.Run run(Rows rows, Map<String, String> read, String task, double minutes, Map<String, String> known) {
        String score = read.get("score");
        String family = rows.field(Columns.FAMILY).orElse(task);
        try {
            return new HorizonRuns.Run(once(known, needed(rows, read.get("agent"))), once(known, family), once(known, task), minutes, number(rows, score, needed(rows, score)));
        } catch (IllegalArgumentException e) {
            throw new Rows.Unreadable(rows.line(), String.valueOf(e.getMessage()));
        }
    }

    private static String once(Map<String, String> known, String name) {
        return known.computeIfAbsent(name, same -> same);
    }

    private static String needed(Rows rows, String column) {
        return rows.field(column).orElseThrow(() -> new Rows.Unreadable(rows.line(), "`" + column + "` is missing or empty"));
    }

    private static double number(Rows rows, String column, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? 1 : 0;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Rows.Unreadable(rows.line(), "`" + column + "` is a number, not " + Problem.quote(text));
    }
}
