package loadline.controlplane.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import loadline.controlplane.Harbour;
import loadline.controlplane.answering.Deciding;
import loadline.controlplane.recording.Recording;
import loadline.controlplane.snapshot.Program;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.governance.Notice;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.ReportId;
import loadline.formats.decision.DecisionJson;
import loadline.formats.decision.Detail;
import loadline.formats.decision.Explanation;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a log, one who takes up its snapshot and one who reads every statement see the same. */
class SnapshotProperties {
    private static final Optional<Program> PROGRAM = Optional.of(new Program("a program"));
    private static final Optional<Program> OTHER = Optional.of(new Program("another program"));

    @TempDir
    private Path folder;

    private final AtomicInteger logs = new AtomicInteger();
    private final AtomicInteger takenUp = new AtomicInteger();
    private final AtomicInteger readAnew = new AtomicInteger();

    @Test
    void a_log_taken_up_is_the_log_read_anew() {
        Seeded.forAll(20, this::grown, log -> isAlike(log));
        assertThat(takenUp.get()).as("logs opened with their snapshot").isGreaterThan(60);
        assertThat(readAnew.get()).as("logs opened without").isGreaterThan(20);
    }

    /** A log that grew at random, each time opened with a snapshot, without, or by another program, and looked at after each. */
    private Path grown(Random random) {
        Path log = folder.resolve("log-" + logs.incrementAndGet());
        try {
            Harbour.founded(log).close();
            for (int i = 0; i < 8; i++) {
                Optional<Program> program = random.nextInt(8) == 0 ? OTHER : random.nextInt(8) == 0 ? Optional.empty() : PROGRAM;
                try (Workspace workspace = open(log, program)) {
                    for (int acts = random.nextInt(4); acts > 0; acts--) {
                        act(workspace, random);
                    }
                }
                assertThat(isAlike(log)).isTrue();
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void act(Workspace workspace, Random random) throws IOException {
        List<Digest> known = List.copyOf(workspace.facts().checkpoints().keySet());
        switch (known.isEmpty() ? 0 : random.nextInt(6)) {
            case 0 -> Harbour.checkpoint(workspace, "checkpoint-" + workspace.size());
            case 1 -> Harbour.measure(workspace, folder, known.getFirst(), random.nextBoolean() ? "tide" : "moon", random.nextInt(40));
            case 2 -> Harbour.recorded(new Recording(workspace).record(new Act.Notified(new Notice(new Role("board"), new ReportId("soundings"), known.getLast())), List.of(Harbour.PILOT)));
            case 3 -> Harbour.plan(workspace, known.getFirst(), "wind");
            default -> new Deciding(workspace).decide(Harbour.deploy(known.getFirst(), Harbour.MASTER), Harbour.MASTER);
        }
    }

    private Workspace open(Path log, Optional<Program> program) throws IOException {
        Workspace opened = Workspace.open(log, Harbour.LOG, Harbour.clock(), program);
        (opened.whyReadAnew().isEmpty() ? takenUp : readAnew).incrementAndGet();
        return opened;
    }

    private boolean isAlike(Path log) {
        try (Workspace taken = open(log, PROGRAM); Workspace read = Workspace.openChecked(log)) {
            assertThat(taken.entries().stream().map(SnapshotProperties::folded).toList()).isEqualTo(read.entries().stream().map(SnapshotProperties::folded).toList());
            assertThat(taken.ends()).isEqualTo(read.ends());
            assertThat(taken.head().write()).isEqualTo(read.head().write());
            assertThat(taken.genesis()).isEqualTo(read.genesis());
            assertThat(taken.prove(taken.size() - 1).write()).isEqualTo(read.prove(read.size() - 1).write());
            for (Digest weights : read.facts().checkpoints().keySet()) {
                assertThat(told(taken.facts(), weights)).isEqualTo(told(read.facts(), weights));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(Facts facts, Digest weights) {
        Decision decision = Decide.decide(Harbour.deploy(weights, Harbour.MASTER), facts);
        return new String(DecisionJson.write(decision), java.nio.charset.StandardCharsets.UTF_8) + Explanation.text(decision, facts, Detail.FULL);
    }

    private static Entry folded(Entry entry) {
        return entry.act() instanceof Act.StreamsMapped ? new Entry(entry.index(), entry.at(), entry.by(), entry.statement(), new Act.StreamsMapped(Map.of())) : entry;
    }
}
