/**
 * Witnesses over HTTP, on both sides (C2SP tlog-witness), with nothing but the JDK.
 *
 * <ul>
 *   <li>{@link loadline.witness.WitnessServer}: serves a {@link loadline.log.witness.Witness} to logs and monitors;
 *   <li>{@link loadline.witness.WitnessClient}: submits one head to one witness, and says what came back: {@link loadline.witness.Reply};
 *   <li>{@link loadline.witness.Cosigning}: asks all witnesses of a quorum file at once, with time-outs;
 *   <li>{@link loadline.witness.Publisher}: signs, has cosigned and publishes at a fixed cadence: {@link loadline.witness.Published}.
 * </ul>
 *
 * Rules: a head without its quorum is withheld, and the one before stays published; a slow or silent witness costs at most
 * its time-out; what a witness sends is believed only if its key signed it; a witness that knows a larger tree or another one
 * is named, since one of the two copies is wrong.
 *
 * <p>Not chosen: asking witnesses one after the other, which lets the slowest decide; a web framework, since two routes need
 * none. TLS is a proxy's business.
 */
package loadline.witness;
