/**
 * Time horizons from files of runs.
 *
 * <ul>
 *   <li>{@link loadline.statistics.horizon.RunsFile}: bytes (comma-separated or JSON lines, gzipped or not) to
 *       {@link loadline.core.statistics.HorizonRuns}.
 *   <li>{@link loadline.statistics.horizon.Horizons}: for each agent the lengths at which it succeeds half and four fifths of
 *       the time, with bootstrap intervals.
 * </ul>
 *
 * <p>Rules: which columns were read is part of the answer; runs whose task has no length are left out and counted; an agent without
 * a fit has no horizon, not one of 0. These intervals are for display.
 */
package loadline.statistics.horizon;
