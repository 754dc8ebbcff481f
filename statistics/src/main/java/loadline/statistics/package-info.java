/**
 * The statistics toolbox: what Loadline displays, monitors and plans with, beside the few bounds of
 * {@code loadline.core.statistics} that may rule out.
 *
 * <ul>
 *   <li>{@link loadline.statistics.Figure}, {@link loadline.statistics.Interval}, {@link loadline.statistics.Level}: a number or
 *       why there is none; two ends, {@code [0.35, 0.67]}; {@code 0.95}.
 *   <li>Proportions: {@link loadline.statistics.ProportionIntervals}, {@link loadline.statistics.TwoProportions},
 *       {@link loadline.statistics.PassAtK}, {@link loadline.statistics.ZeroFailure}.
 *   <li>Means: {@link loadline.statistics.BoundedMean}, {@link loadline.statistics.ClusteredMean},
 *       {@link loadline.statistics.PairedDifference}, {@link loadline.statistics.EpochVariance},
 *       {@link loadline.statistics.Bootstrap}, {@link loadline.statistics.Uplift}, {@link loadline.statistics.Equivalence},
 *       {@link loadline.statistics.RandomEffects}.
 *   <li>Judges: {@link loadline.statistics.RoganGladen}, {@link loadline.statistics.PredictionPowered},
 *       {@link loadline.statistics.Agreement}, {@link loadline.statistics.VerifiedRecall},
 *       {@link loadline.statistics.StratifiedTotal}.
 *   <li>Streams: {@link loadline.statistics.EProcess}, {@link loadline.statistics.Sequence}, {@link loadline.statistics.Sprt},
 *       {@link loadline.statistics.Cusum}, {@link loadline.statistics.PoissonRate}.
 *   <li>Trends: {@link loadline.statistics.Trend}, {@link loadline.statistics.SlopeRatio},
 *       {@link loadline.statistics.HorizonInterval}, {@link loadline.statistics.Ability}.
 *   <li>Many at once and ahead: {@link loadline.statistics.Multiplicity}, {@link loadline.statistics.SampleSize},
 *       {@link loadline.statistics.RuleOutPlan}.
 * </ul>
 *
 * <p>Rules: what is undefined is {@link loadline.statistics.Figure.Undefined} with its reason, never 0, NaN or infinite; no
 * variance gives no interval, never one of no width. Except for streams, whose order is their meaning, neither the order of rows
 * nor the labels of clusters changes a bit. Nothing here rules anything out.
 *
 * <p><em>Not chosen:</em> a statistics library: its last bits differ between versions, its conventions for undefined cases are
 * 0, NaN and 1 by turns, and most of these methods are in none (see {@code docs/decisions/0011-statistics-toolbox.md}).
 */
package loadline.statistics;
