/** The log itself: shown, proved, checked; bundles exported and verified. */
package loadline.cli.record;
