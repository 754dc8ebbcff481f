/**
 * Policies and protocols as YAML documents: reading, linting, showing.
 *
 * <p>{@link loadline.formats.policy.PolicyYaml} and {@link loadline.formats.policy.ProtocolYaml} read bytes to core values or to
 * every problem with its line and column; {@link loadline.formats.policy.BuiltIn} finds the policies that come with the
 * program ({@code anthropic-rsp@2.2}); {@link loadline.formats.policy.PolicyLint} and
 * {@link loadline.formats.policy.ProtocolLint} look at what a well-formed one says;
 * {@link loadline.formats.policy.PolicyText} shows one to people. {@code spec/policy.schema.json} and
 * {@code spec/protocol.schema.json} state the same shape for editors.
 *
 * <p>Rules: every key is closed; nothing is read as binary floating point; references are checked where they stand; a part is
 * made only while the document has no problem.
 *
 * <p>The language is small: YAML 1.2 core schema, one document, no anchors, aliases, tags or directives. What two people read
 * must be what the program reads, and each of these lets one text mean something far from where it stands.
 *
 * <p>Not chosen: checking against the JSON Schema first and reading afterwards. Schema messages name the schema's rule, not
 * the author's mistake, and know nothing of references.
 */
package loadline.formats.policy;
