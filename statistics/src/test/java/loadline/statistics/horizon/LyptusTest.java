package loadline.statistics.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadline.core.statistics.HorizonBootstrap;
import loadline.core.statistics.HorizonRuns;
import loadline.statistics.Figure;
import loadline.statistics.Level;
import loadline.testing.SharedData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Published cyber horizons of 16 models (Lyptus Research, CC-BY-4.0), recomputed from their runs. */
class LyptusTest {
    private static final double RIDGE = 1e-5;
    /** Resamples behind the published intervals. */
    private static final int PUBLISHED_REPLICATES = 1000;
    private static final int OURS = 10_000;
    /** Model; exact p50 and p80 in minutes; published 95% interval of p50. */
    private static final String PUBLISHED = """
            GPT-2             |   0.480082 |  0.361958 |   0.350 |    0.569
            GPT-3             |   0.716983 |  0.527361 |   0.602 |    0.881
            GPT-3.5           |   1.989600 |  0.563274 |   0.114 |    4.777
            Claude 3 Opus     |   6.327570 |  1.549439 |   1.368 |   12.468
            GPT-4o            |   6.124028 |  1.829205 |   2.077 |   12.822
            o3                |  29.634653 | 10.545149 |  16.693 |   52.804
            Opus 4            |  36.231078 | 10.652120 |  19.780 |   66.962
            Gemini 2.5 Pro    |  22.264895 |  6.516534 |  10.341 |   46.031
            DeepSeek V3.1     |  11.028371 |  2.569299 |   2.837 |   31.663
            GPT-5.1 Codex Max |  51.014476 | 16.765421 |  32.599 |   83.705
            GPT-5.2 Codex     |  56.947288 | 18.466719 |  38.346 |  105.167
            GPT-5.3 Codex     | 186.052772 | 45.061201 | 101.192 |  410.543
            Opus 4.6          | 190.248294 | 42.511989 | 115.128 | 2535.7
            GLM-5             |  51.701153 | 11.138761 |  24.643 |  104.219
            Sonnet 4.6        | 120.274049 | 28.429198 |  73.968 |  420.041
            GPT-5.5           | 304.060652 | 79.585128 | 170.277 | 6404.3
            """;

    private record Row(String model, double half, double most, double lower, double upper) {}

    @Test
    void every_exact_horizon_is_met_to_the_last_printed_digit() throws IOException {
        Horizons horizons = Horizons.of(read().runs(), new Horizons.Asked(RIDGE, 0, 1, Horizons.Undefined.DROPPED, new Level(0.95)));
        assertThat(horizons.agents()).hasSize(16);
        for (Row row : rows()) {
            Horizons.Agent agent = horizons.agents().stream().filter(a -> a.name().equals(row.model())).findFirst().orElseThrow();
            assertThat(agent.half().value().orElseThrow()).as(row.model()).isCloseTo(row.half(), Offset.offset(Math.max(1e-6 * row.half(), 5.1e-7)));
            assertThat(agent.most().value().orElseThrow()).as(row.model()).isCloseTo(row.most(), Offset.offset(Math.max(1e-6 * row.most(), 5.1e-7)));
        }
    }

    @Test
    void runs_of_tasks_without_a_length_are_counted() throws IOException {
        RunsFile file = read();
        assertThat(file.ignored()).isEqualTo(5029);
        assertThat(file.read()).containsEntry("agent", "alias").containsEntry("score", "score_binarized").containsEntry("minutes", "best_available_minutes");
        int opus = file.runs().agents().indexOf("Claude 3 Opus");
        assertThat(file.runs().extent(opus).runs()).isEqualTo(291);
    }

    /**
     * Each published end is a quantile of 1,000 draws. Where our 10,000 put it, its share of draws below must be nominal within four
     * standard errors of the two together.
     */
    @Test
    void published_intervals_lie_within_monte_carlo_noise() throws IOException {
        HorizonRuns runs = read().runs();
        HorizonBootstrap bootstrap = new HorizonBootstrap(runs, RIDGE, HorizonBootstrap.Depth.FAMILIES_AND_TASKS, runs.fingerprint());
        HorizonBootstrap.Replicates room = bootstrap.room(OURS);
        java.util.stream.IntStream.range(0, 100).parallel().forEach(c -> bootstrap.fill(room, c * OURS / 100, (c + 1) * OURS / 100));
        int compared = 0;
        for (Row row : rows()) {
            double[] draws = Arrays.stream(room.log2Even()[runs.agents().indexOf(row.model())]).filter(x -> !Double.isNaN(x)).map(x -> Math.pow(2, x)).sorted().toArray();
            double kept = (double) draws.length / OURS;
            double noise = 4 * Math.sqrt(0.025 * 0.975 * (1 / (PUBLISHED_REPLICATES * kept) + 1.0 / draws.length));
            assertThat(shareBelow(draws, row.lower())).as(row.model() + " lower").isCloseTo(0.025, Offset.offset(noise));
            assertThat(shareBelow(draws, row.upper())).as(row.model() + " upper").isCloseTo(0.975, Offset.offset(noise));
            compared += 2;
        }
        assertThat(compared).isEqualTo(32);
    }

    @Test
    void resampling_runs_changes_nothing_where_each_task_was_run_once() throws IOException {
        HorizonRuns runs = read().runs();
        HorizonBootstrap.Replicates two = filled(new HorizonBootstrap(runs, RIDGE, HorizonBootstrap.Depth.FAMILIES_AND_TASKS, 3));
        HorizonBootstrap.Replicates three = filled(new HorizonBootstrap(runs, RIDGE, HorizonBootstrap.Depth.FAMILIES_TASKS_AND_RUNS, 3));
        assertThat(three.log2Even()).isEqualTo(two.log2Even());
    }

    @Test
    void the_reproduction_mode_gives_ends_where_the_honest_one_leaves_them_open() throws IOException {
        HorizonRuns runs = read().runs();
        Horizons dropped = Horizons.of(runs, new Horizons.Asked(RIDGE, 1000, 1, Horizons.Undefined.DROPPED, new Level(0.95)));
        Horizons honest = Horizons.of(runs, new Horizons.Asked(RIDGE, 1000, 1, Horizons.Undefined.LEAST_FAVOURABLE, new Level(0.95)));
        int gpt2 = runs.agents().indexOf("GPT-2");
        assertThat(dropped.agents().get(gpt2).halfInterval().upper().isKnown()).isTrue();
        assertThat(honest.agents().get(gpt2).halfInterval().upper()).isInstanceOf(Figure.Undefined.class);
        assertThat(honest.agents().get(gpt2).undefined()).isBetween(280, 400);
        int opus = runs.agents().indexOf("Opus 4");
        Figure wider = honest.agents().get(opus).halfInterval().upper();
        assertThat(wider.value().orElseThrow()).isGreaterThanOrEqualTo(dropped.agents().get(opus).halfInterval().upper().value().orElseThrow());
    }

    static HorizonBootstrap.Replicates filled(HorizonBootstrap bootstrap) {
        HorizonBootstrap.Replicates room = bootstrap.room(200);
        bootstrap.fill(room, 0, 200);
        return room;
    }

    private static double shareBelow(double[] sorted, double x) {
        return (double) Arrays.stream(sorted).filter(draw -> draw < x).count() / sorted.length;
    }

    private static List<Row> rows() {
        return PUBLISHED.lines().map(line -> line.split("\\|")).map(f -> new Row(f[0].strip(), number(f[1]), number(f[2]), number(f[3]), number(f[4]))).toList();
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }

    static RunsFile read() throws IOException {
        try (InputStream runs = Files.newInputStream(SharedData.at("lyptus/model_runs.csv")); InputStream tasks = Files.newInputStream(SharedData.at("lyptus/td.csv"))) {
            RunsFile.Outcome outcome = RunsFile.read(new RunsFile.Source("model_runs.csv", runs), Optional.of(new RunsFile.Source("td.csv", tasks)), Columns.usual());
            assertThat(outcome).isInstanceOf(RunsFile.Outcome.Read.class);
            return ((RunsFile.Outcome.Read) outcome).file();
        }
    }

    @Test
    void the_table_above_names_every_model_once() throws IOException {
        assertThat(rows().stream().collect(Collectors.toMap(Row::model, r -> r, (a, _) -> a, TreeMap::new)).keySet()).containsExactlyElementsOf(read().runs().agents());
    }
}
