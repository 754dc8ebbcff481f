package loadline.core.policy;

/** A standard that must be in force before the activities of a scope. */
public record Demand(StandardId standard, Scope before) {}
