package loadline.log.witness;

import static loadline.log.Examples.cosigner;
import static loadline.log.Examples.quantumCosigner;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.LogBroken;
import loadline.log.cosign.Cosigner;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.NoteSignature;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final List<Cosigner> KEYS = List.of(cosigner("witness.example", 7), quantumCosigner("witness.example", 8));
    private static final long NOW = 1_763_800_000;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOW);
    private final MerkleTree tree = Examples.tree(100);
    private WitnessFolder memory;
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        memory = WitnessFolder.open(folder.resolve("witness"));
        witness = new Witness(KEYS, List.of(LOG.verifierKey()), memory, clock::get);
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    private void openAgain() throws IOException {
        memory.close();
        open();
    }

    private SignedTreeHead head(int size) {
        return SignedTreeHead.sign(new TreeHead(LOG.name(), size, tree.rootAt(size)), LOG);
    }

    private Answer submit(int old, int size) throws IOException {
        List<Hash> proof = old == 0 || old > size ? List.of() : tree.proveConsistency(old, size).path();
        return submit(old, proof, head(size).note());
    }

    private Answer submit(long old, List<Hash> proof, SignedNote note) throws IOException {
        return witness.add(new AddCheckpoint(old, proof, note).write());
    }

    @Test
    void a_head_that_continues_the_last_is_cosigned_with_every_key_and_is_on_disk() throws IOException {
        assertThat(submit(0, 5)).isInstanceOfSatisfying(Answer.Cosigned.class, answer -> requireCosigned(answer, 5, NOW));
        clock.set(NOW + 10);
        assertThat(submit(5, 9)).isInstanceOfSatisfying(Answer.Cosigned.class, answer -> requireCosigned(answer, 9, NOW + 10));
        byte[] kept = witness.latest(WitnessFolder.name(LOG.name())).orElseThrow();
        SignedTreeHead read = SignedTreeHead.open(kept, LOG.verifierKey());
        assertThat(read.head().size()).isEqualTo(9);
        assertThat(read.note().signatures()).hasSize(3);
        openAgain();
        assertThat(submit(0, 9)).isEqualTo(new Answer.Conflict(9));
        assertThat(submit(9, 9)).as("the same head again, for a fresh time").isInstanceOf(Answer.Cosigned.class);
    }

    private void requireCosigned(Answer.Cosigned answer, int size, long time) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.lines()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(KEYS.get(i).key().verified(head(size).head(), answer.lines().get(i)).time()).isEqualTo(time);
        }
        assertThat(Stream.of(answer.body().split("\n")).map(NoteSignature::read)).isEqualTo(answer.lines());
    }

    @Test
    void what_is_no_request_is_400() throws IOException {
        String sound = new String(new AddCheckpoint(0, List.of(), head(5).note()).write(), StandardCharsets.UTF_8);
        List<String> broken = List.of("", "\n", "old 0", "old 0\n", "old 00\n\n" + sound.substring(7), sound.replace("old 0", "old -1"), sound.replace("old", "new"), sound.replace("old 0\n", "old 0\nnot a hash\n"),
                sound.replace("old 0\n\n", "old 0\n"), sound + "x", sound.replace("old 0\n", "old 0\n" + (Hash.empty().base64() + "\n").repeat(64)), sound.replace("\n", "\r\n"));
        for (String body : broken) {
            assertThat(witness.add(Examples.bytes(body))).as(body).isInstanceOf(Answer.BadRequest.class);
        }
        assertThat(submit(6, 5)).isInstanceOfSatisfying(Answer.BadRequest.class, answer -> assertThat(answer.why()).contains("old size 6"));
        assertThat(witness.add(new byte[AddCheckpoint.LONGEST + 1]).status()).isEqualTo(400);
        SignedNote extended = SignedNote.of(head(5).note().unverifiedText() + "extension\n", LOG);
        assertThat(submit(0, List.of(), extended)).isInstanceOf(Answer.BadRequest.class);
    }

    @Test
    void an_unknown_log_is_404_and_a_head_it_did_not_sign_403() throws IOException {
        assertThat(submit(0, List.of(), Examples.head(signer("example.com/other", 1), 5).note()).status()).isEqualTo(404);
        assertThat(submit(0, List.of(), Examples.head(signer(LOG.name(), 2), 5).note()).status()).as("another key").isEqualTo(403);
        SignedNote bad = new SignedNote(head(5).note().unverifiedText(), head(6).note().signatures());
        assertThat(submit(0, List.of(), bad)).isInstanceOfSatisfying(Answer.NotSigned.class, answer -> assertThat(answer.why()).startsWith("invalid signature"));
        SignedNote oneBad = new SignedNote(head(5).note().unverifiedText(), List.of(head(5).note().signatures().getFirst(), head(6).note().signatures().getFirst()));
        assertThat(submit(0, List.of(), oneBad).status()).as("a good and a bad line by the known key").isEqualTo(403);
        assertThat(witness.latest(WitnessFolder.name(LOG.name()))).isEmpty();
    }

    @Test
    void another_old_size_is_409_with_the_size() throws IOException {
        submit(0, 5);
        Answer answer = submit(3, 9);
        assertThat(answer).isEqualTo(new Answer.Conflict(5));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("5\n");
        assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(submit(0, 5)).isEqualTo(new Answer.Conflict(5));
    }

    @Test
    void a_proof_that_does_not_hold_is_422_and_the_head_is_kept() throws IOException {
        assertThat(submit(0, List.of(Hash.empty()), head(5).note()).status()).as("a proof from nothing").isEqualTo(422);
        submit(0, 5);
        assertThat(submit(5, List.of(), head(9).note()).status()).isEqualTo(422);
        assertThat(submit(5, tree.proveConsistency(4, 9).path(), head(9).note()).status()).isEqualTo(422);
        assertThat(submit(5, List.of(Hash.empty()), head(5).note()).status()).as("a proof to the same size").isEqualTo(422);
        SignedNote emptyWithRoot = SignedNote.of(LOG.name() + "\n0\n" + Examples.leaf(1).base64() + "\n", LOG);
        assertThat(submit(0, List.of(), emptyWithRoot).status()).as("an empty tree with a root").isEqualTo(422);
        assertThat(files(".suspect")).isNotEmpty();
        assertThat(submit(5, 9)).isInstanceOf(Answer.Cosigned.class);
    }

    @Test
    void two_roots_of_one_size_are_422_and_proof_of_fraud_that_anyone_can_check() throws IOException {
        submit(0, 5);
        SignedTreeHead other = SignedTreeHead.sign(new TreeHead(LOG.name(), 5, Examples.leaf(3)), LOG);
        assertThat(submit(5, List.of(), other.note())).isInstanceOfSatisfying(Answer.Inconsistent.class, answer -> assertThat(answer.why()).startsWith("split view"));
        SignedTreeHead third = SignedTreeHead.sign(new TreeHead(LOG.name(), 5, Examples.leaf(4)), LOG);
        assertThat(submit(0, List.of(), third.note())).as("answered as the specification orders").isEqualTo(new Answer.Conflict(5));
        List<SplitView> kept = memory.splitViews(LOG.name());
        assertThat(kept).hasSize(2).allSatisfy(view -> assertThat(view.verify(LOG.verifierKey())).isEqualTo(tree.rootAt(5)));
        assertThat(submit(5, 9)).as("the view that was cosigned first goes on").isInstanceOf(Answer.Cosigned.class);
    }

    @Test
    void what_is_kept_of_a_misbehaving_log_is_bounded() throws IOException {
        submit(0, 5);
        for (int i = 0; i < WitnessFolder.MOST_KEPT + 10; i++) {
            submit(5, List.of(), SignedTreeHead.sign(new TreeHead(LOG.name(), 5, Examples.leaf(i)), LOG).note());
            submit(5, List.of(), SignedTreeHead.sign(new TreeHead(LOG.name(), 50 + i, Examples.leaf(i)), LOG).note());
        }
        assertThat(memory.splitViews(LOG.name())).hasSize(WitnessFolder.MOST_KEPT);
        assertThat(files(".suspect")).hasSize(WitnessFolder.MOST_KEPT);
    }

    @Test
    void of_many_submissions_at_once_those_cosigned_are_one_line_of_growth() throws Exception {
        submit(0, 1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int size = 2; size <= 40; size++) {
                int to = size;
                answers.add(threads.submit(() -> submit(1, to)));
            }
        }
        int cosigned = 0;
        for (var answer : answers) {
            cosigned += answer.get() instanceof Answer.Cosigned ? 1 : 0;
        }
        assertThat(cosigned).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_a_little_repeats_the_time_and_further_refuses() throws IOException {
        submit(0, 5);
        clock.set(NOW - Witness.SMALL_STEP_BACK);
        assertThat(submit(5, 6)).isInstanceOfSatisfying(Answer.Cosigned.class, answer -> requireCosigned(answer, 6, NOW));
        clock.set(NOW - Witness.SMALL_STEP_BACK - 1);
        assertThat(submit(6, 7)).isInstanceOfSatisfying(Answer.Unavailable.class, answer -> assertThat(answer.why()).contains("clock"));
        assertThat(submit(6, 7).status()).isEqualTo(503);
        clock.set(NOW + 1);
        assertThat(submit(6, 7)).isInstanceOf(Answer.Cosigned.class);
    }

    @Test
    void a_disk_that_cannot_be_written_cosigns_nothing() throws IOException {
        submit(0, 5);
        Path kept = folder.resolve("witness").resolve(WitnessFolder.name(LOG.name()));
        Files.delete(kept.resolve("checkpoint"));
        Files.createDirectory(kept.resolve("checkpoint"));
        assertThatIOException().isThrownBy(() -> submit(5, 9));
    }

    @Test
    void an_edited_memory_is_not_believed() throws IOException {
        submit(0, 5);
        Path kept = folder.resolve("witness").resolve(WitnessFolder.name(LOG.name())).resolve("checkpoint");
        Files.write(kept, Examples.head(signer(LOG.name(), 3), 2).write());
        assertThatExceptionOfType(LogBroken.class).isThrownBy(() -> submit(2, 9)).withMessageContaining("never by deleting it");
    }

    @Test
    void one_process_holds_the_folder() {
        assertThatIOException().isThrownBy(() -> WitnessFolder.open(folder.resolve("witness"))).withMessageContaining("already");
    }

    @Test
    void a_head_with_many_lines_leaves_room_for_the_witness() throws IOException {
        List<NoteSignature> many = new ArrayList<>(head(5).note().signatures());
        for (int i = 0; i < SignedNote.MOST_SIGNATURES - 2; i++) {
            many.add(cosigner("w" + i, 20).cosign(head(5).head(), 1));
        }
        assertThat(submit(0, List.of(), new SignedNote(head(5).note().unverifiedText(), many.subList(0, 62)))).isInstanceOf(Answer.Cosigned.class);
        assertThat(submit(5, List.of(), new SignedNote(head(5).note().unverifiedText(), many))).isInstanceOf(Answer.BadRequest.class);
    }

    private List<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(kind)).toList();
        }
    }
}
