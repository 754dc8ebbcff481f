package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    void the_story_of_may_2025_comes_out_as_told(@TempDir Path folder) {
        Ran told = new Harbour(folder).run("demo", "--keep", folder.resolve("story").toString());
        assertThat(told.exitCode()).as(told.out()).isZero();
        assertThat(told.out()).doesNotContain("!!").contains("every one as expected")
                .containsSubsequence("Delay (RECONSTRUCTION)", "DeployOnDetermination (RECONSTRUCTION)", "Deny (RECONSTRUCTION)", "verified", "REFUTED", "REFUTED", "Try next:");
        assertThat(told.out()).contains("28 results recorded", "11 results recorded");
        assertThat(told.out().lines().filter(l -> l.startsWith("  loadline "))).hasSize(3);
    }

    @Test
    void the_two_models_of_one_day_are_told_apart(@TempDir Path folder) {
        String told = new Harbour(folder).run("demo", "--keep", folder.resolve("story").toString()).out();
        assertThat(told).contains("0 of 4 thresholds on statistics, 4 on judgement", "0 of 4 thresholds on statistics, 3 on judgement,");
        assertThat(told).contains("determination treated as reached", "determination not reached");
    }

    @Test
    void to_a_program_it_is_one_document_with_every_step(@TempDir Path folder) {
        Ran told = new Harbour(folder).run("demo", "--keep", folder.resolve("story").toString(), "-o", "json");
        long steps = told.out().split("\"command\"", -1).length - 1;
        assertThat(told.json()).isNotNull();
        assertThat(steps).isGreaterThan(60);
    }
}
