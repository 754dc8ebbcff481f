/**
 * Signed notes as C2SP specifies them (signed-note v1.0.0): a text that people can read, a blank line, and one line for each
 * signature.
 *
 * <ul>
 *   <li>{@link loadline.log.note.Ed25519}: the signature of RFC 8032 on raw keys, used by notes and by statements alike;
 *   <li>{@link loadline.log.note.MlDsa44}: the signature of FIPS 204 on raw keys, used by cosignatures;
 *   <li>{@link loadline.log.note.VerifierKey}: {@code example.com/log+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k};
 *   <li>{@link loadline.log.note.NoteSigner}: a name and a signing key;
 *   <li>{@link loadline.log.note.SignedNote}: a note as it was read, its text not yet to be believed;
 *   <li>{@link loadline.log.note.OpenedNote}: a note whose text at least one known key signed and no known key contradicts.
 * </ul>
 *
 * Rules for opening: a signature by an unknown key is passed over, whatever its algorithm (cosignatures and ML-DSA lines are
 * carried along as they are); a bad signature by a known key refuses the whole note; so does the absence of any good one. A
 * refusal is the exception {@link loadline.log.note.NotAuthentic}: there is no result that a caller could use without looking.
 *
 * <p>Not chosen: ML-DSA-44 on the note's text, which no specification has; it signs tree heads as a cosignature does. A
 * cryptographic library, since the platform's algorithms are enough for one tree head a second.
 */
package loadline.log.note;
