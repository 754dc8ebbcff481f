/**
 * Bounds that a verdict may rest on: pure functions whose answers are the same bytes on every machine and do not depend on
 * the order of rows or the labels of clusters.
 *
 * <ul>
 *   <li>{@link loadline.core.statistics.Alpha} {@code 0.05}: the one-sided error probability.
 *   <li>{@link loadline.core.statistics.Bound}, {@link loadline.core.statistics.Bounds}: the answer, {@code At(0.279615165895)},
 *       or why there is none.
 *   <li>{@link loadline.core.statistics.ClopperPearson} of {@link loadline.core.statistics.Trials} {@code 4 of 30}: yes-or-no
 *       items. {@link loadline.core.statistics.WorstCase} counts what is missing against the party that wants the bound.
 *   <li>{@link loadline.core.statistics.BettingBound} of a {@link loadline.core.statistics.BoundedSample}: scores in [0, 1],
 *       or one mean for each cluster of {@link loadline.core.statistics.Observation}s.
 *   <li>{@link loadline.core.statistics.Fieller} of two {@link loadline.core.statistics.ArmSummary}s: the ratio of two
 *       published means, whose plus-minus is of some {@link loadline.core.statistics.SpreadKind}.
 *   <li>{@link loadline.core.statistics.BetaDistribution}, {@link loadline.core.statistics.StudentT},
 *       {@link loadline.core.statistics.Normal}, {@link loadline.core.statistics.LogGamma}: what these are made from.
 * </ul>
 *
 * <p>Rules: bounds are decimals of at most 12 significant digits, rounded away from the estimate by more than the error of
 * the computation. One more success, or a higher score, never lowers a bound; a smaller alpha never tightens one. No
 * variance means no information, never certainty. Arithmetic is + - x / and square root, beyond them {@code StrictMath} only.
 *
 * <p><em>Not chosen:</em> normal, Wilson and Jeffreys intervals and cluster-robust standard errors as bounds, because
 * their coverage falls below nominal just where evaluations are small ({@code docs/reference/coverage.md}); bets that follow
 * the data, because they depend on an order of the items; a library's quantiles, because their last bits differ between
 * machines and versions (one is the oracle in the tests).
 */
package loadline.core.statistics;
