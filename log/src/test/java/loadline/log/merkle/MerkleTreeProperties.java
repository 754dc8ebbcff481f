package loadline.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loadline.log.Examples;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class MerkleTreeProperties {
    private static final int LARGEST = 300;
    private static final MerkleTree TREE = Examples.tree(LARGEST);

    @Test
    void every_root_is_that_of_the_recursive_definition() {
        MerkleTree growing = new MerkleTree();
        for (int size = 0; size <= LARGEST; size++) {
            Hash expected = naive(0, size);
            assertThat(growing.root()).isEqualTo(expected);
            assertThat(TREE.rootAt(size)).isEqualTo(expected);
            assertThat(growing.append(Examples.leaf(size))).isEqualTo(size);
        }
    }

    @Test
    void every_inclusion_proof_of_every_size_proves_and_is_as_long_as_the_leaf_is_deep() {
        for (int size = 1; size <= 130; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = TREE.proveInclusion(index, size);
                assertThat(proof.path()).isEqualTo(naivePath(index, 0, size));
                assertThat(proof.proves(Examples.leaf(index), TREE.rootAt(size))).isTrue();
            }
        }
    }

    @Test
    void every_consistency_proof_of_every_pair_of_sizes_proves() {
        for (int to = 1; to <= 130; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = TREE.proveConsistency(from, to);
                assertThat(proof.proves(TREE.rootAt(from), TREE.rootAt(to))).isTrue();
                assertThat(proof.path()).isEqualTo(naiveConsistency(from, 0, to, true));
            }
        }
    }

    @Test
    void an_inclusion_proof_holds_under_no_other_index_size_leaf_root_or_path() {
        Seeded.forAll(400, MerkleTreeProperties::inclusion, proof -> {
            Hash leaf = Examples.leaf(proof.index());
            Hash root = TREE.rootAt(proof.size());
            boolean onlyThere = true;
            for (long size = proof.index() + 1; size <= LARGEST; size++) {
                onlyThere &= size == proof.size() || !new InclusionProof(proof.index(), size, proof.path()).proves(leaf, TREE.rootAt(size));
            }
            for (long index = 0; index < proof.size(); index++) {
                onlyThere &= index == proof.index() || !new InclusionProof(index, proof.size(), proof.path()).proves(leaf, root);
            }
            boolean otherHashes = proof.proves(changed(leaf), root) || proof.proves(leaf, changed(root));
            boolean otherPath = changedPaths(proof.path()).stream().anyMatch(path -> new InclusionProof(proof.index(), proof.size(), path).proves(leaf, root));
            return onlyThere && !otherHashes && !otherPath;
        });
    }

    @Test
    void a_consistency_proof_holds_under_no_other_root_or_path_and_no_other_size_at_its_roots() {
        Seeded.forAll(400, MerkleTreeProperties::consistency, proof -> {
            Hash older = TREE.rootAt(proof.from());
            Hash newer = TREE.rootAt(proof.to());
            boolean otherRoots = proof.proves(changed(older), newer) || proof.proves(older, changed(newer)) || proof.proves(newer, older) && proof.from() != proof.to();
            boolean otherPath = changedPaths(proof.path()).stream().anyMatch(path -> new ConsistencyProof(proof.from(), proof.to(), path).proves(older, newer));
            for (long to = proof.from(); to <= LARGEST; to++) {
                otherRoots |= to != proof.to() && new ConsistencyProof(proof.from(), to, proof.path()).proves(older, TREE.rootAt(to));
            }
            boolean rewritten = proof.proves(naiveWithout(proof.from()), newer);
            return !otherRoots && !otherPath && !rewritten;
        });
    }

    @Test
    void each_flipped_bit_of_a_path_breaks_it() {
        InclusionProof proof = TREE.proveInclusion(137, 299);
        Hash root = TREE.rootAt(299);
        int flips = 0;
        for (int i = 0; i < proof.path().size(); i++) {
            for (int bit = 0; bit < 256; bit++) {
                List<Hash> path = new ArrayList<>(proof.path());
                path.set(i, Hash.of(Examples.flipped(path.get(i).bytes(), bit)));
                assertThat(new InclusionProof(137, 299, path).proves(Examples.leaf(137), root)).isFalse();
                flips++;
            }
        }
        assertThat(flips).isEqualTo(9 * 256);
    }

    @Test
    void nonsense_has_no_proof() {
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.proveInclusion(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.proveInclusion(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.proveInclusion(0, LARGEST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.proveConsistency(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.proveConsistency(6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.rootAt(LARGEST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(3, 3, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(0, 3, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(0, Long.MAX_VALUE, Collections.nCopies(65, Hash.empty())));
    }

    @Test
    void the_largest_sizes_neither_overflow_nor_loop() {
        Hash hash = Hash.empty();
        for (int length = 0; length <= InclusionProof.LONGEST_PATH; length++) {
            List<Hash> path = Collections.nCopies(length, hash);
            assertThat(new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, path).proves(hash, hash)).isFalse();
            assertThat(new ConsistencyProof(1L << 62, Long.MAX_VALUE, path).proves(hash, hash)).isFalse();
        }
    }

    private static InclusionProof inclusion(Random random) {
        int size = 1 + random.nextInt(LARGEST);
        return TREE.proveInclusion(random.nextInt(size), size);
    }

    private static ConsistencyProof consistency(Random random) {
        int to = 1 + random.nextInt(LARGEST);
        return TREE.proveConsistency(1 + random.nextInt(to), to);
    }

    private static Hash changed(Hash hash) {
        return Hash.of(Examples.flipped(hash.bytes(), 77));
    }

    private static List<List<Hash>> changedPaths(List<Hash> path) {
        List<List<Hash>> changed = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> shorter = new ArrayList<>(path);
            Hash removed = shorter.remove(i);
            changed.add(shorter);
            List<Hash> flipped = new ArrayList<>(path);
            flipped.set(i, changed(removed));
            changed.add(flipped);
        }
        for (int i = 0; i <= path.size(); i++) {
            List<Hash> longer = new ArrayList<>(path);
            longer.add(i, Hash.empty());
            changed.add(longer);
        }
        return changed;
    }

    private static Hash naive(int low, int high) {
        if (high - low < 2) {
            return low == high ? Hash.empty() : Examples.leaf(low);
        }
        int middle = low + Integer.highestOneBit(high - low - 1);
        return Hash.node(naive(low, middle), naive(middle, high));
    }

    /** The root of a tree of this size whose first leaf was rewritten. */
    private static Hash naiveWithout(long size) {
        MerkleTree rewritten = new MerkleTree();
        rewritten.append(Hash.leaf(Examples.bytes("rewritten")));
        for (long i = 1; i < size; i++) {
            rewritten.append(Examples.leaf(i));
        }
        return rewritten.root();
    }

    private static List<Hash> naivePath(int index, int low, int high) {
        if (high - low == 1) {
            return List.of();
        }
        int middle = low + Integer.highestOneBit(high - low - 1);
        return index < middle ? with(naivePath(index, low, middle), naive(middle, high)) : with(naivePath(index, middle, high), naive(low, middle));
    }

    private static List<Hash> naiveConsistency(int from, int low, int high, boolean whole) {
        if (from == high) {
            return whole ? List.of() : List.of(naive(low, high));
        }
        int middle = low + Integer.highestOneBit(high - low - 1);
        return from <= middle
                ? with(naiveConsistency(from, low, middle, whole), naive(middle, high))
                : with(naiveConsistency(from, middle, high, false), naive(low, middle));
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
