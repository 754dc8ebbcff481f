package loadline.controlplane.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void it_is_made_once_begun_or_not() {
        AtomicInteger made = new AtomicInteger();
        Beside<Thread> begun = new Beside<>(() -> {
            made.incrementAndGet();
            return Thread.currentThread();
        });
        begun.begin();
        assertThat(begun.get()).isSameAs(begun.get());
        Beside<Thread> unbegun = new Beside<>(Thread::currentThread);
        assertThat(unbegun.get()).isSameAs(Thread.currentThread());
        assertThat(made).hasValue(1);
    }

    @Test
    void what_making_it_threw_is_thrown_where_it_is_needed() {
        Beside<String> failing = new Beside<>(() -> {
            throw new IllegalArgumentException("not to be made");
        });
        failing.begin();
        assertThatThrownBy(failing::get).isInstanceOf(IllegalArgumentException.class).hasMessage("not to be made");
    }

    @Test
    void an_interrupted_thread_waits_and_stays_interrupted() {
        Beside<String> slow = new Beside<>(() -> "made");
        Thread.currentThread().interrupt();
        assertThat(slow.get()).isEqualTo("made");
        assertThat(Thread.interrupted()).isTrue();
    }
}
