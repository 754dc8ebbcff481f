/**
 * The log as a log: published for others, guarded against its own operator's accidents, compared byte by byte, copied. What
 * its entries mean is shown by the commands of {@code record}.
 */
package loadline.cli.log;
