/**
 * The command line: {@link loadline.cli.Main}, one class a command.
 *
 * <p>{@code shell} is what every command stands on: settings, exit codes, printing; {@code setup} makes workspaces, keys and
 * rosters; {@code rules} policies and protocols; {@code evidence} checkpoints, plans and results; {@code people} what persons
 * sign; {@code answer} decisions; {@code record} the log itself.
 *
 * <p>Rules: data on standard output, diagnostics on standard error; with {@code -o json} always exactly one JSON document; a
 * malfunction never ends with 0; errors say what to do and show no stack trace.
 */
package loadline.cli;
