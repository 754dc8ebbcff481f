/** A witness for other people's logs, run by an evaluator, a regulator or a buyer. */
package loadline.cli.witness;
