package loadline.importers;

/** Told now and then how far reading has come; a long import shows it. */
@FunctionalInterface
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (read, total) -> {};

    /** {@code read} of {@code total} bytes have been read. Both are equal once, at the end, unless the file is refused. */
    void at(long read, long total);
}
