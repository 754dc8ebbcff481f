package loadline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import loadline.core.policy.PolicyRules.Reach;
import loadline.testing.Seeded;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    @Test
    void a_reach_holds_what_its_scope_holds() {
        int[] held = {0};
        Seeded.forAll(500, PolicyRulesTest::scope, scope -> {
            Reach reach = Reach.of(scope);
            for (Activity activity : Activity.values()) {
                for (Surface surface : Surface.values()) {
                    held[0] += scope.holds(activity, surface) ? 1 : 0;
                    if (reach.holds(activity, surface) != scope.holds(activity, surface)) {
                        return false;
                    }
                }
            }
            return true;
        });
        assertThat(held[0]).isGreaterThan(1_000);
    }

    private static Scope scope(Random random) {
        return new Scope(some(random, Activity.class), some(random, Surface.class));
    }

    private static <E extends Enum<E>> Set<E> some(Random random, Class<E> type) {
        E[] all = type.getEnumConstants();
        Set<E> some = EnumSet.of(all[random.nextInt(all.length)]);
        for (E each : all) {
            if (random.nextInt(4) == 0) {
                some.add(each);
            }
        }
        return some;
    }
}
