package loadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import loadline.log.cosign.CosignerKey;
import loadline.log.cosign.Quorum;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.Hash;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.tile.EntryBundle;
import loadline.log.tile.HashTile;
import loadline.log.tile.TileName;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TlogProof;
import loadline.log.tree.TreeHead;
import loadline.log.witness.AddCheckpoint;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

/** Garbage, and sound texts with a little of it: what is read is written back the same, and nothing is thrown but {@link Malformed}. */
class ParserFuzz {
    private static final int CASES = 20_000;
    private static final NoteSigner LOG = Examples.signer("example.com/log", 5);
    private static final String ALPHABET = "\n\n\n  +\u2014=AZaz09/.\t\r\u00e9\u2028\u0000-@v1";

    @Test
    void notes() {
        fuzz(SignedNote.of("text\n\nmore\n", LOG, LOG).write(), bytes -> assertThat(SignedNote.read(bytes).write()).isEqualTo(bytes));
    }

    @Test
    void tree_heads() {
        fuzz(Examples.bytes(head().write()), bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(TreeHead.read(text).write()).isEqualTo(text);
        });
    }

    @Test
    void proof_files() {
        SignedTreeHead signed = SignedTreeHead.sign(head(), LOG);
        byte[] proof = TlogProof.of(Examples.tree(9).proveInclusion(4, 9), signed).write();
        fuzz(proof, bytes -> assertThat(TlogProof.read(bytes).write()).isEqualTo(bytes));
    }

    @Test
    void verifier_keys() {
        fuzz(Examples.bytes(LOG.verifierKey().write()), bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(VerifierKey.read(text).write()).isEqualTo(text);
        });
    }

    @Test
    void cosigner_keys() {
        fuzz(Examples.bytes(Examples.cosigner("w.example", 3).key().write()), bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(CosignerKey.read(text).write()).isEqualTo(text);
        });
    }

    /** Comments and spaces are not written back, so what is read is written and read once more. */
    @Test
    void quorum_files() {
        String vkey = Examples.cosigner("w.example", 3).key().write();
        byte[] sound = Examples.bytes("log " + LOG.verifierKey().write() + "\nwitness a " + vkey + " http://a\ngroup g any a\nquorum g\n");
        fuzz(sound, 100, bytes -> {
            Quorum read = Quorum.read(bytes);
            assertThat(Quorum.read(read.write())).isEqualTo(read);
        });
    }

    @Test
    void split_views() {
        SignedTreeHead other = SignedTreeHead.sign(new TreeHead("example.com/log", 9, Hash.empty()), LOG);
        fuzz(new SplitView(SignedTreeHead.sign(head(), LOG).note(), other.note()).write(), bytes -> assertThat(SplitView.read(bytes).write()).isEqualTo(bytes));
    }

    @Test
    void submissions() {
        byte[] sound = new AddCheckpoint(4, Examples.tree(9).proveConsistency(4, 9).path(), SignedTreeHead.sign(head(), LOG).note()).write();
        fuzz(sound, bytes -> assertThat(AddCheckpoint.read(bytes).write()).isEqualTo(bytes));
    }

    @Test
    void tile_names() {
        fuzz(Examples.bytes("tile/2/x001/234.p/56"), 100, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(TileName.read(text).path()).isEqualTo(text);
        });
    }

    @Test
    void entry_bundles() {
        fuzz(EntryBundle.write(Examples.entries(new Random(5), 7)), 100, bytes -> assertThat(EntryBundle.write(EntryBundle.read(bytes, 7))).isEqualTo(bytes));
    }

    @Test
    void hash_tiles() {
        fuzz(HashTile.write(List.of(Hash.empty(), Examples.leaf(1))), 100, bytes -> assertThat(HashTile.write(HashTile.read(bytes, 2))).isEqualTo(bytes));
    }

    private static TreeHead head() {
        return new TreeHead("example.com/log", 9, Examples.tree(9).root());
    }

    private static void fuzz(byte[] sound, Consumer<byte[]> readsBack) {
        fuzz(sound, CASES / 4, readsBack);
    }

    private static void fuzz(byte[] sound, int leastRefused, Consumer<byte[]> readsBack) {
        readsBack.accept(sound);
        AtomicInteger refused = new AtomicInteger();
        Seeded.forAll(CASES, random -> input(random, sound), input -> {
            try {
                readsBack.accept(input);
            } catch (Malformed _) {
                refused.incrementAndGet();
            }
            return true;
        });
        assertThat(refused.get()).isBetween(leastRefused, CASES);
    }

    private static byte[] input(Random random, byte[] sound) {
        return switch (random.nextInt(4)) {
            case 0 -> garbage(random);
            case 1 -> Examples.bytes(text(random));
            case 2 -> Examples.flipped(sound, random.nextInt(sound.length * 8));
            default -> spliced(random, sound);
        };
    }

    private static byte[] garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(120);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** The sound bytes with a piece taken out, doubled, or replaced by text. */
    private static byte[] spliced(Random random, byte[] sound) {
        int from = random.nextInt(sound.length);
        int to = from + random.nextInt(sound.length - from + 1);
        byte[] piece = List.of(new byte[0], Arrays.copyOfRange(sound, from, to), Examples.bytes(text(random)), Hash.empty().bytes()).get(random.nextInt(4));
        int again = random.nextBoolean() ? from : to;
        byte[] spliced = new byte[from + piece.length + sound.length - again];
        System.arraycopy(sound, 0, spliced, 0, from);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(sound, again, spliced, from + piece.length, sound.length - again);
        return spliced;
    }
}
