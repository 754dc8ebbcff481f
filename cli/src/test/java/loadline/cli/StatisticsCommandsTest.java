package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsCommandsTest {
    private static final String CASE = "{\"id\": \"m\", \"method\": \"normal_quantile\", \"inputs\": {\"p\": 0.975}, \"expected\": {\"z\": 1.959963984540054}, \"tolerance\": {\"rel\": 1e-11, \"abs\": 1e-11}}";

    @TempDir
    private Path folder;

    @Test
    void all_public_cases_hold() {
        Ran ran = new Harbour(folder).run("conformance", "statistics", SharedData.at("statistics/oracle_public.json").toString(), "-o", "json");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("{\"cases\":[{\"id\":").endsWith("\"summary\":{\"passed\":125,\"failed\":0}}\n");
    }

    @Test
    void one_case_that_does_not_hold_ends_with_fifty() {
        Harbour harbour = new Harbour(folder);
        harbour.write("cases.json", "{\"cases\": [" + CASE + ", " + CASE.replace("\"m\"", "\"n\"").replace("normal_quantile", "abnormal_quantile") + "]}");
        Ran ran = harbour.run("conformance", "statistics", "cases.json");
        assertThat(ran.exitCode()).isEqualTo(50);
        assertThat(ran.out()).contains("abnormal_quantile").contains("1 of 2 cases hold");
    }

    @Test
    void a_file_that_is_missing_or_malformed_ends_with_three_and_its_place() {
        Harbour harbour = new Harbour(folder);
        harbour.write("cases.json", "{\"cases\": [" + CASE + ",]}");
        Ran malformed = harbour.run("conformance", "statistics", "cases.json", "-o", "json");
        assertThat(malformed.exitCode()).isEqualTo(3);
        assertThat(malformed.err()).contains("cases.json:1:");
        assertThat(harbour.run("conformance", "statistics", "nowhere.json").exitCode()).isEqualTo(3);
    }

    @Test
    void horizons_of_a_file_of_runs() {
        Harbour harbour = new Harbour(folder);
        harbour.write("runs.csv", "task_id,task_family,alias,score_cont\na,f,one,1\nb,f,one,0.5\nc,g,one,0\na,f,two,0\nb,f,two,0\nc,g,two,0\nd,g,two,1\n");
        harbour.write("tasks.csv", "task_id,minutes\na,1\nb,4\nc,16\nd,\n");
        Ran ran = harbour.run("horizon", "--runs", "runs.csv", "--tasks", "tasks.csv", "--lambda", "0.1", "--replicates", "50", "-o", "json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\"agent\":\"one\"").contains("\"runs_without_minutes\":1").contains("\"status\":\"all-failure\"").contains("\"p50_minutes\":null");
        assertThat(harbour.run("horizon", "--runs", "runs.csv", "--tasks", "tasks.csv", "--lambda", "0.1").out()).contains("every run failed").contains("1 runs left out");
        assertThat(harbour.run("horizon", "--runs", "runs.csv", "--tasks", "tasks.csv", "--lambda", "-1").exitCode()).isEqualTo(2);
        assertThat(harbour.run("horizon", "--runs", "runs.csv", "--lambda", "0.1").err()).contains("no column `best_available_minutes` or `human_minutes` or `minutes`");
        assertThat(harbour.run("horizon", "--runs", "runs.csv", "--lambda", "0.1", "--replicates", "-3").exitCode()).isNotZero();
    }

    @Test
    void a_plan_says_how_many_items_it_takes() {
        Harbour harbour = new Harbour(folder);
        Ran ran = harbour.run("plan", "power", "--cutoff", "0.2", "--truth", "0", "--alpha", "0.05");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("14 items, up to 0 successes");
        assertThat(harbour.run("plan", "power", "--cutoff", "0.2", "--truth", "0.2", "-o", "json").exitCode()).isEqualTo(50);
        assertThat(harbour.run("plan", "power", "--cutoff", "0.2", "--truth", "0.05", "--epochs", "5", "-o", "json").exitCode()).isEqualTo(50);
        assertThat(harbour.run("plan", "power", "--cutoff", "0.2", "--truth", "0.05", "--alpha", "7").exitCode()).isEqualTo(2);
    }
}
