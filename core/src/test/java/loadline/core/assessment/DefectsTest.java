package loadline.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void they_are_the_set_of_what_was_added() {
        Seeded.forAll(2_000, DefectsTest::some, expected -> {
            Defects defects = Defects.of(expected);
            return defects.equals(expected) && expected.equals(defects) && defects.hashCode() == expected.hashCode() && defects.size() == expected.size()
                    && EnumSet.allOf(Defect.class).stream().allMatch(defect -> defects.contains(defect) == expected.contains(defect));
        });
    }

    @Test
    void adding_one_changes_no_other_set() {
        Defects late = Defects.NONE.with(Defect.LATE);
        assertThat(late.with(Defect.STALE)).containsExactly(Defect.LATE, Defect.STALE);
        assertThat(late).containsExactly(Defect.LATE);
        assertThat(Defects.NONE).isEmpty();
        assertThat(late.with(Defect.LATE)).isSameAs(late);
    }

    @Test
    void nothing_takes_one_away() {
        Defects late = Defects.NONE.with(Defect.LATE);
        assertThatThrownBy(() -> late.remove(Defect.LATE)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Defects.NONE.iterator().next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void every_defect_has_a_bit_of_its_own() {
        assertThat(Defect.values()).hasSizeLessThanOrEqualTo(Integer.SIZE);
    }

    private static Set<Defect> some(Random random) {
        Set<Defect> some = EnumSet.noneOf(Defect.class);
        for (Defect defect : Defect.values()) {
            if (random.nextInt(4) == 0) {
                some.add(defect);
            }
        }
        return some;
    }
}
