package loadline.log.cosign;

import static loadline.log.Examples.bytes;
import static loadline.log.Examples.cosigner;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final List<Cosigner> WITNESSES = IntStream.range(0, 6).mapToObj(i -> i == 5 ? Examples.quantumCosigner("w5.example", 15) : cosigner("w" + i + ".example", 10 + i)).toList();
    private static final SignedTreeHead HEAD = Examples.head(LOG, 9);
    private static final long TIME = 1_763_800_000;

    /** The example of the specification, with keys. */
    private static final String TWO_LEVELS = """
            # comment

            log %s https://example.com/log
            witness X1 %s
             witness \tX2 %s http://x2.example/
            witness X3 %s
            group X-witnesses 2 X1 X2 X3
            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3
            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(LOG.verifierKey().write(), vkey(0), vkey(1), vkey(2), vkey(3), vkey(4), vkey(5));

    private static String vkey(int witness) {
        return WITNESSES.get(witness).key().write();
    }

    @Test
    void two_of_one_group_and_one_of_the_other_are_enough_and_no_fewer() {
        Quorum quorum = Quorum.read(bytes(TWO_LEVELS));
        for (int set = 0; set < 64; set++) {
            int chosen = set;
            List<CosignerKey> keys = IntStream.range(0, 6).filter(i -> (chosen >> i & 1) == 1).mapToObj(i -> WITNESSES.get(i).key()).toList();
            boolean enough = Integer.bitCount(set & 7) >= 2 && (set & 56) != 0;
            assertThat(quorum.isMetBy(keys)).as("witnesses %s", keys).isEqualTo(enough);
        }
        assertThat(quorum.witnesses().get(1).url()).contains("http://x2.example/");
        assertThat(quorum.logs().getFirst().url()).contains("https://example.com/log");
    }

    @Test
    void it_is_read_as_it_was_written() {
        Quorum quorum = Quorum.read(bytes(TWO_LEVELS));
        assertThat(Quorum.read(quorum.write())).isEqualTo(quorum);
        Quorum none = Quorum.read(bytes("quorum none\n"));
        assertThat(none.isSelfAttested()).isTrue();
        assertThat(new String(none.write(), StandardCharsets.UTF_8)).isEqualTo("quorum none\n");
        Quorum single = Quorum.read(("witness \u00e9 " + vkey(0) + "\nquorum \u00e9\n").getBytes(StandardCharsets.UTF_8));
        assertThat(single.isMetBy(List.of(WITNESSES.getFirst().key()))).isTrue();
        assertThat(Quorum.read(single.write())).isEqualTo(single);
    }

    @Test
    void what_breaks_a_rule_is_refused_with_its_line() {
        String w = "witness a " + vkey(0) + "\n";
        List<String> broken = List.of("", "\n", w, "quorum none", "quorum none\nquorum none\n", w + "quorum b\n", "quorum a\n" + w, w + "quorum a b\n", "witness none " + vkey(0) + "\nquorum none\n",
                w + "witness a " + vkey(1) + "\nquorum a\n", w + "witness b " + vkey(0) + "\nquorum a\n", "witness a " + vkey(0).replace("w0", "w9") + "\nquorum a\n",
                "witness a " + LOG.verifierKey().write() + "\nquorum a\n", "log " + vkey(0) + "\nquorum none\n", "log " + LOG.verifierKey().write() + "\nlog " + LOG.verifierKey().write() + "\nquorum none\n",
                w + "group g 0 a\nquorum g\n", w + "group g 2 a\nquorum g\n", w + "group g 01 a\nquorum g\n", w + "group g some a\nquorum g\n", w + "group g all\nquorum g\n", w + "group g all a a\nquorum g\n",
                w + "group g all a\ngroup h all a\nquorum h\n", w + "group g all g\nquorum g\n", w + "group g all none\nquorum g\n", "group g all a\n" + w + "quorum g\n", w + "group a all a\nquorum a\n",
                "quorum none\r\n", "quorum\fnone\n", "quorum\u0000none\n", "Quorum none\n", "witnes a " + vkey(0) + "\nquorum none\n", w + "group g 99999999999999999999 a\nquorum g\n");
        assertThat(broken).hasSize(32).allSatisfy(text -> assertThatExceptionOfType(Malformed.class).as(text).isThrownBy(() -> Quorum.read(bytes(text))));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Quorum.read(bytes("quorum none\n\nfoo\n"))).withMessageStartingWith("line 3: ");
    }

    @Test
    void at_least_thirty_two_of_each_are_read() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("log ").append(signer("example.com/" + i, 50 + i).verifierKey().write()).append('\n');
            text.append("witness w").append(i).append(' ').append(cosigner("w" + i, 100 + i).key().write()).append('\n');
            text.append("group g").append(i).append(i == 0 ? " all w0" : " all w" + i + " g" + (i - 1)).append('\n');
        }
        Quorum quorum = Quorum.read(bytes(text + "quorum g39\n"));
        assertThat(quorum.groups()).hasSize(40);
        List<CosignerKey> all = new ArrayList<>(quorum.witnesses().stream().map(Quorum.Witness::key).toList());
        assertThat(quorum.isMetBy(all)).isTrue();
        all.removeFirst();
        assertThat(quorum.isMetBy(all)).isFalse();
    }

    @Test
    void a_head_is_witnessed_short_or_self_attested_and_its_time_is_the_median() {
        Quorum quorum = Quorum.read(bytes(TWO_LEVELS));
        SignedTreeHead cosigned = HEAD.with(List.of(line(0, TIME), line(1, TIME + 100), line(5, TIME + 7)));
        assertThat(quorum.attest(cosigned)).isInstanceOfSatisfying(Attested.Witnessed.class, witnessed -> assertThat(witnessed.time()).isEqualTo(TIME + 7));
        assertThat(quorum.attest(cosigned.write())).isInstanceOf(Attested.Witnessed.class);
        SignedTreeHead few = HEAD.with(List.of(line(0, TIME), line(1, TIME)));
        assertThat(quorum.attest(few)).isInstanceOfSatisfying(Attested.Short.class, s -> assertThat(s.cosignatures()).hasSize(2));
        assertThat(Quorum.read(bytes("quorum none\n")).attest(cosigned)).isInstanceOf(Attested.SelfAttested.class);
    }

    @Test
    void a_bad_line_by_a_known_witness_refuses_the_head_and_one_without_time_does_not_count() {
        Quorum quorum = Quorum.read(bytes("witness a " + vkey(0) + "\nquorum a\n"));
        NoteSignature ofOther = WITNESSES.getFirst().cosign(Examples.head(LOG, 8).head(), TIME);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> quorum.attest(HEAD.with(List.of(ofOther))));
        assertThat(quorum.attest(HEAD.with(List.of(line(0, 0))))).isInstanceOf(Attested.Short.class);
        assertThat(quorum.attest(HEAD.with(List.of(WITNESSES.get(1).cosign(HEAD.head(), TIME))))).as("an unknown witness").isInstanceOf(Attested.Short.class);
    }

    @Test
    void a_head_of_an_unknown_log_is_refused() {
        Quorum quorum = Quorum.read(bytes("log " + LOG.verifierKey().write() + "\nquorum none\n"));
        assertThat(quorum.attest(HEAD.write())).isInstanceOf(Attested.SelfAttested.class);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> quorum.attest(Examples.head(signer("example.com/other", 1), 9).write()));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> quorum.attest(Examples.head(signer("example.com/log", 2), 9).write()));
    }

    @Test
    void more_witnesses_never_unmake_a_quorum() {
        Quorum quorum = Quorum.read(bytes(TWO_LEVELS));
        Seeded.forAll(300, random -> random, random -> {
            List<CosignerKey> some = WITNESSES.stream().map(Cosigner::key).filter(_ -> random.nextBoolean()).toList();
            List<CosignerKey> more = new ArrayList<>(some);
            more.add(WITNESSES.get(random.nextInt(6)).key());
            return !quorum.isMetBy(some) || quorum.isMetBy(more);
        });
    }

    private static NoteSignature line(int witness, long time) {
        return WITNESSES.get(witness).cosign(HEAD.head(), time);
    }
}
