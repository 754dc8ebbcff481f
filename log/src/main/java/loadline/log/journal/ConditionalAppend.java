package loadline.log.journal;

/** What became of an append that was to happen only at one size. */
public sealed interface ConditionalAppend {
    /** The entries are on disk, the first at index {@code first}. */
    record Appended(long first) implements ConditionalAppend {}

    /** Nothing was written: the journal has {@code size} entries, not the number expected. Look at the new ones and ask again. */
    record Moved(long size) implements ConditionalAppend {}
}
