package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import loadline.core.ProtocolDraft;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E5: what is left of the family's error probability. */
class SubmissionsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # submission, suffice, alpha
            1,            0,       0.025
            2,            0,       0.008333333333333333
            3,            0,       0.004166666666666666
            1,            3,       0.025
            1,            2,       0.0125
            1,            1,       0.008333333333333333
            2,            1,       0.002777777777777777
            """)
    void the_j_th_submission_and_each_alternative_get_a_share(int submission, int suffice, BigDecimal alpha) {
        ProtocolDraft draft = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).with(ProtocolDraft.indicator("i2", "T1")).with(ProtocolDraft.indicator("i3", "T1"));
        ThresholdId threshold = new ThresholdId("T1");
        if (suffice > 0) {
            draft.bottlenecks.add(new Protocol.Bottleneck(threshold, "p1", suffice));
        }
        Protocol protocol = draft.build();
        assertThat(Submissions.alpha(protocol, threshold, protocol.indicators().getFirst(), submission)).isEqualByComparingTo(alpha);
    }

    @Test
    void only_indicators_of_the_same_threshold_and_pathway_are_alternatives() {
        ProtocolDraft.Of elsewhere = ProtocolDraft.indicator("i2", "T1");
        elsewhere.pathway = "p2";
        ProtocolDraft draft = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).with(elsewhere).with(ProtocolDraft.indicator("i3", "T2"));
        draft.bottlenecks.add(new Protocol.Bottleneck(new ThresholdId("T1"), "p1", 1));
        Protocol protocol = draft.build();
        for (int i = 0; i < 3; i++) {
            assertThat(Submissions.alpha(protocol, new ThresholdId(i < 2 ? "T1" : "T2"), protocol.indicators().get(i), 1)).isEqualByComparingTo("0.025");
        }
        Protocol two = draft.with(ProtocolDraft.indicator("i4", "T1")).build();
        assertThat(Submissions.alpha(two, new ThresholdId("T1"), two.indicators().getFirst(), 1)).isEqualByComparingTo("0.0125");
    }
}
