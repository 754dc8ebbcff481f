package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.model.Question;
import loadline.core.policy.AdoptedPolicy;

/**
 * The decision: a pure function of a question and the facts below a head. It compares recorded estimates and computes none.
 * Rules are numbered in {@code spec/decide.md}, edition {@value #EDITION}.
 */
public final class Decide {
    /** The edition of the rules that this code is. */
    public static final int EDITION = 1;

    /** How long after it was replaced a version's answer is still shown. */
    public static final TimeSpan REMEMBERED = TimeSpan.of("P1Y");

    private static final Comparator<Answer> STRICTEST = Comparator.comparingInt(Answer::strictness).thenComparing(Decide::tighterLimit);
    private static final Comparator<PolicyAnswer> STRICTEST_FIRST =
            Comparator.comparing(PolicyAnswer::answer, STRICTEST.reversed()).thenComparing(PolicyAnswer::policy).thenComparing(PolicyAnswer::text);

    private Decide() {}

    /** Answers the question from all facts: every policy version that applies is asked, and the strictest answer stands. */
    public static Decision decide(Question question, Facts facts) {
        List<PolicyAnswer> answers = new ArrayList<>();
        List<Logged<AdoptedPolicy>> versions = versionsFor(question, facts);
        for (Logged<AdoptedPolicy> version : versions) {
            answers.add(new UnderPolicy(question, facts, version.fact()).answer());
        }
        answers.sort(STRICTEST_FIRST);
        Answer strictest = answers.isEmpty() ? new Answer.NotGoverned() : answers.getFirst().answer();
        return new Decision(EDITION, question, facts.treeSize(), facts.asOf(), facts.reconstructed() ? Decision.Kind.RECONSTRUCTION : Decision.Kind.CURRENT,
                strictest, basis(answers), answers, former(question, facts, versions), earlier(question, facts));
    }

    /** Whether every policy that governs permits it, without a fallback of its own. */
    static boolean isPermittedAlone(Question question, Facts facts) {
        return versionsFor(question, facts).stream().map(version -> new UnderPolicy(question, facts, version.fact(), true).answer().answer())
                .max(STRICTEST).filter(Answer::permits).isPresent();
    }

    /** What versions that no longer apply would have answered, if they were replaced within {@link #REMEMBERED}. They gate nothing. */
    private static List<PolicyAnswer> former(Question question, Facts facts, List<Logged<AdoptedPolicy>> applying) {
        if (applying.size() == facts.policies().size()) {
            return List.of();
        }
        List<PolicyAnswer> former = new ArrayList<>();
        for (int i = 0; i < facts.policies().size(); i++) {
            Logged<AdoptedPolicy> version = facts.policies().get(i);
            Logged<AdoptedPolicy> successor = successor(facts.policies(), i);
            if (successor != null && !applying.contains(version) && !REMEMBERED.after(successor.at()).isBefore(facts.asOf())) {
                former.add(new UnderPolicy(question, facts, version.fact()).answer());
            }
        }
        former.sort(STRICTEST_FIRST);
        return former;
    }

    /**
     * The newest version of every policy, and each older one that was in force since the family's first checkpoint, plan or run,
     * until a comprehensive assessment of the family was completed after its successor took effect.
     */
    private static List<Logged<AdoptedPolicy>> versionsFor(Question question, Facts facts) {
        List<Logged<AdoptedPolicy>> versions = facts.policies();
        List<Logged<AdoptedPolicy>> apply = new ArrayList<>(versions.size());
        for (int i = 0; i < versions.size(); i++) {
            Logged<AdoptedPolicy> successor = successor(versions, i);
            if (successor == null || stillReaches(question.subject().weights(), facts, successor)) {
                apply.add(versions.get(i));
            }
        }
        return apply;
    }

    private static Logged<AdoptedPolicy> successor(List<Logged<AdoptedPolicy>> versions, int i) {
        String name = versions.get(i).fact().policy().id().name();
        for (int j = i + 1; j < versions.size(); j++) {
            if (versions.get(j).fact().policy().id().name().equals(name)) {
                return versions.get(j);
            }
        }
        return null;
    }

    private static boolean stillReaches(Digest weights, Facts facts, Logged<AdoptedPolicy> successor) {
        Facts.OfCheckpoint subject = facts.checkpoints().get(weights);
        if (subject == null) {
            return true;
        }
        return family(subject, facts).anyMatch(member -> beganBefore(member, successor))
                && family(subject, facts).flatMap(member -> member.assessments().stream()).noneMatch(a -> isReassessment(a, facts, successor));
    }

    /** Whether the checkpoint, or the first plan or run on it, was logged while the version before was in force. */
    private static boolean beganBefore(Facts.OfCheckpoint member, Logged<AdoptedPolicy> successor) {
        return isBefore(member.checkpoint().index(), member.checkpoint().at(), successor)
                || member.evidence().values().stream().flatMap(List::stream).anyMatch(group -> isBefore(group.since(), group.agesFrom(), successor));
    }

    private static boolean isReassessment(Logged<Assessment> a, Facts facts, Logged<AdoptedPolicy> successor) {
        return a.fact() instanceof Assessment.ComprehensiveDone done && done.policy().name().equals(successor.fact().policy().id().name())
                && !isBefore(a.index(), a.at(), successor) && !facts.prepared().isByTraining(a);
    }

    /** Before a version was signed, or in its notice. */
    private static boolean isBefore(long index, Instant at, Logged<AdoptedPolicy> version) {
        return index < version.index() || at.isBefore(version.at());
    }

    private static Stream<Facts.OfCheckpoint> family(Facts.OfCheckpoint subject, Facts facts) {
        return subject.family().stream().map(facts.checkpoints()::get);
    }

    /** Of two answers with a limit, the one with the earlier date or less compute is the stricter. */
    private static int tighterLimit(Answer a, Answer b) {
        if (a instanceof Answer.ContinueUpTo(var most) && b instanceof Answer.ContinueUpTo(var other)) {
            return other.compareTo(most);
        }
        if (a instanceof Answer.DeployUnderInterimMeasures(var until) && b instanceof Answer.DeployUnderInterimMeasures(var other)) {
            return other.compareTo(until);
        }
        return 0;
    }

    private static Basis basis(List<PolicyAnswer> answers) {
        Basis weakest = Basis.RECOMPUTED_FROM_SAMPLES;
        for (PolicyAnswer answer : answers) {
            for (Standing standing : answer.standings()) {
                Basis basis = Standings.basisOf(standing);
                weakest = basis.compareTo(weakest) > 0 ? basis : weakest;
            }
        }
        return weakest;
    }

    private static List<Facts.Earlier> earlier(Question question, Facts facts) {
        Facts.OfCheckpoint subject = facts.checkpoints().get(question.subject().weights());
        if (subject == null) {
            return List.of();
        }
        if (subject.family().size() == 1) {
            return subject.decisions();
        }
        return family(subject, facts).flatMap(member -> member.decisions().stream()).sorted(Comparator.comparingLong(Facts.Earlier::index)).toList();
    }
}
