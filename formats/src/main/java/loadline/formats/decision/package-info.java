/**
 * A decision for programs and for people.
 *
 * <ul>
 *   <li>{@link loadline.formats.decision.DecisionJson}: a decision as canonical bytes, hashed and compared:
 *       {@code {"answer":{"name":"Delay"},...}};
 *   <li>{@link loadline.formats.decision.Explanation}: a decision as a tree of {@link loadline.formats.decision.Node}s, whose
 *       first line says the answer and what it rests on: {@code Delay — 9 reasons; anthropic-rsp@2.2};
 *   <li>{@link loadline.formats.decision.Cure}: what would clear a reason, and who can;
 *   <li>{@link loadline.formats.decision.WayOutJson}: what would permit a refused question, by whom, with which commands;
 *   <li>{@link loadline.formats.decision.OutlookText}: what is due, lapsing and waited for, as a table;
 *   <li>{@link loadline.formats.decision.Page}: a tree of nodes as lines of at most 100 columns.
 * </ul>
 *
 * Rules: words for people are made here and nowhere compared; bytes that are compared hold no words for people; what is no
 * permit says so in its first line; a log without witnesses is called self-attested on every page.
 *
 * <p>Not chosen: sentences inside decisions, since a changed comma would then be another decision; an explanation in JSON,
 * since programs read the decision itself.
 */
package loadline.formats.decision;
