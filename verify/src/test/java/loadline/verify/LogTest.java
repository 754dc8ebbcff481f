package loadline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loadline.core.assessment.Estimate;
import loadline.core.history.Act;
import loadline.formats.statement.KeySignature;
import loadline.formats.statement.Leaf;
import loadline.formats.trust.Trust;
import loadline.log.journal.Journal;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final Optional<Trust> TRUST = Optional.of(HarbourLog.trust());

    @TempDir
    Path folder;

    @Test
    void an_honest_log_verifies_with_all_its_decisions() throws IOException {
        HarbourLog log = HarbourLog.withRun(10).decide().register(HarbourLog.digest("next"), "harbour-2").decide();
        Verification<CheckedLog> outcome = Verify.log(log.write(folder), TRUST);
        assertThat(outcome).isInstanceOf(Verification.Verified.class);
        assertThat(outcome.passed()).containsExactly(Step.values());
        CheckedLog found = ((Verification.Verified<CheckedLog>) outcome).found();
        assertThat(found.origin()).isEqualTo(HarbourLog.ORIGIN);
        assertThat(found.size()).isEqualTo(log.leaves.size());
        assertThat(found.decisions()).isEqualTo(2);
        assertThat(found.unsigned()).isZero();
        assertThat(found.absent()).isZero();
        assertThat(Verify.log(LogFiles.of(folder), Optional.empty())).isInstanceOf(Verification.ConsistentOnly.class);
    }

    @Test
    void an_absent_statement_is_counted_and_a_decision_that_needed_it_refuted() throws IOException {
        HarbourLog log = HarbourLog.withRun(10).register(HarbourLog.digest("next"), "harbour-2");
        log.payloads.remove(log.last());
        Verification<CheckedLog> outcome = Verify.log(log.write(folder), TRUST);
        assertThat(((Verification.Verified<CheckedLog>) outcome).found().absent()).isEqualTo(1);
        HarbourLog decided = HarbourLog.withRun(10).decide();
        decided.payloads.remove(Leaf.read(decided.leaves.get(3)).statement());
        assertThat(refuted(decided.write(Files.createDirectory(folder.resolve("decided"))))).isEqualTo(Step.DECISION);
        HarbourLog estimated = HarbourLog.withRun(10);
        estimated.payloads.remove(Leaf.read(estimated.leaves.get(6)).statement());
        Verification<CheckedLog> withoutRun = Verify.log(estimated.write(Files.createDirectory(folder.resolve("estimated"))), TRUST);
        assertThat(((Verification.Refuted<CheckedLog>) withoutRun).step()).isEqualTo(Step.ESTIMATES);
        assertThat(((Verification.Refuted<CheckedLog>) withoutRun).reason()).endsWith("payloads that are absent: 1, restore them and check again");
    }

    @Test
    void a_changed_payload_is_refuted() throws IOException {
        LogFiles files = HarbourLog.withRun(10).decide().write(folder);
        try (Stream<Path> payloads = Files.walk(files.payloads())) {
            Path changed = payloads.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(changed);
            bytes[bytes.length / 2] ^= 1;
            Files.write(changed, bytes);
        }
        assertThat(refuted(files)).isEqualTo(Step.PAYLOADS);
    }

    @Test
    void a_changed_journal_is_refuted() throws IOException {
        LogFiles files = HarbourLog.withRun(10).decide().write(folder);
        byte[] bytes = Files.readAllBytes(files.journal());
        bytes[bytes.length / 2] ^= 1;
        Files.write(files.journal(), bytes);
        assertThat(refuted(files)).isEqualTo(Step.FORM);
    }

    @Test
    void a_log_cut_short_of_its_signed_head_is_refuted() throws IOException {
        HarbourLog log = HarbourLog.withRun(10).decide();
        LogFiles files = log.write(folder);
        Files.delete(files.journal());
        try (Journal journal = Journal.create(files.journal())) {
            journal.append(log.leaves.subList(0, log.leaves.size() - 1));
        }
        assertThat(refuted(files)).isEqualTo(Step.INCLUSION);
    }

    @Test
    void a_log_with_another_entry_than_was_signed_is_refuted() throws IOException {
        LogFiles files = HarbourLog.withRun(10).decide().write(folder);
        HarbourLog other = HarbourLog.withRun(11).decide();
        Files.write(files.treeHead(), SignedTreeHead.sign(new TreeHead(HarbourLog.ORIGIN, other.tree.size(), other.tree.root()), HarbourLog.LOG_KEY).write());
        assertThat(refuted(files)).isEqualTo(Step.INCLUSION);
    }

    @Test
    void entries_beyond_the_head_are_counted() throws IOException {
        HarbourLog log = HarbourLog.withRun(10).decide();
        byte[] head = log.head().write();
        LogFiles files = log.register(HarbourLog.digest("next"), "harbour-2").write(folder);
        Files.write(files.treeHead(), head);
        assertThat(((Verification.Verified<CheckedLog>) Verify.log(files, TRUST)).found().unsigned()).isEqualTo(1);
    }

    @Test
    void a_map_that_leaves_a_stream_out_is_refuted() throws IOException {
        HarbourLog log = HarbourLog.withRun(10);
        log.add(new Act.StreamsMapped(Map.of("log", log.ends().get("log"))), HarbourLog.OFFICER);
        assertThat(refuted(log.write(folder))).isEqualTo(Step.STREAMS);
    }

    @Test
    void a_forged_signature_estimate_or_decision_is_refuted() throws IOException {
        HarbourLog signature = HarbourLog.begun();
        HarbourLog honest = HarbourLog.withRun(10);
        signature.payloads.putAll(honest.payloads);
        byte[] statement = honest.payloads.get(Leaf.read(honest.leaves.get(1)).statement());
        signature.addLeaf(new Leaf(Leaf.read(honest.leaves.get(1)).statement(), List.of(new KeySignature(HarbourLog.BOARD.publicKey(), KeySignature.sign(HarbourLog.RUNNER, statement).signature()))));
        assertThat(refuted(signature.write(Files.createDirectory(folder.resolve("signature"))))).isEqualTo(Step.SIGNATURES);

        HarbourLog estimate = HarbourLog.begun().adopt().register(HarbourLog.WEIGHTS, "harbour-1");
        estimate.add(new Act.RunRecorded(HarbourLog.run("file 1", HarbourLog.WEIGHTS, Optional.empty(), 30)), HarbourLog.RUNNER);
        estimate.estimate(e -> new Estimate(e.indicator(), e.weights(), e.protocol(), e.evidence(), e.runs(), e.method(), e.alpha(), e.reading(), e.point(), e.lower(),
                Optional.of(new BigDecimal("0.99")), e.tally(), e.basis(), e.unbounded()));
        assertThat(refuted(estimate.write(Files.createDirectory(folder.resolve("estimate"))))).isEqualTo(Step.ESTIMATES);

        HarbourLog decision = HarbourLog.withRun(10).decide(m -> new Act.DecisionMade(m.question(), m.treeSize(), "Deploy", m.body(), m.engine())).decide(UnaryOperator.identity());
        assertThat(refuted(decision.write(Files.createDirectory(folder.resolve("decision"))))).isEqualTo(Step.DECISION);

        HarbourLog ahead = HarbourLog.withRun(10).decide(m -> new Act.DecisionMade(m.question(), m.treeSize() + 1, m.answer(), m.body(), m.engine()));
        assertThat(refuted(ahead.write(Files.createDirectory(folder.resolve("ahead"))))).isEqualTo(Step.DECISION);
    }

    @Test
    void files_that_are_not_there_are_a_fault_not_a_refutation() throws IOException {
        LogFiles files = HarbourLog.begun().write(folder);
        Files.delete(files.treeHead());
        assertThatThrownBy(() -> Verify.log(files, TRUST)).isInstanceOf(NoSuchFileException.class);
        assertThat(refuted(new LogFiles(files.journal(), folder.resolve("nowhere"), files.journal()))).isEqualTo(Step.FORM);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private static Step refuted(LogFiles files) throws IOException {
        Verification<CheckedLog> outcome = Verify.log(files, TRUST);
        assertThat(outcome).isInstanceOf(Verification.Refuted.class);
        return ((Verification.Refuted<CheckedLog>) outcome).step();
    }
}
