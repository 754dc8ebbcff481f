package loadline.bench.imports;

import java.io.IOException;
import java.nio.file.Path;
import loadline.core.evaluation.EvaluationRun.Result;
import loadline.core.evaluation.SampleOutcome.Score;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.importers.inspect.InspectLogs;

/** Reads one log and prints how many samples it scored and the sum of their scores, so that two readers can be compared. */
public final class ReadLog {
    private ReadLog() {}

    /**
     * Reads a log.
     *
     * @param args the file
     * @throws IOException if it cannot be opened
     */
    public static void main(String[] args) throws IOException {
        switch (InspectLogs.read(Path.of(args[0]), Progress.NONE)) {
            case Imported.Read(var run) when run.result() instanceof Result.Samples(var outcomes) -> System.out.printf("samples %d sum %.0f%n", outcomes.size(),
                    outcomes.stream().mapToDouble(o -> o.score() instanceof Score.Value(var value) ? value.doubleValue() : Double.NaN).sum());
            case Imported other -> throw new IllegalStateException("the log was not read: " + other);
        }
    }
}
