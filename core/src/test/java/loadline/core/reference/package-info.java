/**
 * The decision a second time: {@link loadline.core.reference.ReferenceDecide} spells {@code spec/decide.md} rule by rule in
 * plain loops over a list of entries. It takes the core's data types and none of its rules, and is compared with the core on
 * generated situations.
 *
 * <p>Sealed cutoffs (E11) are not spelt: the generated situations hold none, so nothing is compared there. Nor are R6, R7 and
 * V4, which change no answer. {@link loadline.core.reference.ReferenceDeparture} lists where the core is known to answer
 * otherwise than the page.
 *
 * <p>Each piece names the rules it spells. Nothing is remembered between two questions, nothing is fast.
 */
package loadline.core.reference;
