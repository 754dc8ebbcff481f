package loadline.statistics.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import loadline.formats.Parsed;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/** Public cases whose answers were made with other programs. */
class OracleTest {
    @Test
    void every_public_case_of_every_method_is_met() throws IOException {
        Conformance run = Conformance.of(cases());
        assertThat(run.outcomes()).hasSize(125);
        assertThat(run.outcomes()).filteredOn(outcome -> !outcome.passed()).isEmpty();
        assertThat(run.isMet()).isTrue();
    }

    @Test
    void the_public_cases_use_every_method_there_is() throws IOException {
        assertThat(cases().stream().map(Case::method).collect(Collectors.toSet())).hasSize(46).containsExactlyInAnyOrderElementsOf(Conformance.methods());
    }

    static List<Case> cases() throws IOException {
        Parsed<List<Case>> read = CaseFile.read("oracle_public.json", Files.readAllBytes(SharedData.at("statistics/oracle_public.json")));
        return read.orThrow();
    }
}
