package loadline.core.assessment;

import java.util.List;
import java.util.Set;
import loadline.core.policy.ShowingId;
import loadline.core.policy.ThresholdId;

/** What the statistics say of a threshold, with every indicator's verdict and every reason. */
public sealed interface Verdict {
    ThresholdId threshold();

    List<IndicatorVerdict> indicators();

    /** The protocol's expression holds: every pathway is ruled out, and the showings are logged. */
    record RuledOut(ThresholdId threshold, List<IndicatorVerdict> indicators, Basis basis) implements Verdict {
        public RuledOut {
            indicators = List.copyOf(indicators);
        }
    }

    /** A rule-in indicator crossed. */
    record Crossed(ThresholdId threshold, List<IndicatorVerdict> indicators) implements Verdict {
        public Crossed {
            indicators = List.copyOf(indicators);
        }
    }

    /** Neither. */
    record Inconclusive(ThresholdId threshold, List<IndicatorVerdict> indicators, Set<Why> why, Set<ShowingId> showingsMissing) implements Verdict {
        public Inconclusive {
            indicators = List.copyOf(indicators);
            why = Set.copyOf(why);
            showingsMissing = Set.copyOf(showingsMissing);
        }
    }

    /** Why a threshold is inconclusive. All that hold are listed. */
    enum Why { NO_PROTOCOL, NO_INDICATOR, INDICATORS_SHORT, SHOWINGS_MISSING }
}
