package loadline.core.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.policy.Obligation;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import org.junit.jupiter.api.Test;

/** What people sign is refused where it says nothing, or nonsense. */
class GovernanceValuesTest {
    private static final PolicyId POLICY = PolicyId.of("example@1");
    private static final Digest WEIGHTS = Story.digest("A");
    private static final Instant DATE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Role OFFICER = new Role("officer");

    @Test
    void a_determination_gives_its_reasoning_and_names_statements_in_a_fixed_order() {
        assertThatIllegalArgumentException().isThrownBy(() -> determination(" ", Set.of())).withMessageContaining("gives its reasoning");
        List<Digest> sorted = List.of(Story.digest("one"), Story.digest("two"), Story.digest("three")).stream().sorted().toList();
        assertThat(determination("seen", Set.copyOf(sorted)).namesInOrder()).isEqualTo(sorted);
    }

    private static Determination determination(String reasoning, Set<Digest> names) {
        return new Determination(POLICY, new ThresholdId("t"), WEIGHTS, OFFICER, Determination.Conclusion.REACHED, Determination.Ground.PRECAUTION, names, reasoning, Optional.empty());
    }

    @Test
    void a_relief_is_invoked_for_a_surface_and_for_some_standard() {
        assertThatIllegalArgumentException().isThrownBy(() -> relief(Surface.NONE, Set.of(new StandardId("s")))).withMessageContaining("for a surface");
        assertThatIllegalArgumentException().isThrownBy(() -> relief(Surface.API, Set.of())).withMessageContaining("at least one standard");
        assertThat(relief(Surface.API, Set.of(new StandardId("s"))).surface()).isEqualTo(Surface.API);
    }

    private static ReliefInvocation relief(Surface surface, Set<StandardId> standards) {
        return new ReliefInvocation(POLICY, new ReliefId("r"), WEIGHTS, Story.digest("c"), surface, standards, Story.digest("measures"), DATE, OFFICER);
    }

    @Test
    void an_incident_is_one_of_awareness_or_discovery() {
        for (Obligation.Event event : Obligation.Event.values()) {
            if (event == Obligation.Event.AWARENESS || event == Obligation.Event.DISCOVERY) {
                assertThat(new Incident(WEIGHTS, event, DATE, WEIGHTS).event()).isEqualTo(event);
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> new Incident(WEIGHTS, event, DATE, WEIGHTS)).withMessageContaining("awareness");
            }
        }
    }

    @Test
    void a_quorum_of_roots_can_be_reached_and_a_member_has_an_identity() {
        Map<Person, Roster.Member> two = Map.of(new Person("a-1"), member("a", true), new Person("b-1"), member("b", true), new Person("c-1"), member("c", false));
        assertThat(new Roster(two, 2).quorum()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Roster(two, 3)).withMessageContaining("between 1 and the number of root members, 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Roster(two, 0)).withMessageContaining("between 1");
        assertThatIllegalArgumentException().isThrownBy(() -> member(" ", true)).withMessageContaining("identity");
    }

    private static Roster.Member member(String identity, boolean root) {
        return new Roster.Member(Set.of(OFFICER), Set.of(), "chain", identity, false, root);
    }
}
