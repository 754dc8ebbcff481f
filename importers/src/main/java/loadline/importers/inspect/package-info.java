/**
 * Inspect logs: {@link loadline.importers.inspect.InspectLogs} reads them, {@link loadline.importers.inspect.SyntheticLog}
 * writes small ones for demonstrations and tests, {@link loadline.importers.inspect.Caps} are the reader's limits.
 *
 * <p>Rules:
 * <ul>
 *   <li>Nothing is built that is not kept: messages, events, attachments, stores and tracebacks are passed over, byte by byte
 *       under the same rules as what is kept: well-formed UTF-8, the grammar of JSON, limits on nesting, numbers and names.
 *   <li>Samples of an archive are read on several threads. The run, or the refusal, is the one that a single thread gives.
 *   <li>The archive's directory decides; of several members of one name the last counts, and the others are named.
 *   <li>A sample's id and epoch come from its JSON, never from a member's name, and no name is ever a path.
 *   <li>A score without a number stays without one. Inspect takes it for 0; a header metric that rests on it is not derived.
 *   <li>A header metric that the samples do not give refuses the file; one that cannot be derived is a finding.
 *   <li>E-mail-like parts of ids and names are replaced by a digest of them.
 *   <li>The run's id is the evaluation's own ({@code eval_id}); {@code run_id} is shared by all models of one call.
 * </ul>
 *
 * <p>Not chosen: {@code java.util.zip.ZipFile} (refuses archives with zstd members, the default since Inspect 0.3.206);
 * reading the archive as a stream (sees entries the directory has dropped); a general archive library (reads the whole
 * directory before anything can be limited, gives the first of several members of one name, and checks no checksums);
 * building a tree of a sample (a transcript may be larger than memory); a general JSON parser (it makes characters and tokens of
 * every transcript, and has not warmed up by the time a log of 100 MB could be read; in tests it is the oracle of the own one).
 */
package loadline.importers.inspect;
