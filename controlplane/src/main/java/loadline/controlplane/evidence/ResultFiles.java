package loadline.controlplane.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import loadline.core.evaluation.EvaluationRun;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.formats.published.PublishedRecord;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.importers.inspect.InspectLogs;

/** Reads a result file of any known format. */
public final class ResultFiles {
    private ResultFiles() {}

    /**
     * What the file gave: one run or refusal, or, where the name ends in {@code .yaml} or {@code .yml}, every figure of a record
     * of published results. At least one.
     *
     * @throws NoSuchFileException if there is no such file; a pattern that matched nothing is never an empty import
     * @throws IOException if the disk fails
     */
    public static List<Imported> read(Path file, Progress progress) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("there is no file `" + file + "`; name files that are there");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean published = name.endsWith(".yaml") || name.endsWith(".yml");
        return published ? published(file) : List.of(InspectLogs.read(file, progress));
    }

    private static List<Imported> published(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return switch (PublishedRecord.read(file.getFileName().toString(), bytes)) {
            case Parsed.Accepted<List<EvaluationRun>>(List<EvaluationRun> runs, var _) -> runs.stream().<Imported>map(Imported.Read::new).toList();
            case Parsed.Rejected<List<EvaluationRun>>(List<Problem> problems) ->
                    List.of(new Imported.Refused(Sha256.of(bytes), Imported.Code.INVALID, problems.stream().map(Problem::toString).toList()));
        };
    }
}
