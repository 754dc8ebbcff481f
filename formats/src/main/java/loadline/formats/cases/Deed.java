package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Condition;
import loadline.core.policy.Obligation;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/**
 * What is done in one step of a case. Checkpoints, configurations and documents go by name; what was logged before goes by
 * the {@code id} of its step. Every act that a log may hold has a deed, but estimates, which follow from results, and maps of
 * streams, which only a signed log has.
 */
public sealed interface Deed {
    /** Nothing happens for a while. */
    record Wait(TimeSpan span) implements Deed {}

    /** Persons come onto the roster, or change on it. */
    record Enrol(List<Case.Member> members, Optional<Integer> quorum) implements Deed {}

    /** Persons leave the roster. */
    record Retire(Set<Person> persons) implements Deed {}

    /** A version of a policy is signed: a built-in one by its id, another by its file. */
    record AdoptPolicy(String policy) implements Deed {}

    /** The text of a version of a policy is made public. */
    record PublishPolicy(String policy) implements Deed {}

    /** A protocol is adopted, from a file beside the case. */
    record Adopt(String protocolFile) implements Deed {}

    /** A checkpoint is registered under a name. */
    record Register(String name, String model, Checkpoint.Variant variant, Set<String> parents, Checkpoint.Compute compute) implements Deed {}

    /** A release is planned. */
    record Release(String model, String checkpoint, Instant on) implements Deed {}

    /** An evaluation is planned; runs name the plan by its task and checkpoint, or by the step. */
    record PlanRun(String task, String checkpoint, String model, int items, int epochs, Optional<String> dataset, Optional<String> scaffold, boolean helpfulOnly,
            Elicitation elicitation, TimeSpan deadline) implements Deed {}

    /**
     * A run of binary items is recorded.
     *
     * @param solved sampled items that are solved; {@code limited}, stopped by a limit; {@code errored}, ended in an error; all times epochs
     * @param plan the step of the plan that it carries
     * @param planned whether it carries the last plan of its task and checkpoint
     * @param file the file it is read from; empty for one of its own
     * @param runId the writer's id; empty for one of its own
     * @param copyOf the step of the run whose outcomes it repeats
     */
    record Run(String task, String checkpoint, String model, int solved, int items, int epochs, int limited, int errored, EvaluationRun.Status status, Optional<String> plan,
            boolean planned, Optional<String> file, Optional<String> runId, Optional<String> copyOf) implements Deed {}

    /** A file of published figures is recorded. */
    record Record(String recordFile, String checkpoint) implements Deed {}

    /** A result file is refused. */
    record Refuse(String file, String task, String checkpoint, Optional<String> plan) implements Deed {}

    /** The run of a step is withdrawn. */
    record Withdraw(String run, String checkpoint, String reason) implements Deed {}

    /** A showing is logged, or every one that the policies ask for: {@code all}. */
    record Show(String showing, String checkpoint) implements Deed {}

    /** A report is filed. */
    record Report(String report, String checkpoint) implements Deed {}

    /** Recipients are told of a report. */
    record Tell(Set<Role> to, String about, String checkpoint) implements Deed {}

    /** A report is published. */
    record Publish(String report, String checkpoint) implements Deed {}

    /** People conclude about thresholds, one statement a role. */
    record Determine(
            List<String> thresholds, List<Role> as, Determination.Conclusion conclusion, Determination.Ground basis, String checkpoint, Named names,
            Optional<String> dissent, String reasoning, Optional<PolicyId> under) implements Deed {}

    /** What a determination names. */
    sealed interface Named {
        /** Every piece of evidence of the checkpoint. */
        record Everything() implements Named {}

        /** What the steps logged; none, where it names nothing. */
        record Steps(List<String> steps) implements Named {
            public Steps {
                steps = List.copyOf(steps);
            }
        }
    }

    /** An assessment is called or done, under one policy or all of the case. */
    record Assess(Kind kind, String checkpoint, Optional<String> against, Optional<BigDecimal> computeRatio, Optional<Role> as, Optional<PolicyId> under) implements Deed {
        /** What happened. */
        public enum Kind { CALLED, PRELIMINARY, COMPREHENSIVE, FOLLOW_UP }
    }

    /** Every criterion of a standard, or one, is attested on a checkpoint (security) or a configuration, on evidence of that name or of its own. */
    record Attest(String standard, Optional<String> criterion, String subject, boolean configuration, Attestation.Status status, Optional<String> evidence) implements Deed {}

    /** A reviewer's round; the reviewer is who signs, unless another is named. */
    record Review(String kind, String checkpoint, String configuration, Optional<Person> reviewer, int round, ReviewRound.Result result) implements Deed {}

    /** A case for a configuration is accepted. */
    record Accept(String kind, String checkpoint, String configuration, Role as) implements Deed {}

    /** A residual level is signed. */
    record Residual(String category, Condition.ResidualAtMost.When when, String level, String checkpoint, String configuration, Role as, Optional<PolicyId> under) implements Deed {}

    /** A deployment is watched by a plan. */
    record Monitor(String checkpoint, String configuration, Role owner, TimeSpan cadence) implements Deed {}

    /** The signals of a deployment were looked at and none fired. */
    record Watch(String checkpoint, String configuration) implements Deed {}

    /** A deployment names another, which is served where it may not be. */
    record Fallback(String checkpoint, String configuration, String servedCheckpoint, String servedConfiguration) implements Deed {}

    /** An obligation is met. */
    record Meet(String obligation, String checkpoint, Optional<PolicyId> under) implements Deed {}

    /**
     * Roles approve or refuse a question, one statement a role.
     *
     * @param question another question than the case's
     * @param head the step after which the log was seen; empty for the log as it is
     */
    record Approve(List<Role> as, Approval.Answer answer, Optional<Case.Asked> question, Optional<String> head) implements Deed {}

    /** Whoever signs lets another approve in a role. */
    record Delegate(Role role, Optional<Person> from, Person to, Instant until) implements Deed {}

    /** Something about the world outside is found. */
    record Find(Condition.Found.Kind kind, boolean holds, Instant expires, Role as, Optional<PolicyId> under) implements Deed {}

    /** Somebody says when a threshold will be reached; never, within any span asked for, where {@code earliest} is empty. */
    record Expect(String threshold, String checkpoint, Optional<Instant> earliest, Role as, Optional<PolicyId> under) implements Deed {}

    /** Approvers invoke a relief for standards of a deployment, one statement a role. */
    record Relieve(String relief, String checkpoint, String configuration, Surface surface, Set<String> standards, String measures, Instant until, List<Role> as, Optional<PolicyId> under) implements Deed {}

    /** Something happened that starts a clock. */
    record Happen(Obligation.Event event, String checkpoint, Instant on) implements Deed {}

    /** Whoever keeps a sealed cutoff says what the evidence of a step comes to. */
    record Open(String indicator, String checkpoint, String of, String protocol, IndicatorVerdict.Outcome outcome, Role as) implements Deed {}

    /** A stop trips. */
    record Trip(String stop, String checkpoint, Optional<PolicyId> under) implements Deed {}

    /** A stop is cleared on what a step logged. */
    record Clear(String stop, String checkpoint, String on, Role as, Optional<PolicyId> under) implements Deed {}

    /** A question is answered and the answer logged: the case's question or another, with the answer that comes out or another. */
    record Decide(Optional<Case.Asked> question, Optional<String> answer) implements Deed {}

    /** The payload of an entry is not there. No signed log can say this; a reader finds it. */
    record Lose(String payload) implements Deed {}
}
