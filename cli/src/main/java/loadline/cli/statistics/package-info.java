/** Statistics from files, for display: nothing here is recorded. */
package loadline.cli.statistics;
