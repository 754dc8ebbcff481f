package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cutoff that the master keeps: what a result comes to is what the master signs, and every answer says so. */
class SealedTest {
    @TempDir
    private Path folder;

    @Test
    void a_sealed_cutoff_is_opened_by_who_keeps_it_and_the_answer_says_so() {
        Harbour harbour = new Harbour(folder);
        String open = "{band: {below: {value: \"0.5\", source: \"test\"}, from: {value: \"0.8\", source: \"test\"}}}";
        String protocol = harbour.read("tides.yaml");
        assertThat(protocol).contains(open);
        harbour.write("tides.yaml", protocol.replace(open, "{ruleOut: {sealed: \"sha256:" + "ab".repeat(32) + "\", openedBy: master}}"));
        harbour.measured(8);
        assertThat(harbour.decide().exitCode()).as("nobody opened it").isEqualTo(20);
        assertThat(opened(harbour, "pilot-1")).extracting(Ran::exitCode).isEqualTo(2);
        assertThat(harbour.run("protocol", "open", "ebb", "--checkpoint", "final", "--outcome", "ruled-out", "--as", "master-1").err()).contains("no adopted protocol has an indicator `ebb` with a sealed cutoff");
        assertThat(opened(harbour, "master-1").exitCode()).isEqualTo(0);
        Ran ran = harbour.decide();
        assertThat(ran.exitCode()).as(ran.out()).isLessThan(20);
        assertThat(ran.out().replaceAll("\\s+", " ")).contains("the cutoff of indicator tide is sealed");
    }

    private static Ran opened(Harbour harbour, String by) {
        return harbour.run("protocol", "open", "tide", "--checkpoint", "final", "--outcome", "ruled-out", "--as", by);
    }
}
