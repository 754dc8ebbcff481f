/**
 * After deployment: {@link loadline.core.monitoring.MonitoringPlan}, {@link loadline.core.monitoring.MonitoringReport}, {@link loadline.core.monitoring.StopEvent}.
 *
 * <p>Rules: a stop latches; clearing needs a role the policy names and comes after the trip.
 */
package loadline.core.monitoring;
