package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.formats.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: 1\\na: 2                    | 2:1  | key `a` stands twice in one mapping, first in line 1
            a: &x 1                        | 1:4  | anchors (`&name`) are not part of the language
            a: {b: [&x {}]}                | 1:9  | anchors (`&name`) are not part of the language
            a: *x                          | 1:4  | aliases (`*name`) are not part of the language
            *x : 1                         | 1:1  | aliases (`*name`) are not part of the language
            a: !!str 1                     | 1:4  | tags such as `tag:yaml.org,2002:str` are not part of the language
            a: !mine {}                    | 1:4  | tags such as `!mine` are not part of the language
            a: !mine []                    | 1:4  | tags such as `!mine` are not part of the language
            a: 1\\n---\\nb: 2              | 2:1  | a file holds one document, and here a second one starts
            %YAML 1.2\\n---\\na: 1         | 1:1  | directives such as `%YAML` and `%TAG` are not part of the language
            %TAG ! !x\\n---\\na: 1         | 1:1  | directives such as `%YAML` and `%TAG` are not part of the language
            \\ufeffa: 1                    | 1:1  | the file starts with a byte order mark
            ? [a]\\n: 1                    | 1:3  | a key is text, not a list
            1: a                           | 1:1  | a key is text, not the number `1`
            true: a                        | 1:1  | a key is text, not the truth value `true`
            ~: a                           | 1:1  | a key is text, not nothing
            # nothing                      | 1:1  | the file is empty
            a: [1                          | 1:6  | this is not YAML: expected ',' or ']', but got <stream end>
            a: b: c                        | 1:5  | this is not YAML: mapping values are not allowed here
            a:\\tb: 1\\n\\t- c             | 1:3  | this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do n...
            a: x\\u0007                    | 1:5  | the character U+0007 is not allowed
            """)
    void what_is_not_of_the_language_is_refused_where_it_stands(String written, String place, String message) {
        List<Problem> problems = problems(unescaped(written).getBytes(StandardCharsets.UTF_8));
        assertThat(problems.getFirst().message()).isEqualTo(message);
        assertThat(problems.getFirst().line() + ":" + problems.getFirst().column()).isEqualTo(place);
    }

    @Test
    void several_refused_constructs_are_reported_at_once() {
        assertThat(problems("a: &x !t 1\nb: *x\nb: 2\n1: 2\n".getBytes(StandardCharsets.UTF_8))).hasSize(5);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_where_they_stand() {
        byte[] bytes = "a: 1\nb: é".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(bytes)).singleElement().satisfies(p -> {
            assertThat(p.message()).isEqualTo("a byte is not UTF-8");
            assertThat(p.line()).isEqualTo(2);
            assertThat(p.column()).isEqualTo(4);
        });
        byte[] cut = Arrays.copyOf("a: é".getBytes(StandardCharsets.UTF_8), 4);
        assertThat(problems(cut)).singleElement().satisfies(p -> assertThat(p.message()).isEqualTo("a byte is not UTF-8"));
    }

    @Test
    void files_up_to_the_largest_size_are_read_and_larger_ones_are_refused() {
        byte[] largest = " ".repeat(YamlDocument.LARGEST).getBytes(StandardCharsets.US_ASCII);
        largest[0] = 'a';
        assertThat(problems(largest)).isEmpty();
        assertThat(problems(" ".repeat(YamlDocument.LARGEST + 1).getBytes(StandardCharsets.US_ASCII))).singleElement()
                .satisfies(p -> assertThat(p.message()).isEqualTo("a file has at most 4194304 bytes, not 4194305"));
    }

    @Test
    void nesting_up_to_the_deepest_is_read_and_deeper_is_refused() {
        assertThat(problems(nested(YamlDocument.DEEPEST))).isEmpty();
        assertThat(problems(nested(YamlDocument.DEEPEST + 1))).singleElement().satisfies(p -> {
            assertThat(p.message()).isEqualTo("lists and mappings nest at most 40 deep");
            assertThat(p.column()).isEqualTo(41);
        });
        assertThat(problems("[".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII))).hasSize(1);
    }

    @Test
    void scalars_keep_what_was_written_and_what_the_core_schema_takes_them_for() {
        Problems problems = new Problems("p.yaml");
        Optional<Yaml> root = YamlDocument.read("[yes, true, 0x1F, 1e3, 2025-05-14, '1', null, 012]".getBytes(StandardCharsets.US_ASCII), problems);
        assertThat(problems.all()).isEmpty();
        assertThat(((Yaml.Sequence) root.orElseThrow()).items()).extracting(item -> ((Yaml.Scalar) item).kind()).containsExactly(
                Yaml.Kind.TEXT, Yaml.Kind.TRUTH, Yaml.Kind.INTEGER, Yaml.Kind.DECIMAL, Yaml.Kind.TEXT, Yaml.Kind.TEXT, Yaml.Kind.NOTHING, Yaml.Kind.INTEGER);
    }

    @Test
    void columns_count_characters_and_not_bytes_or_halves_of_characters() {
        assertThat(problems("{é: 1, 𝔸𝔸: 2, x: &y 3}".getBytes(StandardCharsets.UTF_8))).singleElement().satisfies(p -> assertThat(p.column()).isEqualTo(18));
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<Problem> problems(byte[] bytes) {
        Problems problems = new Problems("p.yaml");
        YamlDocument.read(bytes, problems);
        return problems.all();
    }

    private static String unescaped(String written) {
        return written.replace("\\n", "\n").replace("\\t", "\t").replace("\\ufeff", "\ufeff").replace("\\u0007", "\u0007");
    }
}
