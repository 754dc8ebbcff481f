package loadline.core.assessment;

import static loadline.core.assessment.Examples.PROTOCOL;
import static loadline.core.assessment.Examples.START;
import static loadline.core.assessment.Examples.WEIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.ProtocolDraft;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.evaluation.Elicitation;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E2, E6 and V1: which of several recorded estimates of one piece of evidence stands, and what bars it from ruling out. */
class ExhibitTest {
    private static final Digest LATER_PROTOCOL = Story.digest("later protocol text");

    private final ProtocolDraft.Of indicator = Examples.indicator();
    private Instant asOf = START;

    private IndicatorVerdict judge(EvidenceGroup group, Judge.Version... versions) {
        return new Judge(WEIGHTS, asOf, Elicitation.NONE).verdict(indicator.build(), 1, Exhibit.of(List.of(new Exhibit.Under(group, List.of(versions)))));
    }

    private Weighed weighed(EvidenceGroup group, Judge.Version... versions) {
        return judge(group, versions.length == 0 ? new Judge.Version[] {Examples.version(indicator.build())} : versions).weighed().getFirst();
    }

    /** A run under a plan, with these estimates in place of its own. */
    private static EvidenceGroup with(EvidenceGroup group, List<Logged<Estimate>> estimates) {
        return new EvidenceGroup(group.weights(), group.task(), group.plan(), group.refusal(), group.runs(), estimates, group.defects());
    }

    private EvidenceGroup estimated(String... bounds) {
        EvidenceGroup group = Examples.Evidence.at(10).build();
        List<Logged<Estimate>> all = new ArrayList<>();
        for (String each : bounds) {
            all.add(estimate(20 + all.size(), group, each, "i", PROTOCOL));
        }
        return with(group, all);
    }

    private static Logged<Estimate> estimate(long index, EvidenceGroup group, String bounds, String of, Digest protocol) {
        String[] words = bounds.split(" +");
        Estimate estimate = new Estimate(new IndicatorId(of), group.weights(), protocol, group.key(), group.runs().stream().map(Logged::statement).toList(), "method/1",
                new BigDecimal("0.05"), "as recorded", Examples.number(words[1]), Examples.number(words[0]), Examples.number(words[2]),
                new Estimate.Tally(20, 20, 0, 0, 1), Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty());
        return Examples.logged(index, START, "estimate " + index, estimate);
    }

    private static Judge.Version version(Indicator indicator, Digest protocol, String alpha) {
        return new Judge.Version(indicator, protocol, new BigDecimal(alpha), new BigDecimal("0.1"));
    }

    @Test
    void the_least_favourable_of_several_estimates_stands_in_whatever_order_they_come() {
        String[][] orders = {{"0.1 0.2 0.3", "0.1 0.2 0.6"}, {"0.1 0.2 0.6", "0.1 0.2 0.3"}};
        for (String[] order : orders) {
            assertThat(weighed(estimated(order))).satisfies(w -> {
                assertThat(w.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
                assertThat(w.upper()).contains(new BigDecimal("0.6"));
            });
        }
        assertThat(weighed(estimated("0.1 0.2 0.3", "0.1 0.2 0.4")).upper()).as("the first of equals").contains(new BigDecimal("0.3"));
        assertThat(weighed(estimated("0.1 0.2 0.3", "0.1 0.2 0.4")).index()).as("the newest that was read").isEqualTo(21);
    }

    @Test
    void of_two_versions_that_say_the_same_the_one_with_more_defects_stands() {
        Examples.Evidence evidence = Examples.Evidence.at(10);
        evidence.protocols = List.of(PROTOCOL, LATER_PROTOCOL);
        Judge.Version fits = version(indicator.build(), PROTOCOL, "0.05");
        Judge.Version stricter = version(indicator.build(), LATER_PROTOCOL, "0.01");
        for (Judge.Version[] order : List.of(new Judge.Version[] {fits, stricter}, new Judge.Version[] {stricter, fits})) {
            assertThat(weighed(evidence.build(), order).defects()).containsExactly(Defect.ALPHA_TOO_LARGE);
            assertThat(judge(evidence.build(), order).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        }
        assertThat(judge(evidence.build(), fits).outcome()).isEqualTo(Outcome.RULED_OUT);
    }

    @Test
    void an_estimate_of_another_indicator_or_under_another_protocol_is_none() {
        EvidenceGroup group = Examples.Evidence.at(10).build();
        for (Logged<Estimate> foreign : List.of(estimate(20, group, "0.1 0.2 0.3", "another", PROTOCOL), estimate(20, group, "0.1 0.2 0.3", "i", LATER_PROTOCOL))) {
            assertThat(weighed(with(group, List.of(foreign)))).satisfies(w -> {
                assertThat(w.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
                assertThat(w.defects()).containsExactly(Defect.NOT_ESTIMATED);
                assertThat(w.index()).as("its run").isEqualTo(11);
            });
        }
    }

    @Test
    void a_result_cannot_rule_out_under_a_version_that_reads_another_task() {
        ProtocolDraft.Of renamed = Examples.indicator();
        renamed.task = "another task";
        Judge.Version own = version(indicator.build(), PROTOCOL, "0.05");
        Judge.Version elsewhere = version(renamed.build(), LATER_PROTOCOL, "0.05");
        EvidenceGroup group = Examples.Evidence.at(10).build();
        assertThat(weighed(group, own, elsewhere).defects()).containsExactly(Defect.NOT_ESTIMATED);
        assertThat(judge(group, own, elsewhere).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(group, own).outcome()).isEqualTo(Outcome.RULED_OUT);
    }

    @Test
    void an_estimate_over_fewer_runs_is_read_where_it_crosses_or_alerts() {
        Examples.Evidence two = Examples.Evidence.at(10);
        two.runs = 2;
        indicator.line = new Line.Alert(ProtocolDraft.fixed("0.5"));
        assertThat(weighed(two.bounds("0.4 0.5 0.6").build()).outcome()).isEqualTo(Outcome.ALERTED);
        indicator.line = new Line.RuleIn(ProtocolDraft.fixed("0.5"));
        assertThat(weighed(two.bounds("0.5 0.6 0.7").build()).outcome()).isEqualTo(Outcome.CROSSED);
        indicator.line = new Line.RuleOut(ProtocolDraft.fixed("0.5"));
        assertThat(weighed(two.bounds("0.4 0.5 0.6").build())).satisfies(w -> {
            assertThat(w.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(w.point()).isEmpty();
            assertThat(w.basis()).isEqualTo(Basis.ATTESTED_AGGREGATE);
        });
    }

    @Test
    void a_published_figure_that_claims_to_be_recomputed_is_still_one() {
        Examples.Evidence published = Examples.Evidence.at(10);
        published.result = new Examples.Figure().published();
        assertThat(weighed(published.build()).defects()).containsExactly(Defect.PUBLISHED_ONLY);
        indicator.publishedMayRuleOut = true;
        assertThat(weighed(published.build()).defects()).isEmpty();
        Examples.Evidence attested = Examples.Evidence.at(10);
        attested.basis = Basis.ATTESTED_AGGREGATE;
        indicator.publishedMayRuleOut = false;
        assertThat(weighed(attested.build()).defects()).containsExactly(Defect.PUBLISHED_ONLY);
    }

    @Test
    void evidence_rests_on_its_newest_run_even_if_its_estimate_came_before() {
        EvidenceGroup group = Examples.Evidence.at(10).build();
        Logged<Estimate> early = Examples.logged(7, START, "early", group.estimates().getFirst().fact());
        assertThat(weighed(with(group, List.of(early))).index()).isEqualTo(11);
        assertThat(weighed(group).index()).isEqualTo(15);
    }

    @Test
    void evidence_is_stale_from_the_first_nanosecond_after_its_age() {
        indicator.maxAge = "P1Y";
        Examples.Evidence evidence = Examples.Evidence.at(10);
        evidence.at = START.plusNanos(500);
        Instant last = TimeSpan.of("P1Y").after(evidence.at);
        assertThat(defectsAt(evidence, last)).isEmpty();
        assertThat(defectsAt(evidence, last.minusNanos(1))).isEmpty();
        assertThat(defectsAt(evidence, last.minusSeconds(1).plusNanos(900))).isEmpty();
        assertThat(defectsAt(evidence, last.plusNanos(1))).containsExactly(Defect.STALE);
        assertThat(defectsAt(evidence, last.plusSeconds(1).minusNanos(500))).containsExactly(Defect.STALE);
    }

    private Defects defectsAt(Examples.Evidence evidence, Instant time) {
        asOf = time;
        return Defects.of(weighed(evidence.build()).defects());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # planned, missing, limited, defect
            0,         0,       0,
            0,         1,       0,       TOO_MANY_MISSING
            0,         0,       1,       UNDER_ELICITED
            20,        2,       10,
            20,        3,       0,       TOO_MANY_MISSING
            """)
    void a_share_of_nothing_is_exceeded_by_anything(int planned, int missing, int limited, Defect defect) {
        Examples.Evidence evidence = Examples.Evidence.at(10);
        evidence.tally = new Estimate.Tally(20, planned, missing, limited, 1);
        assertThat(weighed(evidence.build()).defects()).isEqualTo(defect == null ? Defects.NONE : Defects.NONE.with(defect));
    }
}
