package loadline.log.journal;

import loadline.log.merkle.Hash;

/** Takes the leaf hashes of entries one after the other. */
@FunctionalInterface
public interface LeafVisitor {
    /** Called with the leaf hash of each entry, in the order of the indexes. */
    void leaf(long index, Hash leaf);
}
