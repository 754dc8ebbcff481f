package loadline.verify;

import loadline.core.decision.Facts;

/** What to say beside a mismatch where payloads are absent: they may be all that is wrong. */
final class Absent {
    private Absent() {}

    static String hint(Facts facts) {
        int absent = facts.unavailable().size();
        return absent == 0 ? "" : "; payloads that are absent: " + absent + ", restore them and check again";
    }
}
