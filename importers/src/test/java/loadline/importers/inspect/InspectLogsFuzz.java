package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.importers.Imported;
import loadline.importers.inspect.SyntheticLog.Sample;
import loadline.importers.inspect.Zip.Method;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Damaged logs end in a value, soon. */
class InspectLogsFuzz {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final byte[] ARCHIVE = SyntheticLog.of("t", "m", Instant.EPOCH)
            .withSamples(List.of(Sample.scored("a", 1, "1"), Sample.errored("b", 1, "e"), Sample.unscored("c", 1))).bytes();
    private static final String SAMPLE = Examples.sample("\"a\"", 1, "\"match\":{\"value\":\"C\",\"history\":[{\"value\":1},{\"value\":0,\"provenance\":{}}]}",
            "\"limit\":{\"type\":\"token\"}", "\"error\":null", "\"metadata\":{\"family\":\"f\"}", "\"events\":[{\"a\":[1,2,{}]}]");
    private static final String LOG = Examples.configured("{\"limit\":[1,4],\"epochs\":2,\"epochs_reducer\":[\"pass_at_1\"]}", List.of(SAMPLE, Examples.scored("1", 1, "0.5")),
            Examples.results("stderr", "0.25"), "\"log_updates\":[{}]").replace("\"model\":", "\"dataset\":{\"samples\":3,\"sample_ids\":[\"a\",1]},\"scorers\":[{\"name\":\"match\",\"metrics\":[{\"name\":\"inspect_ai/stderr\",\"options\":{\"cluster\":\"family\"}}]}],\"model\":");
    private static final String ALPHABET = "{}[]\",:0123456789.-+eENaInfity\\ \n\u0000\u007f";

    @Test
    void the_logs_that_are_damaged_are_read_when_whole() {
        assertThat(Examples.read(ARCHIVE)).isInstanceOf(Imported.Read.class);
        assertThat(Examples.read(LOG.replace("0.25", "0"))).isNotNull();
    }

    @Test
    void damaged_archives() {
        Seeded.forAll(2_000, random -> damaged(ARCHIVE, random), InspectLogsFuzz::endsSoon);
    }

    @Test
    void damaged_zstd_archives() {
        byte[] zstd = Zip.of(Method.ZSTD_FRAMES, "header.json", LOG, "samples/a_epoch_1.json", SAMPLE);
        Seeded.forAll(2_000, random -> damaged(zstd, random), InspectLogsFuzz::endsSoon);
    }

    @Test
    void damaged_json() {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        Seeded.forAll(4_000, random -> rewritten(log, random), InspectLogsFuzz::endsSoon);
    }

    @Test
    void damaged_json_in_whole_archives() {
        byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
        byte[] header = Examples.json(List.of(), "\"tags\":[]").getBytes(StandardCharsets.UTF_8);
        Seeded.forAll(2_000, random -> new Zip()
                .add(Method.STORED, "header.json", random.nextBoolean() ? rewritten(header, random) : header)
                .add(Method.STORED, "samples/a_epoch_1.json", rewritten(sample, random)).bytes(), InspectLogsFuzz::endsSoon);
    }

    private static boolean endsSoon(byte[] bytes) {
        long start = System.nanoTime();
        Imported imported = Examples.read(bytes);
        boolean soon = System.nanoTime() - start < SOON.toNanos();
        return soon && switch (imported) {
            case Imported.Refused refused -> !refused.message().isBlank() && refused.message().indexOf('\n') < 0;
            case Imported.Read(EvaluationRun run) -> addsUp(run.samples());
        };
    }

    private static boolean addsUp(Counts counts) {
        return counts.present() == counts.scored() + counts.errored() + counts.unscored() + counts.invalidated();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] rewritten(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - (bytes.length - at) + 1), bytes.length - at);
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(30)));
            }
        }
        return bytes;
    }
}
