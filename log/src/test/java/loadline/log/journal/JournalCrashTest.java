package loadline.log.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import loadline.log.Examples;
import loadline.log.LogBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty seeded accidents: twenty times a crowd of writers is killed at a random moment, on one journal that grows from round to
 * round, and each time a copy of what it left is torn like a write that reached the disk in part, and another has one bit
 * turned over.
 */
class JournalCrashTest {
    private static final int ROUNDS = 20;
    private static final long SEED = 20261122;
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private final Map<Long, Long> acknowledged = new HashMap<>();

    @Test
    void what_was_acknowledged_is_there_after_a_kill_a_torn_write_is_removed_and_a_flipped_bit_is_found() throws IOException, InterruptedException {
        Path file = folder.resolve("journal");
        Random random = new Random(SEED);
        int torn = 0;
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            killWhileAppending(file, random);
            assertThat(acknowledged.size()).as("round %d acknowledged something", round).isGreaterThan(before);
            requireAllAcknowledged(file);
            torn += isTornTailRemoved(file, random) ? 1 : 0;
            found += isFlipFound(file, random) ? 1 : 0;
        }
        assertThat(acknowledged.size()).isGreaterThan(ROUNDS * 16);
        assertThat(torn).isEqualTo(ROUNDS);
        assertThat(found).isEqualTo(ROUNDS);
    }

    private void killWhileAppending(Path file, Random random) throws IOException, InterruptedException {
        try (Child child = Child.start("crowd", file.toString(), Long.toString(SEED))) {
            assertThat(child.line()).startsWith("opened ");
            int lines = 20 + random.nextInt(600);
            for (int i = 0; i < lines; i++) {
                acknowledge(child.line());
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
            child.kill();
            String line = child.line();
            while (line != null && line.matches("acknowledged [0-9]+ [0-9]+")) {
                acknowledge(line);
                line = child.line();
            }
        }
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        assertThat(words).as(line).hasSize(3);
        acknowledged.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
    }

    /** Each acknowledged entry is at its index; each that was not is one that some writer was about to be told of. */
    private void requireAllAcknowledged(Path file) throws IOException {
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isGreaterThanOrEqualTo(acknowledged.size());
            assertThat(acknowledged.keySet()).allMatch(index -> index < journal.size());
            journal.forEach(0, (index, entry) -> {
                long number = ByteBuffer.wrap(entry).getLong();
                assertThat(entry).isEqualTo(Child.numbered(SEED, number));
                assertThat(acknowledged.getOrDefault(index, number)).isEqualTo(number);
            });
        }
    }

    /** Some sectors of a last group never reached the disk, in any order: what was forced before is whole, and it is writable. */
    private boolean isTornTailRemoved(Path file, Random random) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Path copy = folder.resolve("torn");
        Files.write(copy, sound);
        long size;
        byte[] whole;
        try (Journal journal = Journal.open(copy)) {
            size = journal.size();
            for (int i = 0; i < 200; i++) {
                journal.append(List.of(Child.numbered(SEED, i)));
            }
            size = journal.size();
            journal.append(LongStream.range(0, 30).mapToObj(i -> Child.numbered(SEED, i)).toList());
            whole = Files.readAllBytes(copy);
        }
        int start = start(whole, size);
        for (int sector = start / SECTOR; sector * SECTOR < whole.length; sector++) {
            if (random.nextInt(3) == 0) {
                int from = Math.max(start, sector * SECTOR);
                Arrays.fill(whole, from, Math.min(whole.length, (sector + 1) * SECTOR), (byte) 0);
            }
        }
        Files.write(copy, whole);
        try (Journal journal = Journal.open(copy)) {
            boolean kept = journal.size() >= size && journal.size() <= size + 30;
            return kept && journal.append(List.of(new byte[1])) == journal.size() - 1;
        }
    }

    /** Where the record of an index begins, walking by the lengths alone. */
    private static int start(byte[] journal, long index) {
        int at = 16;
        for (long i = 0; i < index; i++) {
            at += 48 + ByteBuffer.wrap(journal).getInt(at + 8);
        }
        return at;
    }

    /** In a journal that was closed, one bit anywhere before the last record. */
    private boolean isFlipFound(Path file, Random random) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Path copy = folder.resolve("flipped");
        int last = start(sound, lastIndex(file));
        int bit = 16 * 8 + random.nextInt((last - 16) * 8);
        Files.write(copy, Examples.flipped(sound, bit));
        long index = 0;
        while (start(sound, index + 1) <= bit / 8) {
            index++;
        }
        long expected = index;
        assertThatExceptionOfType(LogBroken.class).as("bit %d", bit).isThrownBy(() -> Journal.open(copy)).satisfies(e -> assertThat(e.entry()).hasValue(expected));
        return true;
    }

    private static long lastIndex(Path file) throws IOException {
        try (Journal journal = Journal.openReadOnly(file)) {
            return journal.size() - 1;
        }
    }
}
