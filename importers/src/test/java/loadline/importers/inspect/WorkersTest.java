package loadline.importers.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final List<Integer> PARTS = IntStream.range(0, 50).boxed().toList();

    @Test
    void what_was_found_comes_in_the_order_of_the_parts_though_later_ones_are_found_sooner() throws IOException {
        try (Workers workers = new Workers(3)) {
            Workers.Reading<Integer> next = workers.ahead(PARTS, part -> {
                pause(part % 3 == 0 ? 5 : 0);
                return part * 10;
            });
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < PARTS.size(); i++) {
                found.add(next.read());
            }
            assertThat(found).isEqualTo(PARTS.stream().map(part -> part * 10).toList());
        }
    }

    @Test
    void no_more_parts_are_begun_than_two_for_each_thread_beyond_those_taken() throws IOException {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Workers.Reading<Integer> next = workers.ahead(PARTS, _ -> begun.incrementAndGet());
            for (int taken = 1; taken <= PARTS.size(); taken++) {
                next.read();
                pause(1);
                assertThat(begun.get()).isBetween(taken, taken + 3);
            }
        }
    }

    @Test
    void trouble_of_the_first_part_that_has_any_is_the_one_that_is_told() throws IOException {
        try (Workers workers = new Workers(4)) {
            Workers.Reading<Integer> next = workers.ahead(PARTS, part -> {
                pause(part == 2 ? 20 : 0);
                if (part >= 2) {
                    throw new IOException("part " + part);
                }
                return part;
            });
            assertThat(next.read()).isZero();
            assertThat(next.read()).isOne();
            assertThatThrownBy(next::read).isInstanceOf(IOException.class).hasMessage("part 2");
        }
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> workers.begin(() -> {
                throw Refusal.invalid("no");
            }).read()).isInstanceOf(Refusal.class).hasMessage("no");
            assertThatThrownBy(() -> workers.begin(() -> {
                throw new StackOverflowError();
            }).read()).isInstanceOf(StackOverflowError.class);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
