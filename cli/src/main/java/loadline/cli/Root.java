package loadline.cli;

import loadline.cli.answer.Decide;
import loadline.cli.answer.Explain;
import loadline.cli.answer.Status;
import loadline.cli.demo.Demo;
import loadline.cli.evidence.AssessmentCommand;
import loadline.cli.evidence.Evaluation;
import loadline.cli.evidence.Model;
import loadline.cli.evidence.PlanCommand;
import loadline.cli.evidence.Showing;
import loadline.cli.people.Approve;
import loadline.cli.people.CaseCommand;
import loadline.cli.people.DelegateCommand;
import loadline.cli.people.Determine;
import loadline.cli.people.FallbackCommand;
import loadline.cli.people.FindingCommand;
import loadline.cli.people.ForecastCommand;
import loadline.cli.people.IncidentCommand;
import loadline.cli.people.Monitor;
import loadline.cli.people.NoticeCommand;
import loadline.cli.people.ObligationCommand;
import loadline.cli.people.PublicationCommand;
import loadline.cli.people.Relief;
import loadline.cli.people.ReportCommand;
import loadline.cli.people.ResidualCommand;
import loadline.cli.people.Review;
import loadline.cli.people.Safeguard;
import loadline.cli.people.Stop;
import loadline.cli.record.BundleCommand;
import loadline.cli.record.Completion;
import loadline.cli.record.Conformance;
import loadline.cli.record.LogCommand;
import loadline.cli.record.VerifyCommand;
import loadline.cli.rules.PolicyCommand;
import loadline.cli.rules.ProtocolCommand;
import loadline.cli.setup.Init;
import loadline.cli.setup.Key;
import loadline.cli.setup.RosterCommand;
import loadline.cli.shell.Group;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.cli.statistics.HorizonCommand;
import loadline.cli.witness.WitnessCommand;
import loadline.controlplane.answering.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** Everything that {@code loadline} can do, in the order in which it is done. */
@CommandLine.Command(name = "loadline", mixinStandardHelpOptions = true, versionProvider = Root.Version.class, scope = ScopeType.INHERIT, sortOptions = false,
        description = {"Makes a frontier-safety policy executable and checkable: binds each decision to evaluation results and leaves a record from which anyone can recompute it."},
        footer = {"", "Example:", "  loadline policy show anthropic-rsp@2.2", "  loadline key new rso-1", "  loadline init safety --origin example.com/safety --as rso-1 --role rso"},
        subcommands = {
                Init.class, Key.class, RosterCommand.class, PolicyCommand.class, ProtocolCommand.class, Model.class, PlanCommand.class, Evaluation.class, Showing.class, AssessmentCommand.class,
                Safeguard.class, ReportCommand.class, NoticeCommand.class, PublicationCommand.class, Review.class, CaseCommand.class, ResidualCommand.class, Determine.class, ObligationCommand.class, Monitor.class,
                FindingCommand.class, ForecastCommand.class, Relief.class, FallbackCommand.class, DelegateCommand.class, Approve.class, Decide.class, Explain.class, Status.class,
                IncidentCommand.class, Stop.class, BundleCommand.class, VerifyCommand.class, LogCommand.class, WitnessCommand.class, Conformance.class, HorizonCommand.class, Demo.class, Completion.class},
        synopsisHeading = "Usage: ", optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n")
final class Root extends Group {
    @Mixin
    private final Settings settings;

    Root(Shell shell) {
        this.settings = shell.settings();
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"loadline " + Engine.version()};
        }
    }
}
