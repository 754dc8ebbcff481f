package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import org.junit.jupiter.api.Test;

/** O3: from when a deployment is reported on, weekly. */
class SilenceFromTest {
    private final Example example = new Example();

    private SilenceFromTest planned(String weights) {
        example.then(story -> story.with(new Act.MonitoringPlanned(new MonitoringPlan(Story.digest(weights), Example.CONFIGURATION, List.of("misuse"), TimeSpan.of("P7D"), List.of("halt"),
                new Role("owner"))), "owner-1"));
        return this;
    }

    private SilenceFromTest answered(String answer, String configuration) {
        example.then(story -> {
            Question asked = example.question();
            Question about = new Question(asked.activity(), new Subject.Deployment(Story.digest("A"), Story.digest(configuration)), asked.surface(), asked.bounds(), asked.requester());
            story.with(new Act.DecisionMade(about, story.size(), answer, Story.digest("body"), "engine"), "owner-1");
        });
        return this;
    }

    private SilenceFromTest after(String span) {
        example.tick(span);
        return this;
    }

    private boolean isSilent() {
        return example.reasons().contains(Reason.Code.MONITORING_SILENT);
    }

    @Test
    void it_is_counted_from_the_later_of_the_plan_and_the_permission() {
        assertThat(planned("A").after("P5D").answered("Deploy", "configuration").after("P6D").isSilent()).isFalse();
        assertThat(new SilenceFromTest().answered("Deploy", "configuration").after("P5D").planned("A").after("P6D").isSilent()).isFalse();
        assertThat(new SilenceFromTest().planned("A").after("P5D").answered("Deploy", "configuration").after("P8D").isSilent()).isTrue();
        assertThat(new SilenceFromTest().answered("Deploy", "configuration").after("P5D").planned("A").after("P8D").isSilent()).isTrue();
    }

    @Test
    void what_was_refused_or_permitted_in_another_configuration_was_not_permitted() {
        assertThat(planned("A").answered("Delay", "configuration").after("P8D").isSilent()).isFalse();
        assertThat(new SilenceFromTest().planned("A").answered("Deploy", "another configuration").after("P8D").isSilent()).isFalse();
        assertThat(new SilenceFromTest().planned("A").answered("DeployWithObligations", "configuration").after("P8D").isSilent()).isTrue();
    }

    @Test
    void a_plan_for_other_weights_asks_for_no_report_on_these() {
        assertThat(planned("B").answered("Deploy", "configuration").after("P8D").isSilent()).isFalse();
    }
}
