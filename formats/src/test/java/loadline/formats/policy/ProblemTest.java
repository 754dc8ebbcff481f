package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import loadline.formats.SourceListing;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void a_caret_stands_under_the_column_also_in_long_and_hostile_lines() {
        String line = "\t" + "é".repeat(150) + "\u001b[31mX" + "y".repeat(150);
        SourceListing listing = new SourceListing(("a\r\n" + line).getBytes(StandardCharsets.UTF_8));
        String[] shown = listing.show(new Problem("f.yaml", 2, 157, "wrong", "mend it")).split("\n");
        assertThat(shown[0]).isEqualTo("f.yaml:2:157: wrong");
        assertThat(shown[1]).hasSizeLessThan(120).doesNotContain("\u001b");
        assertThat(shown[1].charAt(shown[2].indexOf('^'))).isEqualTo('X');
        assertThat(shown[3]).isEqualTo("  do: mend it");
    }

    @Test
    void a_problem_of_the_file_as_a_whole_shows_no_line() {
        SourceListing listing = new SourceListing(new byte[0]);
        assertThat(listing.show(List.of(Problem.ofFile("f.yaml", "too large", "split it")))).isEqualTo("f.yaml: too large\n  do: split it\n");
        assertThat(Problem.ofFile("f.yaml", "too large", "split it")).hasToString("f.yaml: too large; split it");
    }

    @Test
    void quoted_input_is_short_and_on_one_line() {
        assertThat(Problem.quote("a\nb\u001b\u202e")).isEqualTo("`a\uFFFDb\uFFFD\uFFFD`");
        assertThat(Problem.quote("x".repeat(500))).isEqualTo("`" + "x".repeat(60) + "...`");
    }

    @Test
    void positions_and_refusals_are_never_empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Problem("f", 0, 1, "m", "d")).withMessageContaining("0:1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Parsed.Rejected<String>(List.of())).withMessageContaining("at least one problem");
        assertThatIllegalArgumentException().isThrownBy(() -> new Parsed.Rejected<String>(List.of(new Problem("f", 1, 2, "wrong", "mend it"))).orThrow()).withMessage("f:1:2: wrong; mend it");
    }

    @Test
    void problems_come_in_the_order_of_the_document() {
        Problem second = new Problem("f", 2, 9, "m", "d");
        Problem third = new Problem("f", 10, 1, "m", "d");
        assertThat(new Parsed.Rejected<>(List.of(third, second)).problems()).containsExactly(second, third);
    }

    @Test
    void the_digest_is_sha_256() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)).hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_near_word_is_suggested_and_another_number_never() {
        assertThat(Nearest.to("fail-saef", List.of("fail-safe", "fail"))).contains("fail-safe");
        assertThat(Nearest.to("bio-3", List.of("bio-2"))).isEmpty();
        assertThat(Nearest.to("reach", List.of("weights"))).isEmpty();
    }
}
