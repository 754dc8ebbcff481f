/** A tamper-evident log of bytes: journal, Merkle tree, signed and cosigned tree heads, tiles. It knows nothing of what the bytes mean. */
module loadline.log {
    exports loadline.log;
    exports loadline.log.merkle;
    exports loadline.log.note;
    exports loadline.log.tree;
    exports loadline.log.journal;
    exports loadline.log.payload;
    exports loadline.log.cosign;
    exports loadline.log.tile;
    exports loadline.log.head;
    exports loadline.log.publication;
    exports loadline.log.check;
    exports loadline.log.backup;
    exports loadline.log.hammer;
    exports loadline.log.witness;
}
