package loadline.core.history;

import java.time.Instant;
import java.util.Map;
import loadline.core.Digest;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.Opening;
import loadline.core.assessment.ShowingLogged;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Delegation;
import loadline.core.governance.Determination;
import loadline.core.governance.ExternalFinding;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Forecast;
import loadline.core.governance.Incident;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.model.Checkpoint;
import loadline.core.model.Fallback;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.safeguard.Attestation;

/** Everything a statement may say. The name of the entry type is the record's name with its version, in {@code formats}. */
public sealed interface Act {
    /** The log begins. */
    record Begun(Genesis genesis) implements Act {}

    /** The roster changed; needs the old roster's quorum. */
    record RosterChanged(Roster roster) implements Act {}

    /** A policy was adopted; the first by the genesis roles, later versions as the version in force demands. */
    record PolicyAdopted(AdoptedPolicy policy) implements Act {}

    /** A protocol was adopted under a policy in force. */
    record ProtocolAdopted(AdoptedProtocol protocol) implements Act {}

    /** A checkpoint was registered. */
    record CheckpointRegistered(Checkpoint checkpoint) implements Act {}

    /** An evaluation was planned. */
    record PlanRegistered(Plan plan) implements Act {}

    /** A result was recorded. */
    record RunRecorded(EvaluationRun run) implements Act {}

    /** A result file was refused. */
    record RunRefused(Refusal refusal) implements Act {}

    /** A recorded run was withdrawn. */
    record RunWithdrawn(Withdrawal withdrawal) implements Act {}

    /** Bounds were computed from recorded runs. */
    record Estimated(Estimate estimate) implements Act {}

    /** Who keeps a sealed cutoff said what evidence comes to. */
    record Opened(Opening opening) implements Act {}

    /** A showing was logged. */
    record Shown(ShowingLogged showing) implements Act {}

    /** An assessment was called or done. */
    record Assessed(Assessment assessment) implements Act {}

    /** A person concluded about a threshold. */
    record Determined(Determination determination) implements Act {}

    /** A safeguard criterion was attested. */
    record Attested(Attestation attestation) implements Act {}

    /** A report was filed. */
    record Reported(FiledReport report) implements Act {}

    /** A recipient was told. */
    record Notified(Notice notice) implements Act {}

    /** A report was published. */
    record Published(Publication publication) implements Act {}

    /** A review round was opened or ended. */
    record Reviewed(ReviewRound round) implements Act {}

    /** A case was accepted. */
    record Accepted(CaseAcceptance acceptance) implements Act {}

    /** A residual level was signed. */
    record ResidualSigned(ResidualLevel residual) implements Act {}

    /** A person approved or refused a question. */
    record Approved(Approval approval) implements Act {}

    /** An obligation was met. */
    record Met(ObligationMet met) implements Act {}

    /** A deployment is watched by this plan. */
    record MonitoringPlanned(MonitoringPlan plan) implements Act {}

    /** The signals of a deployment were looked at. */
    record MonitoringReported(MonitoringReport report) implements Act {}

    /** A person lets another approve in a role. */
    record Delegated(Delegation delegation) implements Act {}

    /** Something about the world outside was found. */
    record ExternallyFound(ExternalFinding finding) implements Act {}

    /** Somebody said when a threshold is expected to be reached. */
    record Forecasted(Forecast forecast) implements Act {}

    /** An approver invoked a relief. */
    record ReliefInvoked(ReliefInvocation relief) implements Act {}

    /** Something happened that starts a clock. */
    record IncidentLogged(Incident incident) implements Act {}

    /** A deployment has a fallback. */
    record FallbackDeclared(Fallback fallback) implements Act {}

    /** The text of a policy version was made public. */
    record PolicyPublished(Digest text, String where) implements Act {}

    /** A stop tripped or was cleared. */
    record Stopped(StopEvent event) implements Act {}

    /** A release is planned for a date, so that a delay can be measured. */
    record ReleasePlanned(ModelId model, Digest weights, Instant on) implements Act {}

    /**
     * A decision was made at a head. Only what other decisions may show of it is folded.
     *
     * @param answer the answer's name
     * @param body digest of the whole decision's canonical bytes
     * @param engine the program that decided: its version and, where it runs from a jar, the jar's digest
     */
    record DecisionMade(Question question, long treeSize, String answer, Digest body, String engine) implements Act {}

    /**
     * Where every stream of the log ended when this was written. It makes an omitted tail visible to whoever holds only
     * some streams.
     */
    record StreamsMapped(Map<String, StreamEnd> streams) implements Act {
        public StreamsMapped {
            streams = Map.copyOf(streams);
        }
    }

    /** The last statement of a stream, and its place in the stream, counted from 0. */
    record StreamEnd(long sequence, Digest last) {}

    /** The payload of this entry is not there. Nothing can be decided that may depend on it. */
    record Unavailable(Digest payload) implements Act {}
}
