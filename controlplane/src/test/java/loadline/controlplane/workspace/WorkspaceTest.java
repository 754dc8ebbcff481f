package loadline.controlplane.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loadline.controlplane.Harbour;
import loadline.controlplane.answering.Deciding;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.recording.Recording;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.governance.Notice;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Genesis;
import loadline.core.policy.ReportId;
import loadline.log.LogBroken;
import loadline.log.journal.Journal;
import loadline.log.journal.JournalBusy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("log");
    }

    @Test
    void what_was_appended_is_read_again() throws IOException {
        List<Entry> written;
        try (Workspace workspace = Harbour.founded(log())) {
            Harbour.checkpoint(workspace, "final");
            written = workspace.entries();
        }
        try (Workspace read = Workspace.openReadOnly(log()); Workspace checked = Workspace.openChecked(log())) {
            assertThat(read.entries()).isEqualTo(written).hasSize(4);
            assertThat(checked.entries()).isEqualTo(written);
            assertThat(read.head().head().size()).isEqualTo(4);
            assertThat(read.prove(2).verify(loadline.log.merkle.Hash.leaf(read.leaf(2)), Harbour.LOG.verifierKey()).head().size()).isEqualTo(4);
        }
    }

    @Test
    void a_crash_between_journal_and_head_loses_nothing() throws IOException {
        byte[] headBefore;
        try (Workspace workspace = Harbour.founded(log())) {
            headBefore = Files.readAllBytes(log().resolve("head"));
            Harbour.checkpoint(workspace, "final");
        }
        Files.write(log().resolve("head"), headBefore);
        try (Workspace reader = Workspace.openReadOnly(log())) {
            assertThat(reader.size()).as("a reader sees what is under the signed head").isEqualTo(3);
        }
        try (Workspace writer = Workspace.open(log(), Harbour.LOG, Harbour.clock())) {
            assertThat(writer.size()).isEqualTo(4);
            assertThat(writer.head().head().size()).isEqualTo(4);
        }
        try (Workspace reader = Workspace.openReadOnly(log())) {
            assertThat(reader.size()).isEqualTo(4);
        }
    }

    @Test
    void an_entry_beyond_the_head_that_nobody_signed_is_refused() throws IOException {
        byte[] forged;
        try (Workspace workspace = Harbour.founded(log())) {
            forged = workspace.leaf(2);
        }
        String text = new String(forged, java.nio.charset.StandardCharsets.UTF_8);
        int at = text.indexOf("\"content\":\"") + "\"content\":\"".length() + 4;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        try (Journal journal = Journal.open(log().resolve("journal"))) {
            journal.append(List.of((text.substring(0, at) + other + text.substring(at + 1)).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThatThrownBy(() -> Workspace.open(log(), Harbour.LOG, Harbour.clock())).isInstanceOf(LogBroken.class).hasMessageContaining("beyond the signed head");
    }

    @Test
    void one_process_writes_at_a_time_and_any_number_reads() throws IOException {
        try (Workspace first = Harbour.founded(log()); Workspace reader = Workspace.openReadOnly(log())) {
            assertThatThrownBy(() -> Workspace.open(log(), Harbour.LOG, Harbour.clock())).isInstanceOf(JournalBusy.class);
            assertThat(reader.size()).isEqualTo(first.size());
            assertThatThrownBy(() -> reader.commit(reader.draft())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_draft_on_an_older_log_is_not_appended() throws IOException {
        try (Workspace workspace = Harbour.founded(log())) {
            Draft draft = workspace.draft();
            draft.add(new Act.StreamsMapped(workspace.ends()), List.of(Harbour.MASTER));
            Harbour.checkpoint(workspace, "final");
            assertThat(workspace.commit(draft)).isEqualTo(new Commit.Moved(4));
            assertThat(workspace.size()).isEqualTo(4);
        }
    }

    @Test
    void concurrent_appends_and_decisions_are_retried_and_none_is_lost() throws Exception {
        try (Workspace workspace = Harbour.founded(log())) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            long before = workspace.size();
            List<Future<?>> all = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 20; i++) {
                    Act act = new Act.Notified(new Notice(new Role("role-" + i), new ReportId("soundings"), weights));
                    all.add(threads.submit(() -> Harbour.recorded(new Recording(workspace).record(act, List.of(Harbour.PILOT)))));
                    if (i % 4 == 0) {
                        all.add(threads.submit(() -> new Deciding(workspace).decide(Harbour.deploy(weights, Harbour.MASTER), Harbour.MASTER)));
                    }
                }
                for (Future<?> each : all) {
                    each.get();
                }
            }
            assertThat(workspace.size()).isEqualTo(before + 20 + 5 * 2);
            assertThat(workspace.facts().checkpoints().get(weights).notices()).hasSize(20);
            List<Entry> decisions = workspace.entries().stream().filter(e -> e.act() instanceof Act.DecisionMade).toList();
            assertThat(decisions).hasSize(5).allSatisfy(e -> assertThat(((Act.DecisionMade) e.act()).treeSize()).as("nothing lies between head and decision").isEqualTo(e.index()));
        }
        try (Workspace checked = Workspace.openChecked(log())) {
            assertThat(checked.facts().dropped()).isEmpty();
        }
    }

    @Test
    void the_log_s_time_never_goes_back() throws IOException {
        try (Workspace workspace = Harbour.founded(log())) {
            Harbour.checkpoint(workspace, "final");
        }
        Instant last;
        try (Workspace late = Workspace.open(log(), Harbour.LOG, WorkspaceClock.machine(InstantSource.fixed(Instant.EPOCH)))) {
            last = late.entries().getLast().at();
            Harbour.checkpoint(late, "later");
            assertThat(late.entries().getLast().at()).isEqualTo(last);
        }
    }

    @Test
    void a_stated_clock_must_be_stated_and_a_machine_s_must_not() throws IOException {
        WorkspaceClock unstated = Harbour.clock();
        Genesis past = Harbour.genesis(Genesis.Clock.STATED);
        assertThatThrownBy(() -> Workspace.create(log(), past, List.of(Harbour.MASTER), Harbour.LOG, unstated)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--clock");
        assertThat(log()).doesNotExist();
        WorkspaceClock stated = new WorkspaceClock(InstantSource.system(), Optional.of(Instant.parse("2025-05-01T00:00:00Z")));
        assertThatThrownBy(() -> Workspace.create(log(), Harbour.genesis(Genesis.Clock.MACHINE), List.of(Harbour.MASTER), Harbour.LOG, stated)).isInstanceOf(IllegalArgumentException.class);
        try (Workspace workspace = Workspace.create(log(), past, List.of(Harbour.MASTER), Harbour.LOG, stated)) {
            assertThat(workspace.facts().reconstructed()).isTrue();
            assertThat(workspace.facts().asOf()).isEqualTo(Instant.parse("2025-05-01T00:00:00Z"));
        }
    }

    @Test
    void a_genesis_without_its_quorum_founds_nothing() {
        assertThatThrownBy(() -> Workspace.create(log(), Harbour.genesis(Genesis.Clock.MACHINE), List.of(Harbour.PILOT), Harbour.LOG, Harbour.clock()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("quorum");
        assertThat(log()).doesNotExist();
    }

    @Test
    void nothing_is_founded_over_a_workspace_and_no_other_key_opens_it() throws IOException {
        Harbour.founded(log()).close();
        assertThatThrownBy(() -> Harbour.founded(log())).isInstanceOf(FileAlreadyExistsException.class);
        loadline.log.note.NoteSigner other = new loadline.log.note.NoteSigner(Harbour.ORIGIN, Harbour.MASTER.key());
        assertThatThrownBy(() -> Workspace.open(log(), other, Harbour.clock())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the log's key is");
        assertThatThrownBy(() -> Workspace.openReadOnly(folder)).isInstanceOf(NotAWorkspace.class);
    }

    @Test
    void an_act_of_somebody_off_the_roster_is_refused_before_it_is_written() throws IOException {
        try (Workspace workspace = Harbour.founded(log())) {
            Digest weights = Harbour.checkpoint(workspace, "final");
            long before = workspace.size();
            Act act = new Act.Notified(new Notice(new Role("board"), new ReportId("soundings"), weights));
            assertThat(new Recording(workspace).record(act, List.of(Harbour.STRANGER))).isInstanceOf(Outcome.Refused.class);
            Signer asMaster = new Signer(Harbour.MASTER.person(), Harbour.STRANGER.key());
            assertThat(new Recording(workspace).record(act, List.of(asMaster))).isInstanceOf(Outcome.Refused.class);
            assertThatThrownBy(() -> new Deciding(workspace).decide(Harbour.deploy(weights, Harbour.STRANGER), Harbour.STRANGER)).isInstanceOf(IllegalArgumentException.class);
            assertThat(workspace.size()).isEqualTo(before);
        }
    }
}
