/**
 * From entries to facts. {@link loadline.core.history.Act} is everything a statement may say;
 * {@link loadline.core.history.Entry} is one with its place and signers; {@link loadline.core.history.Fold} folds entries
 * below a head into {@link loadline.core.decision.Facts}.
 *
 * <p>Rules: an act not signed by a person holding the role it needs at that index is dropped, with a finding; the same
 * evidence again refreshes nothing; order is the index.
 */
package loadline.core.history;
