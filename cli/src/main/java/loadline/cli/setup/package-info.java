/** Making workspaces, keys and rosters: {@code init}, {@code key}, {@code roster}. A roster is typed as YAML: {@link loadline.cli.setup.RosterYaml}. */
package loadline.cli.setup;
