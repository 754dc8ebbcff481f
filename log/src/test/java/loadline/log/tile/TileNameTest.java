package loadline.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import loadline.log.Malformed;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class TileNameTest {
    @Test
    void names_are_those_of_the_specification() {
        assertThat(new TileName.Hashes(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TileName.Hashes(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        assertThat(new TileName.Entries(273, 112).path()).isEqualTo("tile/entries/273.p/112");
        assertThat(new TileName.Entries(1000, 256).path()).isEqualTo("tile/entries/x001/000");
    }

    /** The example of the specification: a tree of 70,000. */
    @Test
    void the_last_tiles_of_a_tree_have_the_widths_of_the_specification() {
        assertThat(TileName.Hashes.last(0, 70_000)).isEqualTo(new TileName.Hashes(0, 273, 112));
        assertThat(TileName.Hashes.last(1, 70_000)).isEqualTo(new TileName.Hashes(1, 1, 17));
        assertThat(TileName.Hashes.last(2, 70_000)).isEqualTo(new TileName.Hashes(2, 0, 1));
        assertThat(TileName.Hashes.last(1, 256)).isEqualTo(new TileName.Hashes(1, 0, 1));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> TileName.Hashes.last(0, 256));
    }

    @Test
    void every_name_is_read_as_it_is_written() {
        Seeded.forAll(2000, TileNameTest::name, name -> TileName.read(name.path()).equals(name));
    }

    private static TileName name(Random random) {
        long index = random.nextLong() >>> 9 + random.nextInt(55);
        int width = 1 + random.nextInt(256);
        return random.nextBoolean() ? new TileName.Entries(index, width) : new TileName.Hashes(random.nextInt(8), index, width);
    }

    @Test
    void other_spellings_and_numbers_out_of_bounds_are_refused() {
        List<String> refused = List.of("", "tile", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000/000", "tile/0/x000/x001/000", "tile/0/001/x000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
                "tile/0/000.p/257", "tile/0/000.p/", "tile/8/000", "tile/00/000", "tile/-1/000", "tile/10/000", "tile/entries/0", "tile/Entries/000", "/tile/0/000", "tile/0/000/", "tile/0/../0/000", "tile/0/000.p/1/",
                "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/\u0661\u0661\u0661", "checkpoint");
        assertThat(refused).allSatisfy(path -> assertThatExceptionOfType(Malformed.class).as(path).isThrownBy(() -> TileName.read(path)));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TileName.Hashes(8, 0, 1));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TileName.Entries(-1, 1));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new TileName.Entries(0, 0));
    }
}
