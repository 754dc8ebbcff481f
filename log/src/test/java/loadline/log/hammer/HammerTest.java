package loadline.log.hammer;

import static loadline.log.Harness.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loadline.log.Examples;
import loadline.log.Harness;
import loadline.log.LogBroken;
import loadline.log.check.Finding;
import loadline.log.check.Fsck;
import loadline.log.head.Guard;
import loadline.log.note.NotAuthentic;
import loadline.log.tile.TileFolder;
import loadline.log.tile.TileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HammerTest {
    @TempDir
    Path folder;

    @Test
    void a_log_under_load_proves_everything_and_is_sound_afterwards() throws Exception {
        Hammer.Done done;
        try (Harness log = Harness.create(folder)) {
            done = new Hammer(log.journal(), log.publication(), new Hammer.Load(16, 2, 3000, 200, 7)).run();
            assertThat(log.journal().size()).isEqualTo(3000);
            assertThat(log.publication().hasNew()).isFalse();
        }
        assertThat(done.appended()).isEqualTo(3000);
        assertThat(done.published()).isPositive();
        assertThat(done.read()).isPositive();
        assertThat(done.proven()).isPositive();
        Finding found = new Fsck(LOG.verifierKey(), folder.resolve("log/journal")).check(Optional.empty(), Optional.of(folder.resolve("tiles")), Optional.of(Guard.in(folder.resolve("guard"))));
        assertThat(found).isInstanceOf(Finding.Sound.class);
    }

    @Test
    void what_does_not_hold_ends_it() throws IOException {
        try (Harness log = Harness.create(folder)) {
            log.fill(300);
            log.publish();
            Path tile = TileFolder.in(folder.resolve("tiles")).path(new TileName.Hashes(0, 0, 256));
            Files.write(tile, Examples.flipped(Files.readAllBytes(tile), 9));
            Hammer hammer = new Hammer(log.journal(), log.publication(), new Hammer.Load(2, 1, 400, 100, 7));
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(hammer::run).isInstanceOfAny(LogBroken.class, NotAuthentic.class);
        }
    }

    @Test
    void a_load_without_writers_or_goal_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hammer.Load(0, 1, 1, 100, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hammer.Load(1, 1, 0, 100, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hammer.Load(1, 1, 1, 15, 1));
    }
}
