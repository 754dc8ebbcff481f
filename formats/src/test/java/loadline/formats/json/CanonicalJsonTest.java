package loadline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples of RFC 8785 that hold no fractions. */
class CanonicalJsonTest {
    @Test
    void keys_are_sorted_by_utf16_code_units() {
        Json read = read("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}""");
        assertThat(((Json.Members) read).byKey().values()).map(value -> ((Json.Text) value).text()).containsExactly(
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh");
        assertThat(write(read)).startsWith("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":").endsWith("\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void strings_take_the_shortest_escapes() {
        assertThat(write(read("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(write(Json.text("\b\t\n\f\r\u0000\u001f\u007f"))).isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"");
    }

    @Test
    void white_space_goes_and_nesting_is_sorted_within() {
        assertThat(write(read(" { \"b\" : [ 56 , { \"d\" : true , \"10\" : null , \"1\" : [ ] } ] , \"a\" : { } } ")))
                .isEqualTo("{\"a\":{},\"b\":[56,{\"1\":[],\"10\":null,\"d\":true}]}");
    }

    @Test
    void whole_numbers_up_to_two_to_the_53_are_exact() {
        assertThat(write(new Json.Whole(9007199254740991L))).isEqualTo("9007199254740991");
        assertThat(write(new Json.Whole(-9007199254740991L))).isEqualTo("-9007199254740991");
        assertThat(write(new Json.Whole(0))).isEqualTo("0");
        assertThatThrownBy(() -> new Json.Whole(9007199254740992L)).hasMessageContaining("write it as a string");
    }

    @Test
    void half_a_surrogate_pair_is_not_written() {
        assertThatThrownBy(() -> write(Json.text("\ud83d"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(Json.object(Map.of("\ude00", Json.text(""))))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Json read(String text) {
        return StrictJson.read("test", text.getBytes(StandardCharsets.UTF_8), 10_000);
    }

    private static String write(Json json) {
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8);
    }
}
