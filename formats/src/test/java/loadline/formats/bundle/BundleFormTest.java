package loadline.formats.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.formats.Parsed;
import loadline.formats.json.Bytes;
import loadline.log.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleFormTest {
    private static final Question QUESTION = new Question(Activity.STORE, new Subject.Weights(Digest.ofHex("ab".repeat(32))), Surface.NONE, SurfaceBounds.UNKNOWN, new Person("p-1"));
    private static final Bytes SOME = Bytes.of("some bytes".getBytes(StandardCharsets.UTF_8));
    private static final Bundle BUNDLE = new Bundle(QUESTION, "note\n", 3, List.of(item(0), item(3)), List.of(SOME));

    @Test
    void a_bundle_reads_back() {
        assertThat(Bundle.read("b.json", BUNDLE.write()).orThrow()).isEqualTo(BUNDLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            loadline-bundle/v1 | loadline-bundle/v2  | the only format known
            "decision":{       | "decision": {       | canonical
            "index":0          | "index":3           | in the order of their indexes
            "index":0          | "index":-1          | not negative
            "entries":         | "entrees":          | missing
            "texts":[{         | "texts":[{"a":0,    | unknown field `a`
            c29tZSBieXRlcw==   | c29tZSBieXRlcx==    | stray
            """)
    void what_is_wrong_is_named(String from, String to, String expected) {
        String good = new String(BUNDLE.write(), StandardCharsets.UTF_8);
        assertThat(good).contains(from);
        Parsed<Bundle> outcome = Bundle.read("b.json", good.replaceFirst(Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        assertThat(((Parsed.Rejected<Bundle>) outcome).problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains(expected));
    }

    @Test
    void a_text_has_its_digest_and_stands_once() {
        String good = new String(BUNDLE.write(), StandardCharsets.UTF_8);
        String other = good.replace(SOME.digest().hex(), "cd".repeat(32));
        assertThat(((Parsed.Rejected<Bundle>) Bundle.read("b", other.getBytes(StandardCharsets.UTF_8))).problems().getFirst().message()).contains("it was changed");
        assertThatThrownBy(() -> new Bundle(QUESTION, "", 0, List.of(), List.of(SOME, SOME))).hasMessageContaining("each once");
    }

    private static Bundle.Item item(long index) {
        return new Bundle.Item(index, SOME, SOME, List.of(Hash.empty()));
    }
}
