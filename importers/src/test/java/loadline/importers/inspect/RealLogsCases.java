package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.SampleOutcome.Limit;
import loadline.formats.Sha256;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.testing.SharedData;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every public log of the shared data set, one row a file. */
class RealLogsCases {
    /**
     * Part of the file's name, status, counts (expected, present, scored, errored, unscored, superseded), samples stopped by the
     * message limit, metrics derived again of those in the header, findings.
     */
    private static final String TABLE = """
            Hg9EQM69 | success | 136 136 136 0 0 0 | 0 | 1/1 |
            k7h9sxvA | success | 136 136 136 0 0 0 | 0 | 1/1 |
            X84R8hjo | success | 136 136 136 0 0 0 | 0 | 1/1 |
            ZvVFxA2c | success | 136 136 136 0 0 0 | 0 | 1/1 |
            jHfMvvXD | success | 136 136 136 0 0 0 | 0 | 1/1 |
            HD5t6NcM | success | 136 136 136 0 0 0 | 0 | 1/1 |
            ghuFxM8G | success | 99 99 99 0 0 0 | 33 | 2/2 | SAMPLES_LIMITED
            WpnXqkJq | success | 200 200 200 0 0 0 | 0 | 1/1 |
            QvQhyASw | success | 200 200 200 0 0 0 | 0 | 1/1 |
            GBwb8qcM | success | 200 200 200 0 0 0 | 0 | 1/1 |
            oBqa84J7 | success | 200 200 200 0 0 0 | 0 | 1/1 |
            PYkM9oTD | success | 200 200 200 0 0 0 | 0 | 1/1 |
            DvWXuWz7 | success | 200 200 200 0 0 0 | 0 | 1/1 |
            BHu6c9z7 | cancelled | 4 1 1 0 0 0 | 0 | 0/0 | CANCELLED, SAMPLES_MISSING
            nfYP2tVR | cancelled | 40 32 32 0 0 0 | 23 | 0/0 | CANCELLED, SAMPLES_MISSING, SAMPLES_LIMITED
            S9GDPQFV | error | 8 7 6 1 0 0 | 3 | 0/0 | RUN_ERROR, SAMPLES_MISSING, SAMPLES_ERRORED, SAMPLES_LIMITED
            N8X3wW8S | started | 32 20 19 1 0 0 | 11 | 0/0 | MISSING_HEADER, NOT_FINISHED, SAMPLES_MISSING, SAMPLES_ERRORED, SAMPLES_LIMITED
            2h8HrJiE | error | 2 1 0 1 0 0 | 0 | 0/0 | RUN_ERROR, SAMPLES_MISSING, SAMPLES_ERRORED, NOTHING_SCORED
            FCpmyVtg | success | 40 40 39 1 0 0 | 30 | 2/2 | SAMPLES_ERRORED, SAMPLES_LIMITED
            GLvBiVbK | success | 3 3 3 0 0 0 | 2 | 2/2 | SAMPLES_LIMITED
            GV9ZhM8U | success | 3 3 3 0 0 0 | 3 | 2/2 | SAMPLES_LIMITED
            QmXnS4ks | success | 3 3 3 0 0 0 | 3 | 2/2 | SAMPLES_LIMITED
            CgaPrQyi | error | 7 5 4 1 0 0 | 4 | 0/0 | RUN_ERROR, SAMPLES_MISSING, SAMPLES_ERRORED, SAMPLES_LIMITED
            NotPkpBN | success | 3 3 3 0 0 0 | 1 | 2/2 | SAMPLES_LIMITED
            NgbmFsns | success | 5 5 5 0 0 0 | 4 | 2/2 | SAMPLES_LIMITED
            metr__class-eval_2025-12-13.eval | success | 5 5 5 0 0 0 | 0 | 2/2 | DIRTY_REVISION, SUBSET
            scout__popularity.eval | success | 100 100 100 0 0 0 | 0 | 2/2 |
            scout__security-guide.eval | success | 16 16 16 0 0 0 | 0 | 2/2 |
            scout__websearch-addition.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | SUBSET
            T15-11-17+00-00_popularity_ | success | 1 0 0 0 0 0 | 0 | 0/2 | SUBSET, SAMPLES_MISSING, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            T15-11-18+00-00_popularity_ | error | 1 0 0 0 0 0 | 0 | 0/2 | RUN_ERROR, SUBSET, SAMPLES_MISSING, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            ukaisi__2024-11-05T13-31-45-05-00_input-task_8zXjbRzCWrL9GXiXo2vus9.json | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__2024-11-05T13-32-37-05-00_input-task_hxs4q9azL3ySGkjJirypKZ.eval | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__2025-02-11T15-17-00-05-00_popularity_dPiJifoWeEQBrfWsAopzWr.eval | success | 10 10 0 0 10 0 | 0 | 0/0 | SUBSET, SAMPLES_UNSCORED, NOTHING_SCORED
            ukaisi__2025-05-12T20-27-36-04-00_browser.json | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__2025-05-12T20-28-13-04-00_no-samples.json | cancelled | 3 0 0 0 0 0 | 0 | 0/2 | CANCELLED, SUBSET, SAMPLES_MISSING, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            ukaisi__2025-05-12T20-28-26-04-00_security-guide.json | success | 3 3 3 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__inspect-openapi.json | refused: not-a-log
            ukaisi__log_formats.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__log_formats.json | success | 1 1 1 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__log_images.json | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__log_images_tc.json | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__log_invalid.txt | refused: damaged
            ukaisi__log_length_stop_reason.txt | success | 1 1 1 0 0 0 | 0 | 2/2 |
            ukaisi__log_message_deduplication.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | NEWER_FORMAT_VERSION
            ukaisi__log_read_sample.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__log_read_sample.json | success | 1 1 1 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__log_streaming.eval | success | 4 4 4 0 0 0 | 0 | 2/2 | SUBSET
            ukaisi__log_tool_call_error.json | success | 4 1 0 0 1 0 | 0 | 0/2 | SAMPLES_MISSING, SAMPLES_UNSCORED, NOTHING_SCORED, METRIC_WITHOUT_SAMPLES, METRIC_WITHOUT_SAMPLES
            ukaisi__log_valid.txt | success | -1 0 0 0 0 0 | 0 | 0/2 | SUBSET, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            ukaisi__log_version_3.txt | success | -1 0 0 0 0 0 | 0 | 0/2 | NEWER_FORMAT_VERSION, SUBSET, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            ukaisi__log_with_nan.txt | success | -1 0 0 0 0 0 | 0 | 0/2 | SUBSET, NOTHING_SCORED, NOT_RECOMPUTABLE, NOT_RECOMPUTABLE
            ukaisi__mmlu-no-summary-choices.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | DIRTY_REVISION, SUBSET
            ukaisi__mmlu-summary-choices.eval | success | 1 1 1 0 0 0 | 0 | 2/2 | DIRTY_REVISION, SUBSET
            derived_crashed_no_header.eval | started | 4 4 4 0 0 0 | 0 | 0/0 | MISSING_HEADER, NOT_FINISHED, SUBSET
            derived_duplicate_member_last_wins.eval | success | 4 4 4 0 0 1 | 0 | 2/2 | DUPLICATE_MEMBER, SUBSET
            derived_nan_unscored.eval | success | 4 4 3 0 1 0 | 0 | 2/2 | SUBSET, SAMPLES_UNSCORED
            derived_zstd_multiframe.eval | success | 4 4 4 0 0 0 | 0 | 2/2 | SUBSET
            derived_zstd_singleframe.eval | success | 4 4 4 0 0 0 | 0 | 2/2 | SUBSET
            """;

    private record Row(String key, String expected) {}

    @Test
    void every_file_is_what_the_table_says() throws IOException {
        List<Row> rows = TABLE.lines().map(line -> new Row(line.substring(0, line.indexOf(" |")), line.substring(line.indexOf(" |") + 2).strip())).toList();
        List<Path> files = files();
        for (Path file : files) {
            List<Row> matching = rows.stream().filter(row -> file.getFileName().toString().contains(row.key())).toList();
            assertThat(matching).as("rows for %s", file.getFileName()).hasSize(1);
            assertThat(described(InspectLogs.read(file, Progress.NONE))).as("%s", file.getFileName()).isEqualTo(matching.getFirst().expected());
        }
        assertThat(files).hasSameSizeAs(rows).hasSizeGreaterThanOrEqualTo(59);
    }

    @Test
    void every_log_with_metrics_and_samples_gives_its_header_metrics_again() throws IOException {
        int derived = 0;
        for (EvaluationRun run : runs().values()) {
            boolean hasScores = run.samples().scored() > 0;
            if (hasScores && !run.metrics().isEmpty()) {
                assertThat(run.metrics()).as(run.task()).allSatisfy(metric -> {
                    assertThat(metric.header()).isPresent();
                    assertThat(metric.recomputed().orElseThrow().doubleValue())
                            .isCloseTo(metric.header().orElseThrow().doubleValue(), Offset.offset(1e-9));
                });
                derived++;
            }
        }
        assertThat(derived).isEqualTo(42);
    }

    @Test
    void successes_of_known_runs_are_those_that_were_published() throws IOException {
        Map<String, EvaluationRun> runs = runs();
        assertThat(successes(runs, "ghuFxM8G")).isEqualTo(65);
        assertThat(successes(runs, "FCpmyVtg")).isEqualTo(9);
        assertThat(successes(runs, "nfYP2tVR")).isEqualTo(9);
    }

    @Test
    void digests_are_those_of_the_files() throws IOException {
        for (Path file : files()) {
            Digest digest = Sha256.of(Files.readAllBytes(file));
            assertThat(InspectLogs.read(file, Progress.NONE).file()).isEqualTo(digest);
        }
    }

    @Test
    void the_archives_hold_what_another_reader_finds_in_them() throws IOException {
        int members = 0;
        for (Path file : files().stream().filter(file -> file.toString().endsWith(".eval")).toList()) {
            members += compared(file);
        }
        assertThat(members).isGreaterThan(2_000);
    }

    @Test
    void nothing_that_looks_like_a_persons_address_is_kept() throws IOException {
        assertThat(runs().values()).isNotEmpty().allSatisfy(run -> assertThat(run.toString()).doesNotContainPattern("[A-Za-z0-9._-]+@[A-Za-z0-9-]+\\.[a-z]+"));
    }

    private static int compared(Path file) throws IOException {
        try (var channel = FileChannel.open(file); ZipFile other = ZipFile.builder().setPath(file).get()) {
            Archive archive = Archive.open(channel);
            List<ZipArchiveEntry> entries = Collections.list(other.getEntries());
            assertThat(archive.members().stream().map(Archive.Member::name)).containsExactlyElementsOf(entries.stream().map(ZipEntry::getName).toList());
            for (int i = 0; i < entries.size(); i++) {
                try (var mine = archive.open(archive.members().get(i)); var theirs = other.getInputStream(entries.get(i))) {
                    assertThat(mine.readAllBytes()).isEqualTo(theirs.readAllBytes());
                }
            }
            return entries.size();
        }
    }

    private static long successes(Map<String, EvaluationRun> runs, String key) {
        EvaluationRun run = runs.entrySet().stream().filter(entry -> entry.getKey().contains(key)).findFirst().orElseThrow().getValue();
        return Examples.outcomes(run).stream().filter(outcome -> outcome.score().equals(new SampleOutcome.Score.Value(BigDecimal.ONE))).count();
    }

    private static Map<String, EvaluationRun> runs() throws IOException {
        Map<String, EvaluationRun> runs = new TreeMap<>();
        for (Path file : files()) {
            if (InspectLogs.read(file, Progress.NONE) instanceof Imported.Read(EvaluationRun run)) {
                runs.put(file.getFileName().toString(), run);
            }
        }
        assertThat(runs).hasSizeGreaterThanOrEqualTo(57);
        return runs;
    }

    private static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("inspect", "inspect-derived")) {
            try (Stream<Path> files = Files.list(SharedData.at(folder))) {
                files.sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static String described(Imported imported) {
        return switch (imported) {
            case Imported.Refused refused -> "refused: " + refused.code().text();
            case Imported.Read(EvaluationRun run) -> {
                var counts = run.samples();
                long derived = run.metrics().stream().filter(metric -> metric.recomputed().isPresent()).count();
                yield "%s | %d %d %d %d %d %d | %d | %d/%d | %s".formatted(run.status().name().toLowerCase(Locale.ROOT), counts.expected(),
                        counts.present(), counts.scored(), counts.errored(), counts.unscored(), counts.superseded(),
                        run.limits().getOrDefault(Limit.MESSAGE, 0), derived, run.metrics().size(),
                        Examples.codes(run).stream().map(Enum::name).collect(Collectors.joining(", "))).strip();
            }
        };
    }
}
