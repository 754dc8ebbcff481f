package loadline.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.Rule;

/**
 * One version of a published framework. References between its parts (clauses, thresholds, standards, reports, levels) are
 * checked when it is made, so everything below may rely on them.
 *
 * @param baseline standards that every subject must meet whatever its level
 * @param source the published document: its name and the digest of the text that was read
 */
public record Policy(
        PolicyId id,
        String title,
        String publisher,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        Source source,
        List<Level> levels,
        List<Clause> clauses,
        List<CapabilityThreshold> thresholds,
        List<Precursor> precursors,
        List<Standard> standards,
        List<Demand> baseline,
        AssessmentRule assessment,
        DeterminationRule determination,
        OnInconclusive onInconclusive,
        List<Report> reports,
        List<Gate> gates,
        List<Obligation> obligations,
        List<StopCondition> stops,
        List<ReliefClause> reliefs,
        ChangeRule change,
        Floors floors) {

    /** The published document a policy was encoded from. */
    public record Source(String document, Optional<Digest> text) {}

    public Policy {
        levels = List.copyOf(levels);
        clauses = List.copyOf(clauses);
        thresholds = List.copyOf(thresholds);
        precursors = List.copyOf(precursors);
        standards = List.copyOf(standards);
        baseline = List.copyOf(baseline);
        reports = List.copyOf(reports);
        gates = List.copyOf(gates);
        obligations = List.copyOf(obligations);
        stops = List.copyOf(stops);
        reliefs = List.copyOf(reliefs);
        Rule.require(!levels.isEmpty(), "a policy has at least one level");
        for (int i = 0; i < levels.size(); i++) {
            Rule.require(levels.get(i).rank() == i, "levels are listed from the lowest rank, 0, without gaps");
        }
        List<String> dangling = References.dangling(levels, clauses, thresholds, precursors, standards, baseline, assessment, determination, reports, gates, obligations, stops, reliefs, change);
        Rule.require(dangling.isEmpty(), () -> String.join("; ", dangling));
    }

    /** The clause of that id. Throws {@link IllegalArgumentException} if the policy holds none. */
    public Clause clause(ClauseId clause) {
        return named(clauses, Clause::id, clause);
    }

    /** The threshold of that id. Throws {@link IllegalArgumentException} if the policy holds none. */
    public CapabilityThreshold threshold(ThresholdId threshold) {
        return named(thresholds, CapabilityThreshold::id, threshold);
    }

    /** The standard of that id. Throws {@link IllegalArgumentException} if the policy holds none. */
    public Standard standard(StandardId standard) {
        return named(standards, Standard::id, standard);
    }

    /** The level of that name. */
    public Optional<Level> level(String name) {
        return levels.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /** Whether a clause may hold anything up; the protocol's own gates rest on no clause and always may. */
    public boolean binds(ClauseId clause) {
        return clause.equals(Protocol.OWN) || clause(clause).gates();
    }

    private <T, I> T named(List<T> all, Function<T, I> idOf, I wanted) {
        for (T each : all) {
            if (idOf.apply(each).equals(wanted)) {
                return each;
            }
        }
        throw new IllegalArgumentException("policy `" + id + "` has no `" + wanted + "`");
    }
}
