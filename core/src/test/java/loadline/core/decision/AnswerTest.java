package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loadline.core.Story;
import org.junit.jupiter.api.Test;

/** R4: the answers from mild to strict on each track, and which of them let the activity go ahead. */
class AnswerTest {
    private static final List<List<Answer>> TRACKS = List.of(
            List.of(new Answer.Deploy(), new Answer.DeployWithObligations(), new Answer.DeployOnDetermination(), new Answer.DeployUnderInterimMeasures(Instant.EPOCH),
                    new Answer.DegradeTo(Story.digest("fallback")), new Answer.NoNewCustomers(), new Answer.Delay(), new Answer.Hold(), new Answer.Deny(), new Answer.Withdraw()),
            List.of(new Answer.Continue(), new Answer.ContinueUpTo(BigDecimal.TEN), new Answer.Pause(), new Answer.Halt()),
            List.of(new Answer.Store(), new Answer.Isolate(), new Answer.Lock(), new Answer.Delete()));

    @Test
    void each_is_stricter_than_the_one_before_it() {
        for (List<Answer> track : TRACKS) {
            for (int i = 1; i < track.size(); i++) {
                assertThat(track.get(i).strictness()).as(track.get(i).name()).isGreaterThan(track.get(i - 1).strictness());
            }
            assertThat(new Answer.NotGoverned().strictness()).isLessThan(track.getFirst().strictness());
        }
    }

    @Test
    void only_the_mildest_permit_and_where_nothing_governs_nothing_does() {
        assertThat(TRACKS.stream().flatMap(List::stream).filter(Answer::permits).map(Answer::name)).containsExactly(
                "Deploy", "DeployWithObligations", "DeployOnDetermination", "DeployUnderInterimMeasures", "Continue", "ContinueUpTo", "Store");
        assertThat(new Answer.NotGoverned().permits()).isFalse();
    }
}
