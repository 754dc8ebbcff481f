package loadline.core.evaluation;

import java.util.Optional;
import loadline.core.TimeSpan;

/**
 * How hard a plan says it will try to bring a capability out.
 *
 * @param tools whether the model may call tools
 * @param unattended longest stretch the model works by itself; empty where it does not
 */
public record Elicitation(boolean tools, Optional<TimeSpan> unattended) {
    /** What a plan that does not say counts as. */
    public static final Elicitation NONE = new Elicitation(false, Optional.empty());

    /** Whether it tries at least as hard as {@code other}. */
    public boolean isAtLeast(Elicitation other) {
        boolean longEnough = other.unattended.isEmpty() || unattended.isPresent() && !other.unattended.get().isLongerThan(unattended.get());
        return (tools || !other.tools) && longEnough;
    }
}
