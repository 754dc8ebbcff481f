package loadline.log.journal;

import static loadline.log.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import loadline.log.Examples;
import loadline.log.LogBroken;
import loadline.log.merkle.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal");
    }

    @Test
    void a_visitor_is_shown_every_leaf_hash_while_a_journal_is_opened() throws IOException {
        List<byte[]> entries = Examples.entries(new Random(2), 20);
        try (Journal journal = Journal.create(file)) {
            journal.append(entries);
        }
        List<Hash> written = new ArrayList<>();
        try (Journal journal = Journal.open(file, (index, leaf) -> {
            assertThat(index).isEqualTo(written.size());
            written.add(leaf);
        })) {
            journal.append(entries.subList(0, 1));
        }
        assertThat(written).isEqualTo(entries.stream().map(Hash::leaf).toList());
    }

    @Test
    void entries_come_back_in_order_after_reopening() throws IOException {
        List<byte[]> entries = Examples.entries(new Random(1), 50);
        try (Journal journal = Journal.create(file)) {
            assertThat(journal.append(entries.subList(0, 1))).isZero();
            assertThat(journal.append(entries.subList(1, 50))).isEqualTo(1);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isEqualTo(50);
            assertThat(journal.recovered()).isEmpty();
            assertThat(all(journal, 0)).containsExactlyElementsOf(entries);
            assertThat(all(journal, 17)).containsExactlyElementsOf(entries.subList(17, 50));
            assertThat(all(journal, 50)).isEmpty();
            for (int i = 0; i < 50; i++) {
                assertThat(journal.read(i)).isEqualTo(entries.get(i));
            }
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> journal.read(50));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> journal.read(-1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> all(journal, 51));
        }
    }

    /** The layout, written out by hand: whoever changes it must change the format version. */
    @Test
    void the_file_is_laid_out_as_documented() throws IOException {
        byte[] first = bytes("first");
        try (Journal journal = Journal.create(file)) {
            journal.append(List.of(first));
            journal.append(List.of(new byte[0]));
        }
        ByteBuffer expected = ByteBuffer.allocate(16 + 48 + 5 + 48);
        expected.put(bytes("LOADLINE")).putInt(1).putInt(crc(ByteBuffer.allocate(12).put(bytes("LOADLINE")).putInt(1).array()));
        byte[] record = record(0, new byte[32], first);
        expected.put(record).put(record(1, Hash.sha256(record).bytes(), new byte[0]));
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.array());
    }

    @Test
    void the_largest_entry_and_the_largest_batch_fit_and_no_more() throws IOException {
        try (Journal journal = Journal.create(file)) {
            byte[] largest = new byte[Journal.LONGEST_ENTRY];
            Arrays.fill(largest, (byte) 7);
            int fitting = Journal.LARGEST_BATCH / (Journal.LONGEST_ENTRY + 48);
            assertThat(journal.append(Collections.nCopies(fitting, largest))).isZero();
            assertThat(journal.read(fitting - 1)).isEqualTo(largest);
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(List.of(new byte[Journal.LONGEST_ENTRY + 1]))).withMessageContaining("65535").withMessageContaining("65536");
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(Collections.nCopies(fitting + 1, largest)));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(List.of()));
            assertThat(journal.size()).isEqualTo(fitting);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isEqualTo(Journal.LARGEST_BATCH / (Journal.LONGEST_ENTRY + 48));
        }
    }

    @Test
    void a_conditional_append_happens_at_the_expected_size_only() throws IOException {
        try (Journal journal = Journal.create(file)) {
            assertThat(journal.appendIf(0, List.of(bytes("a"), bytes("b")))).isEqualTo(new ConditionalAppend.Appended(0));
            assertThat(journal.appendIf(0, List.of(bytes("c")))).isEqualTo(new ConditionalAppend.Moved(2));
            assertThat(journal.appendIf(3, List.of(bytes("c")))).isEqualTo(new ConditionalAppend.Moved(2));
            assertThat(journal.appendIf(2, List.of(bytes("c")))).isEqualTo(new ConditionalAppend.Appended(2));
            assertThat(all(journal, 0)).containsExactly(bytes("a"), bytes("b"), bytes("c"));
        }
    }

    @Test
    void of_threads_that_race_for_one_index_exactly_one_gets_it() throws Exception {
        try (Journal journal = Journal.create(file); ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<ConditionalAppend>> answers = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                long expected = round;
                for (int i = 0; i < 8; i++) {
                    byte[] entry = bytes(round + "/" + i);
                    answers.add(threads.submit(() -> journal.appendIf(expected, List.of(entry))));
                }
                for (var answer : answers) {
                    answer.get();
                }
                assertThat(journal.size()).isEqualTo(round + 1);
            }
            long appended = 0;
            for (var answer : answers) {
                appended += answer.get() instanceof ConditionalAppend.Appended ? 1 : 0;
            }
            assertThat(appended).isEqualTo(20);
        }
    }

    @Test
    void a_second_writer_is_refused_and_leaves_the_first_its_lock() throws Exception {
        try (Journal journal = Journal.create(file)) {
            assertThatExceptionOfType(JournalBusy.class).isThrownBy(() -> Journal.open(file)).withMessageContaining("by this process already");
            Path other = Files.createSymbolicLink(folder.resolve("other"), file);
            assertThatExceptionOfType(JournalBusy.class).isThrownBy(() -> Journal.open(other));
            assertThatExceptionOfType(JournalBusy.class).isThrownBy(() -> Journal.create(file));
            try (Child child = Child.start("open", file.toString())) {
                assertThat(child.line()).contains("JournalBusy").contains("being written by another process");
            }
            journal.append(List.of(bytes("still mine")));
        }
        try (Child child = Child.start("open", file.toString())) {
            assertThat(child.line()).isEqualTo("opened 1");
        }
    }

    @Test
    void a_reader_sees_what_a_writer_appends_once_it_refreshes() throws IOException {
        try (Journal writer = Journal.create(file); Journal reader = Journal.openReadOnly(file)) {
            writer.append(List.of(bytes("a")));
            assertThat(reader.size()).isZero();
            assertThat(reader.refresh()).isEqualTo(1);
            writer.append(List.of(bytes("b"), bytes("c")));
            assertThat(reader.refresh()).isEqualTo(3);
            assertThat(all(reader, 0)).containsExactly(bytes("a"), bytes("b"), bytes("c"));
            assertThat(writer.refresh()).isEqualTo(3);
            assertThatIllegalStateException().isThrownBy(() -> reader.append(List.of(bytes("d")))).withMessageContaining("open for reading");
        }
    }

    @Test
    void a_reader_sees_whole_records_only_and_changes_nothing() throws IOException {
        try (Journal writer = Journal.create(file)) {
            writer.append(List.of(bytes("a")));
        }
        byte[] half = Arrays.copyOf(record(1, Hash.sha256(record(0, new byte[32], bytes("a"))).bytes(), bytes("bcd")), 50);
        Files.write(file, half, StandardOpenOption.APPEND);
        long length = Files.size(file);
        try (Journal reader = Journal.openReadOnly(file)) {
            assertThat(reader.size()).isEqualTo(1);
            assertThat(reader.refresh()).isEqualTo(1);
            assertThat(reader.recovered()).isEmpty();
            assertThat(Files.size(file)).isEqualTo(length);
            Files.write(file, bytes("d"), StandardOpenOption.APPEND);
            assertThat(reader.refresh()).isEqualTo(2);
            assertThat(reader.read(1)).isEqualTo(bytes("bcd"));
        }
    }

    @Test
    void a_visitor_may_append_and_is_not_shown_its_own_entries() throws IOException {
        try (Journal journal = Journal.create(file)) {
            journal.append(List.of(bytes("a"), bytes("b")));
            List<Long> visited = new ArrayList<>();
            journal.forEach(0, (index, entry) -> {
                visited.add(index);
                journal.append(List.of(entry));
            });
            assertThat(visited).containsExactly(0L, 1L);
            assertThat(all(journal, 0)).containsExactly(bytes("a"), bytes("b"), bytes("a"), bytes("b"));
        }
    }

    @Test
    void an_absent_journal_is_not_an_empty_one_and_an_existing_one_is_not_created_again() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Journal.open(file));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Journal.openReadOnly(file));
        Journal.create(file).close();
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Journal.create(file));
        Journal.open(file).close();
    }

    @Test
    void closing_twice_does_not_free_another_writers_lock() throws IOException {
        Journal first = Journal.create(file);
        first.close();
        try (Journal _ = Journal.open(file)) {
            first.close();
            assertThatExceptionOfType(JournalBusy.class).isThrownBy(() -> Journal.open(file));
        }
    }

    @Test
    void a_write_behind_the_writers_back_stops_it() throws IOException {
        try (Journal journal = Journal.create(file)) {
            journal.append(List.of(bytes("a")));
            Files.write(file, new byte[1], StandardOpenOption.APPEND);
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> journal.append(List.of(bytes("b")))).withMessageContaining("without its lock");
            assertThatExceptionOfType(LogBroken.class).isThrownBy(journal::refresh);
        }
    }

    @Test
    void an_interrupted_append_refuses_all_later_ones() throws IOException {
        try (Journal journal = Journal.create(file)) {
            journal.append(List.of(bytes("a")));
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> journal.append(List.of(bytes("b"))));
            assertThat(Thread.interrupted()).isTrue();
            assertThatExceptionOfType(Exception.class).isThrownBy(() -> journal.append(List.of(bytes("c"))));
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.read(0)).isEqualTo(bytes("a"));
            assertThat(journal.append(List.of(bytes("d")))).isEqualTo(journal.size() - 1);
        }
    }

    static List<byte[]> all(Journal journal, long from) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        journal.forEach(from, (index, entry) -> {
            assertThat(index).isEqualTo(from + entries.size());
            entries.add(entry);
        });
        return entries;
    }

    static byte[] record(long index, byte[] previous, byte[] entry) {
        ByteBuffer checked = ByteBuffer.allocate(44 + entry.length).putLong(index).putInt(entry.length).put(previous).put(entry);
        return ByteBuffer.allocate(48 + entry.length).putLong(index).putInt(entry.length).putInt(crc(checked.array())).put(previous).put(entry).array();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
