package loadline.cli.log;

import java.io.IOException;
import java.nio.file.Path;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Shell;
import loadline.controlplane.workspace.Workspace;
import loadline.log.head.Guard;
import loadline.log.head.NotAdopted;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;

/**
 * Where a workspace's log lies and whose it is.
 *
 * @param journal the file of entries
 * @param head the file of the signed head
 * @param guard the last head signed on this machine, in the folder of keys
 */
record Place(Path folder, Path journal, Path head, VerifierKey log, SignedTreeHead signed, Guard guard) {
    static final String GUARD = "guard";

    static Place of(Shell shell) throws IOException {
        Path folder = shell.folder();
        try (Workspace workspace = Workspace.openReadOnly(folder)) {
            VerifierKey log = VerifierKey.read(workspace.genesis().logKey());
            return new Place(folder, folder.resolve("journal"), folder.resolve("head"), log, workspace.head(), Guard.in(shell.keys().folder().resolve(GUARD)));
        }
    }

    /** Something done with a log that the guard must know. */
    interface Guarded<T> {
        T done() throws IOException;
    }

    /** A log that the guard does not know is a matter for a person, not a fault. */
    static <T> T guarded(Guarded<T> what) throws IOException {
        try {
            return what.done();
        } catch (NotAdopted e) {
            throw Failure.input(e.getMessage());
        }
    }
}
