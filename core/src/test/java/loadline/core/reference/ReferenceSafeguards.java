package loadline.core.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.decision.Reason;
import loadline.core.history.Act;
import loadline.core.model.Subject;
import loadline.core.policy.Criterion;
import loadline.core.policy.Demand;
import loadline.core.policy.Protocol;
import loadline.core.policy.Standard;
import loadline.core.policy.Surface;
import loadline.core.safeguard.Attestation;

/** Demanded standards and what of them is not in force (L2, L3, F5). */
final class ReferenceSafeguards {
    private final ReferenceUnder under;

    /** A demanded standard, and whether nothing under the policy takes the demand away (R2). */
    record Demanded(Standard standard, boolean forGood) {}

    /** A criterion that is not in force. */
    record Lack(String about, Reason.Code code) {}

    ReferenceSafeguards(ReferenceUnder under) {
        this.under = under;
    }

    /** L2. */
    List<Demanded> demanded() {
        List<Demanded> all = new ArrayList<>();
        under.policy().baseline().forEach(d -> add(all, d, true));
        for (ReferenceStandings.Stands standing : under.standings()) {
            if (!standing.isCleared()) {
                standing.threshold().demands().forEach(d -> add(all, d, standing.isReached()));
            }
        }
        for (Protocol.ThresholdDemand demand : under.protocol().map(Protocol::demands).orElse(List.of())) {
            Optional<ReferenceStandings.Stands> standing = demand.threshold().flatMap(under::standing);
            if (demand.threshold().isEmpty() || standing.isPresent() && !standing.get().isCleared()) {
                add(all, demand.demand(), demand.threshold().isEmpty() || standing.get().isReached());
            }
        }
        return all;
    }

    private void add(List<Demanded> all, Demand demand, boolean forGood) {
        if (!ReferenceSurfaces.holds(demand.before(), under.question())) {
            return;
        }
        Standard standard = under.policy().standard(demand.standard());
        boolean before = all.stream().anyMatch(d -> d.standard().equals(standard) && d.forGood());
        all.removeIf(d -> d.standard().equals(standard));
        all.add(new Demanded(standard, before || forGood));
    }

    /** L3: what a standard lacks on the question's surface, for weights or a configuration; without a surface every criterion is asked for. */
    List<Lack> lacks(Standard standard, Digest weights) {
        if (standard.criteria().isEmpty()) {
            return List.of(new Lack(standard.id().value(), Reason.Code.STANDARD_UNDEFINED));
        }
        List<Lack> lacks = new ArrayList<>();
        for (Criterion criterion : standard.criteria()) {
            if (under.question().surface() == Surface.NONE || ReferenceSurfaces.isAmong(under.question().surface(), criterion.surfaces())) {
                lack(standard, criterion, weights).ifPresent(code -> lacks.add(new Lack(standard.id() + "/" + criterion.id(), code)));
            }
        }
        return lacks;
    }

    private Optional<Digest> subject(Standard standard, Digest weights) {
        if (standard.axis() == Standard.Axis.SECURITY) {
            return Optional.of(weights);
        }
        return under.question().subject() instanceof Subject.Deployment deployment ? Optional.of(deployment.configuration()) : Optional.empty();
    }

    private Optional<Reason.Code> lack(Standard standard, Criterion criterion, Digest weights) {
        Optional<Logged<Act.Attested>> newest = under.log().acts(Act.Attested.class).stream()
                .filter(a -> a.fact().attestation().standard().equals(standard.id()) && a.fact().attestation().criterion().equals(criterion.id())
                        && subject(standard, weights).equals(Optional.of(a.fact().attestation().subject())))
                .reduce((_, later) -> later);
        if (newest.isEmpty()) {
            return Optional.of(Reason.Code.CRITERION_MISSING);
        }
        return switch (newest.get().fact().attestation().status()) {
            case PLANNED -> Optional.of(Reason.Code.CRITERION_PLANNED);
            case FAILED -> Optional.of(Reason.Code.CRITERION_FAILED);
            case IN_FORCE -> isStale(criterion, newest.get().fact().attestation()) ? Optional.of(Reason.Code.CRITERION_STALE) : Optional.empty();
        };
    }

    /** F5: evidence ages from the first attestation that cites it as in force. */
    private boolean isStale(Criterion criterion, Attestation attestation) {
        Instant first = under.log().acts(Act.Attested.class).stream()
                .filter(a -> a.fact().attestation().evidence().equals(attestation.evidence()) && a.fact().attestation().status() == Attestation.Status.IN_FORCE)
                .map(Logged::at).findFirst().orElseThrow();
        return criterion.maxAge().isPresent() && criterion.maxAge().get().endsBefore(under.asOf(), first);
    }
}
