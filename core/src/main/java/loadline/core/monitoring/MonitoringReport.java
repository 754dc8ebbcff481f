package loadline.core.monitoring;

import loadline.core.Digest;

/** The signals of a monitoring plan were looked at and none fired. One that fired is a {@link StopEvent.Tripped}. */
public record MonitoringReport(Digest weights, Digest configuration, Digest evidence) {}
