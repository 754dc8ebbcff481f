package loadline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "}", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":1 \"b\":2}", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\u123\"",
        "\"\t\"", "\"\n\"", "tru", "True", "nul", "NaN", "Infinity", "-", "+1", "01", "-0", "-01", "1.0", "1e3", "1E3", "0.5", "1.", ".5", "9007199254740992", "-9007199254740992", "99999999999999999999",
        "1 2", "{}{}", "[] x", "// c\n1", "\ufeff1", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "\"\\ud800\"", "\"\\ud800x\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}", "\"\\u\uff11\uff11\uff11\uff11\"", "\u00a01"})
    void what_readers_could_read_differently_is_refused(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        for (byte[] bytes : new byte[][] {{'"', (byte) 0xff, '"'}, {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, {'"', (byte) 0xc0, (byte) 0x80, '"'}, {'"', (byte) 0xc3, '"'}}) {
            assertThatThrownBy(() -> read(bytes)).isInstanceOf(Malformed.class).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void sixty_four_levels_are_read_and_sixty_five_refused() {
        assertThat(read(nested(64))).isInstanceOf(Json.Items.class);
        assertThatThrownBy(() -> read(nested(65))).hasMessageContaining("at most 64 deep");
        assertThatThrownBy(() -> StrictJson.read("test", nested(900_000), 2_000_000)).hasMessageContaining("at most 64 deep");
    }

    @Test
    void more_bytes_than_allowed_are_refused_unread() {
        assertThatThrownBy(() -> StrictJson.read("bundle", new byte[11], 10)).hasMessage("bundle has at most 10 bytes, not 11");
    }

    @Test
    void a_refusal_names_document_line_and_character() {
        assertThatThrownBy(() -> read("{\n  \"a\": 1.5}".getBytes(StandardCharsets.UTF_8))).hasMessage("test, line 2, character 9: a number is whole; a decimal is written as a string");
    }

    @Test
    void only_one_spelling_is_canonical() {
        assertThat(StrictJson.readCanonical("test", "{\"a\":1,\"b\":2}".getBytes(StandardCharsets.UTF_8), 100)).isInstanceOf(Json.Members.class);
        for (String other : new String[] {"{\"b\":2,\"a\":1}", "{\"a\":1, \"b\":2}", "{\"\\u0061\":1,\"b\":2}", "{\"a\":1,\"b\":2}\n"}) {
            assertThatThrownBy(() -> StrictJson.readCanonical("test", other.getBytes(StandardCharsets.UTF_8), 100)).hasMessageContaining("canonical");
        }
    }

    private static byte[] nested(int levels) {
        return ("[".repeat(levels) + "]".repeat(levels)).getBytes(StandardCharsets.UTF_8);
    }

    private static Json read(byte[] bytes) {
        return StrictJson.read("test", bytes, 1_000_000);
    }
}
