package loadline.verify;

import java.time.Instant;

/**
 * A log that was checked.
 *
 * @param size of the tree head; {@code unsigned}, entries after it
 * @param absent statements and texts that were not there
 * @param latest the log's time at its last entry
 */
public record CheckedLog(String origin, long size, long unsigned, long decisions, long absent, Instant latest) {}
