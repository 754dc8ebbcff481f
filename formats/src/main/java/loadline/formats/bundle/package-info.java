/**
 * A decision and everything it rests on, in one file: {@link loadline.formats.bundle.Bundle}. It is canonical JSON:
 *
 * <pre>
 * {"format": "loadline-bundle/v1", "question": {...}, "treeHead": "signed note", "decision": {"index": 42},
 *  "entries": [{"index": 0, "leaf": "base64", "payload": "base64", "proof": ["base64", ...]}, ...],
 *  "texts": [{"digest": "sha256:...", "bytes": "base64"}, ...]}
 * </pre>
 *
 * <p>Rules: entries in the order of their indexes, texts in that of their digests, each once; every proof is against the size
 * and root in the tree head; reading a bundle establishes nothing but its form.
 *
 * <p>Not chosen: an archive of files, since what an archive's reader skips or overwrites is not part of what was checked; the
 * Sigstore bundle alone, which holds one signature on one statement.
 */
package loadline.formats.bundle;
