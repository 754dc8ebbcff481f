package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loadline.core.evaluation.EvaluationRun;
import loadline.importers.Imported;
import loadline.importers.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs much larger than the heap are read. */
class MemoryTest {
    private static final int SAMPLES = 30;
    private static final int EVENTS = 100_000;
    private static final String HEADER = "{\"version\":2,\"status\":\"success\"," + Examples.EVAL;

    @TempDir
    private Path folder;

    /** What the child process runs: imports the file of its argument and prints how many samples are scored. */
    public static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws IOException {
            switch (InspectLogs.read(Path.of(args[0]), Progress.NONE)) {
                case Imported.Read(EvaluationRun run) -> System.out.print("scored " + run.samples().scored());
                case Imported.Refused refused -> System.out.print("refused " + refused.message());
            }
        }
    }

    @Test
    void an_archive_of_300_megabytes_is_read_in_a_heap_of_256() throws Exception {
        Path file = folder.resolve("large.eval");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("header.json"));
            zip.write((HEADER + "}").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < SAMPLES; i++) {
                zip.putNextEntry(new ZipEntry("samples/" + i + "_epoch_1.json"));
                sample(zip, i);
            }
        }
        assertThat(readInSmallHeap(file)).isEqualTo("scored " + SAMPLES);
    }

    @Test
    void a_json_log_of_300_megabytes_is_read_in_a_heap_of_256() throws Exception {
        Path file = folder.resolve("large.json");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((HEADER + ",\"samples\":[").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < SAMPLES; i++) {
                out.write(i == 0 ? ' ' : ',');
                sample(out, i);
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.size(file)).isGreaterThan(300_000_000L);
        assertThat(readInSmallHeap(file)).isEqualTo("scored " + SAMPLES);
    }

    /** Ten megabytes of events and attachments, every attachment under a name of its own. */
    private static void sample(OutputStream out, int i) throws IOException {
        out.write(("{\"id\":" + i + ",\"epoch\":1,\"scores\":{\"match\":{\"value\":1}},\"events\":[0").getBytes(StandardCharsets.UTF_8));
        for (int event = 0; event < EVENTS / 2; event++) {
            out.write((",{\"event\":\"model\",\"n\":" + event + ",\"text\":\"something the model said, and then more, and then even more of it\"}").getBytes(StandardCharsets.UTF_8));
        }
        out.write("],\"attachments\":{\"first\":\"\"".getBytes(StandardCharsets.UTF_8));
        for (int event = 0; event < EVENTS / 2; event++) {
            out.write((",\"" + i + "-" + event + "-0123456789abcdef0123456789abcdef\":\"a long text that was moved out of an event, as it was long\"").getBytes(StandardCharsets.UTF_8));
        }
        out.write("}}".getBytes(StandardCharsets.UTF_8));
    }

    private static String readInSmallHeap(Path file) throws Exception {
        Process child = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Reader.class.getName(), file.toString())).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
