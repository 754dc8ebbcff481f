/** Policies and protocols: looked at outside a workspace, adopted in one. {@link loadline.cli.rules.Texts} finds the text that was named. */
package loadline.cli.rules;
