package loadline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.assessment.Estimate;
import loadline.core.decision.Decision;
import loadline.core.history.Act;
import loadline.core.model.Fallback;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.formats.bundle.Bundle;
import loadline.formats.json.Bytes;
import loadline.formats.statement.KeySignature;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.Streams;
import loadline.formats.trust.Trust;
import loadline.log.merkle.Hash;
import loadline.log.note.Ed25519;
import loadline.log.note.NoteSignature;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final Optional<Trust> TRUST = Optional.of(HarbourLog.trust());

    @Test
    void an_honest_bundle_verifies_and_says_what_it_does_not_show() {
        HarbourLog log = HarbourLog.withRun(10).decide();
        Verification<Decision> outcome = Verify.bundle(log.bundle().write(), TRUST);
        assertThat(outcome).isInstanceOf(Verification.Verified.class);
        assertThat(outcome.passed()).containsExactly(Step.values());
        assertThat(outcome.notEstablished()).anyMatch(open -> open.contains("self-attested")).anyMatch(open -> open.contains("every evaluation that was run"));
        assertThat(((Verification.Verified<Decision>) outcome).found().question()).isEqualTo(HarbourLog.QUESTION);
        assertThat(((Verification.Verified<Decision>) outcome).found().policies()).hasSize(1);
    }

    @Test
    void a_bundle_stays_good_when_the_log_goes_on() {
        HarbourLog log = HarbourLog.withRun(10).decide().register(HarbourLog.digest("next"), "harbour-2").register(HarbourLog.digest("after"), "harbour-3");
        Bundle bundle = log.bundle();
        assertThat(bundle.entries()).hasSizeLessThan(log.leaves.size());
        assertThat(Verify.bundle(bundle.write(), TRUST)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void without_a_trust_file_it_is_only_consistent() {
        Verification<Decision> outcome = Verify.bundle(HarbourLog.withRun(10).decide().bundle().write(), Optional.empty());
        assertThat(outcome).isInstanceOf(Verification.ConsistentOnly.class);
        assertThat(outcome.notEstablished()).anyMatch(open -> open.contains("whose log this is"));
    }

    @Test
    void a_log_of_another_key_is_refuted() {
        Trust other = new Trust(List.of(new NoteSigner(HarbourLog.ORIGIN, HarbourLog.key(9)).verifierKey()), HarbourLog.trust().roots(), Trust.Witnesses.NONE, Map.of());
        assertThat(refuted(good(), other)).isEqualTo(Step.TREE_HEAD);
        Trust elsewhere = new Trust(List.of(new VerifierKey("other.example", HarbourLog.LOG_KEY.key().publicKey())), HarbourLog.trust().roots(), Trust.Witnesses.NONE, Map.of());
        assertThat(refuted(good(), elsewhere)).isEqualTo(Step.TREE_HEAD);
        Bundle forged = with(good(), SignedNote.of(SignedNote.read(good().treeHead().getBytes(StandardCharsets.UTF_8)).unverifiedText(), new NoteSigner(HarbourLog.ORIGIN, HarbourLog.key(9))).toString());
        assertThat(refuted(forged, HarbourLog.trust())).isEqualTo(Step.TREE_HEAD);
        assertThat(Verify.bundle(forged.write(), Optional.empty())).isInstanceOf(Verification.Refuted.class);
    }

    @Test
    void other_founders_are_refuted() {
        Trust one = new Trust(HarbourLog.trust().logs(), new Trust.Roots(Set.of(HarbourLog.rosterKey(HarbourLog.OFFICER)), 1), Trust.Witnesses.NONE, Map.of());
        assertThat(refuted(good(), one)).isEqualTo(Step.ROOTS);
        Trust fewer = new Trust(HarbourLog.trust().logs(), new Trust.Roots(HarbourLog.trust().roots().keys(), 1), Trust.Witnesses.NONE, Map.of());
        assertThat(refuted(good(), fewer)).isEqualTo(Step.ROOTS);
    }

    @Test
    void an_altered_policy_is_refuted_and_an_unknown_one_named() {
        Trust published = new Trust(HarbourLog.trust().logs(), HarbourLog.trust().roots(), Trust.Witnesses.NONE, Map.of(PolicyId.of("harbour-policy@1"), HarbourLog.digest("the published text")));
        Verification<Decision> outcome = Verify.bundle(good().write(), Optional.of(published));
        assertThat(((Verification.Refuted<Decision>) outcome).step()).isEqualTo(Step.POLICIES);
        assertThat(((Verification.Refuted<Decision>) outcome).reason()).startsWith("policy altered");
        Trust ignorant = new Trust(HarbourLog.trust().logs(), HarbourLog.trust().roots(), Trust.Witnesses.NONE, Map.of());
        assertThat(Verify.bundle(good().write(), Optional.of(ignorant)).notEstablished()).anyMatch(open -> open.contains("harbour-policy@1") && open.contains("does not know it"));
    }

    @Test
    void a_demanded_witness_must_have_cosigned() {
        Ed25519.SigningKey witness = HarbourLog.key(20);
        Trust demanding = new Trust(HarbourLog.trust().logs(), HarbourLog.trust().roots(), new Trust.Witnesses(List.of(witnessKey("witness.example", witness)), 1), HarbourLog.trust().policies());
        assertThat(refuted(good(), demanding)).isEqualTo(Step.TREE_HEAD);
        Verification<Decision> outcome = Verify.bundle(cosigned(good(), "witness.example", witness, 1_772_000_000L).write(), Optional.of(demanding));
        assertThat(outcome).isInstanceOf(Verification.Verified.class);
        assertThat(outcome.notEstablished()).noneMatch(open -> open.contains("self-attested"));
        assertThat(refuted(cosigned(good(), "witness.example", HarbourLog.key(21), 1_772_000_000L), demanding)).isEqualTo(Step.TREE_HEAD);
        assertThat(refuted(cosigned(good(), "other.example", witness, 1_772_000_000L), demanding)).isEqualTo(Step.TREE_HEAD);
    }

    @Test
    void an_omitted_entry_is_refuted_wherever_it_stood() {
        HarbourLog log = HarbourLog.withRun(10);
        log.add(new Act.RunRecorded(HarbourLog.run("an adverse result", HarbourLog.WEIGHTS, Optional.empty(), 39)), HarbourLog.RUNNER).estimate(UnaryOperator.identity()).decide();
        Bundle whole = log.bundle();
        assertThat(Verify.bundle(whole.write(), TRUST)).isInstanceOf(Verification.Verified.class);
        int refuted = 0;
        for (int i = 1; i < whole.entries().size(); i++) {
            List<Bundle.Item> fewer = new ArrayList<>(whole.entries());
            fewer.remove(i);
            assertThat(refuted(with(whole, fewer), HarbourLog.trust())).as("entry " + whole.entries().get(i).index()).isIn(Step.STREAMS, Step.STATEMENTS, Step.POLICIES);
            refuted++;
        }
        assertThat(refuted).isGreaterThan(9);
        List<Bundle.Item> tail = whole.entries().stream().filter(item -> item.index() != 8 && item.index() != 9).toList();
        assertThat(refuted(with(whole, tail), HarbourLog.trust())).isEqualTo(Step.STREAMS);
        assertThat(refuted(with(whole, whole.entries().subList(1, whole.entries().size())), HarbourLog.trust())).isEqualTo(Step.FORM);
    }

    @Test
    void a_whole_stream_left_out_is_refuted_even_of_another_family() {
        HarbourLog log = HarbourLog.withRun(10);
        log.add(new Act.RunRecorded(HarbourLog.run("file 1", HarbourLog.OTHER_WEIGHTS, Optional.empty(), 10)), HarbourLog.RUNNER);
        long reuse = log.leaves.size() - 1;
        Bundle whole = log.decide().bundle();
        assertThat(Verify.bundle(whole.write(), TRUST)).isInstanceOf(Verification.Verified.class);
        assertThat(refuted(with(whole, whole.entries().stream().filter(item -> item.index() != reuse).toList()), HarbourLog.trust())).isEqualTo(Step.STREAMS);
    }

    @Test
    void a_map_that_hides_a_stream_s_end_is_refuted() {
        HarbourLog log = HarbourLog.withRun(10);
        Map<String, Act.StreamEnd> ends = log.ends();
        log.add(new Act.RunRecorded(HarbourLog.run("an adverse result", HarbourLog.WEIGHTS, Optional.empty(), 39)), HarbourLog.RUNNER);
        log.add(new Act.StreamsMapped(ends), HarbourLog.OFFICER).decideUnmapped(UnaryOperator.identity());
        assertThat(refuted(log.bundle(), HarbourLog.trust())).isEqualTo(Step.STREAMS);
        HarbourLog unmapped = HarbourLog.withRun(10).decideUnmapped(UnaryOperator.identity());
        assertThat(refuted(unmapped.bundle(), HarbourLog.trust())).isEqualTo(Step.STREAMS);
    }

    @Test
    void what_comes_between_facts_and_decision_is_refuted() {
        HarbourLog log = HarbourLog.withRun(10);
        log.add(new Act.StreamsMapped(log.ends()), HarbourLog.OFFICER);
        int size = log.leaves.size();
        log.add(new Act.RunRecorded(HarbourLog.run("an adverse result", HarbourLog.WEIGHTS, Optional.empty(), 39)), HarbourLog.RUNNER);
        log.decideUnmapped(made -> new Act.DecisionMade(made.question(), size, made.answer(), made.body(), made.engine()));
        assertThat(refuted(log.bundle(), HarbourLog.trust())).isEqualTo(Step.STREAMS);
    }

    @Test
    void a_forged_answer_is_refuted_and_so_are_forged_reasons() {
        Bundle answer = HarbourLog.withRun(10).decide(made -> new Act.DecisionMade(made.question(), made.treeSize(), "Deploy", made.body(), made.engine())).bundle();
        assertThat(refuted(answer, HarbourLog.trust())).isEqualTo(Step.DECISION);
        Bundle body = HarbourLog.withRun(10).decide(made -> new Act.DecisionMade(made.question(), made.treeSize(), made.answer(), HarbourLog.digest("other reasons"), made.engine())).bundle();
        assertThat(refuted(body, HarbourLog.trust())).isEqualTo(Step.DECISION);
    }

    @Test
    void a_forged_estimate_is_refuted() {
        HarbourLog log = HarbourLog.begun().adopt().register(HarbourLog.WEIGHTS, "harbour-1");
        log.add(new Act.PlanRegistered(HarbourLog.plan(HarbourLog.WEIGHTS)), HarbourLog.RUNNER);
        log.add(new Act.RunRecorded(HarbourLog.run("file 1", HarbourLog.WEIGHTS, Optional.of(log.last()), 30)), HarbourLog.RUNNER);
        log.estimate(e -> new Estimate(e.indicator(), e.weights(), e.protocol(), e.evidence(), e.runs(), e.method(), e.alpha(), e.reading(), e.point(), Optional.of(new BigDecimal("0.01")),
                Optional.of(new BigDecimal("0.02")), e.tally(), e.basis(), e.unbounded())).decide();
        assertThat(refuted(log.bundle(), HarbourLog.trust())).isEqualTo(Step.ESTIMATES);
    }

    @Test
    void swapped_entries_and_indexes_are_refuted() {
        Bundle whole = good();
        Bundle.Item first = whole.entries().get(3);
        Bundle.Item second = whole.entries().get(4);
        List<Bundle.Item> swapped = new ArrayList<>(whole.entries());
        swapped.set(3, new Bundle.Item(first.index(), second.leaf(), second.payload(), second.proof()));
        swapped.set(4, new Bundle.Item(second.index(), first.leaf(), first.payload(), first.proof()));
        assertThat(refuted(with(whole, swapped), HarbourLog.trust())).isEqualTo(Step.INCLUSION);
        List<Bundle.Item> renumbered = new ArrayList<>(whole.entries());
        Bundle.Item last = renumbered.removeLast();
        renumbered.add(new Bundle.Item(last.index() + 1, last.leaf(), last.payload(), last.proof()));
        assertThat(refuted(with(whole, renumbered), HarbourLog.trust())).isEqualTo(Step.INCLUSION);
    }

    @Test
    void a_missing_statement_text_or_signature_is_refuted() {
        Bundle whole = good();
        List<Bundle.Item> blanked = new ArrayList<>(whole.entries());
        Bundle.Item item = blanked.get(5);
        blanked.set(5, new Bundle.Item(item.index(), item.leaf(), Bytes.of(new byte[0]), item.proof()));
        assertThat(refuted(with(whole, blanked), HarbourLog.trust())).isEqualTo(Step.PAYLOADS);
        assertThat(refuted(new Bundle(whole.question(), whole.treeHead(), whole.decision(), whole.entries(), List.of()), HarbourLog.trust())).isEqualTo(Step.POLICIES);
        TreeMap<Digest, Bytes> more = new TreeMap<>();
        whole.texts().forEach(text -> more.put(text.digest(), text));
        Bytes surplus = Bytes.of("surplus".getBytes(StandardCharsets.UTF_8));
        more.put(surplus.digest(), surplus);
        assertThat(refuted(new Bundle(whole.question(), whole.treeHead(), whole.decision(), whole.entries(), List.copyOf(more.values())), HarbourLog.trust())).isEqualTo(Step.POLICIES);
    }

    @Test
    void an_entry_signed_by_nobody_s_key_is_refuted_though_the_log_took_it() {
        HarbourLog log = HarbourLog.withRun(10);
        Leaf good = Leaf.read(log.leaves.get(2));
        HarbourLog forged = HarbourLog.begun();
        byte[] statement = log.payloads.get(Leaf.read(log.leaves.get(1)).statement());
        forged.payloads.putAll(log.payloads);
        forged.addLeaf(new Leaf(Leaf.read(log.leaves.get(1)).statement(), List.of(new KeySignature(HarbourLog.BOARD.publicKey(), KeySignature.sign(HarbourLog.RUNNER, statement).signature()))));
        forged.addLeaf(good);
        assertThat(refuted(forged.decide().bundle(), HarbourLog.trust())).isEqualTo(Step.SIGNATURES);
    }

    @Test
    void another_question_is_refuted() {
        Question wider = new Question(HarbourLog.QUESTION.activity(), HarbourLog.QUESTION.subject(), Surface.OPEN_WEIGHTS, HarbourLog.QUESTION.bounds(), HarbourLog.QUESTION.requester());
        Bundle whole = good();
        assertThat(refuted(new Bundle(wider, whole.treeHead(), whole.decision(), whole.entries(), whole.texts()), HarbourLog.trust())).isEqualTo(Step.STREAMS);
    }

    @Test
    void every_changed_byte_of_a_bundle_is_refuted() {
        byte[] original = HarbourLog.begun().decide().bundle().write();
        assertThat(Verify.bundle(original, TRUST)).isInstanceOf(Verification.Verified.class);
        AtomicInteger tried = new AtomicInteger();
        List<String> passed = IntStream.range(0, original.length).parallel().boxed().flatMap(at -> IntStream.of(original[at] ^ 1, original[at] ^ 0x20, 'A', ' ').distinct()
                .filter(value -> (byte) value != original[at]).filter(value -> {
                    tried.incrementAndGet();
                    byte[] changed = Arrays.copyOf(original, original.length);
                    changed[at] = (byte) value;
                    return !(Verify.bundle(changed, TRUST) instanceof Verification.Refuted);
                }).mapToObj(value -> "byte " + at + " to " + value)).toList();
        assertThat(passed).isEmpty();
        assertThat(tried.get()).isGreaterThan(3 * original.length);
    }

    @Test
    void anything_but_a_bundle_is_refuted_by_its_form() {
        for (byte[] bytes : new byte[][] {new byte[0], "{}".getBytes(StandardCharsets.UTF_8), "null".getBytes(StandardCharsets.UTF_8), {(byte) 0xff}}) {
            Verification<Decision> outcome = Verify.bundle(bytes, TRUST);
            assertThat(((Verification.Refuted<Decision>) outcome).step()).isEqualTo(Step.FORM);
            assertThat(outcome.notEstablished()).isNotEmpty();
        }
        byte[] cut = Arrays.copyOf(good().write(), 5000);
        assertThat(Verify.bundle(cut, TRUST)).isInstanceOf(Verification.Refuted.class);
    }

    @Test
    void a_bundle_is_not_made_with_a_gap() {
        HarbourLog log = HarbourLog.withRun(10).decide();
        log.payloads.remove(Leaf.read(log.leaves.get(5)).statement());
        assertThatThrownBy(log::bundle).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("restore it");
    }

    @Test
    void a_decision_rests_on_all_rules_models_and_weights_and_on_its_own_subject() {
        assertThat(List.of("log", "models", "policy/x", "protocol/x", "weights/unnamed", Streams.ofWeights(HarbourLog.OTHER_WEIGHTS), Streams.ofSubject(HarbourLog.WEIGHTS),
                Streams.ofConfiguration(HarbourLog.digest("configuration")), Streams.ofSubject(HarbourLog.digest("configuration")))).allMatch(stream -> Streams.restsOn(HarbourLog.QUESTION, Set.of(), stream));
        assertThat(List.of(Streams.ofConfiguration(HarbourLog.digest("other")), Streams.ofSubject(HarbourLog.digest("other")))).noneMatch(stream -> Streams.restsOn(HarbourLog.QUESTION, Set.of(), stream));
    }

    @Test
    void a_decision_rests_on_its_fallback_and_training_on_the_security_of_every_model() {
        Subject.Deployment other = new Subject.Deployment(HarbourLog.OTHER_WEIGHTS, HarbourLog.digest("other"));
        Act declared = new Act.FallbackDeclared(new Fallback((Subject.Deployment) HarbourLog.QUESTION.subject(), other));
        Act elsewhere = new Act.FallbackDeclared(new Fallback(other, (Subject.Deployment) HarbourLog.QUESTION.subject()));
        assertThat(Streams.fallbacks(HarbourLog.QUESTION, Stream.of(declared, elsewhere))).containsExactly(other);
        assertThat(List.of(Streams.ofConfiguration(HarbourLog.digest("other")), Streams.ofSubject(HarbourLog.digest("other")), Streams.ofSubject(HarbourLog.OTHER_WEIGHTS)))
                .allMatch(stream -> Streams.restsOn(HarbourLog.QUESTION, Set.of(other), stream));
        Question training = new Question(Activity.TRAIN_FURTHER, new Subject.TrainingRun(HarbourLog.WEIGHTS), Surface.NONE, HarbourLog.QUESTION.bounds(), HarbourLog.QUESTION.requester());
        assertThat(Streams.restsOn(training, Set.of(), Streams.ofSubject(HarbourLog.OTHER_WEIGHTS))).isTrue();
        assertThat(Streams.restsOn(training, Set.of(), Streams.ofConfiguration(HarbourLog.digest("configuration")))).isFalse();
    }

    private static Bundle good() {
        return HarbourLog.withRun(10).decide().bundle();
    }

    private static Step refuted(Bundle bundle, Trust trust) {
        Verification<Decision> outcome = Verify.bundle(bundle.write(), Optional.of(trust));
        assertThat(outcome).isInstanceOf(Verification.Refuted.class);
        Verification.Refuted<Decision> refuted = (Verification.Refuted<Decision>) outcome;
        assertThat(refuted.reason()).isNotBlank().doesNotContain("\n");
        assertThat(refuted.passed()).doesNotContain(refuted.step());
        return refuted.step();
    }

    private static Bundle with(Bundle bundle, List<Bundle.Item> entries) {
        return new Bundle(bundle.question(), bundle.treeHead(), bundle.decision(), entries, bundle.texts());
    }

    private static Bundle with(Bundle bundle, String treeHead) {
        return new Bundle(bundle.question(), treeHead, bundle.decision(), bundle.entries(), bundle.texts());
    }

    private static Bundle cosigned(Bundle bundle, String name, Ed25519.SigningKey witness, long time) {
        SignedNote note = SignedNote.read(bundle.treeHead().getBytes(StandardCharsets.UTF_8));
        byte[] signature = witness.sign(("cosignature/v1\ntime " + time + "\n" + note.unverifiedText()).getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(4 + 8 + signature.length).putInt(witnessId(name, witness)).putLong(time).put(signature).array();
        List<NoteSignature> signatures = new ArrayList<>(note.signatures());
        signatures.add(new NoteSignature(name, Base64.getEncoder().encodeToString(line)));
        return with(bundle, new SignedNote(note.unverifiedText(), signatures).toString());
    }

    private static String witnessKey(String name, Ed25519.SigningKey witness) {
        return name + "+" + HexFormat.of().toHexDigits(witnessId(name, witness)) + "+" + Base64.getEncoder().encodeToString(typed(witness));
    }

    private static int witnessId(String name, Ed25519.SigningKey witness) {
        byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(start.length + 33).put(start).put(typed(witness)).array();
        return ByteBuffer.wrap(Hash.sha256(hashed).bytes()).getInt();
    }

    private static byte[] typed(Ed25519.SigningKey witness) {
        return ByteBuffer.allocate(33).put((byte) 4).put(witness.publicKey().bytes()).array();
    }
}
