package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.IndicatorVerdict.Outcome;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.assessment.Verdict;
import loadline.core.decision.PolicyAnswer.Note;
import loadline.core.governance.Determination;
import loadline.core.governance.Determination.Conclusion;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.DeterminationRule;

/**
 * Which determination of a threshold is in force. Tightening is free; loosening needs every decider, the report before it,
 * every adverse result named, nobody who ran or owns, and no adverse entry since.
 */
final class Determinations {
    /** Where the policy is silent on loosening, it lapses after this long. */
    static final TimeSpan SILENT_EXPIRY = TimeSpan.of("P6M");

    private final UnderPolicy under;
    private final DeterminationRule rule;

    Determinations(UnderPolicy under) {
        this.under = under;
        this.rule = under.policy.determination();
    }

    /** What is in force for a threshold: a conclusion with its statements, or nothing. */
    record InForce(Optional<Conclusion> conclusion, List<Digest> statements) {
        private static final InForce NOTHING = new InForce(Optional.empty(), List.of());
    }

    InForce inForce(CapabilityThreshold threshold, Verdict verdict) {
        List<Logged<Determination>> newest = newestOfEachDecider(threshold, under.assessed());
        List<Logged<Determination>> elsewhere = tightenedElsewhere(threshold);
        if (newest.isEmpty() && elsewhere.isEmpty()) {
            return InForce.NOTHING;
        }
        newest.stream().filter(d -> d.fact().dissent().isPresent())
                .forEach(d -> under.notes.add(new Note(Note.Code.DISSENT, threshold.id().value())));
        Optional<Logged<Determination>> tightest = Stream.concat(newest.stream(), elsewhere.stream()).filter(Determinations::isTightening)
                .min(Comparator.comparingInt(Determinations::rank).thenComparingLong(Logged::index));
        if (tightest.isPresent()) {
            return new InForce(Optional.of(tightest.get().fact().conclusion()), List.of(tightest.get().statement()));
        }
        boolean allDecided = newest.size() == rule.deciders().size() && newest.stream().allMatch(d -> reportedBefore(d.index()) && toldBefore(d.index()) && under.enrolled().counts(d, d.fact().as()));
        boolean stands = allDecided && isDistinct(newest) && (verdict instanceof Verdict.RuledOut || mayLoosen(newest, verdict));
        return stands ? new InForce(Optional.of(Conclusion.NOT_REACHED), newest.stream().map(Logged::statement).toList()) : InForce.NOTHING;
    }

    private static int rank(Logged<Determination> d) {
        return d.fact().conclusion() == Conclusion.REACHED ? 0 : 1;
    }

    private static boolean isTightening(Logged<Determination> d) {
        return d.fact().conclusion() != Conclusion.NOT_REACHED;
    }

    /** The newest statement of each deciding role on a checkpoint. */
    private List<Logged<Determination>> newestOfEachDecider(CapabilityThreshold threshold, Facts.OfCheckpoint checkpoint) {
        if (checkpoint.determinations().isEmpty()) {
            return List.of();
        }
        List<Logged<Determination>> newest = new ArrayList<>(rule.deciders().size());
        for (Role decider : rule.deciders()) {
            Logged<Determination> last = null;
            for (Logged<Determination> d : checkpoint.determinations()) {
                boolean counts = d.fact().as().equals(decider) && d.fact().threshold().equals(threshold.id()) && d.fact().policy().equals(under.policy.id());
                last = counts ? speaking(last, d) : last;
            }
            if (last != null) {
                newest.add(last);
            }
        }
        return newest;
    }

    /** What stands on another member of the family tightens here too: only a statement on that member lifts it. */
    private List<Logged<Determination>> tightenedElsewhere(CapabilityThreshold threshold) {
        if (under.subject.family().size() == 1) {
            return List.of();
        }
        return under.family().filter(member -> member != under.assessed()).flatMap(member -> newestOfEachDecider(threshold, member).stream())
                .filter(Determinations::isTightening).toList();
    }

    /** The newer of the two; but whoever may not loosen lifts nothing that somebody tightened. */
    private Logged<Determination> speaking(Logged<Determination> last, Logged<Determination> next) {
        boolean lifts = last != null && last.fact().conclusion() != Conclusion.NOT_REACHED && next.fact().conclusion() == Conclusion.NOT_REACHED;
        return lifts && !(isImpartial(next) && under.enrolled().counts(next, next.fact().as())) ? last : next;
    }

    private boolean reportedBefore(long index) {
        return under.assessed().reports().stream().anyMatch(r -> r.fact().report().equals(rule.report()) && r.index() < index);
    }

    private boolean toldBefore(long index) {
        return rule.toldBefore().stream().allMatch(role -> under.assessed().notices().stream()
                .anyMatch(n -> n.fact().to().equals(role) && n.fact().about().equals(rule.report()) && n.index() < index && reportedBefore(n.index())));
    }

    /** No person signs for two roles, whoever signs beside them. */
    private boolean isDistinct(List<Logged<Determination>> determinations) {
        for (int i = 1; i < determinations.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (under.conflicts().share(determinations.get(i).by(), determinations.get(j).by())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean mayLoosen(List<Logged<Determination>> determinations, Verdict verdict) {
        TimeSpan expires = rule.loosening().map(DeterminationRule.LooseningPath::expires).orElse(SILENT_EXPIRY);
        boolean silent = rule.loosening().isEmpty();
        return determinations.stream().allMatch(d -> follows(d, verdict) && names(d, verdict) && isFresh(d, expires) && isImpartial(d))
                && (!silent || separateChains(determinations) && (!(verdict instanceof Verdict.Crossed) || anyExternal(determinations)));
    }

    /** It comes after every entry that is not a rule-out: an adverse entry since voids it. */
    private static boolean follows(Logged<Determination> d, Verdict verdict) {
        return weighed(verdict).stream().allMatch(w -> w.outcome() == Outcome.RULED_OUT || w.index() < d.index());
    }

    private static boolean names(Logged<Determination> d, Verdict verdict) {
        return weighed(verdict).stream().filter(w -> w.outcome().compareTo(Outcome.RULE_OUT_LOST) >= 0).allMatch(w -> d.fact().names().contains(w.evidence()));
    }

    private static List<Weighed> weighed(Verdict verdict) {
        return verdict.indicators().stream().flatMap(i -> i.weighed().stream()).toList();
    }

    private boolean isFresh(Logged<Determination> d, TimeSpan expires) {
        Instant lapses = expires.after(d.at());
        return !lapses.isBefore(under.facts.asOf());
    }

    private boolean isImpartial(Logged<Determination> d) {
        return !under.conflicts().ranOrRegistered(d.by());
    }

    /** Whether of those who signed in their deciding roles two never belonged to one chain; whoever signs beside them adds none. */
    private boolean separateChains(List<Logged<Determination>> determinations) {
        List<Person> signers = determinations.stream().flatMap(d -> under.enrolled().early(d, d.fact().as())).toList();
        return signers.stream().anyMatch(a -> signers.stream().anyMatch(b -> Collections.disjoint(under.enrolled().chains(a), under.enrolled().chains(b))));
    }

    private boolean anyExternal(List<Logged<Determination>> determinations) {
        return determinations.stream().flatMap(d -> d.by().stream()).anyMatch(under.enrolled()::isOutsider);
    }
}
