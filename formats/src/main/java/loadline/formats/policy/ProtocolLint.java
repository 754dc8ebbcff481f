package loadline.formats.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Indicator;
import loadline.core.policy.Indicator.Estimator;
import loadline.core.policy.Indicator.Quantity;
import loadline.core.policy.Policy;
import loadline.core.policy.Precursor;
import loadline.core.policy.Protocol;
import loadline.formats.policy.LintFinding.Code;

/** Looks at what a well-formed protocol says under its policy: thresholds nothing speaks for, lines nothing can reach. */
public final class ProtocolLint {
    private final Policy policy;
    private final Protocol protocol;
    private final List<LintFinding> found = new ArrayList<>();

    private ProtocolLint(Policy policy, Protocol protocol) {
        this.policy = policy;
        this.protocol = protocol;
    }

    /** The findings on the two together: those on the policy that the protocol does not answer, and those on the protocol. */
    public static List<LintFinding> findings(Policy policy, Protocol protocol) {
        ProtocolLint lint = new ProtocolLint(policy, protocol);
        lint.found.addAll(PolicyLint.findings(policy, protocol.demands().stream().map(d -> d.demand()).toList()));
        protocol.conflictsWith(policy).forEach(conflict -> lint.found.add(new LintFinding(Code.PROTOCOL_CONFLICT, conflict, Optional.empty())));
        if (protocol.policy().equals(policy.id())) {
            policy.thresholds().stream().filter(CapabilityThreshold::isAssessed).forEach(lint::isSpokenFor);
        }
        protocol.indicators().forEach(lint::check);
        return lint.found.stream().sorted(Comparator.comparing(LintFinding::code)).toList();
    }

    private void isSpokenFor(CapabilityThreshold threshold) {
        List<Precursor> precursors = policy.precursors().stream().filter(p -> p.before().contains(threshold.id())).toList();
        boolean ruledOutByPrecursor = precursors.stream().anyMatch(p -> !protocol.indicatorsFor(p.id()).isEmpty());
        List<Indicator> indicators = protocol.indicatorsFor(threshold.id());
        if (indicators.isEmpty() && !ruledOutByPrecursor) {
            found.add(new LintFinding(Code.THRESHOLD_WITHOUT_INDICATOR, "no indicator speaks for threshold `" + threshold.id() + "`: it stays inconclusive", Optional.of(threshold.clause())));
        }
        Set<String> pathways = new TreeSet<>();
        indicators.forEach(i -> pathways.add(i.pathway()));
        pathways.stream().filter(pathway -> indicators.stream().filter(i -> i.pathway().equals(pathway)).noneMatch(ProtocolLint::canRuleOut))
                .forEach(pathway -> found.add(new LintFinding(Code.PATHWAY_CANNOT_BE_RULED_OUT, "nothing on pathway `" + pathway + "` of threshold `" + threshold.id()
                        + "` can rule out: its lines are undisclosed, for judgement or only rule in, or no bound is computed", Optional.of(threshold.clause()))));
    }

    private static boolean canRuleOut(Indicator indicator) {
        return indicator.estimator() != Estimator.NONE && indicator.line().mayRuleOut();
    }

    private void check(Indicator indicator) {
        if (!fits(indicator.quantity(), indicator.estimator())) {
            found.add(new LintFinding(Code.ESTIMATOR_DOES_NOT_FIT, "indicator `" + indicator.id() + "`: `" + Forms.word(indicator.estimator()) + "` computes no bound for a `"
                    + Forms.word(indicator.quantity()) + "`", Optional.empty()));
        }
        Stream.of(indicator.line().ruleOutBelow(), indicator.line().crossedFrom()).flatMap(Optional::stream).distinct()
                .filter(cutoff -> !isOnScale(indicator.quantity(), cutoff))
                .forEach(cutoff -> found.add(new LintFinding(Code.CUTOFF_OFF_THE_SCALE, "indicator `" + indicator.id() + "`: no `" + Forms.word(indicator.quantity()) + "` is `"
                        + cutoff.toPlainString() + "`, so the line is never or always reached", Optional.empty())));
    }

    private static boolean fits(Quantity quantity, Estimator estimator) {
        return switch (estimator) {
            case NONE -> true;
            case CLOPPER_PEARSON_ITEMS -> quantity == Quantity.PROPORTION;
            case BETTING_CLUSTERS -> quantity == Quantity.PROPORTION || quantity == Quantity.BOUNDED_MEAN;
            case FIELLER_RATIO -> quantity == Quantity.UPLIFT_RATIO;
        };
    }

    private static boolean isOnScale(Quantity quantity, BigDecimal cutoff) {
        return switch (quantity) {
            case PROPORTION, BOUNDED_MEAN -> cutoff.signum() > 0 && cutoff.compareTo(BigDecimal.ONE) <= 0;
            case UPLIFT_RATIO -> cutoff.signum() > 0;
            case OTHER -> true;
        };
    }
}
