package loadline.verify;

import java.nio.file.Path;

/**
 * Where a log lies.
 *
 * @param journal the journal's file
 * @param payloads the folder of the payload store
 * @param treeHead the file of the newest signed tree head
 */
public record LogFiles(Path journal, Path payloads, Path treeHead) {
    /** The files of a workspace, under their usual names. */
    public static LogFiles of(Path workspace) {
        return new LogFiles(workspace.resolve("journal"), workspace.resolve("payloads"), workspace.resolve("head"));
    }
}
