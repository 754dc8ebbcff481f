package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.governance.Notice;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;

/** X1: each thing that a relief's clause asks for is asked for by itself. The clause names the chief executive and the board. */
class ReliefConditionsTest {
    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
    private static final ReportId REPORT = new ReportId("risk-report");
    private static final Consumer<Story> TOLD = told("rso");
    private static final Consumer<Story> PUBLISHED = story -> story.with(new Act.Published(new Publication(REPORT, Story.digest("A"), "a page")), "writer-1");

    private final Example example = new Example();

    ReliefConditionsTest() {
        example.policy.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        example.policy.baseline.add(PolicyDraft.demand("S1"));
        example.gated(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)), Gate.Otherwise.BLOCK);
    }

    private static Consumer<Story> told(String role) {
        return story -> story.with(new Act.Notified(new Notice(new Role(role), REPORT, Story.digest("A"))), "writer-1");
    }

    private ReliefConditionsTest clause(List<String> told, boolean published) {
        example.policy.reliefs.add(new ReliefClause(new ReliefId("interim"), ReliefClause.Kind.INTERIM_MEASURES, List.of(Standard.Axis.SECURITY),
                List.of(new Role("ceo"), new Role("board")), told.stream().map(Role::new).toList(), published, ReliefClause.OnUnknown.NO_RELIEF, PolicyDraft.BINDING));
        return this;
    }

    private ReliefConditionsTest invoked(String... roles) {
        for (String role : roles) {
            example.then(story -> story.with(new Act.ReliefInvoked(new ReliefInvocation(Example.POLICY, new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, Surface.API,
                    Set.of(new StandardId("S1")), Story.digest("measures"), UNTIL, new Role(role))), role + "-1"));
        }
        return this;
    }

    private ReliefConditionsTest then(Consumer<Story> more) {
        example.then(more);
        return this;
    }

    private void isRelieved(boolean relieved) {
        assertThat(example.answer()).isEqualTo(relieved ? "DeployUnderInterimMeasures" : "Delay");
    }

    @Test
    void a_role_that_the_clause_does_not_name_fills_no_seat() {
        clause(List.of(), false).invoked("ceo", "rso").isRelieved(false);
        new ReliefConditionsTest().clause(List.of(), false).invoked("rso", "board").isRelieved(false);
        new ReliefConditionsTest().clause(List.of(), false).invoked("ceo", "rso", "board").isRelieved(true);
    }

    @Test
    void those_to_be_told_are_told_after_it_was_invoked() {
        clause(List.of("rso"), false).invoked("ceo", "board").isRelieved(false);
        new ReliefConditionsTest().clause(List.of("rso"), false).then(TOLD).invoked("ceo", "board").isRelieved(false);
        new ReliefConditionsTest().clause(List.of("rso"), false).invoked("ceo", "board").then(told("state")).isRelieved(false);
        new ReliefConditionsTest().clause(List.of("rso", "state"), false).invoked("ceo", "board").then(TOLD).isRelieved(false);
        new ReliefConditionsTest().clause(List.of("rso"), false).invoked("ceo", "board").then(TOLD).isRelieved(true);
        new ReliefConditionsTest().clause(List.of("rso"), false).invoked("ceo").then(TOLD).invoked("board").isRelieved(true);
    }

    @Test
    void what_is_published_is_published_after_it_was_invoked() {
        clause(List.of(), true).invoked("ceo", "board").isRelieved(false);
        new ReliefConditionsTest().clause(List.of(), true).then(PUBLISHED).invoked("ceo", "board").isRelieved(false);
        new ReliefConditionsTest().clause(List.of(), true).invoked("ceo", "board").then(PUBLISHED).isRelieved(true);
        new ReliefConditionsTest().clause(List.of(), false).invoked("ceo", "board").isRelieved(true);
    }
}
