package loadline.log.journal;

/**
 * The unreadable end that a crash left and opening removed: from {@code offset} in the file, {@code bytes} long, where the
 * record of {@code index} would have been. None of it was acknowledged, unless the disk lost what it had confirmed.
 */
public record TornTail(long index, long offset, long bytes) {}
