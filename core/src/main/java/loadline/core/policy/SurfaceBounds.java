package loadline.core.policy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import loadline.core.TimeSpan;

/**
 * How wide a surface is opened. What is absent is unknown and counts as the widest.
 *
 * @param accounts most accounts served
 * @param tools whether tools may be called
 * @param autonomy longest unattended run
 * @param fineTuning whether customers may fine-tune
 * @param attempts most attempts an account has at one task
 */
public record SurfaceBounds(OptionalLong accounts, Optional<Boolean> tools, Optional<TimeSpan> autonomy, Optional<Boolean> fineTuning, OptionalInt attempts) {
    /** Nothing is known, so nothing is narrowed. */
    public static final SurfaceBounds UNKNOWN =
            new SurfaceBounds(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /**
     * Whether these bounds are no wider than {@code most} wherever that says something. What is unknown here is wider than
     * anything known there.
     */
    public boolean areWithin(SurfaceBounds most) {
        return (most.accounts.isEmpty() || accounts.isPresent() && accounts.getAsLong() <= most.accounts.getAsLong())
                && isWithin(tools, most.tools)
                && (most.autonomy.isEmpty() || autonomy.isPresent() && !autonomy.get().isLongerThan(most.autonomy.get()))
                && isWithin(fineTuning, most.fineTuning)
                && (most.attempts.isEmpty() || attempts.isPresent() && attempts.getAsInt() <= most.attempts.getAsInt());
    }

    private static boolean isWithin(Optional<Boolean> allowed, Optional<Boolean> most) {
        return most.isEmpty() || most.get() || allowed.isPresent() && !allowed.get();
    }
}
