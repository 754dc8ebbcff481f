/**
 * What people sign: {@link loadline.core.governance.Roster} (who holds which role),
 * {@link loadline.core.governance.Determination}, {@link loadline.core.governance.Approval},
 * {@link loadline.core.governance.ReviewRound}, {@link loadline.core.governance.FiledReport},
 * {@link loadline.core.governance.Notice}, {@link loadline.core.governance.Publication},
 * {@link loadline.core.governance.CaseAcceptance}, {@link loadline.core.governance.ResidualLevel},
 * {@link loadline.core.governance.Delegation}, {@link loadline.core.governance.ReliefInvocation},
 * {@link loadline.core.governance.ExternalFinding}, {@link loadline.core.governance.Forecast},
 * {@link loadline.core.governance.Incident}.
 *
 * <p>Rules: an act counts only if its signer held the role at its index; tightening is free, loosening follows the
 * policy's path; whoever ran, wrote, owns or asks does not approve; an insufficient review is cleared by the same reviewer.
 */
package loadline.core.governance;
