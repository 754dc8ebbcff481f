/**
 * {@code loadline demo}: the story of May 2025, told by the commands themselves in a scratch workspace.
 * {@link loadline.cli.demo.Demo} is the command, {@link loadline.cli.demo.Stage} runs commands and checks how each came out,
 * {@link loadline.cli.demo.Props} makes the files they read.
 *
 * <p>Rule: the demonstration shows nothing but what the commands print; it decides nothing itself.
 */
package loadline.cli.demo;
