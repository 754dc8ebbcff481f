/** A tamper-evident log of bytes: journal, Merkle tree, signed tree head. It knows nothing of what the bytes mean. */
module loadline.log {
    exports loadline.log;
    exports loadline.log.merkle;
    exports loadline.log.note;
    exports loadline.log.tree;
    exports loadline.log.journal;
    exports loadline.log.payload;
}
