package loadline.formats.attacks;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import loadline.formats.cases.Case;

/**
 * An honest situation that permits, and its twin with one manipulation that must not.
 *
 * @param id the file's name without its ending
 * @param rules the rules of the decision that stop it, such as {@code G3}
 * @param does the attack in one sentence
 * @param tampering what is done to the record beside the history; empty where the manipulation is logged as it happened
 */
public record Attack(String id, SortedSet<String> rules, String does, Situation honest, Situation twin, Optional<Tampering> tampering) {
    /**
     * A history with its question and what must come out.
     *
     * @param steps where each labelled step stands in the history, counted from 0
     */
    public record Situation(Case story, Map<String, Integer> steps, Expected expected) {
        public Situation {
            steps = Map.copyOf(steps);
        }
    }

    /**
     * What must come out.
     *
     * @param answer the answer's name
     * @param reasons all reasons, each {@code CODE} or {@code CODE about}
     * @param shows what else must be seen in the twin and not in the honest situation: {@code defect STALE}, {@code ground crossed},
     *     {@code trigger ELAPSED}, {@code note LINE_MOVED}, {@code dropped ...}
     * @param refuted the step at which verifying must fail; empty where the bundle verifies
     * @param by what is verified
     */
    public record Expected(String answer, Set<String> reasons, Set<String> shows, Optional<String> refuted, By by) {
        public Expected {
            reasons = Set.copyOf(reasons);
            shows = Set.copyOf(shows);
        }
    }

    /** What a verifier holds: one bundle, or the whole log. */
    public enum By { BUNDLE, LOG }
}
