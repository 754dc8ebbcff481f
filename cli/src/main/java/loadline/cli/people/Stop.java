package loadline.cli.people;

import java.util.List;
import loadline.cli.shell.Document;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.history.Act;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StopId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops. */
@picocli.CommandLine.Command(name = "stop", description = "Stop conditions of a policy. A stop latches until the role that the policy names clears it.",
        subcommands = {Stop.Trip.class, Stop.Clear.class},
        footer = {"", "Example:", "  loadline stop trip severe-jailbreak --checkpoint final --evidence incident.md --as engineer-1"})
public final class Stop extends Group {

    /** What both name. */
    private abstract static class Event extends RecordingCommand {
        @Parameters(paramLabel = "STOP", description = "which; see `loadline policy show`")
        private StopId stop;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "for which checkpoint; its whole family stops")
        private String checkpoint;

        @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
        private PolicyId policy;

        Event(Shell shell) {
            super(shell);
        }

        @Override
        public final List<Act> acts(Seen seen) {
            return List.of(new Act.Stopped(event(seen, seen.policy(policy), stop, seen.weights(checkpoint))));
        }

        abstract StopEvent event(Seen seen, Policy under, StopId id, Digest weights);
    }

    /** Trips one. */
    @picocli.CommandLine.Command(name = "trip", description = "Records that a stop condition happened. Anybody on the roster may.",
            footer = {"", "Example:", "  loadline stop trip severe-jailbreak --checkpoint final --evidence incident.md --as engineer-1"})
    static final class Trip extends Event {
        @Option(names = "--evidence", required = true, paramLabel = "FILE|sha256:...", description = "what shows it")
        private Document evidence;

        Trip(Shell shell) {
            super(shell);
        }

        @Override
        StopEvent event(Seen seen, Policy under, StopId id, Digest weights) {
            return new StopEvent.Tripped(under.id(), id, weights, evidence.digest());
        }
    }

    /** Clears one. */
    @picocli.CommandLine.Command(name = "clear", description = {"Clears a tripped stop in the role that the policy names, on a statement that was logged after the trip, such as an attestation or a report.",
            "Whoever tripped it, took part or reports to an owner's chain does not clear it. A gap in monitoring is cleared as the stop `monitoring`, by another role than the plan's owner."},
            footer = {"", "Example:", "  loadline stop clear severe-jailbreak --checkpoint final --on sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --as rso-1"})
    static final class Clear extends Event {
        @Option(names = "--on", required = true, paramLabel = "sha256:...", description = "the statement that shows it is over, as it was printed when it was recorded; see `loadline log show`")
        private Digest on;

        @Option(names = "--role", paramLabel = "ROLE", description = "in which role; the one that clears this stop without it")
        private Role role;

        Clear(Shell shell) {
            super(shell);
        }

        @Override
        StopEvent event(Seen seen, Policy under, StopId id, Digest weights) {
            List<Role> clearing = under.stops().stream().filter(s -> s.id().equals(id)).map(s -> s.clearedBy()).toList();
            return new StopEvent.Cleared(under.id(), id, weights, on, seen.role(role, clearing.isEmpty() ? seen.rolesOfSigners() : clearing));
        }
    }
}
