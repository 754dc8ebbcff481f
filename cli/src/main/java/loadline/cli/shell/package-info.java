/**
 * What every command stands on.
 *
 * <ul>
 *   <li>{@link loadline.cli.shell.Environment}: streams, variables, clock and folder of the process;
 *   <li>{@link loadline.cli.shell.Settings}: flag before {@code LOADLINE_*} variable before file;
 *   <li>{@link loadline.cli.shell.Shell}: workspaces, keys, references resolved;
 *   <li>{@link loadline.cli.shell.ExitCode}: what a code means; {@link loadline.cli.shell.Failure}: a command that cannot go on;
 *   <li>{@link loadline.cli.shell.Command}, {@link loadline.cli.shell.RecordingCommand}, {@link loadline.cli.shell.Reply}.
 * </ul>
 */
package loadline.cli.shell;
