package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Activity;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/**
 * A question over a short history, with the answer it must have.
 *
 * @param note what the case shows
 * @param published what was announced at the time; empty where the case is invented
 * @param divergence where sound rules and the announcement part, and why; empty where they agree
 * @param clock the log's time at the first entry; each later entry is one minute later
 */
public record Case(
        String note, Optional<String> published, Optional<String> divergence, Instant clock, List<PolicyId> policies, Map<Person, Member> people,
        List<Step> history, Asked question, Expected expected) {

    /** A person of the case. */
    public record Member(Set<Role> roles, String chain, boolean external) {}

    /** What is asked. Checkpoints and configurations go by name. */
    public record Asked(Activity activity, String checkpoint, Optional<String> configuration, Surface surface, Person by) {}

    /**
     * What must come out. What a document leaves out is not compared, except that reasons, once listed, are all listed.
     *
     * @param standings ground by threshold
     * @param reasons {@code CODE about}, all of them
     * @param indicators verdict by indicator
     */
    public record Expected(
            String answer, Optional<String> level, Optional<String> assessment, Optional<String> basis, Map<String, String> standings, Optional<Set<String>> reasons,
            Set<String> notes, Set<String> obligations, Map<String, ExpectedIndicator> indicators) {}

    /** What must come out of one indicator. Bounds are those of the least favourable reading. */
    public record ExpectedIndicator(String outcome, Optional<String> registered, Optional<BigDecimal> lower, Optional<BigDecimal> upper, Set<String> defects) {}

    /** One step of the history. */
    public sealed interface Step {
        /** Nothing happens for a while. */
        record Wait(TimeSpan span) implements Step {}

        /** A protocol is adopted, from a file beside the case. */
        record Adopt(String protocolFile, Person by) implements Step {}

        /** A checkpoint is registered under a name. */
        record Register(String name, String model, Checkpoint.Variant variant, Set<String> parents, Checkpoint.Compute compute, Person by) implements Step {}

        /** An evaluation is planned; the plan goes by its task. */
        record PlanRun(String task, String checkpoint, String model, int items, int epochs, Person by) implements Step {}

        /** A run of binary items is recorded. */
        record Run(String task, String checkpoint, String model, int solved, int items, int limited, int errored, String status, boolean planned, Person by) implements Step {}

        /** A file of published figures is recorded. */
        record Record(String recordFile, String checkpoint, Person by) implements Step {}

        /** Every showing the policies ask for is logged. */
        record Show(String checkpoint, Person by) implements Step {}

        /** A report is filed. */
        record Report(String report, String checkpoint, Person by) implements Step {}

        /** Recipients are told of a report. */
        record Tell(Set<Role> to, String about, String checkpoint, Person by) implements Step {}

        /** A report is published. */
        record Publish(String report, String checkpoint, Person by) implements Step {}

        /** People conclude about thresholds, one statement a role. {@code namesAll} names every piece of evidence of the checkpoint. */
        record Determine(
                List<String> thresholds, List<Role> as, Determination.Conclusion conclusion, Determination.Ground basis, String checkpoint, boolean namesAll,
                Optional<String> dissent, String reasoning) implements Step {}

        /** An assessment is called or done. */
        record Assess(String kind, String checkpoint, Optional<String> against, Optional<BigDecimal> computeRatio, Optional<Role> as, Person by) implements Step {}

        /** Every criterion of a standard, or one, is attested on a checkpoint (security) or a configuration. */
        record Attest(String standard, Optional<String> criterion, String subject, boolean configuration, Attestation.Status status, Person by) implements Step {}

        /** A reviewer's round. */
        record Review(String kind, String checkpoint, String configuration, Person reviewer, int round, ReviewRound.Result result) implements Step {}

        /** A deployment is watched. */
        record Monitor(String checkpoint, String configuration, Role owner, Person by) implements Step {}

        /** An obligation is met. */
        record Meet(String obligation, String checkpoint, Person by) implements Step {}

        /** Roles approve the case's question. */
        record Approve(List<Role> as) implements Step {}

        /** A stop trips. */
        record Trip(String stop, String checkpoint, Person by) implements Step {}
    }
}
