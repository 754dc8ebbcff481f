package loadline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import loadline.log.Malformed;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonProperties {
    private static final JsonMapper PEER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String ALPHABET = "a\"\\\b\n\u0000\u001f/\u007f\u0080\u00e9\u20ac\ufb33";

    @Test
    void what_is_written_reads_back_and_is_canonical() {
        Seeded.forAll(2_000, random -> value(random, 4), value -> {
            byte[] bytes = CanonicalJson.write(value);
            return StrictJson.readCanonical("test", bytes, 1_000_000).equals(value);
        });
    }

    @Test
    void another_reader_sees_the_same_value() {
        Seeded.forAll(1_000, random -> value(random, 3), value -> isSame(value, PEER.readTree(CanonicalJson.write(value))));
    }

    @Test
    void a_changed_byte_is_refused_or_another_reader_takes_it_too() {
        int[] seen = new int[2];
        Seeded.forAll(5_000, JsonProperties::damaged, bytes -> {
            try {
                Json read = StrictJson.read("test", bytes, 1_000_000);
                seen[0]++;
                return isSame(read, PEER.readTree(bytes));
            } catch (Malformed _) {
                seen[1]++;
                return true;
            } catch (JacksonException _) {
                return false;
            }
        });
        assertThat(seen[0]).isGreaterThan(100);
        assertThat(seen[1]).isGreaterThan(100);
    }

    private static byte[] damaged(RandomGenerator random) {
        byte[] bytes = CanonicalJson.write(value(random, 3));
        byte[] damaged = Arrays.copyOf(bytes, bytes.length);
        byte[] with = "{}[]\",:0129-.eEtfn\\u \n\u0001".getBytes(StandardCharsets.UTF_8);
        damaged[random.nextInt(damaged.length)] = with[random.nextInt(with.length)];
        return damaged;
    }

    private static Json value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Json.text(text(random));
            case 1 -> new Json.Whole(random.nextLong(-Json.LARGEST, Json.LARGEST + 1));
            case 2 -> new Json.Truth(random.nextBoolean());
            case 3 -> new Json.Null();
            case 4 -> Json.items(items(random, depth));
            default -> Json.object(members(random, depth));
        };
    }

    private static List<Json> items(RandomGenerator random, int depth) {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(random, depth - 1));
        }
        return items;
    }

    private static Map<String, Json> members(RandomGenerator random, int depth) {
        Map<String, Json> members = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return members;
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(16));
            } else {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    private static boolean isSame(Json ours, JsonNode theirs) {
        return switch (ours) {
            case Json.Text(String text) -> theirs.isString() && theirs.stringValue().equals(text);
            case Json.Whole(long number) -> theirs.isIntegralNumber() && theirs.longValue() == number;
            case Json.Truth(boolean holds) -> theirs.isBoolean() && theirs.booleanValue() == holds;
            case Json.Null _ -> theirs.isNull();
            case Json.Items(List<Json> items) -> {
                boolean same = theirs.isArray() && theirs.size() == items.size();
                for (int i = 0; same && i < items.size(); i++) {
                    same = isSame(items.get(i), theirs.get(i));
                }
                yield same;
            }
            case Json.Members(var byKey) -> theirs.isObject() && theirs.size() == byKey.size()
                    && byKey.entrySet().stream().allMatch(e -> theirs.has(e.getKey()) && isSame(e.getValue(), theirs.get(e.getKey())));
        };
    }
}
