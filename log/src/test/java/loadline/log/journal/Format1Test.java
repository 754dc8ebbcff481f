package loadline.log.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loadline.log.Examples;
import loadline.log.backup.Backup;
import loadline.log.head.Rehash;
import loadline.log.merkle.Hash;
import loadline.log.note.VerifierKey;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.SignedTreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder that the first released version wrote, byte for byte: 22 entries, a head over 17 of them, two payloads. It opens
 * for ever. Never write these files again.
 */
class Format1Test {
    private static final VerifierKey LOG = Examples.signer("example.com/log", 1).verifierKey();
    private static final int ENTRIES = 22;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("journal", "head", "payloads/42/84456b4ba75c3b4709adee99873890c637ce720c75d293745755f7573bba78", "payloads/c1/9ddee947a4413e7e889daabb6c99f6d3868e8d8ec4908501000c734fc9474b")) {
            Files.createDirectories(folder.resolve(name).getParent());
            try (InputStream in = Format1Test.class.getResourceAsStream("/format-1/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @Test
    void every_entry_payload_and_the_head_are_read() throws IOException {
        assertThat(Hash.sha256(Files.readAllBytes(folder.resolve("journal"))).hex()).isEqualTo("53ead40f04d9740ea11ea6b0802f2d74036cfc4c6243c9dc9029353f186b6471");
        try (Journal journal = Journal.openReadOnly(folder.resolve("journal"))) {
            requireEntries(journal);
            SignedTreeHead head = SignedTreeHead.open(Files.readAllBytes(folder.resolve("head")), LOG);
            assertThat(head.head().size()).isEqualTo(17);
            assertThat(new Rehash(journal).rootAt(17)).isEqualTo(head.head().root());
        }
        assertThat(PayloadStore.open(folder.resolve("payloads")).get(Hash.sha256(Examples.bytes("payload 0\n")))).contains(Examples.bytes("payload 0\n"));
    }

    @Test
    void it_is_written_on_and_what_is_written_is_of_the_same_format() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("journal"));
        try (Journal journal = Journal.open(folder.resolve("journal"))) {
            requireEntries(journal);
            assertThat(journal.recovered()).isEqualTo(Optional.empty());
            journal.append(List.of(Examples.bytes("new")));
        }
        byte[] after = Files.readAllBytes(folder.resolve("journal"));
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        assertThat(after).hasSize(before.length + 48 + 3);
        assertThat(new String(after, 0, 8, StandardCharsets.US_ASCII) + after[11]).isEqualTo("LOADLINE1");
    }

    @Test
    void a_backup_of_it_is_the_same_bytes() throws IOException {
        Backup.Copied copied = Backup.copy(folder, folder.resolve("copy"), LOG);
        assertThat(copied.entries()).isEqualTo(ENTRIES);
        assertThat(copied.payloads()).isEqualTo(2);
        assertThat(Files.readAllBytes(folder.resolve("copy/journal"))).isEqualTo(Files.readAllBytes(folder.resolve("journal")));
        assertThat(Files.readAllBytes(folder.resolve("copy/head"))).isEqualTo(Files.readAllBytes(folder.resolve("head")));
    }

    private static void requireEntries(Journal journal) throws IOException {
        assertThat(journal.size()).isEqualTo(ENTRIES);
        for (int i = 0; i < 20; i++) {
            byte[] entry = new byte[i == 7 ? 0 : i * 13];
            Arrays.fill(entry, (byte) (i * 31));
            assertThat(journal.read(i)).isEqualTo(entry);
        }
        assertThat(journal.read(20)).isEqualTo(Examples.bytes("two"));
        assertThat(journal.read(21)).isEqualTo(Examples.bytes("at once"));
    }
}
