package loadline.core.model;

import loadline.core.Person;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;

/** May this be done with this subject on this surface? Asked by a person, who never approves it. */
public record Question(Activity activity, Subject subject, Surface surface, SurfaceBounds bounds, Person requester) {}
