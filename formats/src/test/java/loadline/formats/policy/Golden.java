package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the test resources; {@code -Dloadline.golden=write} writes the file instead. */
final class Golden {
    private Golden() {}

    static void matches(String name, String text) {
        if ("write".equals(System.getProperty("loadline.golden"))) {
            write(name, text);
            return;
        }
        assertThat(text).isEqualTo(new String(Examples.document(name), StandardCharsets.UTF_8));
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(Path.of("src/test/resources/loadline/formats/policy", name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
