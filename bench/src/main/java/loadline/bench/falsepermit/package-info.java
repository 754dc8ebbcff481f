/**
 * How often a model whose true value lies exactly at the cutoff is permitted, by whole decisions: under honest conduct, and
 * under each statistical attack on the decision. {@link loadline.bench.falsepermit.FalsePermits} prints the table of
 * {@code docs/reference/false-permits.md}.
 *
 * <p>Rules: every replicate is a log of its own, folded, estimated and decided by the same code as the command line; a
 * family counts as permitted if any of its checkpoints is permitted at any time.
 */
package loadline.bench.falsepermit;
