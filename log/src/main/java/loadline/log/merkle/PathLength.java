package loadline.log.merkle;

import java.util.List;
import loadline.log.Malformed;

/** The bound on a proof's path. */
final class PathLength {
    private PathLength() {}

    static List<Hash> checked(List<Hash> path) {
        if (path.size() > InclusionProof.LONGEST_PATH) {
            throw new Malformed("a proof has at most " + InclusionProof.LONGEST_PATH + " hashes, not " + path.size());
        }
        return List.copyOf(path);
    }
}
