package loadline.core.model;

import loadline.core.Digest;

/**
 * What a question is about. Security standards attach to weights, deployment standards to deployments; adapters, system
 * prompt, tools, classifiers and fallback model belong to the configuration.
 */
public sealed interface Subject {
    /** The weights the subject rests on. */
    Digest weights();

    /** Weights in one configuration. */
    record Deployment(Digest weights, Digest configuration) implements Subject {}

    /** Weights at rest. */
    record Weights(Digest weights) implements Subject {}

    /** A training run, by its newest checkpoint. */
    record TrainingRun(Digest weights) implements Subject {}
}
