package loadline.formats.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.Clause;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;

/** What the words of an explanation are looked up in. What is not there is left out, never invented. */
record Sources(Facts facts) {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** The very text that answered. */
    Optional<Policy> policy(PolicyAnswer answer) {
        return facts.policies().stream().map(Logged::fact).filter(p -> p.text().equals(answer.text())).map(AdoptedPolicy::policy).findFirst();
    }

    /** Where a rule stands: {@code clause fail-safe, section 3.3: "we will act as though"}. */
    static String clause(Optional<Policy> policy, ClauseId id) {
        if (id.equals(Protocol.OWN)) {
            return "the protocol's own gate";
        }
        Optional<Clause> found = policy.flatMap(p -> p.clauses().stream().filter(c -> c.id().equals(id)).findFirst());
        return "clause " + id + found.map(Sources::place).orElse("");
    }

    private static String place(Clause clause) {
        String quote = clause.quote().isBlank() ? "" : ": \"" + clause.quote() + "\"";
        return ", section " + clause.section() + quote + (clause.secondHand() ? " (second-hand)" : "");
    }

    /** The newest version of an indicator under the policy. */
    Optional<Indicator> indicator(PolicyId policy, IndicatorId id) {
        return facts.protocols().stream().map(p -> p.fact().protocol()).filter(p -> p.policy().equals(policy))
                .flatMap(p -> p.indicators().stream()).filter(i -> i.id().equals(id)).reduce((_, newer) -> newer);
    }

    /** The recorded estimate that a piece of evidence was weighed by: the indicator's own with the same figures and reading. */
    Optional<Estimate> estimate(IndicatorId indicator, Weighed weighed) {
        return facts.checkpoints().values().stream().flatMap(c -> c.evidence().values().stream()).flatMap(List::stream)
                .filter(group -> group.key().equals(weighed.evidence())).flatMap(group -> group.estimates().stream()).map(Logged::fact)
                .filter(e -> e.indicator().equals(indicator) && weighed.reading().startsWith(e.reading()) && hasFigures(e, weighed)).findFirst();
    }

    private static boolean hasFigures(Estimate estimate, Weighed weighed) {
        return estimate.point().equals(weighed.point()) && estimate.lower().equals(weighed.lower()) && estimate.upper().equals(weighed.upper());
    }

    /** Roles with those who hold them: {@code ceo (ann), rso (nobody on the roster)}. */
    String holders(List<Role> roles) {
        return roles.stream().map(this::holders).collect(Collectors.joining(", "));
    }

    String holders(Role role) {
        String persons = facts.roster().holders(role).stream().sorted().map(Person::id).collect(Collectors.joining(", "));
        return role + " (" + (persons.isEmpty() ? "nobody on the roster" : persons) + ")";
    }

    /** Weights by name and brief digest: {@code opus-4/final 0123456789ab}. */
    String weights(Digest weights) {
        Facts.OfCheckpoint known = facts.checkpoints().get(weights);
        return known == null ? weights.brief() : known.checkpoint().fact().name() + " " + weights.brief();
    }

    /** As {@link #weights}, of a text that may be a digest. */
    String digest(String text) {
        return DIGEST.matcher(text).matches() ? weights(new Digest(text)) : text;
    }

    /** The first digits of a text that may be a digest. */
    static String brief(String text) {
        return DIGEST.matcher(text).matches() ? new Digest(text).brief() : text;
    }

    /** {@code 1 reason}, {@code 3 reasons}. */
    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** The parts that say something: {@code n 20; as recorded}. */
    static String listed(Stream<String> parts) {
        return parts.filter(Predicate.not(String::isEmpty)).collect(Collectors.joining("; "));
    }
}
