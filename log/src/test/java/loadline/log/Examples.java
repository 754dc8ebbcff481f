package loadline.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import loadline.log.cosign.Cosigner;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.note.Ed25519;
import loadline.log.note.MlDsa44;
import loadline.log.note.NoteSigner;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** Named examples that several tests share. */
public final class Examples {
    private Examples() {}

    /** A signer whose seed is 32 times the same byte. */
    public static NoteSigner signer(String name, int seedByte) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        Arrays.fill(seed, (byte) seedByte);
        return new NoteSigner(name, Ed25519.SigningKey.of(seed));
    }

    /** A log's head over the first leaves of {@link #tree}. */
    public static SignedTreeHead head(NoteSigner log, int size) {
        return SignedTreeHead.sign(new TreeHead(log.name(), size, tree(size).root()), log);
    }

    /** An Ed25519 cosigner whose seed is 32 times the same byte. */
    public static Cosigner cosigner(String name, int seedByte) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        Arrays.fill(seed, (byte) seedByte);
        return Cosigner.of(name, Ed25519.SigningKey.of(seed));
    }

    /** An ML-DSA-44 cosigner whose seed is 32 times the same byte. */
    public static Cosigner quantumCosigner(String name, int seedByte) {
        byte[] seed = new byte[MlDsa44.SEED_BYTES];
        Arrays.fill(seed, (byte) seedByte);
        return Cosigner.of(name, MlDsa44.SigningKey.of(seed));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code count} entries of 0 to 39 bytes. */
    public static List<byte[]> entries(Random random, int count) {
        return IntStream.range(0, count).mapToObj(_ -> {
            byte[] entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            return entry;
        }).toList();
    }

    /** A tree of {@code size} leaves, the i-th over the decimal of i. */
    public static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        IntStream.range(0, size).forEach(i -> tree.append(leaf(i)));
        return tree;
    }

    public static Hash leaf(long index) {
        return Hash.leaf(bytes(Long.toString(index)));
    }

    /** The bytes with one bit turned over. */
    public static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
