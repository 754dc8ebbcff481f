package loadline.formats.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.formats.Parsed;
import loadline.formats.policy.BuiltIn;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;

/** The versions of policies that a case signed so far, and the protocols, read from files beside it or built in. */
final class CaseRules {
    private final Function<String, byte[]> files;
    private final Supplier<List<AdoptedPolicy>> inEffect;
    private final Map<String, AdoptedPolicy> read = new HashMap<>();
    private final List<AdoptedPolicy> signed = new ArrayList<>();

    /** @param inEffect the versions in effect at this point of the history, the older before the newer */
    CaseRules(Function<String, byte[]> files, Supplier<List<AdoptedPolicy>> inEffect) {
        this.files = files;
        this.inEffect = inEffect;
    }

    /** Reads a version and takes it as signed. */
    AdoptedPolicy adopt(String named) {
        AdoptedPolicy policy = read(named);
        if (!signed.contains(policy)) {
            signed.add(policy);
        }
        return policy;
    }

    /** The text of a version: a built-in one by its id, another by its file. */
    Digest text(String named) {
        return read(named).text();
    }

    private AdoptedPolicy read(String named) {
        return read.computeIfAbsent(named, name -> {
            boolean isFile = name.endsWith(".yaml");
            Parsed.Accepted<Policy> accepted = accepted(isFile ? PolicyYaml.read(name, files.apply(name)) : BuiltIn.policy(PolicyId.of(name)));
            return new AdoptedPolicy(accepted.digest(), accepted.value());
        });
    }

    AdoptedProtocol protocol(String file) {
        Parsed.Accepted<Protocol> accepted = accepted(ProtocolYaml.read(file, files.apply(file), this::policy));
        return new AdoptedProtocol(accepted.digest(), accepted.value());
    }

    private Optional<Policy> policy(PolicyId id) {
        return signed.stream().map(AdoptedPolicy::policy).filter(p -> p.id().equals(id)).reduce((_, newer) -> newer).or(() -> builtIn(id));
    }

    private static Optional<Policy> builtIn(PolicyId id) {
        return BuiltIn.document(id).map(_ -> accepted(BuiltIn.policy(id)).value());
    }

    /** Every policy of the case, the newest version of each that is in effect, or the one that is named. */
    List<Policy> all(Optional<PolicyId> under) {
        if (under.isPresent()) {
            return List.of(policy(under.get()).orElseThrow(() -> new IllegalArgumentException("no policy of the case is `" + under.get() + "`")));
        }
        Map<String, Policy> newest = new LinkedHashMap<>();
        inEffect.get().forEach(p -> newest.put(p.policy().id().name(), p.policy()));
        return List.copyOf(newest.values());
    }

    /** The policy that holds something: the one that is named, else the first in effect that does. */
    Policy holding(String what, Object id, Optional<PolicyId> under, Predicate<Policy> holds) {
        return all(under).stream().filter(holds).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy of the case holds the " + what + " `" + id + "`"));
    }

    /** The only policy of the case, or the one that is named. */
    Policy only(Optional<PolicyId> under) {
        List<Policy> all = all(under);
        if (all.size() != 1) {
            throw new IllegalArgumentException("the case has " + all.size() + " policies; name one with `under`");
        }
        return all.getFirst();
    }

    static <T> Parsed.Accepted<T> accepted(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Accepted<T> read -> read;
            case Parsed.Rejected<T> refused -> throw new IllegalArgumentException(refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        };
    }
}
