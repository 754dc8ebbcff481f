package loadline.cli;

import loadline.cli.shell.Group;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.controlplane.answering.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** Everything that {@code loadline} can do, in the order in which it is done. */
@CommandLine.Command(name = "loadline", mixinStandardHelpOptions = true, versionProvider = Root.Version.class, scope = ScopeType.INHERIT, sortOptions = false,
        description = {"Makes a frontier-safety policy executable and checkable: binds each decision to evaluation results and leaves a record from which anyone can recompute it."},
        footer = {"", "Example:", "  loadline policy show anthropic-rsp@2.2", "  loadline key new rso-1", "  loadline init safety --origin example.com/safety --as rso-1 --role rso"},
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
