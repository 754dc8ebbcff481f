package loadline.formats.policy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.policy.SurfaceBounds;

/** How wide a surface is opened, in words. */
public final class BoundsText {
    private BoundsText() {}

    /** The bounds that are known: {@code at most 100 accounts, no tools}; {@code nothing known} where none is. */
    public static String of(SurfaceBounds bounds) {
        String known = Stream.of(
                        bounds.accounts().isPresent() ? "at most " + bounds.accounts().getAsLong() + " accounts" : "",
                        bounds.tools().map(allowed -> allowed ? "tools" : "no tools").orElse(""),
                        bounds.autonomy().map(longest -> "unattended for at most " + longest).orElse(""),
                        bounds.fineTuning().map(allowed -> allowed ? "fine-tuning" : "no fine-tuning").orElse(""),
                        bounds.attempts().isPresent() ? "at most " + bounds.attempts().getAsInt() + " attempts" : "")
                .filter(bound -> !bound.isEmpty()).collect(Collectors.joining(", "));
        return known.isEmpty() ? "nothing known" : known;
    }
}
