package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.governance.ReliefInvocation;
import loadline.core.history.Act;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.Condition;
import loadline.core.policy.Gate;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefClause;
import loadline.core.policy.ReliefId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import org.junit.jupiter.api.Test;

/** Q4, R3, R6, R7 and R8: which versions are asked, whose answer stands, and what is listed beside it. */
class VersionsAskedTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final Example example = new Example();

    private static Question about(String weights) {
        return new Question(Activity.DEPLOY, new Subject.Deployment(Story.digest(weights), Example.CONFIGURATION), Surface.API, SurfaceBounds.UNKNOWN, new Person("asker-1"));
    }

    private static void amended(Story story, String id) {
        Example.amend(story, new PolicyDraft().named(id).requiring(new Condition.LevelAtMost(PolicyDraft.HIGH)));
    }

    private static List<PolicyId> asked(Decision decision) {
        return decision.policies().stream().map(PolicyAnswer::policy).sorted().toList();
    }

    // ---- which versions

    @Test
    void a_family_that_began_under_the_successor_is_asked_under_it_alone() {
        example.then(story -> {
            amended(story, "example@2");
            story.after("P1D").checkpoint("new", "other").plan("new", "task-i1", 20);
        });
        assertThat(asked(example.decide(about("new")))).containsExactly(PolicyId.of("example@2"));
        assertThat(asked(example.decide())).containsExactly(PolicyId.of("example@1"), PolicyId.of("example@2"));
    }

    @Test
    void weights_that_nobody_registered_are_asked_under_every_version() {
        example.then(story -> amended(story, "example@2"));
        assertThat(asked(example.decide(about("nobody")))).containsExactly(PolicyId.of("example@1"), PolicyId.of("example@2"));
    }

    @Test
    void a_plan_or_a_member_from_before_the_successor_keeps_the_version_before() {
        Consumer<Story> plan = story -> story.plan("new", "task-elsewhere", 20);
        Consumer<Story> run = story -> story.run("new", "task-elsewhere", null);
        Consumer<Story> member = story -> story.checkpoint("older", "other");
        for (Consumer<Story> before : List.of(plan, run, member)) {
            Example told = new Example().then(before).then(story -> {
                amended(story, "example@2");
                story.after("P1D").checkpoint("new", "other");
            });
            assertThat(asked(told.decide(about("new")))).containsExactly(PolicyId.of("example@1"), PolicyId.of("example@2"));
        }
    }

    @Test
    void what_began_in_a_versions_notice_began_under_the_one_before() {
        example.policy.notice = loadline.core.TimeSpan.of("P30D");
        example.then(story -> {
            amended(story, "example@2");
            story.after("P1D").checkpoint("new", "other");
        });
        example.tick("P31D");
        assertThat(asked(example.decide(about("new")))).containsExactly(PolicyId.of("example@1"), PolicyId.of("example@2"));
    }

    @Test
    void former_versions_are_listed_strictest_first() {
        Example told = new Example();
        told.gated(new Condition.Monitored(), Gate.Otherwise.BLOCK).then(story -> {
            Example.amend(story, new PolicyDraft().named("example@2").requiring(new Condition.Monitored(), Gate.Otherwise.HOLD));
            amended(story, "example@3");
            story.with(new Act.Assessed(new Assessment.ComprehensiveDone(PolicyId.of("example@3"), Story.digest("A"), Story.digest("report"))), "rso-1");
        });
        assertThat(told.decide().former()).extracting(PolicyAnswer::policy).containsExactly(PolicyId.of("example@2"), PolicyId.of("example@1"));
    }

    // ---- whose limit

    private static PolicyDraft multiple(String id, String multiple) {
        PolicyDraft draft = new PolicyDraft().named(id).requiring(new Condition.LevelAtMost(PolicyDraft.HIGH));
        draft.triggers.add(new AssessmentRule.Trigger.ComputeMultiple(new BigDecimal(multiple), new BigDecimal(multiple), PolicyDraft.BINDING));
        return draft;
    }

    private static Answer limit(String first, String second) {
        Story story = Story.begun().policy(multiple("one@1", first).build()).policy(multiple("two@1", second).build()).checkpoint("A", "run", Story.compute("100", "110"));
        for (String policy : List.of("one@1", "two@1")) {
            story.with(new Act.Assessed(new Assessment.ComprehensiveDone(PolicyId.of(policy), Story.digest("A"), Story.digest("report"))), "rso-1");
        }
        Question question = new Question(Activity.TRAIN_FURTHER, new Subject.TrainingRun(Story.digest("A")), Surface.NONE, SurfaceBounds.UNKNOWN, new Person("asker-1"));
        return Decide.decide(question, Fold.of(story.entries())).answer();
    }

    @Test
    void of_two_policies_that_let_a_run_go_on_the_one_with_less_compute_stands() {
        assertThat(limit("2", "4")).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("200")));
        assertThat(limit("4", "2")).isEqualTo(new Answer.ContinueUpTo(new BigDecimal("200")));
    }

    private static PolicyDraft relieved(String id) {
        PolicyDraft draft = new PolicyDraft().named(id).requiring(new Condition.DemandsMet(Set.of(Standard.Axis.SECURITY)));
        draft.standards.add(PolicyDraft.standard("S1", Standard.Axis.SECURITY, PolicyDraft.criterion("k1", "")));
        draft.baseline.add(PolicyDraft.demand("S1"));
        draft.reliefs.add(PolicyDraft.relief("interim", ReliefClause.Kind.INTERIM_MEASURES, Standard.Axis.SECURITY, ReliefClause.OnUnknown.NO_RELIEF));
        return draft;
    }

    private static Answer until(Instant first, Instant second) {
        Story story = Story.begun().policy(relieved("one@1").build()).policy(relieved("two@1").build()).checkpoint("A", "model");
        for (String policy : List.of("one@1", "two@1")) {
            for (String role : List.of("ceo", "board")) {
                story.with(new Act.ReliefInvoked(new ReliefInvocation(PolicyId.of(policy), new ReliefId("interim"), Story.digest("A"), Example.CONFIGURATION, Surface.API,
                        Set.of(new StandardId("S1")), Story.digest("measures"), policy.equals("one@1") ? first : second, new Role(role))), role + "-1");
            }
        }
        return Decide.decide(about("A"), Fold.of(story.entries())).answer();
    }

    @Test
    void of_two_policies_with_interim_measures_the_earlier_date_stands() {
        assertThat(until(MAY, APRIL)).isEqualTo(new Answer.DeployUnderInterimMeasures(APRIL));
        assertThat(until(APRIL, MAY)).isEqualTo(new Answer.DeployUnderInterimMeasures(APRIL));
    }

    // ---- what is listed beside it

    @Test
    void every_earlier_answer_for_the_family_is_listed_in_order() {
        example.checkpoints = story -> story.checkpoint("A", "model").checkpoint("B", "model").checkpoint("C", "other");
        for (String weights : List.of("B", "A", "C", "B")) {
            example.then(story -> story.with(new Act.DecisionMade(about(weights), story.size(), "Delay", Story.digest("body"), "engine"), "owner-1"));
        }
        assertThat(example.decide().earlier()).extracting(earlier -> earlier.question().subject().weights()).containsExactly(Story.digest("B"), Story.digest("A"), Story.digest("B"));
        assertThat(example.decide(about("C")).earlier()).hasSize(1);
        assertThat(example.decide(about("nobody")).earlier()).isEmpty();
    }

    @Test
    void a_log_on_a_stated_clock_yields_a_reconstruction() {
        assertThat(example.decide().kind()).isEqualTo(Decision.Kind.CURRENT);
        Story stated = Story.begun(Genesis.Clock.STATED).policy(new PolicyDraft().build()).checkpoint("A", "model");
        assertThat(Decide.decide(about("A"), Fold.of(stated.entries())).kind()).isEqualTo(Decision.Kind.RECONSTRUCTION);
    }
}
