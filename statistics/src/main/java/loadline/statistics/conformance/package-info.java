/**
 * Checks the toolbox against cases whose answers were made elsewhere, in one file format.
 *
 * <ul>
 *   <li>{@link loadline.statistics.conformance.CaseFile}: bytes to cases; what is malformed is refused with its place.
 *   <li>{@link loadline.statistics.conformance.Case}: {@code {id, method, inputs, expected, tolerance}}.
 *   <li>{@link loadline.statistics.conformance.Conformance}: each case answered and compared.
 * </ul>
 *
 * <p>Rules: a method that is not known fails its case; so does an expected figure that is not answered, and an undefined one
 * answered by a number. Numbers agree within the larger of the absolute and the relative tolerance; strings, truth values and whole
 * numbers exactly; null means undefined.
 */
package loadline.statistics.conformance;
