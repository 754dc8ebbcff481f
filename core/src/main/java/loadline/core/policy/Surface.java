package loadline.core.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a model meets the world. {@code NONE} is for questions about weights or training runs. */
public enum Surface {
    NONE, INTERNAL, TRUSTED_PARTNER, API, FINE_TUNING_API, PUBLIC_CHAT, AGENTIC, AUTONOMOUS, OPEN_WEIGHTS;

    private static final Map<Surface, Set<Surface>> NARROWER = new EnumMap<>(Surface.class);

    static {
        for (Surface surface : values()) {
            NARROWER.put(surface, surface.narrower());
        }
    }

    /**
     * Whether everything that {@code other} lets people do, this one does too. Whatever is asked before the narrower is asked
     * before the wider: trusted partners see more than insiders, an API more than partners; fine-tuning, public chat and
     * agents each widen an API, autonomy widens agents, and open weights widen all.
     */
    public boolean isAtLeastAsWideAs(Surface other) {
        return this == other || NARROWER.get(this).contains(other);
    }

    /** Whether it is one of {@code surfaces}, or wider than one of them. */
    public boolean isAmongOrWiderThanOneOf(Set<Surface> surfaces) {
        return surfaces.contains(this) || !Collections.disjoint(surfaces, NARROWER.get(this));
    }

    private Set<Surface> narrower() {
        return switch (this) {
            case NONE, INTERNAL -> EnumSet.noneOf(Surface.class);
            case TRUSTED_PARTNER -> EnumSet.of(INTERNAL);
            case API -> EnumSet.of(INTERNAL, TRUSTED_PARTNER);
            case FINE_TUNING_API, PUBLIC_CHAT, AGENTIC -> EnumSet.of(INTERNAL, TRUSTED_PARTNER, API);
            case AUTONOMOUS -> EnumSet.of(INTERNAL, TRUSTED_PARTNER, API, AGENTIC);
            case OPEN_WEIGHTS -> EnumSet.complementOf(EnumSet.of(NONE, OPEN_WEIGHTS));
        };
    }
}
