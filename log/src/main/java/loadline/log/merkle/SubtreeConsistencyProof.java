package loadline.log.merkle;

import java.util.Iterator;
import java.util.List;
import loadline.log.Malformed;

/** That a subtree is a part of the tree with {@code size} leaves. */
public record SubtreeConsistencyProof(Subtree subtree, long size, List<Hash> path) {
    /** @throws Malformed unless the subtree ends within the tree and the path is no longer than any can be */
    public SubtreeConsistencyProof {
        if (subtree.end() > size) {
            throw new Malformed("a subtree that ends at " + subtree.end() + " is no part of a tree of size " + size);
        }
        path = PathLength.checked(path);
    }

    /** Whether the tree with root {@code whole} has the subtree with root {@code part} (draft-ietf-plants-merkle-tree-certs section 4.4). */
    public boolean proves(Hash part, Hash whole) {
        Ascent ascent = new Ascent(subtree.start(), subtree.end() - 1, size - 1);
        ascent.toLargestNode();
        Iterator<Hash> hashes = path.iterator();
        if (!ascent.isWholePart() && !hashes.hasNext()) {
            return false;
        }
        Hash first = ascent.isWholePart() ? part : hashes.next();
        Hash partRoot = first;
        Hash wholeRoot = first;
        while (hashes.hasNext()) {
            Hash sibling = hashes.next();
            if (ascent.isAtRoot()) {
                return false;
            }
            if (ascent.siblingIsLeft()) {
                partRoot = ascent.isWithinPart() ? Hash.node(sibling, partRoot) : partRoot;
                wholeRoot = Hash.node(sibling, wholeRoot);
                ascent.toRightChild();
            } else {
                wholeRoot = Hash.node(wholeRoot, sibling);
            }
            ascent.up();
        }
        return ascent.isAtRoot() && partRoot.equals(part) && wholeRoot.equals(whole);
    }

    /** The positions, on one level, of the subtree's first node, its last, and the tree's last. */
    private static final class Ascent {
        private long first;
        private long last;
        private long end;

        Ascent(long first, long last, long end) {
            this.first = first;
            this.last = last;
            this.end = end;
        }

        /** To the largest node at the right edge of the subtree that is also a node of the tree. */
        void toLargestNode() {
            if (last == end) {
                while (first != last) {
                    up();
                }
                return;
            }
            while (first != last && (last & 1) == 1) {
                up();
            }
        }

        /** Whether that node is the whole subtree. */
        boolean isWholePart() {
            return first == last;
        }

        boolean isAtRoot() {
            return end == 0;
        }

        boolean siblingIsLeft() {
            return (last & 1) == 1 || last == end;
        }

        boolean isWithinPart() {
            return first < last;
        }

        void toRightChild() {
            while ((last & 1) == 0 && last != 0) {
                up();
            }
        }

        void up() {
            first >>>= 1;
            last >>>= 1;
            end >>>= 1;
        }
    }
}
