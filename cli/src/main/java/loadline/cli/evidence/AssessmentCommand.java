package loadline.cli.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.history.Act;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import picocli.CommandLine.Option;

/** Assessments. */
@picocli.CommandLine.Command(name = "assessment", description = "Assessments of a checkpoint under a policy: called for, preliminary, comprehensive, follow-up.",
        subcommands = {AssessmentCommand.Call.class, AssessmentCommand.Preliminary.class, AssessmentCommand.Comprehensive.class, AssessmentCommand.FollowUp.class},
        footer = {"", "Example:", "  loadline assessment comprehensive --checkpoint final --report report.pdf --as evaluator-1"})
public final class AssessmentCommand extends Group {

    /** What every one of them names. */
    private abstract static class About extends RecordingCommand {
        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "which checkpoint")
        private String checkpoint;

        @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
        private PolicyId policy;

        About(Shell shell) {
            super(shell);
        }

        @Override
        public final List<Act> acts(Seen seen) {
            return List.of(new Act.Assessed(assessment(seen.policy(policy), seen.weights(checkpoint), seen)));
        }

        abstract Assessment assessment(Policy under, Digest weights, Seen seen);
    }

    /** Calls for one. */
    @picocli.CommandLine.Command(name = "call", description = "Calls for an assessment by discretion. Discretion can only make one due.",
            footer = {"", "Example:", "  loadline assessment call --checkpoint final --reason 'unexpected results in red-teaming' --as rso-1"})
    static final class Call extends About {
        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the one with discretion without it")
        private Role role;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
        private String reason;

        Call(Shell shell) {
            super(shell);
        }

        @Override
        Assessment assessment(Policy under, Digest weights, Seen seen) {
            List<Role> withDiscretion = under.assessment().triggers().stream().filter(t -> t instanceof AssessmentRule.Trigger.Discretion)
                    .map(t -> ((AssessmentRule.Trigger.Discretion) t).role()).toList();
            return new Assessment.Called(under.id(), weights, seen.role(role, withDiscretion), reason);
        }
    }

    /** Records a preliminary one. */
    @picocli.CommandLine.Command(name = "preliminary", description = "Records that a checkpoint was compared with the last assessed one and no trigger was found. Nobody who trains signs it.",
            footer = {"", "Example:", "  loadline assessment preliminary --checkpoint snapshot-12 --against final --ratio 1.4 --report comparison.pdf --as evaluator-1"})
    static final class Preliminary extends About {
        @Option(names = "--against", required = true, paramLabel = "CHECKPOINT", description = "the last comprehensively assessed checkpoint")
        private String against;

        @Option(names = "--ratio", paramLabel = "NUMBER", description = "upper end of the ratio of effective compute; unknown without it")
        private BigDecimal ratio;

        @Option(names = "--report", required = true, paramLabel = "FILE|sha256:...", description = "the comparison")
        private Document report;

        Preliminary(Shell shell) {
            super(shell);
        }

        @Override
        Assessment assessment(Policy under, Digest weights, Seen seen) {
            return new Assessment.PreliminaryDone(under.id(), weights, seen.weights(against), Optional.ofNullable(ratio), report.digest());
        }
    }

    /** Records a comprehensive one. */
    @picocli.CommandLine.Command(name = "comprehensive", description = "Records that every threshold was judged on a checkpoint. Nobody who trains signs it.",
            footer = {"", "Example:", "  loadline assessment comprehensive --checkpoint final --report report.pdf --as evaluator-1"})
    static final class Comprehensive extends About {
        @Option(names = "--report", required = true, paramLabel = "FILE|sha256:...", description = "the signed report")
        private Document report;

        Comprehensive(Shell shell) {
            super(shell);
        }

        @Override
        Assessment assessment(Policy under, Digest weights, Seen seen) {
            return new Assessment.ComprehensiveDone(under.id(), weights, report.digest());
        }
    }

    /** Records a follow-up. */
    @picocli.CommandLine.Command(name = "follow-up", description = "Records that a checkpoint was assessed against the thresholds above those it reached.",
            footer = {"", "Example:", "  loadline assessment follow-up --checkpoint final --report next-thresholds.pdf --as evaluator-1"})
    static final class FollowUp extends About {
        @Option(names = "--report", required = true, paramLabel = "FILE|sha256:...", description = "the report")
        private Document report;

        FollowUp(Shell shell) {
            super(shell);
        }

        @Override
        Assessment assessment(Policy under, Digest weights, Seen seen) {
            return new Assessment.FollowUpDone(under.id(), weights, report.digest());
        }
    }
}
