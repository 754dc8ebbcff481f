/**
 * Cases: a short history, a question, and the answer it must have, in one YAML document that serves as documentation, as a
 * test and as material for outsiders. {@link loadline.formats.cases.Case} is what a document says,
 * {@link loadline.formats.cases.Deed} what is done in a step, {@link loadline.formats.cases.CaseYaml} reads it,
 * {@link loadline.formats.cases.CaseHistory} tells its steps to a {@link loadline.formats.cases.CaseLog} as entries,
 * {@link loadline.formats.cases.CaseRun} decides and compares.
 *
 * <p>Not chosen: facts written down directly. A case goes through the same fold, estimates and decision as a real log, so
 * that it cannot state a fact no log could yield.
 */
package loadline.formats.cases;
