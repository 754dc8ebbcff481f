package loadline.log.journal;

import java.io.IOException;

/** Another process, or another part of this one, is writing the journal. */
public final class JournalBusy extends IOException {
    private static final long serialVersionUID = 1L;

    public JournalBusy(String message) {
        super(message);
    }
}
