/**
 * The decision a second time: {@link loadline.core.reference.ReferenceDecide} spells {@code spec/decide.md} rule by rule in
 * plain loops over a list of entries. It takes the core's data types and none of its rules, and is compared with the core on
 * generated situations.
 *
 * <p>Each piece names the rules it spells. Nothing is remembered between two questions, nothing is fast.
 */
package loadline.core.reference;
