package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import loadline.importers.Imported;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

/** The own reader of JSON and Jackson accept the same documents and see the same values in them. */
class JsonTextProperties {
    private static final int WHOLE = 10_000;
    private static final int BROKEN = 40_000;
    /** Forms of infinity that Jackson reads and no writer of Inspect, nor Python, writes or reads. */
    private static final Pattern FOREIGN_INFINITY = Pattern.compile("\\+I|[+-]INF");

    private record Seen(byte[] document) {
        @Override
        public String toString() {
            return new String(document, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void every_valid_document_is_accepted_in_pieces_of_any_size() {
        Seeded.forAll(WHOLE, random -> new Seen(JsonDocuments.text(JsonDocuments.object(random))), seen ->
                JacksonOracle.accepts(seen.document()) && List.of(1, 3, 8, 1_000).stream().allMatch(most -> refusal(seen.document(), most).isEmpty()));
    }

    @Test
    void a_broken_document_is_refused_exactly_if_jackson_refuses_it() {
        Map<Imported.Code, Integer> refused = new EnumMap<>(Imported.Code.class);
        List<Seen> accepted = new ArrayList<>();
        List<Seen> foreign = new ArrayList<>();
        Seeded.forAll(BROKEN, random -> new Seen(JsonDocuments.broken(random)), seen -> {
            Optional<Refusal> refusal = refusal(seen.document(), 1 + seen.document().length % 9);
            if (refusal.isPresent() && isTaken(seen.document())) {
                return false;
            }
            refusal.ifPresentOrElse(why -> refused.merge(why.code(), 1, Integer::sum), () -> accepted.add(seen));
            if (FOREIGN_INFINITY.matcher(seen.toString()).find()) {
                foreign.add(seen);
                return refusal.isPresent() || JacksonOracle.accepts(seen.document());
            }
            return refusal.isEmpty() == JacksonOracle.accepts(seen.document());
        });
        assertThat(accepted).hasSizeGreaterThan(BROKEN / 20);
        assertThat(foreign).hasSizeLessThan(BROKEN / 20);
        assertThat(refused.get(Imported.Code.DAMAGED)).isGreaterThan(BROKEN / 2);
        assertThat(refused.get(Imported.Code.CAP_EXCEEDED)).isGreaterThan(BROKEN / 100);
        assertThat(refused.get(Imported.Code.NOT_A_LOG)).isGreaterThan(BROKEN / 200);
    }

    @Test
    void a_document_cut_off_anywhere_is_refused() {
        int[] cut = {0};
        Seeded.forAll(200, random -> JsonDocuments.text(JsonDocuments.object(random).strip()), document -> {
            for (int length = 0; length < document.length; length++) {
                cut[0]++;
                if (refusal(Arrays.copyOf(document, length), 5).isEmpty()) {
                    return false;
                }
            }
            return true;
        });
        assertThat(cut[0]).isGreaterThan(5_000);
    }

    @Test
    void what_is_taken_is_what_jackson_reads_and_nothing_that_stands_twice() {
        int[] taken = {0};
        int[] twice = {0};
        Seeded.forAll(WHOLE, random -> new Seen(JsonDocuments.text(JsonDocuments.object(random))), seen -> {
            Optional<Optional<Object>> expected = JacksonOracle.k(seen.document());
            Optional<Object> found = Optional.empty();
            try {
                found = k(seen.document());
            } catch (Refusal refusal) {
                twice[0]++;
                return refusal.code() == Imported.Code.AMBIGUOUS && expected.isEmpty();
            }
            taken[0] += found.isPresent() ? 1 : 0;
            return Optional.of(found).equals(expected);
        });
        assertThat(taken[0]).isGreaterThan(WHOLE / 10);
        assertThat(twice[0]).isGreaterThan(WHOLE / 100);
    }

    private static Optional<Refusal> refusal(byte[] document, int pieces) {
        try {
            JsonCursor.over(JsonDocuments.trickle(document, pieces)).document(Map.of());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private static boolean isTaken(byte[] document) {
        try {
            k(document);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static Optional<Object> k(byte[] document) {
        Object[] found = new Object[1];
        JsonCursor json = JsonCursor.over(JsonDocuments.trickle(document, 1 + document.length % 9));
        json.document(Map.of("k", () -> found[0] = named(json.value())));
        return Optional.ofNullable(found[0]);
    }

    /** {@code null} is named, as a list of the oracle's may hold it. */
    private static Object named(Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> list.stream().map(JsonTextProperties::named).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> named = new LinkedHashMap<>();
                map.forEach((key, inner) -> named.put(key, named(inner)));
                yield named;
            }
            default -> value;
        };
    }
}
