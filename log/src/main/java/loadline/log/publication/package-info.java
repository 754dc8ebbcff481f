/**
 * A log that is written and shown: {@link loadline.log.publication.Publication} keeps the tree of a journal, has heads
 * signed over it, answers with proofs and makes the static files; {@link loadline.log.publication.Cadence} says when it is
 * time for the next head.
 *
 * <p>Rules: a head is published when it has the cosignatures that its quorum asks for, and never before its files. Heads come at
 * a fixed cadence, slow enough for two witnesses to see the same one; a log with nothing new publishes its head again now and
 * then, so that fresh cosignatures show that it is not withheld.
 */
package loadline.log.publication;
