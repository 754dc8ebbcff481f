package loadline.core.monitoring;

import java.util.List;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.Rule;
import loadline.core.TimeSpan;

/** What is watched on a deployment, how often, what stops it, and who owns it. */
public record MonitoringPlan(Digest weights, Digest configuration, List<String> signals, TimeSpan cadence, List<String> stops, Role owner) {
    public MonitoringPlan {
        signals = List.copyOf(signals);
        stops = List.copyOf(stops);
        Rule.require(!signals.isEmpty(), "a monitoring plan names at least one signal");
        Rule.require(!stops.isEmpty(), "a monitoring plan names at least one stop condition");
    }
}
