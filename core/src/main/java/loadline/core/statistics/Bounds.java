package loadline.core.statistics;

/** A lower and an upper bound, each one-sided at the same alpha: together they hold with probability at least 1 - 2 alpha. */
public record Bounds(Bound lower, Bound upper) {}
