package loadline.importers.inspect;

/**
 * Limits of the reader. They are far above any real log and keep a hostile one from filling memory or running for days; a
 * file that breaks one is refused and the refusal names the limit.
 */
public final class Caps {
    /** Members of an archive. */
    public static final int MEMBERS = 200_000;
    /** Bytes of an archive's directory. */
    public static final long DIRECTORY_BYTES = 48L << 20;
    /** Bytes of one member once decompressed; also of a {@code .json} log. */
    public static final long MEMBER_BYTES = 16L << 30;
    /** Bytes of all members that are read, once decompressed. */
    public static final long TOTAL_BYTES = 64L << 30;
    /** Times a member may grow when decompressed; real logs grow 10 to 12 times. */
    public static final long RATIO = 1_000;
    /** Bytes below which a member may grow by any ratio: it does no harm. */
    public static final long RATIO_FREE_BYTES = 16L << 20;
    /** Levels of nesting in JSON. */
    public static final int NESTING = 500;
    /** Characters of a text that is read; texts that are skipped may be of any length. */
    public static final int TEXT_CHARS = 1 << 20;
    /** Digits and signs of a number that is read. */
    public static final int NUMBER_CHARS = 1_000;
    /** Bytes of a field name as it is written. */
    public static final int FIELD_NAME_BYTES = 50_000;
    /** Characters of an id or name that is kept. */
    public static final int NAME_CHARS = 2_000;
    /** Values in one score, one list of definitions or one list of metrics. */
    public static final int VALUES = 100_000;
    /** Characters of the texts in one such value. */
    public static final int VALUE_CHARS = 4 << 20;
    /** Characters of the names and numbers that are kept of one sample. */
    public static final int SAMPLE_KEPT_CHARS = 4 << 20;
    /** Characters of all ids, names and numbers that are kept of the header, and again of the samples. */
    public static final int KEPT_CHARS = 32 << 20;
    /** Samples, counted as (item, epoch) pairs, superseded ones included. */
    public static final int SAMPLES = 200_000;
    /** Scorers of one log. */
    public static final int SCORERS = 256;
    /** Outcomes: samples times scorers. */
    public static final int OUTCOMES = 1_000_000;

    private Caps() {}
}
