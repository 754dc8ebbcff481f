package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import loadline.core.policy.Activity.Track;
import loadline.core.policy.Gate.Otherwise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R2 and R4: what a closed gate means on each ladder. */
class RefusalTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # consequence,    deploy,         stuck,          train, stuck, store
            BLOCK,            Delay,          Deny,           Pause, Halt,  Isolate
            HOLD,             Hold,           Deny,           Pause, Halt,  Isolate
            PAUSE,            Delay,          Deny,           Pause, Halt,  Isolate
            NO_NEW_CUSTOMERS, NoNewCustomers, NoNewCustomers, Pause, Halt,  Isolate
            WITHDRAW,         Withdraw,       Withdraw,       Pause, Halt,  Isolate
            HALT,             Deny,           Deny,           Halt,  Halt,  Isolate
            ISOLATE,          Withdraw,       Withdraw,       Halt,  Halt,  Isolate
            LOCK,             Withdraw,       Withdraw,       Halt,  Halt,  Lock
            DELETE,           Withdraw,       Withdraw,       Halt,  Halt,  Delete
            """)
    void each_consequence_has_one_answer_on_each_ladder(Otherwise otherwise, String deploy, String deployStuck, String train, String trainStuck, String store) {
        assertThat(Refusal.answer(Track.DEPLOY, otherwise, false).name()).isEqualTo(deploy);
        assertThat(Refusal.answer(Track.DEPLOY, otherwise, true).name()).isEqualTo(deployStuck);
        assertThat(Refusal.answer(Track.TRAIN, otherwise, false).name()).isEqualTo(train);
        assertThat(Refusal.answer(Track.TRAIN, otherwise, true).name()).isEqualTo(trainStuck);
        assertThat(Refusal.answer(Track.STORE, otherwise, false).name()).isEqualTo(store);
        assertThat(Refusal.answer(Track.STORE, otherwise, true).name()).isEqualTo(store);
        for (Track track : Track.values()) {
            assertThat(Refusal.answer(track, otherwise, false).permits()).isFalse();
            assertThat(Refusal.answer(track, otherwise, true).strictness()).isGreaterThanOrEqualTo(Refusal.answer(track, otherwise, false).strictness());
        }
    }
}
