/**
 * What an entry of the log says, as bytes: {@code spec/statement.md}.
 *
 * <ul>
 *   <li>{@link loadline.formats.statement.Statement}: an act with its place in the log, canonical JSON, signed;
 *   <li>{@link loadline.formats.statement.EntryType}: {@code urn:loadline:run-recorded:v1};
 *   <li>{@link loadline.formats.statement.Dsse}: the envelope a signed statement travels in;
 *   <li>{@link loadline.formats.statement.Leaf}: what the tree is built over: digest, signatures, keys;
 *   <li>{@link loadline.formats.statement.Streams}: {@code weights/1f0c...}; {@link loadline.formats.statement.StreamChains}
 *       finds what was left out of one;
 *   <li>{@link loadline.formats.statement.Questions}: questions as canonical JSON;
 *   <li>{@link loadline.formats.statement.EntryReader}: leaves and payloads to {@link loadline.core.history.Entry entries},
 *       who signed by the roster in force.
 * </ul>
 *
 * Rules: signed bytes are hashed as they are and never written again; every object is closed, and what is not known is
 * {@link loadline.formats.json.NewerFormat}; an absent payload is a value, a wrong one an exception. These are bytes that
 * programs write, so a refusal is an exception that stops the reading, as in {@code loadline.log}, not a list of problems.
 *
 * <p>Not chosen: statements in a database row of their own format, since an outsider could not check what was signed; a
 * codec by reflection, since renaming a component would change every signed byte unseen.
 */
package loadline.formats.statement;
