package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, a reader takes them or refuses them with the one kind of exception it names. */
class StatementFuzz {
    private static final List<byte[]> SEEDS = Stream.concat(Examples.acts().values().stream(), Examples.furtherActs().stream()).map(act -> Examples.statement(act).write()).toList();
    private static final byte[] BYTES = "{}[]\",:0123456789-+.eEtrufalsn \\\n\u0000\u00e9".getBytes(StandardCharsets.UTF_8);
    private static final List<String> TOKENS = List.of("\"v1\"", "\"9\":", "null", "true", "{}", "[]", "-1", "9007199254740991", "\"1E+400\"", "\"sha256:\"", "\\u0000");

    @Test
    void damaged_statements_are_read_or_refused() {
        AtomicInteger refused = new AtomicInteger();
        Seeded.forAll(6_000, random -> damaged(random, SEEDS.get(random.nextInt(SEEDS.size()))), bytes -> {
            try {
                Statement read = Statement.read(bytes, Examples::texts, Examples.TEXTS);
                return Statement.read(read.write(), Examples::texts, Examples.TEXTS).equals(read);
            } catch (IllegalArgumentException e) {
                refused.incrementAndGet();
                return !e.getMessage().contains("\n");
            }
        });
        assertThat(refused.get()).isBetween(3_000, 5_999);
    }

    @Test
    void damaged_leaves_and_envelopes_are_read_or_refused() {
        byte[] leaf = Leaf.sign(SEEDS.getFirst(), List.of(Examples.OFFICER_KEY, Examples.BOARD_KEY)).write();
        byte[] envelope = Dsse.of(BYTES, List.of(KeySignature.sign(Examples.OFFICER_KEY, BYTES))).write();
        Seeded.forAll(4_000, random -> random.nextBoolean() ? damaged(random, leaf) : damaged(random, envelope), bytes -> {
            try {
                Dsse.read(bytes);
            } catch (IllegalArgumentException _) {
                // refused
            }
            try {
                return Arrays.equals(Leaf.read(bytes).write(), bytes);
            } catch (IllegalArgumentException _) {
                return true;
            }
        });
    }

    private static byte[] damaged(Random random, byte[] seed) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : seed) {
            bytes.add(each);
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, BYTES[random.nextInt(BYTES.length)]);
                case 1 -> bytes.remove(at);
                case 2 -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(40))).clear();
                default -> insert(bytes, at, TOKENS.get(random.nextInt(TOKENS.size())));
            }
            if (bytes.isEmpty()) {
                bytes.add((byte) '{');
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    private static void insert(List<Byte> bytes, int at, String token) {
        byte[] inserted = token.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < inserted.length; i++) {
            bytes.add(at + i, inserted[i]);
        }
    }
}
