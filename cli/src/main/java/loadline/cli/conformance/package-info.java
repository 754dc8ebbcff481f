/** Checks by cases that were made elsewhere. */
package loadline.cli.conformance;
