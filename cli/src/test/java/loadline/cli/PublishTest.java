package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import loadline.formats.json.Cursor;
import loadline.log.cosign.Cosigner;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.Hash;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import loadline.log.witness.Witness;
import loadline.log.witness.WitnessFolder;
import loadline.witness.WitnessServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's public face and its keeping, by the commands themselves. */
class PublishTest {
    @TempDir
    private Path folder;

    private static Harbour founded(Path folder) {
        return new Harbour(folder).founded();
    }

    private static VerifierKey log(Harbour harbour) {
        try {
            String origin = Files.readString(harbour.workspace().resolve("head"), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
            return VerifierKey.read(harbour.done("key", "show", "--log", origin).out().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_log_is_published_only_after_it_was_adopted_and_is_self_attested_without_witnesses() throws IOException {
        Harbour harbour = founded(folder);
        Ran refused = harbour.run("log", "publish", "--to", "served");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("loadline log adopt");
        harbour.done("log", "adopt");
        assertThat(harbour.done("log", "publish", "--to", "served").out()).contains("self-attested: no witness quorum");
        SignedTreeHead head = SignedTreeHead.open(Files.readAllBytes(folder.resolve("served/checkpoint")), log(harbour));
        assertThat(head.head().size()).isEqualTo(harbour.entries());
        assertThat(harbour.done("log", "compare", "--published", "served").out()).contains("published head").contains("guard's head");
    }

    @Test
    void a_changed_published_file_is_named_by_its_entry() throws IOException {
        Harbour harbour = founded(folder);
        harbour.done("log", "adopt");
        harbour.done("log", "publish", "--to", "served");
        Path tile;
        try (Stream<Path> files = Files.walk(folder.resolve("served/tile/0"))) {
            tile = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(tile);
        bytes[33] ^= 1;
        Files.write(tile, bytes);
        Ran ran = harbour.run("log", "compare", "--published", "served", "-o", "json");
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.json().<Integer>object(f -> {
            f.take("sound", Cursor::truth);
            f.take("what", Cursor::text);
            return f.take("entry", Cursor::integer);
        })).isEqualTo(1);
    }

    @Test
    void with_a_witness_it_is_cosigned_and_without_its_quorum_withheld() throws IOException {
        Harbour harbour = founded(folder);
        harbour.done("log", "adopt");
        byte[] seed = new byte[32];
        Cosigner key = Cosigner.of("witness.example", Ed25519.SigningKey.of(seed));
        String quorum;
        try (WitnessFolder memory = WitnessFolder.open(folder.resolve("witness"))) {
            // the harbour's clock stands; a witness with another would be left out
            Witness witness = new Witness(List.of(key), List.of(log(harbour)), memory, () -> Instant.parse("2026-03-01T09:00:00Z").getEpochSecond());
            try (WitnessServer server = WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness, _ -> { })) {
                quorum = "witness w " + key.key().write() + " http://localhost:" + server.address().getPort() + "\nquorum w\n";
                Files.writeString(folder.resolve("quorum"), quorum);
                Ran ran = harbour.run("log", "publish", "--to", "served", "--quorum", "quorum");
                assertThat(ran.err() + ran.out()).contains("has a clock at").contains("withheld");
                assertThat(ran.exitCode()).isEqualTo(5);
            }
        }
        assertThat(Files.exists(folder.resolve("served/checkpoint"))).isFalse();
        Ran alone = harbour.run("log", "publish", "--to", "served", "--quorum", "quorum", "--timeout", "1");
        assertThat(alone.exitCode()).isEqualTo(5);
        assertThat(alone.err()).contains("witness w: no usable answer");
    }

    @Test
    void a_backup_is_restored_unless_it_is_older_than_what_was_signed_here() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.done("log", "adopt");
        harbour.done("log", "backup", "--to", "old");
        assertThat(harbour.done("log", "restore", "old", "--to", "again").out()).contains("copied and checked");
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        harbour.done("log", "publish", "--to", "served");
        Ran older = harbour.run("log", "restore", "old", "--to", "older");
        assertThat(older.exitCode()).isEqualTo(4);
        assertThat(older.err()).contains("rolled back");
        assertThat(Files.exists(folder.resolve("older"))).isFalse();
        assertThat(harbour.run("log", "backup", "--to", "old").exitCode()).isEqualTo(3);
    }

    @Test
    void a_hammered_log_is_sound() {
        Ran ran = new Harbour(folder).done("log", "hammer", "--in", "hammer", "--goal", "300", "--writers", "4", "--readers", "1");
        assertThat(ran.out()).contains("appended 300 entries").contains("everything is what was written");
    }

    @Test
    void a_witness_has_a_key_and_a_proof_of_fraud_is_checked() throws IOException {
        Harbour harbour = new Harbour(folder);
        harbour.done("key", "new", "--log", "witness.example", "--unencrypted");
        assertThat(harbour.done("witness", "key", "witness.example").out()).matches("witness\\.example\\+[0-9a-f]{8}\\+B[A-Za-z0-9+/]+=*\n");
        NoteSigner log = new NoteSigner("example.com/log", Ed25519.SigningKey.of(new byte[32]));
        SplitView view = new SplitView(head(log, 1), head(log, 2));
        Files.write(folder.resolve("proof"), view.write());
        assertThat(harbour.done("witness", "split-view", "proof", "--log", log.verifierKey().write()).out()).contains("signed two trees of 5 entries");
        NoteSigner other = new NoteSigner("example.com/log", Ed25519.SigningKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}));
        Ran refuted = harbour.run("witness", "split-view", "proof", "--log", other.verifierKey().write());
        assertThat(refuted.exitCode()).isEqualTo(51);
        assertThat(harbour.run("witness", "run", "--name", "witness.example", "--folder", "w", "--log", log.verifierKey().write(), "--listen", "nowhere").exitCode()).isEqualTo(2);
    }

    private static SignedNote head(NoteSigner log, int leaf) {
        return SignedTreeHead.sign(new TreeHead(log.name(), 5, Hash.leaf(new byte[] {(byte) leaf})), log).note();
    }
}
