package loadline.core.policy;

import java.util.Set;
import loadline.core.Rule;

/** The activities and surfaces that a rule reaches. */
public record Scope(Set<Activity> activities, Set<Surface> surfaces) {
    public Scope {
        activities = Set.copyOf(activities);
        surfaces = Set.copyOf(surfaces);
        Rule.require(!activities.isEmpty(), "a scope names at least one activity");
        Rule.require(!surfaces.isEmpty(), "a scope names at least one surface");
    }

    /** Whether the rule reaches this activity on this surface: one that it names, or a wider one. */
    public boolean holds(Activity activity, Surface surface) {
        return activities.contains(activity) && surface.isAmongOrWiderThanOneOf(surfaces);
    }
}
