package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    static Path folder;

    private static Ran told;

    @BeforeAll
    static void tell() {
        told = new Harbour(folder).run("demo", "--keep", folder.resolve("story").toString());
    }

    @Test
    void the_story_of_may_2025_comes_out_as_told() {
        assertThat(told.exitCode()).as(told.out()).isZero();
        assertThat(told.out()).doesNotContain("!!").contains("every one as expected")
                .containsSubsequence("Delay (RECONSTRUCTION)", "DeployOnDetermination (RECONSTRUCTION)", "Deny (RECONSTRUCTION)", "verified", "REFUTED", "REFUTED", "Try next:");
        assertThat(told.out()).contains("28 results recorded", "11 results recorded");
        assertThat(told.out().lines().filter(l -> l.startsWith("  loadline "))).hasSize(3);
    }

    @Test
    void the_two_models_of_one_day_are_told_apart() {
        assertThat(told.out()).contains("0 of 4 thresholds on statistics, 4 on judgement", "0 of 4 thresholds on statistics, 3 on judgement,");
        assertThat(told.out()).contains("determination treated as reached", "determination not reached");
    }

    @Test
    void a_story_told_over_another_one_does_not_end_well() {
        Ran again = new Harbour(folder).run("demo", "--keep", folder.resolve("story").toString());
        assertThat(again.exitCode()).as("the keys and the log of the first telling are there already").isNotZero();
        assertThat(again.out()).contains("!! expected exit 0");
    }
}
