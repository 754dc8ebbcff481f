package loadline.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import loadline.core.decision.Decision;
import loadline.formats.trust.Trust;

/** Checks what somebody else says, on one's own. */
public final class Verify {
    private Verify() {}

    /** Checks a decision from its bundle alone, with the verifier's own trust file if there is one. */
    public static Verification<Decision> bundle(byte[] bytes, Optional<Trust> trust) {
        try {
            return new BundleCheck(bytes, trust).verify();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a whole log and every decision in it.
     *
     * @throws IOException if a file cannot be read; nothing is established then
     */
    public static Verification<CheckedLog> log(LogFiles files, Optional<Trust> trust) throws IOException {
        return new LogCheck(files, trust).verify();
    }
}
