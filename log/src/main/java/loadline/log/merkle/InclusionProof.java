package loadline.log.merkle;

import java.util.List;
import loadline.log.Malformed;

/**
 * That a leaf is number {@code index} (from 0) of the tree with {@code size} leaves: the hashes from the leaf's sibling up to
 * the root's child.
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** The longest path a proof of either kind can have, in hashes, the tree being at most 2^63-1 leaves. */
    public static final int LONGEST_PATH = 64;

    /**
     * Makes a proof that may or may not prove something.
     *
     * @throws Malformed unless {@code 0 <= index < size} and the path has at most {@link #LONGEST_PATH} hashes
     */
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new Malformed("an index lies between 0 and the tree size minus one, not " + index + " of " + size);
        }
        path = PathLength.checked(path);
    }

    /** Whether the tree with this root has this leaf at {@code index} and {@code size} leaves (RFC 9162 section 2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        Climb climb = new Climb(index, size - 1);
        Hash climbed = leaf;
        for (Hash sibling : path) {
            if (climb.isAtRoot()) {
                return false;
            }
            climbed = climb.siblingIsLeft() ? Hash.node(sibling, climbed) : Hash.node(climbed, sibling);
            climb.up();
        }
        return climb.isAtRoot() && climbed.equals(root);
    }
}
