package loadline.log.payload;

import static loadline.log.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.LogBroken;
import loadline.log.merkle.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadStoreTest {
    @TempDir
    Path folder;

    private Path place;
    private PayloadStore store;

    @BeforeEach
    void open() throws IOException {
        place = folder.resolve("payloads");
        store = PayloadStore.open(place);
    }

    @Test
    void a_payload_comes_back_by_its_hash_after_reopening() throws IOException {
        Hash name = store.put(bytes("abc"));
        assertThat(name.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        PayloadStore again = PayloadStore.open(place);
        assertThat(again.get(name)).hasValue(bytes("abc"));
        assertThat(again.has(name)).isTrue();
        assertThat(place.resolve("ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")).hasBinaryContent(bytes("abc"));
    }

    @Test
    void an_absent_payload_is_an_answer() throws IOException {
        assertThat(store.get(Hash.empty())).isEmpty();
        assertThat(store.has(Hash.empty())).isFalse();
        assertThat(store.put(new byte[0])).isEqualTo(Hash.empty());
        assertThat(store.get(Hash.empty())).hasValue(new byte[0]);
    }

    @Test
    void a_stamp_tells_whether_a_file_is_there_and_when_it_was_written() throws IOException {
        assertThat(store.stamp(Hash.sha256(bytes("abc")))).isEmpty();
        Hash name = store.put(bytes("abc"));
        PayloadStore.Stamp stamp = store.stamp(name).orElseThrow();
        assertThat(stamp.length()).isEqualTo(3);
        assertThat(store.stamp(name)).hasValue(stamp);
        Files.setLastModifiedTime(file(name), java.nio.file.attribute.FileTime.fromMillis(7));
        assertThat(store.stamp(name)).hasValue(new PayloadStore.Stamp(3, 7_000_000));
    }

    @Test
    void putting_twice_leaves_one_file_untouched() throws IOException {
        Hash name = store.put(bytes("abc"));
        var before = Files.getLastModifiedTime(file(name));
        assertThat(store.put(bytes("abc"))).isEqualTo(name);
        assertThat(Files.getLastModifiedTime(file(name))).isEqualTo(before);
        assertThat(files()).containsExactly(file(name));
    }

    @Test
    void each_flipped_bit_is_found_and_the_damaged_file_is_neither_returned_nor_covered_up() throws IOException {
        Hash name = store.put(bytes("abc"));
        for (int bit = 0; bit < 24; bit++) {
            Files.write(file(name), Examples.flipped(bytes("abc"), bit));
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> store.get(name)).withMessageContaining(name.hex());
            assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> store.put(bytes("abc")));
        }
        Files.write(file(name), new byte[0]);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> store.get(name));
    }

    @Test
    void many_threads_may_put_the_same_and_other_payloads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Hash>> names = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] payload = bytes("payload " + i % 20);
                names.add(threads.submit(() -> store.put(payload)));
            }
            for (Future<Hash> name : names) {
                assertThat(store.get(name.get())).isPresent();
            }
        }
        assertThat(files()).hasSize(20);
    }

    @Test
    void a_store_below_an_absent_folder_or_in_place_of_a_file_is_refused() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> PayloadStore.open(folder.resolve("absent/payloads")));
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> PayloadStore.open(file));
    }

    private Path file(Hash name) {
        return place.resolve(name.hex().substring(0, 2)).resolve(name.hex().substring(2));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
