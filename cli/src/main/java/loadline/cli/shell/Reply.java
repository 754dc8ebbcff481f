package loadline.cli.shell;

import loadline.formats.json.Json;

/**
 * What a command answers, for programs and for people.
 *
 * @param text lines for people, each ended by a line break; nothing where it is empty
 */
public record Reply(Json json, String text, int exitCode) {
    /** An answer that went well. */
    public static Reply of(Json json, String text) {
        return new Reply(json, text, ExitCode.OK);
    }
}
