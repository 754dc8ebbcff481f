package loadline.cli.shell;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.decision.Facts;
import loadline.core.model.Checkpoint;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;

/**
 * What the log says when a command runs, and how what was typed is understood by it.
 *
 * @param persons who signs
 */
public record Seen(Facts facts, Shell shell, Set<Person> persons) {
    /** The weights of a checkpoint, by its name, {@code model/name}, or the first digits of its digest. Refuses what fits none or several. */
    public Digest weights(String typed) {
        List<Checkpoint> all = facts.checkpoints().values().stream().map(c -> c.checkpoint().fact()).sorted(java.util.Comparator.comparing(Checkpoint::weights)).toList();
        List<Checkpoint> found = all.stream().filter(c -> isMeant(c, typed)).toList();
        if (found.size() > 1) {
            throw Failure.input("`" + typed + "` fits several checkpoints: " + names(found) + "; give `model/name` or more digits");
        }
        if (found.isEmpty()) {
            String known = all.isEmpty() ? "none is registered; register one with `loadline model checkpoint`" : "there is " + names(all);
            throw Failure.input("no checkpoint is called `" + typed + "`: " + known);
        }
        return found.getFirst().weights();
    }

    private static boolean isMeant(Checkpoint checkpoint, String typed) {
        String digits = typed.startsWith("sha256:") ? typed.substring("sha256:".length()) : typed;
        boolean prefix = digits.length() >= 6 && checkpoint.weights().hex().startsWith(digits);
        return checkpoint.name().equals(typed) || (checkpoint.model() + "/" + checkpoint.name()).equals(typed) || prefix;
    }

    private static String names(Collection<Checkpoint> checkpoints) {
        return String.join(", ", checkpoints.stream().map(c -> "`" + c.model() + "/" + c.name() + "` (" + c.weights().brief() + ")").toList());
    }

    /** The policy that was named, or the only one in force. */
    public Policy policy(PolicyId named) {
        List<Policy> inForce = facts.policies().stream().map(p -> p.fact().policy()).toList();
        if (inForce.isEmpty()) {
            throw Failure.input("no policy is in force; adopt one with `loadline policy adopt`");
        }
        if (named != null) {
            return inForce.stream().filter(p -> p.id().equals(named)).reduce((_, newer) -> newer)
                    .orElseThrow(() -> Failure.input("policy `" + named + "` is not in force; in force is " + ids(inForce)));
        }
        if (inForce.stream().map(p -> p.id().name()).distinct().count() > 1) {
            throw Failure.usage("several policies are in force: " + ids(inForce) + "; name one with --policy");
        }
        return inForce.getLast();
    }

    private static String ids(List<Policy> policies) {
        return String.join(", ", policies.stream().map(p -> "`" + p.id() + "`").distinct().toList());
    }

    /** The role that was named, or the only one of {@code fitting} that a signer holds. Refuses a role that no signer holds. */
    public Role role(Role named, Collection<Role> fitting) {
        if (named != null) {
            requireHeld(named);
            return named;
        }
        List<Role> held = fitting.stream().distinct().filter(role -> facts.roster().anyHolds(persons, role)).toList();
        if (held.size() != 1) {
            throw Failure.usage((held.isEmpty() ? "no signer holds a fitting role" : "the signers hold several fitting roles") + ": name one of " + fitting.stream().distinct().toList() + " with --role");
        }
        return held.getFirst();
    }

    /** The roles that any signer holds. */
    public List<Role> rolesOfSigners() {
        return persons.stream().map(facts.roster().members()::get).filter(java.util.Objects::nonNull).flatMap(m -> m.roles().stream()).distinct().sorted().toList();
    }

    private void requireHeld(Role role) {
        if (!facts.roster().anyHolds(persons, role)) {
            throw Failure.input(persons + " does not hold the role `" + role + "`, so it would not count; " + facts.roster().holders(role) + " does");
        }
    }
}
