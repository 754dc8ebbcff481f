package loadline.core.model;

/** A deployment names another that is served where it may not be. The other is a subject with its own question. */
public record Fallback(Subject.Deployment of, Subject.Deployment served) {}
