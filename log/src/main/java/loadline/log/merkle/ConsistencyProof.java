package loadline.log.merkle;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import loadline.log.Malformed;

/** That the tree with {@code to} leaves begins with the tree with {@code from} leaves: nothing was edited, removed or reordered. */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    /**
     * Makes a proof that may or may not prove something.
     *
     * @throws Malformed unless {@code 1 <= from <= to} and the path has at most {@link InclusionProof#LONGEST_PATH} hashes;
     *     consistency with the empty tree says nothing and has no proof
     */
    public ConsistencyProof {
        if (from < 1 || from > to) {
            throw new Malformed("a consistency proof leads from a size of at least 1 to one at least as large, not from " + from + " to " + to);
        }
        path = PathLength.checked(path);
    }

    /** Whether a tree with root {@code older} and {@code from} leaves became, by appending only, the one with root {@code newer} (RFC 9162 section 2.1.4.2). */
    public boolean proves(Hash older, Hash newer) {
        if (from == to) {
            return path.isEmpty() && older.equals(newer);
        }
        return !path.isEmpty() && climbs(older, newer);
    }

    private boolean climbs(Hash older, Hash newer) {
        Climb climb = new Climb(from - 1, to - 1);
        while (climb.isRightChild()) {
            climb.upOneLevel();
        }
        Iterator<Hash> hashes = startingHash(older).iterator();
        Hash oldRoot = hashes.next();
        Hash newRoot = oldRoot;
        while (hashes.hasNext()) {
            Hash sibling = hashes.next();
            if (climb.isAtRoot()) {
                return false;
            }
            if (climb.siblingIsLeft()) {
                oldRoot = Hash.node(sibling, oldRoot);
                newRoot = Hash.node(sibling, newRoot);
            } else {
                newRoot = Hash.node(newRoot, sibling);
            }
            climb.up();
        }
        return climb.isAtRoot() && oldRoot.equals(older) && newRoot.equals(newer);
    }

    /** A tree of a power of two is itself a node of the larger one, so its root starts the climb and the path leaves it out. */
    private Stream<Hash> startingHash(Hash older) {
        return Long.bitCount(from) == 1 ? Stream.concat(Stream.of(older), path.stream()) : path.stream();
    }
}
