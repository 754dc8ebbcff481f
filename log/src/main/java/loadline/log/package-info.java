/**
 * What every part of the log shares: the two ways in which it says no. {@link loadline.log.Malformed} is said of bytes
 * that came from elsewhere and break their format; {@link loadline.log.LogBroken} of our own record on disk when it is no
 * longer what was written. A disk that cannot be read or written stays a {@link java.io.IOException}.
 *
 * <p>The packages, each using only those before it: {@code merkle}, {@code note}, {@code tree}, {@code cosign}; {@code journal} and
 * {@code payload} stand on {@code merkle}'s hash alone; on all of these {@code tile}, {@code head}, {@code publication},
 * {@code check}, {@code backup} and {@code hammer}; {@code witness} needs no journal.
 */
package loadline.log;
