/** A tamper-evident log of bytes: journal, Merkle tree, signed tree head. It knows nothing of what the bytes mean. */
module loadline.log {}
