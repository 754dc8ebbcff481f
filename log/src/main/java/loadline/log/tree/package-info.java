/**
 * The state of a log as it is published: the head of its Merkle tree, signed, and the proof that an entry is under it.
 *
 * <ul>
 *   <li>{@link loadline.log.tree.TreeHead}: origin {@code example.com/log}, size {@code 12}, root;
 *   <li>{@link loadline.log.tree.SignedTreeHead}: a tree head that the log's own key vouches for;
 *   <li>{@link loadline.log.tree.TlogProof}: the {@code .tlog-proof} file: index, path and signed tree head.
 * </ul>
 *
 * C2SP (tlog-checkpoint v1.0.0) calls the published file a checkpoint. Here a checkpoint is a model's saved weights, so the
 * log's is a tree head everywhere but in this sentence and in the media's names.
 *
 * <p>Not chosen: extension lines after the root. Nobody audits them and the newer cosignatures do not cover them, so they are
 * neither written nor read.
 */
package loadline.log.tree;
