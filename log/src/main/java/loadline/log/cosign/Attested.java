package loadline.log.cosign;

import java.util.List;
import loadline.log.tree.SignedTreeHead;

/** How a tree head is vouched for, going by a quorum file. */
public sealed interface Attested {
    /** Nobody but the log: the file asks for no witness. Every surface that shows it says so. */
    record SelfAttested(SignedTreeHead head) implements Attested {}

    /** The witnesses that the quorum names cosigned it. */
    record Witnessed(SignedTreeHead head, List<Cosignature> cosignatures) implements Attested {
        public Witnessed {
            cosignatures = List.copyOf(cosignatures);
            if (cosignatures.isEmpty()) {
                throw new IllegalArgumentException("a witnessed tree head has at least one cosignature");
            }
        }

        /** The median of the cosignatures' times, the earlier of the two middle ones, in seconds since 1970. */
        public long time() {
            List<Long> times = cosignatures.stream().map(Cosignature::time).sorted().toList();
            return times.get((times.size() - 1) / 2);
        }
    }

    /** The quorum is not there: only these cosigned it. */
    record Short(SignedTreeHead head, List<Cosignature> cosignatures) implements Attested {
        public Short {
            cosignatures = List.copyOf(cosignatures);
        }
    }
}
