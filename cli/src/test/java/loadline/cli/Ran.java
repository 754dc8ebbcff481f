package loadline.cli;

import java.nio.charset.StandardCharsets;
import loadline.formats.json.Cursor;
import loadline.formats.json.StrictJson;

/** What a command did: its exit code and everything it printed. */
record Ran(int exitCode, String out, String err) {
    private static final int LARGEST = 64 * 1024 * 1024;

    /** Standard output read as exactly one JSON document. */
    Cursor json() {
        return Cursor.of("stdout", StrictJson.read("stdout", out.strip().getBytes(StandardCharsets.UTF_8), LARGEST));
    }
}
