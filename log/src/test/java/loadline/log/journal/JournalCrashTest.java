package loadline.log.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at a random moment, again and again, on one journal that grows from round to round. */
class JournalCrashTest {
    private static final int ROUNDS = 10;
    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_is_there_after_a_kill() throws IOException, InterruptedException {
        Path file = folder.resolve("journal");
        Random random = new Random(SEED);
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long now = killedWhileAppending(file, random);
            assertThat(now).as("round %d acknowledged something", round).isGreaterThan(acknowledged);
            acknowledged = soundSize(file, now);
        }
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    private static long killedWhileAppending(Path file, Random random) throws IOException, InterruptedException {
        try (Child child = Child.start("append", file.toString(), Long.toString(SEED))) {
            assertThat(child.line()).startsWith("opened ");
            int batches = 1 + random.nextInt(60);
            long acknowledged = 0;
            for (int i = 0; i < batches; i++) {
                acknowledged = number(child.line());
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
            child.kill();
            String line = child.line();
            while (line != null && line.matches("acknowledged [0-9]+")) {
                acknowledged = number(line);
                line = child.line();
            }
            return acknowledged;
        }
    }

    /** The size after reopening, every entry being the one that was appended and none that was acknowledged being absent. */
    private static long soundSize(Path file, long acknowledged) throws IOException {
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.size()).isGreaterThanOrEqualTo(acknowledged);
            journal.forEach(0, (index, entry) -> assertThat(entry).as("entry %d", index).isEqualTo(Child.entry(SEED, index)));
            return journal.size();
        }
    }

    private static long number(String line) {
        assertThat(line).startsWith("acknowledged ");
        return Long.parseLong(line.substring("acknowledged ".length()));
    }
}
