package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    /** More than the bytes that are read at once. */
    private static final int READ_AT_ONCE = 1 << 15;

    private static Object k(String document) {
        return k(JsonDocuments.text(document));
    }

    private static Object k(byte[] document) {
        Object[] found = new Object[1];
        JsonCursor json = JsonCursor.over(new ByteArrayInputStream(document));
        json.document(Map.of("k", () -> found[0] = json.value()));
        return found[0];
    }

    @Test
    void every_kind_of_value_is_read_across_the_end_of_what_is_read_at_once() {
        String values = "[true,false,null,-12.5e3,NaN,-Infinity,\"a\\u0041\\n\u20ac\ud83d\ude00\",{\"name\\\"\":[]}]";
        int bytes = values.getBytes(StandardCharsets.UTF_8).length;
        Object expected = k("{\"k\":" + values + "}");
        for (int before = READ_AT_ONCE - bytes - 20; before < READ_AT_ONCE; before++) {
            String passed = "{\"passed\":" + values + "," + " ".repeat(before) + "\"k\"  :" + values + "}";
            assertThat(k(passed)).isEqualTo(expected);
            assertThat(k("{\"p\":\"" + "p".repeat(before) + "\",\"k\":" + values + "}")).isEqualTo(expected);
        }
    }

    @Test
    void long_texts_are_taken_whole() {
        String text = "long \\n\u00e9 ".repeat(20_000);
        assertThat(k("{\"k\":\"" + text + "\"}")).isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"passed\"", "\"k\""})
    void limits_hold_to_the_last_character_whether_a_value_is_taken_or_passed_over(String field) {
        assertAllowed(field, "[".repeat(Caps.NESTING - 1) + "]".repeat(Caps.NESTING - 1));
        assertRefused(field, "[".repeat(Caps.NESTING) + "]".repeat(Caps.NESTING), "`NESTING`");
        assertAllowed(field, "-" + "1".repeat(Caps.NUMBER_CHARS - 1));
        assertRefused(field, "-" + "1".repeat(Caps.NUMBER_CHARS), "`NUMBER_CHARS`");
        assertAllowed(field, "{\"" + "n".repeat(Caps.FIELD_NAME_BYTES) + "\":1}");
        assertRefused(field, "{\"" + "n".repeat(Caps.FIELD_NAME_BYTES + 1) + "\":1}", "`FIELD_NAME_BYTES`");
    }

    @Test
    void a_text_that_is_taken_has_a_limit_in_characters_and_one_that_is_passed_over_has_none() {
        String most = "\\ud83d\\ude00".repeat(Caps.TEXT_CHARS / 2);
        assertThat((String) k("{\"k\":\"" + most + "\"}")).hasSize(Caps.TEXT_CHARS);
        assertRefused("\"k\"", "\"" + most + "x\"", "`TEXT_CHARS`");
        assertRefused("\"k\"", "\"" + most.repeat(8), "`TEXT_CHARS`");
        assertAllowed("\"passed\"", "\"" + most.repeat(8) + "\"");
    }

    @Test
    void what_follows_the_object_is_refused_to_the_last_byte() {
        for (int last : new int[] {0, 0x1f, 0x80, 0xff, '}', '1'}) {
            byte[] document = JsonDocuments.text("{\"k\":1} ?");
            document[document.length - 1] = (byte) last;
            assertThatThrownBy(() -> k(document)).as("%x", last).isInstanceOf(Refusal.class);
        }
        assertThat(k("{\"k\":1} \r\n\t")).isNotNull();
    }

    @Test
    void a_refusal_says_where_the_text_breaks_and_nothing_of_what_it_says() {
        assertThatThrownBy(() -> k("{\"secret\":\"" + "x".repeat(100_000) + "\",\"secret\":[1 2]}"))
                .hasMessage("the JSON is invalid or cut off after 100025 bytes");
        assertThatThrownBy(() -> k("{\"secret\":\"")).hasMessage("the JSON is invalid or cut off after 11 bytes");
    }

    private static void assertAllowed(String field, String value) {
        k("{" + field + ":" + value + "}");
    }

    private static void assertRefused(String field, String value, String limit) {
        assertThatThrownBy(() -> k("{" + field + ":" + value + "}")).isInstanceOf(Refusal.class).hasMessageContaining(limit);
    }
}
