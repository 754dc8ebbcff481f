package loadline.statistics.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import loadline.core.statistics.LogisticFit;
import loadline.statistics.Figure;
import loadline.statistics.Level;
import org.junit.jupiter.api.Test;

class RunsFileTest {
    private static final String HEADER = "task_id,task_family,alias,human_minutes,score_cont\n";
    private static final String RUNS = HEADER
            + "a,f,one,1,1\na,f,one,1,0.5\nb,f,one,4,1\nc,g,one,16,0.25\nd,g,one,64,0\n"
            + "a,f,two,1,0\nb,f,two,4,0\nc,g,two,16,0\nd,g,two,64,0\n"
            + "a,f,three,1,1\nb,f,three,4,1\nc,g,three,16,1\nd,g,three,64,1\n";

    @Test
    void fractional_scores_count_in_part() {
        Horizons.Agent one = horizons(RUNS, 0).agents().get(0);
        assertThat(one.name()).isEqualTo("one");
        LogisticFit expected = LogisticFit.of(LogisticFit.Lengths.ofRuns(new double[] {1, 1, 4, 16, 64}, new double[] {1, 0.5, 1, 0.25, 0}, new double[] {0.125, 0.125, 0.25, 0.25, 0.25}), 0.1);
        assertThat(((LogisticFit.Fitted) one.fit()).slope()).isCloseTo(((LogisticFit.Fitted) expected).slope(), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(one.half().isKnown()).isTrue();
    }

    @Test
    void an_agent_that_failed_or_solved_everything_has_no_horizon_and_says_why() {
        Horizons horizons = horizons(RUNS, 100);
        Horizons.Agent three = horizons.agents().get(1);
        Horizons.Agent two = horizons.agents().get(2);
        assertThat(two.fit()).isEqualTo(LogisticFit.None.ALL_FAILURE);
        assertThat(three.fit()).isEqualTo(LogisticFit.None.ALL_SUCCESS);
        assertThat(two.half()).isInstanceOf(Figure.Undefined.class);
        assertThat(two.halfInterval().isKnown() || three.halfInterval().isKnown()).isFalse();
        assertThat(two.undefined()).isEqualTo(100);
        assertThat(HorizonsJson.write(horizons, file(RUNS))).contains("\"status\":\"all-failure\"").contains("\"p50_minutes\":null").contains("every run failed").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void order_of_rows_and_names_of_tasks_and_families_change_no_bit() {
        String expected = HorizonsJson.write(horizons(RUNS, 300), file(RUNS));
        for (int seed = 0; seed < 20; seed++) {
            List<String> lines = new ArrayList<>(RUNS.lines().skip(1).toList());
            Collections.shuffle(lines, new Random(seed));
            String prefix = "n" + (997 * (seed + 1)) % 1009;
            String moved = HEADER + String.join("\n", lines.stream().map(line -> renamed(line, prefix)).toList()) + "\n";
            assertThat(HorizonsJson.write(horizons(moved, 300), file(moved))).isEqualTo(expected);
        }
    }

    private static String renamed(String line, String prefix) {
        String[] fields = line.split(",", 3);
        return prefix + (char) ('z' - fields[0].charAt(0) + 'a') + "," + prefix + (char) ('z' - fields[1].charAt(0) + 'a') + "," + fields[2];
    }

    @Test
    void gzip_json_lines_and_quotes_read_alike() throws IOException {
        StringBuilder json = new StringBuilder();
        RUNS.lines().skip(1).map(line -> line.split(",")).forEach(f -> json.append("{\"task_id\":\"" + f[0] + "\",\"task_family\":\"" + f[1] + "\",\"alias\":\"" + f[2]
                + "\",\"generation\":{\"cost\":[1]},\"human_minutes\":" + f[3] + ",\"score_cont\":" + f[4] + "}\n"));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(RUNS.getBytes(StandardCharsets.UTF_8));
        }
        String quoted = "\uFEFF" + RUNS.replace("a,f,", "\"a\",\"f\",").replace("\n", "\r\n");
        long expected = file(RUNS).runs().fingerprint();
        assertThat(file(json.toString()).runs().fingerprint()).isEqualTo(expected);
        assertThat(read(zipped.toByteArray()).runs().fingerprint()).isEqualTo(expected);
        assertThat(file(quoted).runs().fingerprint()).isEqualTo(expected);
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_line() {
        assertThat(refusal("")).startsWith("runs:1:1: the file is empty");
        assertThat(refusal(HEADER)).contains("there are no runs");
        assertThat(refusal(HEADER + "a,f,one,1\n")).startsWith("runs:2:1: a row has `5` fields");
        assertThat(refusal(HEADER + "a,f,one,1,1\nb,f,one,2,high\n")).startsWith("runs:3:1: `score_cont` is a number, not `high`");
        assertThat(refusal(HEADER + "a,f,one,1,1.5\n")).startsWith("runs:2:1: a score lies in [0, 1]");
        assertThat(refusal(HEADER + "a,f,one,1,NaN\n")).startsWith("runs:2:1: `score_cont` is a number");
        assertThat(refusal(HEADER + "a,f,one,0,1\n")).startsWith("runs:2:1: a task takes a positive number of minutes");
        assertThat(refusal(HEADER + "a,f,one,1,\n")).startsWith("runs:2:1: `score_cont` is missing or empty");
        assertThat(refusal(HEADER + "a,f,one,1,1\na,f,one,2,1\n")).contains("`a` takes `1.0` minutes in one run and `2.0` in another");
        assertThat(refusal(HEADER + "a,f,\"one,1,1\n")).startsWith("runs:2:1: a quoted field");
        assertThat(refusal("task_id,task_id\n")).contains("stands twice");
        assertThat(refusal("task_id,alias,minutes\nx,y,1\n")).contains("no column `score_binarized` or `score_cont` or `score`");
        assertThat(refusal("{\"task_id\":\"a\"} {\"task_id\":")).startsWith("runs:1:1: ");
        assertThat(refusal(HEADER + "a,f,one,,1\n")).contains("none of the `1` runs has a task with a length");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws IOException {
        byte[] bytes = HEADER.getBytes(StandardCharsets.ISO_8859_1);
        bytes[3] = (byte) 0xE9;
        assertThat(RunsFile.read(new RunsFile.Source("runs", new ByteArrayInputStream(bytes)), Optional.empty(), Columns.usual())).isInstanceOf(RunsFile.Outcome.Refused.class);
        byte[] broken = {0x1F, (byte) 0x8B, 8, 0, 0};
        assertThat(RunsFile.read(new RunsFile.Source("runs", new ByteArrayInputStream(broken)), Optional.empty(), Columns.usual())).isInstanceOf(RunsFile.Outcome.Refused.class);
    }

    private static Horizons horizons(String runs, int replicates) {
        return Horizons.of(file(runs).runs(), new Horizons.Asked(0.1, replicates, 7, Horizons.Undefined.LEAST_FAVOURABLE, new Level(0.95)));
    }

    private static RunsFile file(String runs) {
        return read(runs.getBytes(StandardCharsets.UTF_8));
    }

    private static RunsFile read(byte[] bytes) {
        return switch (outcome(bytes)) {
            case RunsFile.Outcome.Read(RunsFile file) -> file;
            case RunsFile.Outcome.Refused(var problem) -> throw new AssertionError(problem);
        };
    }

    private static String refusal(String runs) {
        return switch (outcome(runs.getBytes(StandardCharsets.UTF_8))) {
            case RunsFile.Outcome.Read _ -> throw new AssertionError("was read: " + runs);
            case RunsFile.Outcome.Refused(var problem) -> problem.toString();
        };
    }

    private static RunsFile.Outcome outcome(byte[] bytes) {
        try {
            return RunsFile.read(new RunsFile.Source("runs", new ByteArrayInputStream(bytes)), Optional.empty(), Columns.usual());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
