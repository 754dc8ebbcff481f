/**
 * What entries speak of but do not carry: {@link loadline.log.payload.PayloadStore}, files named by the SHA-256 of their
 * bytes. The payload {@code ab12...} lies in {@code ab/12...}.
 *
 * <p>A payload is on disk before the entry that names it is appended, and is backed up with the journal. An absent payload is
 * an ordinary answer, since it may have been withheld; a payload that is not what its name says is
 * {@link loadline.log.LogBroken}.
 *
 * <p>Not chosen: repairing a damaged payload when the same bytes are put again, since nobody would then learn of the damage.
 */
package loadline.log.payload;
