/** Checkpoints, plans, results, showings and assessments. {@link loadline.cli.evidence.ImportedJson} is what an import prints of a file. */
package loadline.cli.evidence;
