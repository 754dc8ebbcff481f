package loadline.log.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import loadline.log.LogBroken;
import loadline.log.disk.DurableFile;
import loadline.log.merkle.Hash;
import loadline.log.merkle.Hasher;

/**
 * The entries of a log, on disk, in order; see the package for the file and for what survives a crash. Safe for several
 * threads, whose appends are forced to disk together; one process writes at a time.
 *
 * <p>A thread that is interrupted while it reads or writes closes the journal for all (the platform's file channels work so).
 * After that, and after any failure to write, appends are refused until the journal is opened again: what then lies on disk
 * is known only by reading it.
 */
public final class Journal implements AutoCloseable {
    /** The longest entry, in bytes. */
    public static final int LONGEST_ENTRY = JournalRecord.LONGEST_ENTRY;

    /** The most bytes of one append, entries and their record headers (48 bytes each) together. */
    public static final int LARGEST_BATCH = 16 * 1024 * 1024;

    /** How often a reader looks again at what may be a writer's half-written group, and how long it waits between, in ns. */
    private static final int LOOKS = 8;
    private static final long BETWEEN_LOOKS = 15_000_000;

    private final Path file;
    private final FileChannel channel;
    private final Optional<WriterLock> lock;
    private final Offsets offsets = new Offsets();
    private final Appends appends = new Appends(this::write);
    private Reservation reservation;
    private long end = FileHeader.BYTES;
    private Hash last = JournalRecord.NONE;
    private Optional<TornTail> recovered = Optional.empty();
    private volatile boolean failed;

    private Journal(Path file, FileChannel channel, Optional<WriterLock> lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates an empty journal and opens it for writing; file and folder are on disk on return.
     *
     * @throws FileAlreadyExistsException if there is one
     * @throws JournalBusy if another process is writing it
     */
    public static Journal create(Path file) throws IOException {
        WriterLock lock = WriterLock.of(file);
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException("journal `" + file + "` exists already; open it, or choose another place");
            }
            DurableFile.write(file, FileHeader.bytes());
            return opened(file, Optional.of(lock), Optional.empty());
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a journal for writing, checks all of it, and removes what a crash left at its end (see {@link #recovered}).
     *
     * @throws LogBroken if anything but the end is not what was written; the file is left as it is
     * @throws JournalBusy if another process is writing it
     * @throws java.nio.file.NoSuchFileException if there is none: an absent journal is never taken for an empty one
     */
    public static Journal open(Path file) throws IOException {
        return openForWriting(file, Optional.empty());
    }

    /** As {@link #open(Path)}, showing the visitor the leaf hash of every entry while it is checked. */
    public static Journal open(Path file, LeafVisitor visitor) throws IOException {
        return openForWriting(file, Optional.of(visitor));
    }

    private static Journal openForWriting(Path file, Optional<LeafVisitor> visitor) throws IOException {
        WriterLock lock = WriterLock.of(file);
        try {
            return opened(file, Optional.of(lock), visitor);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a journal for reading and checks all of it. Needs no lock and changes nothing; an unfinished end, which may be a
     * writer at work, is not seen.
     *
     * @throws LogBroken if anything but the end is not what was written
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static Journal openReadOnly(Path file) throws IOException {
        return opened(file, Optional.empty(), Optional.empty());
    }

    /**
     * As {@link #openReadOnly(Path)}, showing the visitor the leaf hash of every entry while it is checked, so that a whole
     * log is hashed again in one reading of its bytes.
     */
    public static Journal openReadOnly(Path file, LeafVisitor visitor) throws IOException {
        return opened(file, Optional.empty(), Optional.of(visitor));
    }

    private static Journal opened(Path file, Optional<WriterLock> lock, Optional<LeafVisitor> visitor) throws IOException {
        FileChannel channel = lock.isPresent()
                ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(file, StandardOpenOption.READ);
        try {
            FileHeader.check(channel);
            Journal journal = new Journal(file, channel, lock);
            journal.catchUp(visitor);
            if (lock.isPresent()) {
                journal.removeTornTail();
            }
            journal.reservation = new Reservation(channel, journal.end);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The number of entries; in a reader, as of opening or the last {@link #refresh}. */
    public synchronized long size() {
        return offsets.size();
    }

    /** What opening removed, if a crash had left something. Always empty in a reader. */
    public synchronized Optional<TornTail> recovered() {
        return recovered;
    }

    /**
     * Appends the entries, in order, and returns the index of the first once all are on disk. They are forced together, and
     * with those of other threads that append meanwhile, so a crash before that may leave none, some (the first few), or all.
     *
     * @throws IllegalArgumentException if there are no entries, one is longer than {@link #LONGEST_ENTRY}, or all together
     *     are more than {@link #LARGEST_BATCH}
     * @throws IllegalStateException if the journal was opened for reading or is closed, or an earlier append failed
     * @throws LogBroken if something else changed the length of the file
     * @throws IOException if writing failed; whether the entries are there is known once the journal is opened again
     */
    public long append(List<byte[]> entries) throws IOException {
        return switch (appended(entries, OptionalLong.empty())) {
            case ConditionalAppend.Appended(long first) -> first;
            case ConditionalAppend.Moved(long size) -> throw new IllegalStateException("an append at any size was refused at " + size);
        };
    }

    /**
     * Appends the entries only if the journal has {@code expectedSize} entries, so that nothing comes between what was read
     * and what is written.
     *
     * @throws IOException and others as {@link #append}
     */
    public ConditionalAppend appendIf(long expectedSize, List<byte[]> entries) throws IOException {
        return appended(entries, OptionalLong.of(expectedSize));
    }

    private ConditionalAppend appended(List<byte[]> entries, OptionalLong expectedSize) throws IOException {
        requireWritable();
        Order order = new Order(List.copyOf(entries), length(entries), expectedSize);
        appends.place(order);
        return order.result();
    }

    /**
     * The entry at {@code index}, read from disk and checked again, by its CRC and by the link of the record after it.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < size()}
     * @throws LogBroken if it is no longer what was written
     */
    public synchronized byte[] read(long index) throws IOException {
        return JournalRecord.entryOf(recordAt(index));
    }

    /**
     * Shows the visitor every entry from {@code from} up to the size at the time of the call, checking each again, and at the
     * end that the chain still leads to the same last record. The visitor may append.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= size()}
     * @throws LogBroken if an entry is no longer what was written
     */
    public void forEach(long from, Visitor visitor) throws IOException {
        forEach(stretch(from, size()), from, visitor);
    }

    /** As {@link #forEach(long, Visitor)}, of the entries before {@code to} only. */
    public void forEach(long from, long to, Visitor visitor) throws IOException {
        forEach(stretch(from, to), from, visitor);
    }

    private void forEach(Stretch stretch, long from, Visitor visitor) throws IOException {
        Walk walk = new Walk(new Window(channel, stretch.end()), stretch.offset(), from, stretch.before());
        while (!walk.isAtEnd()) {
            long index = walk.index();
            if (!walk.advance()) {
                throw damaged(index, walk.offset());
            }
            visitor.visit(index, walk.entry());
        }
        if (!walk.last().equals(stretch.last())) {
            throw LogBroken.at(walk.index() - 1, "entry " + (walk.index() - 1) + ", the last, is not the one that was written; a record was replaced");
        }
    }

    /**
     * Takes in what another process has appended since, and returns the size. In a writer, which is alone, nothing can have
     * been.
     *
     * @throws LogBroken if the new part does not continue what was read, or the file became shorter
     */
    public long refresh() throws IOException {
        if (lock.isPresent()) {
            appends.lookUnlessBusy(this::requireUntouched);
            return size();
        }
        return refreshed();
    }

    private synchronized long refreshed() throws IOException {
        catchUp(Optional.empty());
        return size();
    }

    /** Waits for appends under way, gives back reserved room, and lets the next writer in. */
    @Override
    public void close() throws IOException {
        appends.stop();
        closeFile();
    }

    private synchronized void closeFile() throws IOException {
        try {
            if (channel.isOpen() && lock.isPresent() && !failed) {
                reservation.giveBack(end);
            }
        } finally {
            channel.close();
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    /**
     * Walks over the records after the last known one. An unfinished end is left alone; damage before a sound record is not,
     * though a reader looks several times, since a group that a writer is just writing need not appear in order.
     */
    private void catchUp(Optional<LeafVisitor> visitor) throws IOException {
        for (int look = 1; !isCaughtUp(visitor); look++) {
            if (look >= LOOKS || !isPerhapsBeingWritten()) {
                throw damaged(size(), end);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** Takes in the sound records that follow; false if what comes then is neither the end nor an unfinished one. */
    private boolean isCaughtUp(Optional<LeafVisitor> visitor) throws IOException {
        Window window = new Window(channel, lengthNow());
        Walk walk = new Walk(window, end, size(), last);
        takeIn(walk, visitor);
        return walk.isAtEnd() || new Remainder(window, end, size()).isUnfinished();
    }

    private void takeIn(Walk walk, Optional<LeafVisitor> visitor) throws IOException {
        while (walk.advance()) {
            visitor.ifPresent(v -> v.leaf(walk.index() - 1, walk.leaf()));
            offsets.add(end);
            end = walk.offset();
            last = walk.last();
        }
    }

    private boolean isPerhapsBeingWritten() throws IOException {
        return lock.isEmpty() && new Remainder(new Window(channel, lengthNow()), end, size()).endsInZeros();
    }

    private long lengthNow() throws IOException {
        long length = channel.size();
        if (length < end) {
            throw new LogBroken("journal `" + file + "` has " + length + " bytes, but " + size() + " entries in " + end + " bytes were read from it; nothing may shorten it");
        }
        return length;
    }

    private void removeTornTail() throws IOException {
        long torn = channel.size() - end;
        if (torn > 0) {
            channel.truncate(end);
            channel.force(true);
            recovered = Optional.of(new TornTail(size(), end, torn));
        }
    }

    private void requireWritable() {
        if (lock.isEmpty()) {
            throw new IllegalStateException("journal `" + file + "` is open for reading; open it for writing to append");
        }
        if (failed) {
            throw new IllegalStateException("an append to journal `" + file + "` failed; open it again to see what is on disk");
        }
    }

    private void requireUntouched() throws IOException {
        if (channel.size() != reservation.length()) {
            throw new LogBroken("journal `" + file + "` has " + channel.size() + " bytes where its writer left " + reservation.length() + "; something wrote to it without its lock");
        }
    }

    private static int length(List<byte[]> entries) {
        require(!entries.isEmpty(), "an append has at least one entry");
        long length = 0;
        for (byte[] entry : entries) {
            require(entry.length <= LONGEST_ENTRY, "an entry has at most " + LONGEST_ENTRY + " bytes, not " + entry.length + "; put it into the payload store and log its hash");
            length += JournalRecord.HEADER_BYTES + entry.length;
        }
        require(length <= LARGEST_BATCH, "an append has at most " + LARGEST_BATCH + " bytes; append in parts");
        return (int) length;
    }

    /** Writes the orders of a group, in their order, and gives each its answer. Called by one thread at a time. */
    private void write(List<Order> group) {
        try {
            requireWritable();
            requireUntouched();
            Batch batch = new Batch(size(), last);
            group.forEach(batch::add);
            if (!batch.isEmpty()) {
                writeWhole(batch);
            }
        } catch (IOException e) {
            IOException told = new IOException("journal `" + file + "` could not be written (" + e.getMessage() + "): entries from " + size()
                    + " on are not acknowledged and none before is touched; free space or mend the disk, then open the journal again", e);
            group.forEach(order -> order.fail(told));
        } catch (RuntimeException e) {
            group.forEach(order -> order.fail(e));
        }
    }

    /** After any failure, an error of the machine included, nothing more is appended. */
    private void writeWhole(Batch batch) throws IOException {
        boolean whole = false;
        try {
            writeForced(batch.bytes());
            readBack(batch);
            whole = true;
        } finally {
            failed = !whole;
        }
    }

    private void writeForced(byte[] batch) throws IOException {
        reservation.makeRoom(end, batch.length);
        ByteBuffer rest = ByteBuffer.wrap(batch);
        while (rest.hasRemaining()) {
            channel.write(rest, end + rest.position());
        }
        channel.force(false);
    }

    /** Reads what was just written as if it came from another, so that a fault in memory is found before anyone relies on it. */
    private synchronized void readBack(Batch batch) throws IOException {
        long expectedEnd = end + batch.length();
        takeIn(new Walk(new Window(channel, expectedEnd), end, size(), last), Optional.empty());
        if (size() != batch.size() || end != expectedEnd || !last.equals(batch.last())) {
            throw new LogBroken("of " + batch.size() + " entries written to journal `" + file + "` only " + size() + " read back; memory or disk is failing");
        }
    }

    private synchronized Stretch stretch(long from, long to) throws IOException {
        if (from < 0 || from > to || to > size()) {
            throw new IndexOutOfBoundsException("the journal has the entries 0 to " + (size() - 1) + ", not " + from + " up to " + to);
        }
        return new Stretch(offsetOf(from), offsetOf(to), hashBefore(from), hashBefore(to));
    }

    private long offsetOf(long index) {
        return index == size() ? end : offsets.at(index);
    }

    private Hash hashBefore(long index) throws IOException {
        if (index == 0) {
            return JournalRecord.NONE;
        }
        return hashKnown(index - 1);
    }

    private ByteBuffer recordAt(long index) throws IOException {
        long offset = offsets.at(index);
        lengthNow();
        long next = offsetOf(index + 1);
        ByteBuffer bytes = new Window(channel, next).bytes(offset, (int) (next - offset));
        if (!JournalRecord.isSound(bytes) || !new Hasher().sha256(bytes).equals(hashKnown(index))) {
            throw damaged(index, offset);
        }
        return bytes;
    }

    /** The hash that a record must have: the next one names it, or it is the last. */
    private Hash hashKnown(long index) throws IOException {
        if (index + 1 == size()) {
            return last;
        }
        long next = offsets.at(index + 1);
        return JournalRecord.claimedPrevious(new Window(channel, next + JournalRecord.HEADER_BYTES).bytes(next, JournalRecord.HEADER_BYTES));
    }

    private LogBroken damaged(long index, long offset) {
        return LogBroken.at(index, "entry " + index + " at offset " + offset + " of journal `" + file + "` is damaged; restore it from a backup");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** A part of the file: from where to where, and the hashes of the record before it and of its last. */
    private record Stretch(long offset, long end, Hash before, Hash last) {}
}
