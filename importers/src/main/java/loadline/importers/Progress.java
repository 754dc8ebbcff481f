package loadline.importers;

/** Told now and then how far reading has come; a long import shows it. */
@FunctionalInterface
public interface Progress {
    /** Shows nothing. */
    Progress NONE = (read, total) -> {};

    /** {@code read} of the file's {@code total} bytes have been read. */
    void at(long read, long total);
}
