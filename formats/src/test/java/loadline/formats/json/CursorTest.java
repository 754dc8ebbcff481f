package loadline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void a_refusal_names_the_place() {
        Cursor cursor = cursor("{\"a\":[{\"n\":1},{\"n\":\"x\"}]}");
        assertThatThrownBy(() -> cursor.object(f -> f.take("a", a -> a.list(each -> each.object(g -> g.take("n", Cursor::integer))))))
                .isInstanceOf(Malformed.class).hasMessage("doc.a[1].n: a whole number is expected here");
    }

    @Test
    void an_unknown_field_is_a_newer_format() {
        assertThatThrownBy(() -> cursor("{\"a\":1,\"b\":2}").object(f -> f.take("a", Cursor::integer)))
                .isInstanceOf(NewerFormat.class).hasMessage("doc: unknown field `b`; known here are `a`; if it is no mistake, it needs a newer Loadline");
    }

    @Test
    void a_missing_field_is_named() {
        assertThatThrownBy(() -> cursor("{}").object(f -> f.take("a", Cursor::text))).hasMessage("doc: field `a` is missing");
        Optional<String> absent = cursor("{}").object(f -> f.may("a", Cursor::text));
        assertThat(absent).isEmpty();
        assertThatThrownBy(() -> cursor("{\"a\":null}").object(f -> f.may("a", Cursor::text))).hasMessage("doc.a: a string is expected here");
    }

    @Test
    void a_constructor_s_refusal_gets_its_place_and_steers_no_terminal() {
        assertThatThrownBy(() -> cursor("{\"d\":\"x\\u001b[2Jy\"}").object(f -> f.take("d", d -> new Digest(d.text()))))
                .hasMessage("doc.d: a digest is `sha256:` and 64 lower-case hexadecimal digits, not `x\ufffd[2Jy`");
    }

    @Test
    void numbers_beyond_32_bits_are_no_integers() {
        assertThat(cursor("2147483647").integer()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> cursor("2147483648").integer()).hasMessageContaining("32 bits");
        assertThat(cursor("[1,2]").list(Cursor::whole)).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void base64_has_one_spelling() {
        assertThat(Bytes.ofBase64("x", "AQI=").array()).containsExactly(1, 2);
        for (String other : new String[] {"AQI", "AQJ=", "AQI==", "AQI=\n", "A-I=", "AQI= ", "*"}) {
            assertThatThrownBy(() -> Bytes.ofBase64("x", other)).isInstanceOf(Malformed.class);
        }
        assertThat(Bytes.ofEitherBase64("x", "-_8")).isEqualTo(Bytes.ofEitherBase64("x", "+/8="));
        assertThat(Bytes.ofEitherBase64("x", "-_8=")).isEqualTo(Bytes.ofEitherBase64("x", "+/8="));
        for (String other : new String[] {"-/8=", "-_9", "-_8==", "AQJ"}) {
            assertThatThrownBy(() -> Bytes.ofEitherBase64("x", other)).isInstanceOf(Malformed.class);
        }
    }

    private static Cursor cursor(String json) {
        return Cursor.of("doc", StrictJson.read("doc", json.getBytes(StandardCharsets.UTF_8), 1000));
    }
}
