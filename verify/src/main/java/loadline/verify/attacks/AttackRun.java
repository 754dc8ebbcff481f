package loadline.verify.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import loadline.core.decision.Decision;
import loadline.formats.attacks.Attack;
import loadline.verify.Verification;

/**
 * An attack played, and every difference from what it expects. Each situation is written as a signed log of its own, decided,
 * and verified from the bundle, or the log, that a verifier would be handed.
 *
 * @param decided the twin's answer
 * @param reasons why, and what else the attack expects to be seen
 * @param verified what the verifier finds of the twin: {@code consistent}, or {@code refuted} with the step
 * @param differences one line each; none where honest situation and twin come out as they must
 */
public record AttackRun(Attack attack, String decided, List<String> reasons, String verified, List<String> differences) {
    /**
     * Plays an attack.
     *
     * @param files reads a file named in the attack
     * @throws IllegalArgumentException if the attack names something it does not hold, or a file is refused
     */
    public static AttackRun of(Attack attack, Function<String, byte[]> files) {
        Staging.Played honest = new Staging(attack.honest(), Optional.empty(), files).play();
        Staging.Played twin = new Staging(attack.twin(), attack.tampering(), files).play(Optional.of(honest.trust()));
        List<String> reasons = new ArrayList<>(Sighted.reasons(twin.decision()).stream().map(AttackRun::withoutDigest).distinct().toList());
        attack.twin().expected().shows().stream().sorted().forEach(reasons::add);
        return new AttackRun(attack, twin.decision().answer().name(), List.copyOf(reasons), verified(twin.verification()), new Comparison(attack, honest, twin).differences());
    }

    /** Whether the honest situation was permitted and the twin was not, for the expected reasons. */
    public boolean holds() {
        return differences.isEmpty();
    }

    /** What a digest is about, only the log says. */
    private static String withoutDigest(String reason) {
        return reason.replaceFirst(" sha256:[0-9a-f]{64}$", "");
    }

    private static String verified(Verification<?> verification) {
        return switch (verification) {
            case Verification.Verified<?> _ -> "consistent";
            case Verification.ConsistentOnly<?> _ -> "consistent, by nobody known";
            case Verification.Refuted<?> refuted -> "refuted " + refuted.step();
        };
    }

    /** Compares what came out with what must. */
    private static final class Comparison {
        private final Attack attack;
        private final Staging.Played honest;
        private final Staging.Played twin;
        private final List<String> differences = new ArrayList<>();

        Comparison(Attack attack, Staging.Played honest, Staging.Played twin) {
            this.attack = attack;
            this.honest = honest;
            this.twin = twin;
        }

        List<String> differences() {
            compareHonest();
            compareTwin();
            compareVerified();
            return List.copyOf(differences);
        }

        private void compareHonest() {
            compare("the honest answer", attack.honest().expected().answer(), honest.decision().answer().name());
            Set<String> reasons = Sighted.reasons(honest.decision());
            if (!isPermission(honest.decision())) {
                differences.add("the honest situation is not permitted: " + honest.decision().answer().name() + " " + Sighted.all(honest.decision(), honest.facts()) + " " + reasons);
            }
            if (!(honest.verification() instanceof Verification.Verified<?>)) {
                differences.add("the honest record does not verify: " + told(honest.verification()));
            }
            honest.facts().dropped().stream().filter(_ -> !mayDrop()).forEach(d -> differences.add("in the honest situation, entry " + d.index() + " does not count: " + d.why()));
        }

        /** Some honest histories hold an act that does not count, which the twin then makes more of. */
        private boolean mayDrop() {
            return attack.honest().expected().shows().stream().anyMatch(s -> s.startsWith("dropped "));
        }

        private void compareTwin() {
            Attack.Expected expected = attack.twin().expected();
            compare("the twin's answer", expected.answer(), twin.decision().answer().name());
            if (expected.refuted().isEmpty() && isPermission(twin.decision())) {
                differences.add("a hole: the twin is permitted, and nothing refutes it: " + twin.decision().answer().name());
            }
            Set<String> got = Sighted.reasons(twin.decision());
            got.stream().filter(reason -> expected.reasons().stream().noneMatch(wanted -> isCalled(reason, wanted))).forEach(reason -> differences.add("reason not expected: `" + reason + "`"));
            expected.reasons().stream().filter(wanted -> got.stream().noneMatch(reason -> isCalled(reason, wanted))).sorted().forEach(wanted -> differences.add("reason missing: `" + wanted + "`"));
            compareShown(expected.shows());
        }

        private static boolean isCalled(String reason, String wanted) {
            return reason.equals(wanted) || reason.startsWith(wanted + " ");
        }

        private void compareShown(Set<String> wanted) {
            Set<String> inHonest = Sighted.all(honest.decision(), honest.facts());
            Set<String> inTwin = Sighted.all(twin.decision(), twin.facts());
            for (String each : wanted) {
                if (inTwin.stream().noneMatch(seen -> seen.contains(each))) {
                    differences.add("not seen in the twin: `" + each + "`; there is " + inTwin);
                }
                if (inHonest.stream().anyMatch(seen -> seen.contains(each))) {
                    differences.add("seen in the honest situation already, so it shows nothing: `" + each + "`");
                }
            }
        }

        private void compareVerified() {
            Optional<String> refuted = attack.twin().expected().refuted().map(step -> "refuted " + step);
            compare("the verification of the twin", refuted.orElse("consistent"), verified(twin.verification()));
            if (!refuted.orElse("consistent").equals(verified(twin.verification())) && twin.verification() instanceof Verification.Refuted<?> r) {
                differences.add("it is refuted because " + r.reason());
            }
            boolean believed = twin.verification() instanceof Verification.Verified<?>(Decision found, var _, var _) && isPermission(found);
            if (believed) {
                differences.add("a hole: the twin's record verifies as a permission");
            }
        }

        /** Whether somebody may act on it. */
        private static boolean isPermission(Decision decision) {
            return decision.answer().permits() && decision.kind() == Decision.Kind.CURRENT;
        }

        private void compare(String what, String wanted, String got) {
            if (!wanted.equals(got)) {
                differences.add(what + ": expected `" + wanted + "`, got `" + got + "`");
            }
        }

        private static String told(Verification<?> verification) {
            return verification instanceof Verification.Refuted<?> refuted ? refuted.step() + ": " + refuted.reason() : verified(verification);
        }
    }
}
