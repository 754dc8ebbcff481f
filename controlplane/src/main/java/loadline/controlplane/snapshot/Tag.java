package loadline.controlplane.snapshot;

/** The first byte of a value: what follows. */
final class Tag {
    /** A value written before, by its number. */
    static final int AGAIN = 0;
    /** Characters up to U+00FF, a byte each. */
    static final int LATIN = 1;
    static final int UTF_8 = 2;
    /** A record of one text: a digest, an id. */
    static final int NAMED = 3;
    static final int CONSTANT = 4;
    static final int RECORD = 5;
    static final int LIST = 6;
    static final int SET = 7;
    static final int MAP = 8;
    static final int ABSENT = 9;
    static final int PRESENT = 10;
    static final int FALSE = 11;
    static final int TRUE = 12;
    static final int INT = 13;
    static final int LONG = 14;
    static final int DECIMAL = 15;
    static final int INSTANT = 16;
    static final int DATE = 17;
    static final int PERIOD = 18;
    static final int DURATION = 19;
    static final int ABSENT_INT = 20;
    static final int PRESENT_INT = 21;
    static final int ABSENT_LONG = 22;
    static final int PRESENT_LONG = 23;
    /** A policy as adopted: the digest of its text, and what that says. */
    static final int POLICY = 24;
    static final int PROTOCOL = 25;

    private Tag() {}
}
