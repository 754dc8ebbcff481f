/**
 * The Merkle tree of RFC 9162 section 2.1 (the same as RFC 6962's) over SHA-256, and its two proofs.
 *
 * <ul>
 *   <li>{@link loadline.log.merkle.Hash}: 32 bytes, {@code 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=} for the empty tree;
 *   <li>{@link loadline.log.merkle.MerkleTree}: leaves in order, append only; gives roots and proofs for every size it has had;
 *   <li>{@link loadline.log.merkle.Frontier}: only the right edge of such a tree, by code of its own; it checks the other;
 *   <li>{@link loadline.log.merkle.Paths}: roots and proofs where the hashes are kept elsewhere, as in tiles;
 *   <li>{@link loadline.log.merkle.InclusionProof}: this leaf is number {@code index} of {@code size};
 *   <li>{@link loadline.log.merkle.ConsistencyProof}: the tree of {@code to} leaves begins with the tree of {@code from};
 *   <li>{@link loadline.log.merkle.Subtree}, {@link loadline.log.merkle.SubtreeInclusionProof},
 *       {@link loadline.log.merkle.SubtreeConsistencyProof}: the same for a part of a tree that is a tree itself.
 * </ul>
 *
 * A proof holds or it does not: {@code proves} answers {@code true} only if every hash of the path was needed and used and none
 * was missing, so that no proof holds under a second index of the same tree: order is evidence here. Size and root belong
 * together and come from one signed tree head; under the root of one size another size may well have the same path.
 *
 * <p>Not chosen: a library's verifier, since a widely used one accepts a proof under another index or size; consistency with
 * the empty tree as trivially true, since a caller that mistakes 0 for its last size would then accept any tree.
 */
package loadline.log.merkle;
