package loadline.core.reference;

import java.util.Optional;
import java.util.Set;
import loadline.core.TimeSpan;
import loadline.core.model.Question;
import loadline.core.policy.Scope;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;

/** Q7: which surface is wider than which, and which bounds. */
final class ReferenceSurfaces {
    private ReferenceSurfaces() {}

    /** The surface that each one widens: what is next narrower. */
    private static Set<Surface> widens(Surface surface) {
        return switch (surface) {
            case NONE, INTERNAL -> Set.of();
            case TRUSTED_PARTNER -> Set.of(Surface.INTERNAL);
            case API -> Set.of(Surface.TRUSTED_PARTNER);
            case FINE_TUNING_API, PUBLIC_CHAT, AGENTIC -> Set.of(Surface.API);
            case AUTONOMOUS -> Set.of(Surface.AGENTIC);
            case OPEN_WEIGHTS -> Set.of(Surface.FINE_TUNING_API, Surface.PUBLIC_CHAT, Surface.AUTONOMOUS);
        };
    }

    static boolean isAtLeast(Surface surface, Surface other) {
        return surface == other || widens(surface).stream().anyMatch(narrower -> isAtLeast(narrower, other));
    }

    static boolean isAmong(Surface surface, Set<Surface> named) {
        return named.stream().anyMatch(each -> isAtLeast(surface, each));
    }

    static boolean holds(Scope scope, Question question) {
        return scope.activities().contains(question.activity()) && isAmong(question.surface(), scope.surfaces());
    }

    /** Whether bounds are known and no wider than others, wherever those say something. */
    static boolean areWithin(SurfaceBounds bounds, SurfaceBounds most) {
        boolean accounts = most.accounts().isEmpty() || bounds.accounts().isPresent() && bounds.accounts().getAsLong() <= most.accounts().getAsLong();
        boolean attempts = most.attempts().isEmpty() || bounds.attempts().isPresent() && bounds.attempts().getAsInt() <= most.attempts().getAsInt();
        return accounts && attempts && isWithin(bounds.tools(), most.tools()) && isWithin(bounds.fineTuning(), most.fineTuning()) && isNoLonger(bounds.autonomy(), most.autonomy());
    }

    private static boolean isWithin(Optional<Boolean> allowed, Optional<Boolean> most) {
        return most.orElse(true) || !allowed.orElse(true);
    }

    private static boolean isNoLonger(Optional<TimeSpan> span, Optional<TimeSpan> most) {
        return most.isEmpty() || span.isPresent() && !span.get().isLongerThan(most.get());
    }

    /** Whether one question covers another: the same but for a surface and bounds that are no narrower. */
    static boolean covers(Question one, Question other) {
        boolean same = one.activity() == other.activity() && one.subject().equals(other.subject()) && one.requester().equals(other.requester());
        return one.equals(other) || same && isAtLeast(one.surface(), other.surface()) && areWithin(other.bounds(), one.bounds());
    }
}
