/**
 * Attacks: an honest situation that permits, its twin with one manipulation that must not, and why, in one YAML document.
 * {@link loadline.formats.attacks.Attack} is what a document says; {@link loadline.formats.attacks.AttackYaml} reads it and
 * composes both histories from a base that pairs share, the pair's own steps and the manipulation
 * ({@link loadline.formats.attacks.Manipulation}). Steps, people and questions are those of {@link loadline.formats.cases}.
 * What is done to the record itself is {@link loadline.formats.attacks.Tampering}.
 *
 * <p>Rules: one manipulation a pair; a twin differs from the honest situation by nothing else; a label that names no step is
 * refused, because a manipulation of nothing would change nothing.
 *
 * <p>Not chosen: two whole histories side by side, in which a reader must find the difference, and the writer may make two.
 */
package loadline.formats.attacks;
