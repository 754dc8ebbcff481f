package loadline.controlplane.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.controlplane.Harbour;
import loadline.controlplane.answering.Deciding;
import loadline.controlplane.answering.Replaying;
import loadline.controlplane.recording.Recording;
import loadline.controlplane.snapshot.Part;
import loadline.controlplane.snapshot.Program;
import loadline.controlplane.snapshot.SnapshotFile;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.governance.Notice;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.ReportId;
import loadline.log.note.NoteSigner;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a snapshot is taken up and when not. Not taken up, it changes nothing. */
class SnapshotTest {
    private static final Program PROGRAM = new Program("a program");

    @TempDir
    private Path folder;

    private Digest weights;

    @BeforeEach
    void a_log_with_a_snapshot() throws IOException {
        Harbour.founded(log()).close();
        try (Workspace workspace = open()) {
            weights = Harbour.checkpoint(workspace, "final");
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path snapshot() {
        return log().resolve("snapshot");
    }

    private Workspace open() throws IOException {
        return open(log(), PROGRAM);
    }

    private static Workspace open(Path log, Program program) throws IOException {
        return Workspace.open(log, Harbour.LOG, Harbour.clock(), Optional.of(program));
    }

    private Act notice(String board) {
        return new Act.Notified(new Notice(new Role(board), new ReportId("soundings"), weights));
    }

    private void append(Program program) throws IOException {
        try (Workspace workspace = Workspace.open(log(), Harbour.LOG, Harbour.clock(), Optional.ofNullable(program))) {
            Harbour.recorded(new Recording(workspace).record(notice("board"), List.of(Harbour.PILOT)));
        }
    }

    private String whyReadAnew() throws IOException {
        try (Workspace workspace = open(); Workspace read = Workspace.openReadOnly(log())) {
            assertThat(workspace.entries()).isEqualTo(read.entries());
            return workspace.whyReadAnew().orElse("");
        }
    }

    @Test
    void the_next_writer_takes_it_up_and_leaves_another() throws IOException {
        assertThat(whyReadAnew()).isEmpty();
        append(PROGRAM);
        assertThat(whyReadAnew()).isEmpty();
    }

    @Test
    void a_decision_is_made_on_it() throws IOException {
        try (Workspace workspace = open()) {
            assertThat(workspace.whyReadAnew()).isEmpty();
            Deciding.Decided decided = new Deciding(workspace).decide(Harbour.deploy(weights, Harbour.PILOT), Harbour.PILOT);
            assertThat(decided.facts().treeSize()).isEqualTo(decided.decision().treeSize());
        }
        try (Workspace read = Workspace.openChecked(log()); Workspace again = open()) {
            assertThat(again.whyReadAnew()).isEmpty();
            Act.DecisionMade made = (Act.DecisionMade) read.entries().getLast().act();
            assertThat(new Replaying(read).recomputed(made.question(), made.treeSize())).isEqualTo(new Replaying(again).recomputed(made.question(), made.treeSize()));
        }
    }

    @Test
    void a_flipped_bit_or_a_cut_anywhere_is_found() throws IOException {
        byte[] whole = Files.readAllBytes(snapshot());
        PayloadStore payloads = PayloadStore.open(log().resolve("payloads"));
        SnapshotFile file = new SnapshotFile(snapshot(), PROGRAM);
        assertThat(file.read(Harbour.LOG.verifierKey(), payloads)).isInstanceOf(SnapshotFile.Reading.Found.class);
        int damaged = 0;
        for (int at = 0; at < whole.length; at += at < 600 ? 1 : 37) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(snapshot(), flipped);
            assertThat(file.read(Harbour.LOG.verifierKey(), payloads)).as("byte " + at).isInstanceOf(SnapshotFile.Reading.Unusable.class);
            Files.write(snapshot(), java.util.Arrays.copyOf(whole, at));
            assertThat(file.read(Harbour.LOG.verifierKey(), payloads)).as("cut at " + at).isInstanceOf(SnapshotFile.Reading.Unusable.class);
            damaged++;
        }
        assertThat(damaged).isGreaterThan(600);
        for (int at = 0; at < whole.length; at += whole.length / 12) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(snapshot(), flipped);
            assertThat(whyReadAnew()).as("byte " + at).isNotEmpty();
            assertThat(whyReadAnew()).as("the one that was left behind").isEmpty();
        }
        Files.write(snapshot(), new byte[0]);
        assertThat(whyReadAnew()).isNotEmpty();
    }

    @Test
    void one_of_fewer_or_more_entries_is_not_taken_up() throws IOException {
        byte[] before = Files.readAllBytes(snapshot());
        byte[] journal = Files.readAllBytes(log().resolve("journal"));
        byte[] head = Files.readAllBytes(log().resolve("head"));
        append(PROGRAM);
        byte[] after = Files.readAllBytes(snapshot());
        Files.write(snapshot(), before);
        assertThat(whyReadAnew()).isEqualTo("it is not of what lies here");
        Files.write(snapshot(), after);
        Files.write(log().resolve("journal"), journal);
        Files.write(log().resolve("head"), head);
        assertThat(whyReadAnew()).isEqualTo("it is not of what lies here");
    }

    @Test
    void one_left_by_a_writer_without_any_is_not_taken_up() throws IOException {
        append(null);
        assertThat(whyReadAnew()).isEqualTo("it is not of what lies here");
    }

    @Test
    void what_a_crash_left_beyond_the_head_is_read() throws IOException {
        byte[] head = Files.readAllBytes(log().resolve("head"));
        append(PROGRAM);
        Files.write(log().resolve("head"), head);
        assertThat(whyReadAnew()).as("the snapshot is of all, but nobody has signed for all").isNotEmpty();
        assertThat(whyReadAnew()).isEmpty();
    }

    @Test
    void another_log_s_is_not_taken_up_though_the_same_key_signed_it() throws IOException {
        Path other = folder.resolve("other");
        Harbour.founded(other).close();
        try (Workspace workspace = open(other, PROGRAM)) {
            Harbour.checkpoint(workspace, "final");
        }
        Files.copy(other.resolve("snapshot"), snapshot(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(whyReadAnew()).isNotEmpty();
    }

    @Test
    void another_program_s_is_not_taken_up() throws IOException {
        try (Workspace workspace = open(log(), new Program("another program"))) {
            assertThat(workspace.whyReadAnew()).contains("another program made it: a program");
        }
        assertThat(whyReadAnew()).isEqualTo("another program made it: another program");
    }

    @Test
    void one_that_another_key_signed_is_not_taken_up() throws IOException {
        try (Workspace workspace = open()) {
            NoteSigner stranger = new NoteSigner(Harbour.ORIGIN, Harbour.STRANGER.key());
            TreeHead head = workspace.head().head();
            new SnapshotFile(snapshot(), PROGRAM).write(head, List.of(), new Part(workspace.entries(), workspace.ends(), Map.of()), stranger);
        }
        assertThat(whyReadAnew()).isNotEmpty();
    }

    @Test
    void a_payload_that_went_came_back_or_changed_is_seen() throws IOException {
        Digest statement;
        try (Workspace workspace = open()) {
            statement = workspace.entries().getLast().statement();
        }
        Path payload = log().resolve("payloads").resolve(statement.hex().substring(0, 2)).resolve(statement.hex().substring(2));
        Path aside = folder.resolve("aside");
        Files.move(payload, aside);
        assertThat(whyReadAnew()).contains(statement.value());
        assertThat(whyReadAnew()).as("absent, and absent when it was made").isEmpty();
        try (Workspace workspace = open()) {
            assertThat(workspace.entries().getLast().act()).isEqualTo(new Act.Unavailable(statement));
        }
        Files.move(aside, payload);
        assertThat(whyReadAnew()).contains(statement.value());
        assertThat(whyReadAnew()).isEmpty();
        Files.setLastModifiedTime(payload, java.nio.file.attribute.FileTime.fromMillis(1));
        assertThat(whyReadAnew()).contains(statement.value());
    }

    @Test
    void it_does_not_grow_part_by_part_for_ever() throws IOException {
        for (int i = 0; i < 150; i++) {
            append(PROGRAM);
        }
        assertThat(whyReadAnew()).isEmpty();
        SnapshotFile.Reading reading = new SnapshotFile(snapshot(), PROGRAM).read(Harbour.LOG.verifierKey(), PayloadStore.open(log().resolve("payloads")));
        assertThat(reading).isInstanceOfSatisfying(SnapshotFile.Reading.Found.class, found -> assertThat(found.packed()).hasSizeBetween(2, 64));
    }

    @Test
    void where_none_can_be_left_everything_else_is_done() throws IOException {
        Files.delete(snapshot());
        Files.createDirectories(snapshot().resolve("in-the-way"));
        append(PROGRAM);
        assertThat(whyReadAnew()).isNotEmpty();
        try (Workspace read = Workspace.openReadOnly(log())) {
            assertThat(read.entries().getLast().act()).isEqualTo(notice("board"));
        }
        try (var files = Files.list(log())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".draft-"));
        }
    }

    @Test
    void what_would_read_otherwise_leaves_none() throws IOException {
        try (Workspace workspace = open()) {
            String second = new String(Harbour.resource("tides.yaml"), java.nio.charset.StandardCharsets.UTF_8).replace("version: \"1\"", "version: \"2\"");
            Harbour.adopt(workspace, second.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(whyReadAnew()).as("a protocol is read with its policy").isNotEmpty();
        assertThat(whyReadAnew()).isEmpty();
    }

    @Test
    void whoever_reads_or_checks_does_not_look_at_it() throws IOException {
        append(PROGRAM);
        List<Entry> written;
        try (Workspace read = Workspace.openReadOnly(log())) {
            written = read.entries();
            List<Entry> forged = new java.util.ArrayList<>(written);
            Entry last = forged.removeLast();
            forged.add(new Entry(last.index(), last.at(), last.by(), last.statement(), notice("nobody")));
            new SnapshotFile(snapshot(), PROGRAM).write(read.head().head(), List.of(), new Part(forged, read.ends(), Map.of()), Harbour.LOG);
        }
        try (Workspace taken = open()) {
            assertThat(taken.entries()).as("who holds the log's key can forge one").isNotEqualTo(written);
        }
        try (Workspace read = Workspace.openReadOnly(log()); Workspace checked = Workspace.openChecked(log())) {
            assertThat(read.entries()).isEqualTo(written);
            assertThat(checked.entries()).isEqualTo(written);
        }
    }

    @Test
    void a_program_that_is_no_jar_has_no_name() {
        assertThat(Program.running()).isEmpty();
    }
}
