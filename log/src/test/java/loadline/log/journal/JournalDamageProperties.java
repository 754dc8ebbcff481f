package loadline.log.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import loadline.log.Examples;
import loadline.log.LogBroken;
import loadline.log.merkle.Hash;
import loadline.testing.Seeded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages every place of a small journal: what opens afterwards is a beginning of what was written, and says so. */
class JournalDamageProperties {
    private static final int ENTRIES = 8;
    private static final int HEADER = 16;
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private Path file;
    private List<byte[]> entries;
    private byte[] sound;
    private List<Integer> starts;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("journal");
        entries = Examples.entries(new Random(3), ENTRIES);
        try (Journal journal = Journal.create(file)) {
            journal.append(entries);
        }
        sound = Files.readAllBytes(file);
        starts = new ArrayList<>(List.of(HEADER));
        entries.forEach(entry -> starts.add(starts.getLast() + 48 + entry.length));
        assertThat(starts.getLast()).isEqualTo(sound.length);
    }

    @Test
    void every_flipped_bit_before_the_last_record_is_broken_and_nothing_is_removed() throws IOException {
        int lastStart = starts.get(ENTRIES - 1);
        for (int bit = 0; bit < lastStart * 8; bit++) {
            byte[] damaged = Examples.flipped(sound, bit);
            Files.write(file, damaged);
            int index = indexAt(bit / 8);
            String expected = index < 0 ? "the first 16 bytes" : "entry " + index + " at offset " + starts.get(index);
            assertThatExceptionOfType(LogBroken.class).as("bit %d", bit).isThrownBy(() -> Journal.open(file)).withMessageContaining(expected);
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Journal.openReadOnly(file));
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    @Test
    void every_flipped_byte_of_the_last_record_is_a_torn_tail() throws IOException {
        int lastStart = starts.get(ENTRIES - 1);
        for (int at = lastStart; at < sound.length; at++) {
            Files.write(file, Examples.flipped(sound, at * 8 + at % 8));
            try (Journal journal = Journal.open(file)) {
                assertThat(JournalTest.all(journal, 0)).containsExactlyElementsOf(entries.subList(0, ENTRIES - 1));
                assertThat(journal.recovered()).contains(new TornTail(ENTRIES - 1, lastStart, sound.length - lastStart));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(sound, lastStart));
        }
    }

    @Test
    void a_file_cut_anywhere_has_the_whole_records_before_the_cut() throws IOException {
        for (int length = 0; length <= sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            if (length < HEADER) {
                assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Journal.open(file));
                continue;
            }
            int whole = wholeRecords(length);
            try (Journal journal = Journal.open(file)) {
                assertThat(JournalTest.all(journal, 0)).containsExactlyElementsOf(entries.subList(0, whole));
                long torn = length - starts.get(whole);
                assertThat(journal.recovered().map(TornTail::bytes).orElse(0L)).isEqualTo(torn);
                assertThat(journal.append(List.of(new byte[] {1}))).isEqualTo(whole);
            }
            try (Journal journal = Journal.open(file)) {
                assertThat(journal.size()).isEqualTo(whole + 1);
                assertThat(journal.recovered()).isEmpty();
            }
        }
    }

    @Test
    void a_tail_of_garbage_zeros_or_half_a_batch_is_removed() {
        Seeded.forAll(200, this::tail, tail -> {
            try {
                Files.write(file, joined(sound, tail));
                try (Journal journal = Journal.open(file)) {
                    return journal.size() == ENTRIES && journal.recovered().equals(Optional.of(new TornTail(ENTRIES, sound.length, tail.length)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Wherever in a sector the records of the group begin: a header may itself begin with the zeros in which a hole ends. */
    @Test
    void a_sector_of_the_last_group_that_never_reached_the_disk_is_an_unfinished_end() throws IOException {
        int opened = 0;
        for (int alignment = 0; alignment < SECTOR; alignment++) {
            byte[] whole = sound;
            whole = withRecord(whole, ENTRIES, new byte[SECTOR + Math.floorMod(alignment - sound.length - 48, SECTOR)]);
            int group = whole.length;
            assertThat(group % SECTOR).isEqualTo(alignment);
            for (int i = 1; i <= 3; i++) {
                whole = withRecord(whole, ENTRIES + i, filled(300));
            }
            whole = Arrays.copyOf(whole, whole.length + 64);
            for (int sector = group / SECTOR * SECTOR; sector < whole.length; sector += SECTOR) {
                byte[] torn = whole.clone();
                Arrays.fill(torn, Math.max(group, sector), Math.min(torn.length, sector + SECTOR), (byte) 0);
                Files.write(file, torn);
                try (Journal journal = Journal.openReadOnly(file)) {
                    assertThat(journal.size()).as("alignment %d, sector at %d", alignment, sector).isBetween(ENTRIES + 1L, ENTRIES + 4L);
                    opened++;
                }
            }
        }
        assertThat(opened).isGreaterThan(2 * SECTOR);
    }

    @Test
    void a_long_torn_tail_is_searched_across_pieces_for_sound_records() throws IOException {
        byte[] zeros = new byte[3 << 20];
        Files.write(file, joined(sound, zeros));
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.recovered()).contains(new TornTail(ENTRIES, sound.length, zeros.length));
        }
        byte[] later = JournalTest.record(ENTRIES + 1, new byte[32], new byte[60_000]);
        Files.write(file, joined(joined(sound, zeros), later));
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Journal.open(file)).withMessageContaining("entry 8 at offset " + sound.length);
    }

    @Test
    void a_replaced_removed_doubled_or_swapped_record_is_found_though_its_crc_is_sound() throws IOException {
        byte[] replaced = sound.clone();
        byte[] other = JournalTest.record(3, Arrays.copyOfRange(sound, starts.get(3) + 16, starts.get(3) + 48), new byte[entries.get(3).length]);
        System.arraycopy(other, 0, replaced, starts.get(3), other.length);
        assertBroken(replaced, "entry 4 at offset " + starts.get(4) + " does not continue the chain");
        assertBroken(joined(Arrays.copyOf(sound, starts.get(3)), Arrays.copyOfRange(sound, starts.get(4), sound.length)), "index 4 where 3 belongs");
        assertBroken(joined(Arrays.copyOf(sound, starts.get(4)), Arrays.copyOfRange(sound, starts.get(3), sound.length)), "index 3 where 4 belongs");
        byte[] forked = JournalTest.record(ENTRIES, Hash.empty().bytes(), new byte[3]);
        assertBroken(joined(sound, forked), "entry 8 at offset " + sound.length + " does not continue the chain");
    }

    @Test
    void damage_after_opening_is_found_on_reading() throws IOException {
        try (Journal journal = Journal.openReadOnly(file)) {
            for (int at = HEADER; at < sound.length; at++) {
                Files.write(file, Examples.flipped(sound, at * 8 + at % 8));
                int index = indexAt(at);
                assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> journal.read(index)).withMessageContaining("entry " + index + " at offset " + starts.get(index));
                assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> JournalTest.all(journal, 0));
            }
            Files.write(file, Arrays.copyOf(sound, starts.get(4)));
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> journal.read(6)).withMessageContaining("nothing may shorten it");
            assertThatExceptionOfType(LogBroken.class).isThrownBy(journal::refresh);
            Files.write(file, sound);
            assertThat(JournalTest.all(journal, 0)).containsExactlyElementsOf(entries);
        }
    }

    @Test
    void a_last_record_replaced_after_opening_is_found_too() throws IOException {
        try (Journal journal = Journal.openReadOnly(file)) {
            int start = starts.get(ENTRIES - 1);
            byte[] other = JournalTest.record(ENTRIES - 1, Arrays.copyOfRange(sound, start + 16, start + 48), new byte[entries.getLast().length]);
            Files.write(file, joined(Arrays.copyOf(sound, start), other));
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> journal.read(ENTRIES - 1));
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> JournalTest.all(journal, 2)).withMessageContaining("a record was replaced");
        }
    }

    @Test
    void a_file_of_another_kind_or_a_later_format_is_refused() throws IOException {
        assertBroken(new byte[100], "not those of a journal");
        byte[] later = sound.clone();
        later[11] = 2;
        CRC32C crc = new CRC32C();
        crc.update(later, 0, 12);
        ByteBuffer.wrap(later).putInt(12, (int) crc.getValue());
        assertBroken(later, "format 2 and this Loadline reads 1");
    }

    private void assertBroken(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> Journal.open(file)).withMessageContaining(message);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** 1 to 400 bytes: garbage, zeros, or the beginning of the record that would come next. */
    private byte[] tail(Random random) {
        byte[] tail = new byte[1 + random.nextInt(400)];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(tail);
            case 1 -> Arrays.fill(tail, (byte) 0);
            default -> {
                byte[] next = JournalTest.record(ENTRIES, Hash.sha256(Arrays.copyOfRange(sound, starts.get(ENTRIES - 1), sound.length)).bytes(), new byte[500]);
                System.arraycopy(next, 0, tail, 0, tail.length);
            }
        }
        return tail;
    }

    /** The journal with one more record, which continues its chain. */
    private static byte[] withRecord(byte[] journal, long index, byte[] entry) {
        return joined(journal, JournalTest.record(index, Hash.sha256(lastRecord(journal)).bytes(), entry));
    }

    private static byte[] lastRecord(byte[] journal) {
        int from = HEADER;
        int to = HEADER;
        while (to < journal.length) {
            from = to;
            to += 48 + ByteBuffer.wrap(journal).getInt(to + 8);
        }
        return Arrays.copyOfRange(journal, from, to);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x5a);
        return bytes;
    }

    private int wholeRecords(int length) {
        int whole = 0;
        while (whole < ENTRIES && starts.get(whole + 1) <= length) {
            whole++;
        }
        return whole;
    }

    /** The record that the byte belongs to; -1 for the file's header. */
    private int indexAt(int offset) {
        int index = -1;
        while (index + 1 < ENTRIES && starts.get(index + 1) <= offset) {
            index++;
        }
        return index;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
