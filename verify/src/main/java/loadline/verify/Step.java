package loadline.verify;

/** What is checked, in this order. */
public enum Step {
    /** The bytes are a bundle, or the files a log, of a form that this version knows. */
    FORM("the form"),
    /** Every leaf commits to the very bytes of its statement. */
    PAYLOADS("leaf and statement of every entry belong together"),
    /** The tree head is signed by the log's key, and cosigned by as many witnesses as demanded. */
    TREE_HEAD("the tree head is signed by the log"),
    /** Every entry is in the tree at its index. */
    INCLUSION("every entry is in the log where it claims to be"),
    /** Every signature in every leaf is its key's on those bytes. */
    SIGNATURES("every signature on every statement"),
    /** Every statement is of a known type, and its stream and subject are those of what it says. */
    STATEMENTS("every statement says what its type may say"),
    /** The first roster has the root keys and quorum of the trust file. */
    ROOTS("the log was founded by the known root persons"),
    /** Every stream is whole, in order and in time, and ends where the log's own map says. */
    STREAMS("no stream that the decision rests on lacks a statement"),
    /** Every text of a policy or protocol is there; no known policy has another text. */
    POLICIES("policies and protocols are the texts that were adopted"),
    /** Every recorded estimate is what the recorded runs give. */
    ESTIMATES("every recorded estimate, computed again"),
    /** The facts give the recorded decision. */
    DECISION("the decision, decided again");

    private final String what;

    Step(String what) {
        this.what = what;
    }

    /** For people: what holds once it passed. */
    public String what() {
        return what;
    }
}
