/**
 * A load on a whole log with a goal: {@link loadline.log.hammer.Hammer} appends, publishes, reads and proves at the same time,
 * and anything that does not hold ends it.
 */
package loadline.log.hammer;
