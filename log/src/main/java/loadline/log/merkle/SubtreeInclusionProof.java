package loadline.log.merkle;

import java.util.List;
import loadline.log.Malformed;

/** That a leaf is number {@code index} of the whole tree, within a subtree: the hashes from its sibling up to the subtree's root. */
public record SubtreeInclusionProof(long index, Subtree subtree, List<Hash> path) {
    /** @throws Malformed unless the index lies in the subtree and the path is no longer than any can be */
    public SubtreeInclusionProof {
        if (index < subtree.start() || index >= subtree.end()) {
            throw new Malformed("an index lies between " + subtree.start() + " and " + (subtree.end() - 1) + ", not " + index);
        }
        path = PathLength.checked(path);
    }

    /** Whether the subtree with this root has this leaf there. */
    public boolean proves(Hash leaf, Hash root) {
        return new InclusionProof(index - subtree.start(), subtree.size(), path).proves(leaf, root);
    }
}
