/**
 * A witness without its network (C2SP tlog-witness v1.0.0): it cosigns a log's tree head once it has seen that it continues
 * the last one it cosigned, and keeps what proves the contrary.
 *
 * <ul>
 *   <li>{@link loadline.log.witness.AddCheckpoint}: what a log submits: old size, consistency proof, signed tree head;
 *   <li>{@link loadline.log.witness.Witness}: answers a submission;
 *   <li>{@link loadline.log.witness.Answer}: one of the specification's answers, with its HTTP status;
 *   <li>{@link loadline.log.witness.WitnessFolder}: what it remembers, on disk before it answers.
 * </ul>
 *
 * The folder has, for each log, a folder named by the SHA-256 of its origin: {@code checkpoint}, the last head with the log's
 * signature lines as submitted and the witness's own; {@code *.split-view}, two signed heads of one size; {@code *.suspect},
 * signed heads whose consistency proof did not hold. One process at a time uses it.
 *
 * <p>A witness's clock may jump. It never signs a time before one it signed for the same log: up to a minute back it repeats
 * the last time, beyond that it refuses until the clock is set.
 *
 * <p>Not chosen: {@code sign-subtree}, which is optional and nobody here needs; extension lines, which no own log writes;
 * remembering every head, since two heads of different sizes prove nothing by themselves.
 */
package loadline.log.witness;
