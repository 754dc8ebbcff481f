package loadline.formats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the test resources; {@code -Dloadline.golden=write} writes the file instead. */
final class Golden {
    private static final String FOLDER = "src/test/resources/loadline/formats/decision";

    private Golden() {}

    static void matches(String name, String text) {
        try {
            if ("write".equals(System.getProperty("loadline.golden"))) {
                Files.createDirectories(Path.of(FOLDER));
                Files.writeString(Path.of(FOLDER, name), text);
                return;
            }
            try (InputStream golden = Golden.class.getResourceAsStream(name)) {
                assertThat(golden).as("golden file %s; write it with -Dloadline.golden=write", name).isNotNull();
                assertThat(text).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
