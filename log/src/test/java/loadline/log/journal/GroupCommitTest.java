package loadline.log.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loadline.log.Examples;
import loadline.log.LogBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final int WRITERS = 64;
    private static final int EACH = 50;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal");
    }

    @Test
    void every_entry_of_many_writers_is_at_the_index_its_writer_was_told_and_each_writers_are_in_order() throws Exception {
        List<Future<List<Long>>> told = new ArrayList<>();
        try (Journal journal = Journal.create(file); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                told.add(threads.submit(() -> appended(journal, number)));
            }
            for (var indexes : told) {
                assertThat(indexes.get()).isSorted().hasSize(EACH);
            }
            assertThat(journal.size()).isEqualTo((long) WRITERS * EACH);
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.recovered()).as("a closed journal has no reserved room left").isEmpty();
            for (int writer = 0; writer < WRITERS; writer++) {
                for (int i = 0; i < EACH; i++) {
                    assertThat(journal.read(told.get(writer).get().get(i))).isEqualTo(entry(writer, i));
                }
            }
        }
    }

    private static List<Long> appended(Journal journal, int writer) throws IOException {
        List<Long> indexes = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            indexes.add(journal.append(List.of(entry(writer, i))));
        }
        return indexes;
    }

    private static byte[] entry(int writer, int number) {
        return Examples.bytes(writer + "/" + number + "/" + "x".repeat(200));
    }

    @Test
    void writers_share_forces_and_a_busy_one_reserves_room_that_readers_do_not_see() throws Exception {
        try (Journal journal = Journal.create(file); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> appended(journal, number)));
            }
            while (writers.stream().anyMatch(w -> !w.isDone())) {
                try (Journal reader = Journal.openReadOnly(file)) {
                    assertThat(reader.size()).isLessThanOrEqualTo((long) WRITERS * EACH);
                }
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            long end = 16 + (long) JournalTest.all(journal, 0).stream().mapToInt(entry -> 48 + entry.length).sum();
            assertThat(Files.size(file)).as("room is reserved while it is open").isGreaterThan(end);
            try (Journal reader = Journal.openReadOnly(file)) {
                assertThat(reader.size()).isEqualTo((long) WRITERS * EACH);
            }
        }
        assertThat(Files.size(file)).as("and given back").isEqualTo(16 + sizes());
    }

    private static long sizes() {
        long sizes = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int i = 0; i < EACH; i++) {
                sizes += 48 + entry(writer, i).length;
            }
        }
        return sizes;
    }

    @Test
    void one_of_many_conditional_appends_at_a_size_is_written_though_all_are_in_one_group() throws Exception {
        try (Journal journal = Journal.create(file); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 30; round++) {
                long expected = round;
                List<Future<ConditionalAppend>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    answers.add(threads.submit(() -> journal.appendIf(expected, List.of(new byte[1]))));
                }
                int appended = 0;
                for (var answer : answers) {
                    appended += answer.get() instanceof ConditionalAppend.Appended ? 1 : 0;
                }
                assertThat(appended).isEqualTo(1);
            }
            assertThat(journal.size()).isEqualTo(30);
        }
    }

    @Test
    void closing_waits_for_those_who_append_and_refuses_those_who_come_later() throws Exception {
        Journal journal = Journal.create(file);
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                writers.add(threads.submit(() -> {
                    while (true) {
                        acknowledged.add(journal.append(List.of(new byte[300])));
                    }
                }));
            }
            while (acknowledged.size() < 500) {
                Thread.sleep(1);
            }
            journal.close();
            for (Future<?> writer : writers) {
                assertThatExceptionOfType(ExecutionException.class).isThrownBy(writer::get).withCauseInstanceOf(IllegalStateException.class).withMessageContaining("closed");
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> journal.append(List.of(new byte[1]))).withMessageContaining("open it again");
        try (Journal again = Journal.open(file)) {
            assertThat(again.recovered()).isEmpty();
            assertThat(again.size()).isEqualTo(acknowledged.size());
        }
    }

    @Test
    void a_failure_is_told_to_everyone_in_the_group_and_to_all_who_come_later() throws Exception {
        try (Journal journal = Journal.create(file)) {
            journal.append(List.of(new byte[1]));
            Files.write(file, new byte[7], StandardOpenOption.APPEND);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < 16; writer++) {
                    writers.add(threads.submit(() -> journal.append(List.of(new byte[3]))));
                }
                for (Future<?> writer : writers) {
                    assertThatExceptionOfType(ExecutionException.class).isThrownBy(writer::get).withCauseInstanceOf(LogBroken.class);
                }
            }
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    /** A limit on the size of files stands for the full disk: the write fails in the same place, part of it done. */
    @Test
    void a_disk_that_takes_no_more_is_named_and_loses_nothing_acknowledged() throws Exception {
        long acknowledged = 0;
        try (Child child = Child.startLimited(2000, "append", file.toString(), "7")) {
            String line = child.line();
            while (line != null && (line.startsWith("opened") || line.startsWith("acknowledged"))) {
                acknowledged = line.startsWith("acknowledged") ? Long.parseLong(line.substring("acknowledged ".length())) : acknowledged;
                line = child.line();
            }
            assertThat(line).contains("could not be written (").contains("not acknowledged and none before is touched").contains("free space");
        }
        assertThat(acknowledged).isGreaterThan(5);
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isGreaterThanOrEqualTo(acknowledged);
            for (long i = 0; i < acknowledged; i++) {
                assertThat(journal.read(i)).isEqualTo(Child.entry(7, i));
            }
            assertThat(journal.append(List.of(new byte[1]))).isEqualTo(journal.size() - 1);
        }
    }
}
