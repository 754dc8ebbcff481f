package loadline.core.decision;

import java.time.Instant;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;

/**
 * One reason against, as data: the words for people are made from it elsewhere and never compared.
 *
 * @param about what is missing or in the way: a threshold, {@code standard/criterion}, a role, a report
 * @param clearable whether the developer can clear it under the policy
 * @param evidence the statement it rests on, where there is one
 * @param since when it began: when evidence went stale, a stop tripped, an assessment fell due
 */
public record Reason(
        Code code, PolicyId policy, ClauseId clause, String about, boolean clearable, Gate.Otherwise otherwise, Optional<Digest> evidence, Optional<Instant> since) {

    /** The same with another consequence. */
    Reason with(Gate.Otherwise consequence) {
        return new Reason(code, policy, clause, about, clearable, consequence, evidence, since);
    }

    /** Stable codes. */
    public enum Code {
        /** A payload that the log commits to is not there. */
        PAYLOAD_UNAVAILABLE,
        /** The subject's checkpoint is not registered. */
        CHECKPOINT_UNKNOWN,
        /** No policy or protocol governs as needed. */
        PROTOCOL_MISSING,
        /** An assessment is due. */
        ASSESSMENT_DUE,
        /** An assessment is overdue. */
        ASSESSMENT_OVERDUE,
        /** A threshold's standing is not cleared. */
        NOT_CLEARED,
        /** The deciders have not concluded about a threshold. */
        NOT_DETERMINED,
        /** The required level is above what the gate allows. */
        LEVEL_TOO_HIGH,
        /** A demanded standard has no criteria, so nothing can meet it. */
        STANDARD_UNDEFINED,
        /** A criterion has no attestation. */
        CRITERION_MISSING,
        /** A criterion is planned, not in force. */
        CRITERION_PLANNED,
        /** A criterion was attested as failed. */
        CRITERION_FAILED,
        /** A criterion's evidence is too old. */
        CRITERION_STALE,
        /** A report is not filed. */
        REPORT_MISSING,
        /** Somebody was not told. */
        NOTICE_MISSING,
        /** A report is not public. */
        NOT_PUBLISHED,
        /** A role has not approved this question. */
        APPROVAL_MISSING,
        /** A role refused this question. */
        APPROVAL_REFUSED,
        /** The approver ran, wrote, owns or asked. */
        APPROVAL_CONFLICTED,
        /** One person approved in two seats. */
        APPROVAL_SAME_PERSON,
        /** The approval is too old. */
        APPROVAL_EXPIRED,
        /** An adverse entry came after the approval. */
        APPROVAL_VOIDED,
        /** No review round of the kind ended sufficient. */
        REVIEW_MISSING,
        /** A reviewer found it insufficient and has not cleared it. */
        REVIEW_INSUFFICIENT,
        /** A case is not accepted. */
        CASE_MISSING,
        /** A residual level is not signed. */
        RESIDUAL_UNSIGNED,
        /** A residual level is above what the gate allows. */
        RESIDUAL_TOO_HIGH,
        /** No monitoring plan is logged. */
        MONITORING_MISSING,
        /** An obligation due before is open. */
        OBLIGATION_OPEN,
        /** A continuous obligation is stale. */
        OBLIGATION_STALE,
        /** An obligation's date has passed. */
        OBLIGATION_OVERDUE,
        /** The approver was enrolled in the role too late for this family. */
        APPROVAL_TOO_NEW,
        /** The question's bounds are unknown, or wider than the gate allows. */
        BOUNDS_TOO_WIDE,
        /** Nobody found that the outside fact holds, or the finding has expired. */
        FINDING_MISSING,
        /** No current forecast expects the threshold late enough. */
        FORECAST_MISSING,
        /** The policy was not updated since a stop tripped. */
        POLICY_NOT_UPDATED,
        /** The follow-up assessment is missing. */
        FOLLOW_UP_MISSING,
        /** Nobody said in time that the signals of a deployment were looked at. */
        MONITORING_SILENT,
        /** A model that is no more capable than this run lacks the security its own standing requires. */
        SECURITY_SHORT,
        /** A stop is tripped. */
        STOP_TRIPPED
    }
}
