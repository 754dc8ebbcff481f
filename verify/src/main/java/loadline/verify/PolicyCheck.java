package loadline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.policy.AdoptedPolicy;
import loadline.formats.trust.Trust;

/** Whether the adopted policies are those that the verifier knows. */
final class PolicyCheck {
    private final Optional<Trust> trust;
    private final List<String> unknown = new ArrayList<>();

    PolicyCheck(Optional<Trust> trust) {
        this.trust = trust;
    }

    /** Compares every adopted policy's text with the one the trust file has for it. */
    void check(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.act() instanceof Act.PolicyAdopted(AdoptedPolicy adopted)) {
                check(entry.index(), adopted);
            }
        }
    }

    /** Policies the trust file does not know. */
    List<String> notEstablished() {
        return List.copyOf(unknown);
    }

    private void check(long index, AdoptedPolicy adopted) {
        Optional<Digest> known = trust.map(t -> t.policies().get(adopted.policy().id()));
        if (known.isEmpty()) {
            unknown.add("that policy `" + adopted.policy().id() + "`, text `" + adopted.text() + "`, is what its publisher wrote: the trust file does not know it");
            return;
        }
        Contradiction.unless(known.get().equals(adopted.text()), Step.POLICIES, "policy altered: entry " + index + " adopts `" + adopted.policy().id() + "` with text `" + adopted.text()
                + "`, but the trust file has `" + known.get() + "`");
    }
}
