package loadline.formats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import loadline.core.evaluation.Plan;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.core.policy.Surface;
import org.junit.jupiter.api.Test;

class OutlookTextTest {
    @Test
    void a_morning_with_something_of_everything() {
        Log log = Examples.halfSecured(Examples.registered()).decided(Examples.deploy(Surface.API)).decided(Examples.useInternally());
        log.add(Set.of(Examples.DAN), new Act.PlanRegistered(new Plan(
                Examples.WEIGHTS, "tern-final", "recipes", Optional.empty(), Optional.empty(), 200, 1, Optional.empty(), "the only run", true, log.now().plusSeconds(3_600), log.size())));
        log.add(Set.of(Examples.EVE), Examples.review(Examples.EVE, ReviewRound.Result.INSUFFICIENT)).add(Set.of(Examples.DAN), Examples.tripped());
        String text = OutlookText.of(log.facts());
        assertThat(text).startsWith("2 stopped, 1 overdue, ").contains(Explanation.SELF_ATTESTED).contains("standard L2-security: ");
        assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= Page.COLUMNS);
        Golden.matches("outlook.txt", text);
    }

    @Test
    void a_quiet_morning_says_so() {
        assertThat(OutlookText.of(Examples.ruledOut().facts())).startsWith("nothing is due, lapsing or waited for; as of ").hasLineCount(2);
    }

    @Test
    void a_reconstruction_is_marked() {
        assertThat(OutlookText.of(Examples.registered(Genesis.Clock.STATED).facts())).contains("RECONSTRUCTION");
    }
}
