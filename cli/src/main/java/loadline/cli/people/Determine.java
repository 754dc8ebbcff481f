package loadline.cli.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.cli.shell.Failure;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.governance.Determination;
import loadline.core.history.Act;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ThresholdId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Concludes about thresholds. */
@picocli.CommandLine.Command(name = "determine", description = {"Signs a conclusion about thresholds: reached, not-reached or treated-as-reached, in a deciding role of the policy.",
        "Tightening is free. `not-reached` without a statistical rule-out follows the policy's own path, names every adverse result, and makes a permission rest on the determination."},
        footer = {"", "Example:", "  loadline determine CBRN-4 --conclusion not-reached --checkpoint final --basis evidence --reasoning 'see capability report, section 4' --as rso-1"})
public final class Determine extends RecordingCommand {
    @Parameters(paramLabel = "THRESHOLD", arity = "0..*", description = "which thresholds")
    private List<ThresholdId> thresholds = List.of();

    @Option(names = "--all", description = "every assessed threshold of the policy")
    private boolean all;

    @Option(names = "--conclusion", required = true, paramLabel = "WORD", description = "reached, not-reached or treated-as-reached")
    private Determination.Conclusion conclusion;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "which checkpoint")
    private String checkpoint;

    @Option(names = "--role", paramLabel = "ROLE", description = "in which deciding role; the signer's own without it")
    private Role role;

    @Option(names = "--basis", required = true, paramLabel = "WORD", description = "evidence, precaution or judgement")
    private Determination.Ground basis;

    @Option(names = "--reasoning", required = true, paramLabel = "TEXT", description = "why")
    private String reasoning;

    @Option(names = "--names", paramLabel = "STATEMENT", description = "a result it takes into account, by its statement or the first digits; may be given more than once")
    private List<String> names = new ArrayList<>();

    @Option(names = "--names-all", description = "it takes every result and plan of the checkpoint's family into account")
    private boolean namesAll;

    @Option(names = "--dissent", paramLabel = "TEXT", description = "what somebody who disagreed wrote")
    private String dissent;

    @Option(names = "--policy", paramLabel = "NAME@VERSION", description = "under which policy; the only one in force without it")
    private PolicyId policy;

    Determine(Shell shell) {
        super(shell);
    }

    @Override
    public List<Act> acts(Seen seen) {
        Policy under = seen.policy(policy);
        Digest weights = seen.weights(checkpoint);
        Role as = seen.role(role, under.determination().deciders());
        Set<Digest> named = named(seen, weights);
        List<ThresholdId> wanted = all ? under.thresholds().stream().filter(CapabilityThreshold::isAssessed).map(CapabilityThreshold::id).toList() : thresholds;
        if (wanted.isEmpty()) {
            throw Failure.usage("name a threshold, or --all: the policy assesses " + under.thresholds().stream().filter(CapabilityThreshold::isAssessed).map(CapabilityThreshold::id).toList());
        }
        return wanted.stream().<Act>map(threshold -> new Act.Determined(
                new Determination(under.id(), threshold, weights, as, conclusion, basis, named, reasoning, Optional.ofNullable(dissent)))).toList();
    }

    private Set<Digest> named(Seen seen, Digest weights) {
        List<Digest> evidence = evidence(seen, weights).map(EvidenceGroup::key).distinct().toList();
        return namesAll ? Set.copyOf(evidence) : names.stream().map(typed -> named(typed, seen, evidence, weights)).collect(Collectors.toSet());
    }

    /** A run is named by its own statement or by its plan's; what counts is what the evidence is known by. */
    private static Digest named(String typed, Seen seen, List<Digest> evidence, Digest weights) {
        String digits = typed.startsWith("sha256:") ? typed.substring("sha256:".length()) : typed;
        List<Digest> found = Stream.concat(
                evidence.stream().filter(key -> key.hex().startsWith(digits)),
                evidence(seen, weights).filter(g -> g.runs().stream().anyMatch(r -> r.statement().hex().startsWith(digits))).map(EvidenceGroup::key)).distinct().toList();
        if (digits.length() < 6 || found.size() != 1) {
            throw Failure.input("`" + typed + "` is " + found.size() + " results of the checkpoint's family, not one; see `loadline evaluation show` and give at least 6 digits");
        }
        return found.getFirst();
    }

    private static Stream<EvidenceGroup> evidence(Seen seen, Digest weights) {
        return seen.facts().checkpoints().get(weights).family().stream().flatMap(member -> seen.facts().checkpoints().get(member).evidence().values().stream()).flatMap(List::stream);
    }
}
