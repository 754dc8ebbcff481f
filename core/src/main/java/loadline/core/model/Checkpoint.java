package loadline.core.model;

import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Rule;

/**
 * Saved weights of a model, known by their digest.
 *
 * @param parents weights it was derived from; empty for a pretraining run's own
 * @param variant how it was derived and what it is for
 * @param compute effective compute so far
 */
public record Checkpoint(Digest weights, ModelId model, String name, Set<Digest> parents, Variant variant, Compute compute) {
    /** How weights were derived. {@code HELPFUL_ONLY} is trained not to refuse. */
    public enum Variant { PRETRAINED, SNAPSHOT, FINE_TUNED, MERGED, QUANTISED, DISTILLED, HELPFUL_ONLY, FINAL }

    /** Effective compute, with who measured it how. */
    public sealed interface Compute {
        /** Nobody signed a figure. It counts as at least any trigger. */
        record Unknown() implements Compute {}

        /** Between {@code lower} and {@code upper} units of a metric known by the digest of its definition. */
        record Measured(java.math.BigDecimal lower, java.math.BigDecimal upper, Digest metric, String method) implements Compute {
            public Measured {
                Rule.require(lower.signum() > 0, "effective compute is positive");
                Rule.require(lower.compareTo(upper) <= 0, "the lower end of effective compute is not above the upper end");
            }
        }
    }

    public Checkpoint {
        parents = Set.copyOf(parents);
        Rule.require(!parents.contains(weights), "a checkpoint is not its own parent");
    }

    /** The measured interval, if there is one. */
    public Optional<Compute.Measured> measured() {
        return compute instanceof Compute.Measured m ? Optional.of(m) : Optional.empty();
    }
}
