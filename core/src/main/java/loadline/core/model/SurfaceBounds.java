package loadline.core.model;

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
}
