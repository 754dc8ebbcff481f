package loadline.formats.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.Defect;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.IndicatorVerdict.Weighed;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Standing;
import loadline.core.history.Fold;

/**
 * A case decided, and every difference from what it expects.
 *
 * @param differences one line each; none where the case holds
 */
public record CaseRun(Case story, Facts facts, Decision decision, List<String> differences) {

    /**
     * Runs a case.
     *
     * @param files reads a file named in the case
     * @throws IllegalArgumentException if the case names something it does not hold, or a file is refused
     */
    public static CaseRun of(Case story, Function<String, byte[]> files) {
        Facts facts = Fold.of(CaseHistory.entries(story, files));
        Decision decision = Decide.decide(CaseHistory.question(story.question()), facts);
        return new CaseRun(story, facts, decision, new Comparison(story.expected(), facts, decision).differences());
    }

    /** Whether everything expected came out. */
    public boolean holds() {
        return differences.isEmpty();
    }

    /** Compares what came out with what was expected. */
    private static final class Comparison {
        private final Case.Expected expected;
        private final Facts facts;
        private final Decision decision;
        private final List<String> differences = new ArrayList<>();

        Comparison(Case.Expected expected, Facts facts, Decision decision) {
            this.expected = expected;
            this.facts = facts;
            this.decision = decision;
        }

        List<String> differences() {
            compareDropped();
            compare("answer", expected.answer(), decision.answer().name());
            expected.basis().ifPresent(basis -> compare("basis", basis, word(decision.basis())));
            if (decision.policies().isEmpty()) {
                return differences;
            }
            expected.level().ifPresent(level -> compare("level", level, decision.policies().getFirst().level().name()));
            expected.assessment().ifPresent(state -> compare("assessment", state, state(decision.policies().getFirst().assessment())));
            expected.standings().forEach((threshold, ground) -> compare("standing of " + threshold, ground, ground(threshold)));
            expected.reasons().ifPresent(this::compareReasons);
            expected.notes().forEach(note -> has("note", note, decision.policies().stream().flatMap(p -> p.notes().stream()).map(n -> n.code() + " " + n.about()).collect(Collectors.toSet())));
            expected.obligations().forEach(o -> has("obligation", o, decision.policies().stream().flatMap(p -> p.obligations().stream()).map(d -> d.obligation().value()).collect(Collectors.toSet())));
            expected.former().forEach((version, answer) -> has("former answer", version + " " + answer,
                    decision.former().stream().map(p -> p.policy() + " " + p.answer().name()).collect(Collectors.toSet())));
            expected.indicators().forEach(this::compareIndicator);
            return differences;
        }

        private void compareDropped() {
            List<Facts.Dropped> dropped = facts.dropped();
            for (int i = 0; i < Math.max(dropped.size(), expected.dropped().size()); i++) {
                if (i >= dropped.size()) {
                    differences.add("an act should not count: expected `" + expected.dropped().get(i) + "`");
                } else if (i >= expected.dropped().size() || !dropped.get(i).why().contains(expected.dropped().get(i))) {
                    differences.add("entry " + dropped.get(i).index() + " does not count: " + dropped.get(i).why());
                }
            }
        }

        private void compare(String what, String wanted, String got) {
            if (!wanted.equals(got)) {
                differences.add(what + ": expected `" + wanted + "`, got `" + got + "`");
            }
        }

        private void has(String what, String wanted, Set<String> got) {
            if (!got.contains(wanted)) {
                differences.add(what + ": expected `" + wanted + "`, got " + new TreeSet<>(got));
            }
        }

        private void compareReasons(Set<String> wanted) {
            Set<String> got = decision.reasons().stream().map(r -> r.code() + " " + r.about()).collect(Collectors.toCollection(TreeSet::new));
            got.stream().filter(r -> !wanted.contains(r)).forEach(r -> differences.add("reason not expected: `" + r + "`"));
            wanted.stream().filter(r -> !got.contains(r)).sorted().forEach(r -> differences.add("reason missing: `" + r + "`"));
        }

        private String ground(String threshold) {
            return decision.policies().stream().flatMap(p -> p.standings().stream()).filter(s -> s.threshold().value().equals(threshold))
                    .map(Standing::ground).map(Comparison::word).findFirst().orElse("none");
        }

        private static String state(AssessmentState state) {
            return switch (state) {
                case AssessmentState.Current _ -> "current";
                case AssessmentState.CarriedOver _ -> "carried-over";
                case AssessmentState.Due _ -> "due";
                case AssessmentState.Overdue _ -> "overdue";
            };
        }

        private void compareIndicator(String id, Case.ExpectedIndicator wanted) {
            Optional<IndicatorVerdict> found = decision.policies().stream().map(PolicyAnswer::standings).flatMap(List::stream)
                    .flatMap(s -> s.verdict().indicators().stream()).filter(v -> v.indicator().value().equals(id)).findFirst();
            if (found.isEmpty()) {
                differences.add("indicator " + id + ": expected, and there is none");
                return;
            }
            IndicatorVerdict verdict = found.get();
            compare("indicator " + id, wanted.outcome(), word(verdict.outcome()));
            wanted.registered().ifPresent(outcome -> compare("indicator " + id + " had it been registered", outcome, word(verdict.registered())));
            Optional<Weighed> worst = verdict.weighed().stream().max(Comparator.comparing(Weighed::outcome));
            wanted.lower().ifPresent(bound -> compareBound(id + " lower bound", bound, worst.flatMap(Weighed::lower)));
            wanted.upper().ifPresent(bound -> compareBound(id + " upper bound", bound, worst.flatMap(Weighed::upper)));
            Set<String> defects = verdict.weighed().stream().flatMap(w -> w.defects().stream()).map(Defect::name).collect(Collectors.toSet());
            wanted.defects().forEach(defect -> has("defect of " + id, defect, defects));
        }

        /** Bounds are compared to the digits the case states. */
        private void compareBound(String what, BigDecimal wanted, Optional<BigDecimal> got) {
            Optional<BigDecimal> rounded = got.map(b -> b.setScale(wanted.scale(), java.math.RoundingMode.HALF_EVEN));
            if (rounded.isEmpty() || rounded.get().compareTo(wanted) != 0) {
                differences.add(what + ": expected `" + wanted.toPlainString() + "`, got `" + got.map(BigDecimal::toPlainString).orElse("none") + "`");
            }
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
