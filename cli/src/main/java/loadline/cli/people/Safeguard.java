package loadline.cli.people;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import loadline.cli.shell.Command;
import loadline.cli.shell.Document;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.cli.shell.Written;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.policy.CriterionId;
import loadline.core.policy.Policy;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.safeguard.Attestation;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Safeguards. */
@picocli.CommandLine.Command(name = "safeguard", description = "Safeguards: criteria of a standard attested for weights or a configuration.",
        subcommands = {Safeguard.Attest.class, Safeguard.Show.class},
        footer = {"", "Example:", "  loadline safeguard show"})
public final class Safeguard extends Group {

    /** Attests criteria. */
    @picocli.CommandLine.Command(name = "attest", description = {"Attests criteria of a standard: for weights where the standard protects security, for a configuration otherwise.",
            "The newest attestation of a criterion speaks; attesting the same evidence again refreshes nothing."},
            footer = {"", "Example:", "  loadline safeguard attest ASL-3-deployment red-teaming --configuration deployment.json --evidence red-team.pdf --as engineer-1"})
    static final class Attest extends RecordingCommand {
        @Parameters(index = "0", paramLabel = "STANDARD", description = "the standard")
        private StandardId standard;

        @Parameters(index = "1..*", paramLabel = "CRITERION", arity = "0..*", description = "its criteria")
        private List<CriterionId> criteria = List.of();

        @Option(names = "--all", description = "every criterion of the standard")
        private boolean all;

        @Option(names = "--checkpoint", paramLabel = "CHECKPOINT", description = "the weights, for a security standard")
        private String checkpoint;

        @Option(names = "--configuration", paramLabel = "FILE|sha256:...", description = "the configuration, for any other standard")
        private Document configuration;

        @Option(names = "--status", paramLabel = "WORD", defaultValue = "in-force", description = "in-force, planned or failed (default: ${DEFAULT-VALUE})")
        private Attestation.Status status;

        @Option(names = "--evidence", required = true, paramLabel = "FILE|sha256:...", description = "what it rests on")
        private Document evidence;

        Attest(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            Standard known = standard(seen);
            Digest subject = subject(seen, known);
            List<CriterionId> wanted = all ? known.criteria().stream().map(c -> c.id()).toList() : criteria;
            if (wanted.isEmpty()) {
                throw Failure.usage("name a criterion, or --all: `" + standard + "` has " + known.criteria().stream().map(c -> c.id()).toList());
            }
            return wanted.stream().<Act>map(criterion -> new Act.Attested(new Attestation(standard, criterion, subject, status, evidence.digest()))).toList();
        }

        private Standard standard(Seen seen) {
            List<Policy> policies = seen.facts().policies().stream().map(p -> p.fact().policy()).toList();
            return policies.stream().flatMap(p -> p.standards().stream()).filter(s -> s.id().equals(standard)).reduce((_, newer) -> newer)
                    .orElseThrow(() -> Failure.input("no policy in force has a standard `" + standard + "`; there is " + policies.stream().flatMap(p -> p.standards().stream()).map(s -> s.id()).distinct().toList()));
        }

        private Digest subject(Seen seen, Standard known) {
            boolean security = known.axis() == Standard.Axis.SECURITY;
            if (security && checkpoint != null && configuration == null) {
                return seen.weights(checkpoint);
            }
            if (!security && configuration != null && checkpoint == null) {
                return configuration.digest();
            }
            throw Failure.usage("`" + standard + "` is a standard of " + Written.word(known.axis()) + ", so it is attested for " + (security ? "weights: give --checkpoint" : "a configuration: give --configuration") + " and nothing else");
        }
    }

    /** Shows them. */
    @picocli.CommandLine.Command(name = "show", description = "Shows the newest attestation of each criterion, by what it is about.", footer = {"", "Example:", "  loadline safeguard show -o json"})
    static final class Show extends Command {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            try (Workspace workspace = shell().openToRead()) {
                List<Facts.InForce> all = new ArrayList<>();
                for (Map<Facts.CriterionKey, Facts.InForce> ofSubject : workspace.facts().attestations().values()) {
                    all.addAll(ofSubject.values());
                }
                all.sort(Comparator.comparing((Facts.InForce f) -> f.attestation().fact().subject()).thenComparing(f -> f.attestation().fact().standard()).thenComparing(f -> f.attestation().fact().criterion()));
                Table table = Table.of("SUBJECT", "STANDARD", "CRITERION", "STATUS", "EVIDENCE SINCE");
                all.forEach(f -> table.row(f.attestation().fact().subject().brief(), f.attestation().fact().standard(), f.attestation().fact().criterion(), Written.word(f.attestation().fact().status()), f.evidenceSince()));
                return Reply.of(Json.items(all.stream().map(Show::json).toList()), table.orElse("nothing is attested"));
            }
        }

        private static Json json(Facts.InForce inForce) {
            Attestation a = inForce.attestation().fact();
            return Json.object(Json.has("subject", a.subject().value()), Json.has("standard", a.standard().value()), Json.has("criterion", a.criterion().value()), Json.has("status", Written.word(a.status())),
                    Json.has("evidence", a.evidence().value()), Json.has("evidenceSince", inForce.evidenceSince().toString()), Json.has("index", inForce.attestation().index()));
        }
    }
}
