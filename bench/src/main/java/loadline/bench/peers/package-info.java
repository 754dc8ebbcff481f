/**
 * The same workload on engines that others use for policies: CEL, Cedar, Drools. {@link loadline.bench.peers.SideBySide}
 * checks that each answers as {@link loadline.bench.rsp.Expected} does and then times all of them in turn.
 *
 * <p>Rules: each engine gets the form it is best at, prepared beforehand wherever it can be (programs and policies compiled
 * and cached, results grouped by threshold, facts built); what an engine cannot say is done for it in straight Java.
 */
package loadline.bench.peers;
