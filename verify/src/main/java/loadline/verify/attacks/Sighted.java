package loadline.verify.attacks;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.AssessmentState.Trigger;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.decision.Standing;
import loadline.formats.policy.Forms;

/** What can be seen of a decision beside its answer, in short words that an attack can name. */
final class Sighted {
    private Sighted() {}

    /** Reasons, as {@code CODE about}. */
    static Set<String> reasons(Decision decision) {
        Set<String> reasons = new TreeSet<>();
        for (Reason reason : decision.reasons()) {
            reasons.add(reason.code() + " " + reason.about());
        }
        return reasons;
    }

    /** Kind, policies, assessments, standings, defects, notes and what was dropped. */
    static Set<String> all(Decision decision, Facts facts) {
        Set<String> seen = new TreeSet<>();
        seen.add("kind " + Forms.word(decision.kind()));
        for (PolicyAnswer answer : decision.policies()) {
            seen.add("policy " + answer.policy() + " " + answer.answer().name());
            seen.add("level " + answer.level().name());
            triggers(answer.assessment()).forEach(trigger -> seen.add("trigger " + trigger));
            answer.notes().forEach(note -> seen.add("note " + note.code() + " " + note.about()));
            answer.obligations().forEach(due -> seen.add("obligation " + due.obligation()));
            answer.standings().forEach(standing -> add(standing, seen));
        }
        facts.dropped().forEach(dropped -> seen.add("dropped " + dropped.why()));
        return seen;
    }

    private static Stream<Trigger> triggers(AssessmentState state) {
        return switch (state) {
            case AssessmentState.Due due -> due.because().stream();
            case AssessmentState.Overdue overdue -> overdue.because().stream();
            case AssessmentState.Current _, AssessmentState.CarriedOver _ -> Stream.empty();
        };
    }

    private static void add(Standing standing, Set<String> seen) {
        seen.add("standing " + standing.threshold() + " " + Forms.word(standing.ground()));
        if (standing.verdict() instanceof Verdict.Inconclusive open) {
            open.why().forEach(why -> seen.add("why " + why));
        }
        standing.verdict().indicators().forEach(indicator -> {
            seen.add("indicator " + indicator.indicator() + " " + Forms.word(indicator.outcome()));
            indicator.weighed().forEach(weighed -> weighed.defects().forEach(defect -> seen.add("defect " + defect)));
        });
    }
}
