/**
 * Plays attacks: {@link loadline.verify.attacks.AttackFolder} finds them, {@link loadline.verify.attacks.AttackRun} plays one.
 * Honest situation and twin are each written as a log of their own, with real statements, signatures, leaves and tree, under
 * keys that anybody can derive; decided on the facts of that log; and verified from the bundle that an outsider would be
 * handed, with the trust that an honest outsider brings along.
 *
 * <p>Rules: an attack holds if the honest situation is permitted and verifies as that, and the twin gives the expected answer
 * for the expected reasons and no others and verifies as that refusal, or, where the manipulation is hiding, omitting or
 * altering, is refuted at the expected step. A twin that is permitted and verifies is a hole, whatever was expected.
 *
 * <p>Not chosen: to play on facts in memory, as the cases of policies are; an attack on the record would have nothing to attack.
 * It lies in the module that outsiders run, so that whoever checks a bundle can also check what the check withstands.
 */
package loadline.verify.attacks;
