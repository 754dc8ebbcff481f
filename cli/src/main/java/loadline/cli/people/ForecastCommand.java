package loadline.cli.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Document;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Role;
import loadline.core.governance.Forecast;
import loadline.core.history.Act;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a forecast. */
@picocli.CommandLine.Command(name = "forecast", description = {"Signs a forecast of when a threshold will be reached. The newest forecast for the family speaks, whether it is earlier or later than",
        "the one before it, and it ages."},
        footer = {"", "Example:", "  loadline forecast CBRN-4 --checkpoint final --earliest 2027-01-01 --document forecast.pdf --as rso-1"})
public final class ForecastCommand extends RecordingCommand {
    @Parameters(paramLabel = "THRESHOLD", description = "which threshold or precursor")
    private ThresholdId threshold;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "seen from which checkpoint")
    private String checkpoint;

    @ArgGroup(multiplicity = "1")
    private Expected expected;

    @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "its reasoning")
    private Document document;

    @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the signer's only one without it")
    private Role role;

    @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
    private PolicyId policy;

    /** A date or none: leaving it out by mistake would be the boldest forecast. */
    private static final class Expected {
        @Option(names = "--earliest", required = true, paramLabel = "DATE", description = "the earliest day on which it is expected")
        private Instant earliest;

        @Option(names = "--not-expected", required = true, description = "it is not expected within any span asked for")
        private boolean notExpected;
    }

    ForecastCommand(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        return List.of(new Act.Forecasted(new Forecast(
                seen.policy(policy).id(), threshold, seen.weights(checkpoint), Optional.ofNullable(expected.earliest), document.digest(), seen.role(role, seen.rolesOfSigners()))));
    }
}
