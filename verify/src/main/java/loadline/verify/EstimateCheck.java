package loadline.verify;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;

/**
 * Computes every recorded estimate again from the runs it names. One whose protocol or evidence is not in force speaks for
 * nothing and is passed over, as the decision passes it over.
 */
final class EstimateCheck {
    private final Map<Digest, AdoptedProtocol> protocols = new HashMap<>();
    private final Facts facts;

    EstimateCheck(Facts facts) {
        this.facts = facts;
        facts.protocols().forEach(protocol -> protocols.put(protocol.fact().text(), protocol.fact()));
    }

    void check() {
        facts.checkpoints().values().stream().flatMap(checkpoint -> checkpoint.evidence().values().stream()).flatMap(List::stream)
                .forEach(group -> group.estimates().forEach(estimate -> check(group, estimate)));
    }

    private void check(EvidenceGroup group, Logged<Estimate> recorded) {
        Estimate estimate = recorded.fact();
        Optional<Indicator> indicator = Optional.ofNullable(protocols.get(estimate.protocol())).flatMap(p -> indicator(p, estimate));
        if (indicator.isEmpty()) {
            return;
        }
        EvidenceGroup read = asRead(group, recorded);
        List<Estimate> again = Assess.estimates(new Assess.Task(indicator.get(), estimate.protocol(), read, estimate.alpha()));
        Contradiction.unless(again.contains(estimate), Step.ESTIMATES, "entry " + recorded.index() + ": the recorded estimate of `" + estimate.indicator() + "` (lower "
                + bound(estimate.lower()) + ", upper " + bound(estimate.upper()) + ") is not what the recorded runs give" + Absent.hint(facts));
        Contradiction.unless(group.estimates().stream().map(Logged::fact).toList().containsAll(again), Step.ESTIMATES, "entry " + recorded.index() + ": of the "
                + again.size() + " readings of what is unknown for `" + estimate.indicator() + "`, not all are recorded" + Absent.hint(facts));
    }

    /** The evidence with just the runs that the estimate was computed from. */
    private EvidenceGroup asRead(EvidenceGroup group, Logged<Estimate> recorded) {
        Set<Digest> named = new HashSet<>(recorded.fact().runs());
        List<Logged<EvaluationRun>> runs = group.runs().stream().filter(run -> named.contains(run.statement()) && run.index() < recorded.index()).toList();
        Contradiction.unless(!runs.isEmpty() && runs.size() == named.size(), Step.ESTIMATES, "entry " + recorded.index() + ": the estimate of `" + recorded.fact().indicator()
                + "` names runs that are not recorded before it for its evidence" + Absent.hint(facts));
        return new EvidenceGroup(group.weights(), group.task(), group.plan(), group.refusal(), runs, List.of(), group.defects());
    }

    private static Optional<Indicator> indicator(AdoptedProtocol adopted, Estimate estimate) {
        return adopted.protocol().indicators().stream().filter(i -> i.id().equals(estimate.indicator())).findFirst();
    }

    private static String bound(Optional<BigDecimal> bound) {
        return bound.map(b -> "`" + b.toPlainString() + "`").orElse("absent");
    }
}
