package loadline.core.model;

import loadline.core.Person;
import loadline.core.Rule;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;

/**
 * May this be done with this subject on this surface? Asked by a person, who never approves it.
 *
 * @param surface {@link Surface#NONE} for none, as in questions about weights and training runs; never for a deployment
 */
public record Question(Activity activity, Subject subject, Surface surface, SurfaceBounds bounds, Person requester) {
    public Question {
        boolean isDeployed = activity.track() == Activity.Track.DEPLOY || subject instanceof Subject.Deployment;
        Rule.require(surface != Surface.NONE || !isDeployed, "a question about a deployment names its surface");
    }

    /** Whether leave for this is leave for {@code other}: the same but for a surface and bounds that are no wider. */
    public boolean covers(Question other) {
        return equals(other) || isButForWidth(other) && surface.isAtLeastAsWideAs(other.surface) && other.bounds.areWithin(bounds);
    }

    /** Whether it is the same question, surface and bounds apart. */
    public boolean isButForWidth(Question other) {
        return activity == other.activity && subject.equals(other.subject) && requester.equals(other.requester);
    }
}
