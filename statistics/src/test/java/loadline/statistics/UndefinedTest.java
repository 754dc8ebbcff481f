package loadline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import loadline.core.statistics.LogisticFit;
import loadline.core.statistics.Trials;
import org.junit.jupiter.api.Test;

/** Where there is nothing to compute, there is a reason and no number. */
class UndefinedTest {
    private static final Level USUAL = new Level(0.95);

    @Test
    void one_cluster_has_no_spread_between_clusters() {
        ClusteredMean mean = ClusteredMean.of(new double[] {1, 0, 1}, List.of("a", "a", "a"), USUAL);
        assertThat(List.of(mean.uncorrected(), mean.corrected(), mean.cr2(), mean.satterthwaite(), mean.designEffect())).allMatch(f -> !f.isKnown());
        assertThat(mean.byClusters().isKnown() || mean.byCr2().isKnown()).isFalse();
        assertThat(mean.iid().isKnown()).isTrue();
    }

    @Test
    void a_value_without_a_cluster_is_an_error() {
        assertThatThrownBy(() -> ClusteredMean.of(new double[] {1, 0}, List.of("a", " "), USUAL)).hasMessageContaining("names its cluster");
        assertThatThrownBy(() -> ClusteredMean.of(new double[] {1, 0}, List.of("a"), USUAL)).hasMessageContaining("`2` values and `1` labels");
    }

    @Test
    void no_variance_gives_no_interval_and_never_one_of_no_width() {
        double[] same = {0.3, 0.3, 0.3, 0.3};
        assertThat(BoundedMean.upper(same, 0.05).t().isKnown()).isFalse();
        assertThat(BoundedMean.upper(same, 0.05).hoeffding().isKnown()).isTrue();
        assertThat(ClusteredMean.of(same, List.of("a", "b", "c", "d"), USUAL).byClusters().isKnown()).isFalse();
        assertThat(PairedDifference.of(same, same, USUAL, Optional.empty()).byT().isKnown()).isFalse();
        assertThat(Bootstrap.drawn(same, USUAL, 100, 1).percentile().isKnown()).isFalse();
        assertThat(Equivalence.of(new Arm(1, 0, 5), new Arm(1, 0, 5), new Equivalence.Limits(-1, 1), 0.05).equivalent()).isFalse();
        assertThat(Uplift.of(new Arm(1, 0, 5), new Arm(1, 0, 5), USUAL).byWelch()).isInstanceOf(Uplift.Ratios.Undefined.class);
    }

    @Test
    void no_attempts_no_proportion() {
        ProportionIntervals none = ProportionIntervals.of(new Trials(0, 0), USUAL);
        assertThat(none.point().isKnown() || none.wilson().isKnown() || none.clopperPearson().isKnown()).isFalse();
        assertThat(TwoProportions.of(new Trials(0, 0), new Trials(1, 2), USUAL).newcombe().isKnown()).isFalse();
    }

    @Test
    void ends_are_exact_without_successes_or_failures() {
        for (int n : new int[] {1, 7, 30, 999}) {
            ProportionIntervals none = ProportionIntervals.of(new Trials(0, n), USUAL);
            ProportionIntervals all = ProportionIntervals.of(new Trials(n, n), USUAL);
            assertThat(none.wilson().lower()).isEqualTo(Figure.of(0)).isEqualTo(none.clopperPearson().lower()).isEqualTo(none.modifiedJeffreys().lower());
            assertThat(all.wilson().upper()).isEqualTo(Figure.of(1)).isEqualTo(all.clopperPearson().upper()).isEqualTo(all.modifiedJeffreys().upper());
        }
    }

    @Test
    void ratios_without_successes_below_are_undefined() {
        TwoProportions two = TwoProportions.of(new Trials(2, 9), new Trials(0, 9), USUAL);
        assertThat(two.riskRatio().isKnown() || two.katz().isKnown()).isFalse();
        assertThat(two.difference().isKnown()).isTrue();
        PoissonRate.Ratio rates = PoissonRate.Ratio.of(3, 10, 0, 10, USUAL);
        assertThat(rates.ratio().isKnown() || rates.exact().upper().isKnown()).isFalse();
        assertThat(rates.exact().lower().isKnown()).isTrue();
        assertThat(PoissonRate.Ratio.of(0, 10, 0, 10, USUAL).exact().isKnown()).isFalse();
    }

    @Test
    void one_epoch_says_nothing_about_epochs() {
        EpochVariance one = EpochVariance.of(List.of(new double[] {1}, new double[] {0}, new double[] {1}));
        assertThat(one.within().isKnown() || one.between().isKnown() || one.correlation().isKnown() || one.infiniteEpochs().isKnown()).isFalse();
        assertThat(one.overQuestions().isKnown()).isTrue();
        assertThat(EpochVariance.of(List.of(new double[] {1, 0})).overQuestions().isKnown()).isFalse();
        assertThat(EpochVariance.of(List.of(new double[] {1, 0}, new double[] {1})).within().isKnown()).isFalse();
    }

    @Test
    void a_judge_that_says_nothing_corrects_nothing() {
        assertThat(RoganGladen.of(new Trials(5, 10), new Trials(5, 10), new Trials(5, 10), USUAL).estimate().isKnown()).isFalse();
        assertThat(RoganGladen.of(new Trials(5, 10), new Trials(0, 0), new Trials(5, 10), USUAL).estimate().isKnown()).isFalse();
        double[] constant = {1, 1, 1};
        assertThat(PredictionPowered.of(new double[] {0, 1, 1}, constant, PredictionPowered.Unlabelled.of(new double[] {1, 1, 1, 1}), USUAL).trust()).isEqualTo(Figure.of(0));
    }

    @Test
    void one_category_is_no_agreement() {
        assertThat(Agreement.cohen(new double[][] {{10, 0}, {0, 0}}, Agreement.Weights.NONE).isKnown()).isFalse();
        assertThat(Agreement.fleiss(new double[][] {{3, 0}, {3, 0}}).isKnown()).isFalse();
        assertThat(Agreement.fleiss(new double[][] {{3, 0}, {2, 0}}).isKnown()).isFalse();
        assertThat(Agreement.krippendorff(List.of(new double[] {1, 1}, new double[] {2}), Agreement.Scale.INTERVAL).isKnown()).isFalse();
    }

    @Test
    void strata_nobody_looked_at_leave_the_total_undefined() {
        StratifiedTotal unseen = StratifiedTotal.of(List.of(new StratifiedTotal.Stratum(10, 5, 1), new StratifiedTotal.Stratum(3, 0, 0)));
        assertThat(unseen.total().isKnown()).isFalse();
        StratifiedTotal empty = StratifiedTotal.of(List.of(new StratifiedTotal.Stratum(10, 5, 1), new StratifiedTotal.Stratum(0, 0, 0)));
        assertThat(empty.total()).isEqualTo(Figure.of(2));
        StratifiedTotal single = StratifiedTotal.of(List.of(new StratifiedTotal.Stratum(10, 1, 1)));
        assertThat(single.total().isKnown()).isTrue();
        assertThat(single.totalError().isKnown()).isFalse();
    }

    @Test
    void no_miss_seen_is_no_perfect_recall() {
        VerifiedRecall recall = VerifiedRecall.of(10, new Trials(10, 10), 100_000, new Trials(0, 2000), USUAL);
        assertThat(recall.recall()).isEqualTo(Figure.of(1));
        assertThat(recall.byLogOdds().isKnown()).isFalse();
        assertThat(recall.lowerIfMissed().value().orElseThrow()).isBetween(0.05, 0.06);
    }

    @Test
    void a_trend_that_may_be_flat_crosses_at_no_known_time() {
        Trend.Asked asked = new Trend.Asked(2019, 12, 2027, USUAL);
        Trend noisy = Trend.of(new Trend.Points(new double[] {2020, 2021, 2022, 2023}, new double[] {1, 3, 0, 4}), asked);
        assertThat(noisy.crossing().ofPoint().isKnown()).isFalse();
        assertThat(noisy.doublingTimes().upper().isKnown()).isFalse();
        Trend two = Trend.of(new Trend.Points(new double[] {2020, 2021}, new double[] {1, 3}), asked);
        assertThat(two.slope()).isEqualTo(Figure.of(2));
        assertThat(two.slopeError().isKnown() || two.prediction().ofMean().isKnown()).isFalse();
    }

    @Test
    void outcomes_of_one_kind_have_no_horizon() {
        double[] minutes = {1, 2, 4, 8};
        double[] weights = {1, 1, 1, 1};
        assertThat(fit(minutes, new double[] {0, 0, 0, 0}, weights, 0.1)).isEqualTo(LogisticFit.None.ALL_FAILURE);
        assertThat(fit(minutes, new double[] {1, 1, 1, 1}, weights, 0.1)).isEqualTo(LogisticFit.None.ALL_SUCCESS);
        assertThat(fit(minutes, new double[] {1, 1, 0, 0}, weights, 0)).isEqualTo(LogisticFit.None.SEPARATED);
        assertThat(fit(new double[] {3, 3, 3}, new double[] {1, 0, 1}, new double[] {1, 1, 1}, 0)).isEqualTo(LogisticFit.None.ONE_LENGTH);
        assertThat(fit(new double[0], new double[0], new double[0], 1)).isEqualTo(LogisticFit.None.NO_RUNS);
        LogisticFit.Fitted rising = (LogisticFit.Fitted) fit(minutes, new double[] {0, 0.5, 0.25, 1}, weights, 0);
        assertThat(rising.slope()).isPositive();
        assertThat(HorizonInterval.of(rising, 0.5, USUAL).minutes().isKnown()).isFalse();
    }

    @Test
    void all_answers_alike_fix_no_ability() {
        List<Ability.Item> all = Collections.nCopies(3, new Ability.Item(1.2, 0.3, 1));
        assertThat(Ability.of(all).likeliest().isKnown()).isFalse();
        assertThat(Ability.of(all).posterior().value().orElseThrow()).isPositive();
    }

    @Test
    void a_figure_is_finite() {
        assertThat(Figure.of(Double.NaN).isKnown()).isFalse();
        assertThat(Figure.of(Double.POSITIVE_INFINITY).isKnown()).isFalse();
        assertThat(Figure.of(-0.0)).isEqualTo(Figure.of(0.0));
    }

    private static LogisticFit fit(double[] minutes, double[] scores, double[] weights, double ridge) {
        return LogisticFit.of(LogisticFit.Lengths.ofRuns(minutes, scores, weights), ridge);
    }
}
