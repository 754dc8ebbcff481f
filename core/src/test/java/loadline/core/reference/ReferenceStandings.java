package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.Basis;
import loadline.core.decision.Standing;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Determination;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Level;
import loadline.core.policy.Policy;
import loadline.core.policy.ThresholdId;
import loadline.core.reference.ReferenceEvidence.Outcome;

/** What counts for each assessed threshold (D1 to D4): the determination in force, else the verdict. */
final class ReferenceStandings {
    private static final TimeSpan WHERE_SILENT = TimeSpan.of("P6M");

    private final ReferenceLog log;
    private final ReferenceFamily family;
    private final Policy policy;
    private final Digest assessed;
    private final boolean carried;
    private final ReferenceVerdicts verdicts;

    /** A threshold's standing. */
    record Stands(CapabilityThreshold threshold, ReferenceVerdicts.OfThreshold verdict, Optional<Determination.Conclusion> determination, Standing.Ground ground, Basis basis) {
        Level level() {
            return threshold.level();
        }

        boolean isCleared() {
            return ground == Standing.Ground.STATISTICS || ground == Standing.Ground.JUDGEMENT || ground == Standing.Ground.INHERITED;
        }

        boolean isReached() {
            return ground == Standing.Ground.REACHED || ground == Standing.Ground.CROSSED || ground == Standing.Ground.TREATED_AS_REACHED;
        }
    }

    ReferenceStandings(ReferenceLog log, ReferenceFamily family, Policy policy, Digest assessed, boolean carried, ReferenceVerdicts verdicts) {
        this.log = log;
        this.family = family;
        this.policy = policy;
        this.assessed = assessed;
        this.carried = carried;
        this.verdicts = verdicts;
    }

    List<Stands> all() {
        return policy.thresholds().stream().filter(CapabilityThreshold::isAssessed).map(this::standing).toList();
    }

    /** D4. */
    private Stands standing(CapabilityThreshold threshold) {
        ReferenceVerdicts.OfThreshold verdict = verdicts.of(threshold.id());
        Optional<Determination.Conclusion> determination = inForce(threshold.id(), verdict);
        Standing.Ground ground = ground(verdict, determination);
        boolean cleared = ground == Standing.Ground.STATISTICS || ground == Standing.Ground.JUDGEMENT;
        Basis basis = ground == Standing.Ground.STATISTICS ? verdict.basis() : Basis.JUDGEMENT;
        return new Stands(threshold, verdict, determination, cleared && carried ? Standing.Ground.INHERITED : ground, cleared && carried ? Basis.INHERITED : basis);
    }

    private static Standing.Ground ground(ReferenceVerdicts.OfThreshold verdict, Optional<Determination.Conclusion> determination) {
        if (determination.equals(Optional.of(Determination.Conclusion.REACHED))) {
            return Standing.Ground.REACHED;
        }
        if (determination.equals(Optional.of(Determination.Conclusion.TREATED_AS_REACHED))) {
            return Standing.Ground.TREATED_AS_REACHED;
        }
        if (verdict.ruledOut()) {
            return Standing.Ground.STATISTICS;
        }
        if (determination.isPresent()) {
            return Standing.Ground.JUDGEMENT;
        }
        return verdict.crossed() ? Standing.Ground.CROSSED : Standing.Ground.INCONCLUSIVE;
    }

    // ---- D1

    private List<Logged<Determination>> statements(ThresholdId threshold) {
        return log.acts(Act.Determined.class).stream().map(a -> new Logged<>(a.index(), a.at(), a.by(), a.statement(), a.fact().determination()))
                .filter(d -> d.fact().policy().equals(policy.id()) && d.fact().threshold().equals(threshold) && family.has(d.fact().weights())
                        && policy.determination().deciders().contains(d.fact().as())).toList();
    }

    /** The newest of a role on a checkpoint; only somebody who may loosen lifts what was tightened. */
    private Optional<Logged<Determination>> newest(ThresholdId threshold, Role role, Digest weights) {
        return statements(threshold).stream().filter(d -> d.fact().as().equals(role) && d.fact().weights().equals(weights))
                .reduce((last, next) -> tightens(last.fact()) && !tightens(next.fact()) && !mayLoosen(next) ? last : next);
    }

    private boolean mayLoosen(Logged<Determination> statement) {
        return isEarlyEnough(statement) && !log.people().share(statement.by(), family.makers());
    }

    private static boolean tightens(Determination determination) {
        return determination.conclusion() != Determination.Conclusion.NOT_REACHED;
    }

    private Optional<Determination.Conclusion> inForce(ThresholdId threshold, ReferenceVerdicts.OfThreshold verdict) {
        Set<Determination.Conclusion> said = new HashSet<>();
        for (Role role : policy.determination().deciders()) {
            said.addAll(said(threshold, role));
        }
        if (said.contains(Determination.Conclusion.REACHED)) {
            return Optional.of(Determination.Conclusion.REACHED);
        }
        if (said.contains(Determination.Conclusion.TREATED_AS_REACHED)) {
            return Optional.of(Determination.Conclusion.TREATED_AS_REACHED);
        }
        return isNotReached(threshold, verdict) ? Optional.of(Determination.Conclusion.NOT_REACHED) : Optional.empty();
    }

    /** What a role says: newest on the assessed checkpoint, and what tightens on every other member. */
    private Set<Determination.Conclusion> said(ThresholdId threshold, Role role) {
        Set<Determination.Conclusion> said = new HashSet<>();
        Optional<Logged<Determination>> here = newest(threshold, role, assessed);
        here.ifPresent(d -> said.add(d.fact().conclusion()));
        for (Digest member : family.members()) {
            newest(threshold, role, member).filter(d -> tightens(d.fact())).ifPresent(d -> said.add(d.fact().conclusion()));
        }
        return said;
    }

    // ---- D2

    private boolean isNotReached(ThresholdId threshold, ReferenceVerdicts.OfThreshold verdict) {
        List<Logged<Determination>> all = new ArrayList<>();
        for (Role role : policy.determination().deciders()) {
            Optional<Logged<Determination>> newest = newest(threshold, role, assessed);
            if (newest.isEmpty() || !isEarlyEnough(newest.get()) || !isInformed(newest.get())) {
                return false;
            }
            all.add(newest.get());
        }
        return !anySignsForTwo(all) && (verdict.ruledOut() || loosens(all, verdict));
    }

    private boolean isEarlyEnough(Logged<Determination> statement) {
        return statement.by().stream().anyMatch(p -> log.people().isEarlyEnough(p, statement.fact().as(), statement.index(), statement.at(), family.firstEvidence()));
    }

    /** Before it the policy's report was filed, and then those told of it whom the policy names. */
    private boolean isInformed(Logged<Determination> statement) {
        DeterminationRule rule = policy.determination();
        return log.acts(Act.Reported.class).stream()
                .filter(r -> r.fact().report().report().equals(rule.report()) && r.fact().report().weights().equals(assessed) && r.index() < statement.index())
                .anyMatch(r -> rule.toldBefore().stream().allMatch(role -> isTold(role, r.index(), statement.index())));
    }

    private boolean isTold(Role role, long after, long before) {
        return log.acts(Act.Notified.class).stream().anyMatch(n -> n.index() > after && n.index() < before && n.fact().notice().to().equals(role)
                && n.fact().notice().about().equals(policy.determination().report()) && n.fact().notice().weights().equals(assessed));
    }

    /** Those who sign a statement in the role that it claims. */
    private Set<Person> deciders(Logged<Determination> statement) {
        Roster roster = log.roster(statement.index());
        Set<Person> found = new HashSet<>(statement.by());
        found.removeIf(p -> !roster.holds(p, statement.fact().as()));
        return found;
    }

    private boolean anySignsForTwo(List<Logged<Determination>> statements) {
        return statements.stream().anyMatch(one -> statements.stream().anyMatch(other -> one != other && log.people().share(deciders(one), deciders(other))));
    }

    // ---- D3

    private boolean loosens(List<Logged<Determination>> statements, ReferenceVerdicts.OfThreshold verdict) {
        TimeSpan expires = policy.determination().loosening().map(DeterminationRule.LooseningPath::expires).orElse(WHERE_SILENT);
        Instant asOf = log.asOf();
        boolean each = statements.stream().allMatch(s -> s.index() > lastAdverse(verdict) && namesAdverse(s.fact(), verdict) && !expires.endsBefore(asOf, s.at())
                && !log.people().share(s.by(), family.makers()));
        return each && (policy.determination().loosening().isPresent() || isWitnessed(statements, verdict));
    }

    /** The index of the last plan, refusal, run or estimate of evidence that is not a rule-out. */
    static long lastAdverse(ReferenceVerdicts.OfThreshold verdict) {
        long last = -1;
        for (ReferenceVerdicts.Judged judged : verdict.adverse()) {
            last = Math.max(last, judged.piece().index());
            for (Logged<EvaluationRun> run : judged.piece().runs()) {
                last = Math.max(last, run.index());
            }
            last = Math.max(last, judged.adverse().stream().mapToLong(Logged::index).max().orElse(-1));
        }
        return last;
    }

    private static boolean namesAdverse(Determination statement, ReferenceVerdicts.OfThreshold verdict) {
        return verdict.adverse().stream().filter(j -> j.outcome() != Outcome.INCONCLUSIVE).allMatch(j -> statement.names().contains(j.piece().key()));
    }

    /** Where the policy gives no path: two who never belonged to one reporting chain, and one always external if the threshold is crossed. */
    private boolean isWitnessed(List<Logged<Determination>> statements, ReferenceVerdicts.OfThreshold verdict) {
        Set<Person> deciding = new HashSet<>();
        Set<Person> signing = new HashSet<>();
        statements.forEach(s -> {
            deciding.addAll(deciders(s));
            signing.addAll(s.by());
        });
        boolean apart = deciding.stream().anyMatch(one -> deciding.stream().anyMatch(other -> areApart(one, other)));
        return apart && (!verdict.crossed() || signing.stream().anyMatch(log.people()::wasAlwaysExternal));
    }

    private boolean areApart(Person one, Person other) {
        Set<String> shared = new HashSet<>(log.people().chains(one));
        shared.retainAll(log.people().chains(other));
        return shared.isEmpty() && !log.people().isSame(one, other);
    }
}
