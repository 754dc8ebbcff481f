package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import loadline.core.policy.Policy;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.SourceListing;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class PolicyYamlFuzz {
    private static final int CASES = 5_000;
    private static final String[] PIECES = {"{", "}", "[", "]", ": ", "- ", "\n", "\t", "\"", "'", "&a ", "*a", "!t ", "---\n", "...\n", "%YAML 1.1\n", "? ", "| ", "> ", "#", "\r", "\u2028", "\u0085",
        "\ufeff", "\u0000", "𝔸", "\\U00110000", "\"\\uD800\"", "1e999999999", "-", "0x", "@", "`", "<<: ", "all", "true", "null", "P1Y", "\u001b[31m"};

    @Test
    void damaged_policies_are_accepted_or_refused_with_places_in_the_document() {
        withstands(Examples.document("example-policy.yaml"), bytes -> PolicyYaml.read("p.yaml", bytes));
    }

    @Test
    void damaged_protocols_are_accepted_or_refused_with_places_in_the_document() {
        Policy policy = Examples.policy();
        withstands(Examples.document("example-protocol.yaml"), bytes -> ProtocolYaml.read("p.yaml", bytes, policy));
    }

    private static void withstands(byte[] document, Function<byte[], Parsed<?>> reader) {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Seeded.forAll(CASES, random -> damaged(document, random), bytes -> switch (reader.apply(bytes)) {
            case Parsed.Accepted<?> _ -> accepted.incrementAndGet() > 0;
            case Parsed.Rejected<?> rejected -> refused.incrementAndGet() > 0 && rejected.problems().stream().allMatch(problem -> isIn(bytes, problem));
        });
        assertThat(accepted.get()).isGreaterThan(CASES / 50);
        assertThat(refused.get()).isGreaterThan(CASES / 2);
    }

    private static boolean isIn(byte[] bytes, Problem problem) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1);
        boolean within = problem.line() == 0 || problem.line() <= lines.length && problem.column() <= lines[problem.line() - 1].codePointCount(0, lines[problem.line() - 1].length()) + 1;
        String shown = new SourceListing(bytes).show(problem);
        return within && !problem.message().contains("\n") && !problem.whatToDo().contains("\n") && shown.chars().noneMatch(c -> c < ' ' && c != '\n');
    }

    private static byte[] damaged(byte[] document, Random random) {
        byte[] bytes = document;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = damagedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] damagedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, to, new byte[0]);
            case 2 -> replaced(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 3 -> replaced(bytes, at, to, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            default -> replaced(bytes, at, at + 1, new byte[] {(byte) ('a' + random.nextInt(26))});
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.size() == 0 ? new byte[] {'x'} : out.toByteArray();
    }
}
