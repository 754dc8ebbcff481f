package loadline.formats.decision;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.decision.Reason;
import loadline.core.model.Question;
import loadline.core.policy.Condition;
import loadline.core.policy.Policy;
import loadline.core.policy.Standard;
import loadline.core.policy.SurfaceBounds;
import loadline.formats.policy.Atoms;

/** What the rule behind a reason wanted, looked up in the policy: a reason says what is missing and not how much of it. */
record Wanted(Reason reason, Question question, Optional<Policy> policy) {
    /** The bounds that a gate on the reason's clause allows and the question is not within. */
    Optional<SurfaceBounds> bounds() {
        return atoms(atom -> atom instanceof Condition.BoundedBy(SurfaceBounds most) && !question.bounds().areWithin(most) ? most : null).findFirst();
    }

    /** The forecast that a gate on the reason's clause asks for. */
    Optional<Condition.ForecastBeyond> forecast() {
        return atoms(atom -> atom instanceof Condition.ForecastBeyond asked && asked.threshold().value().equals(reason.about()) ? asked : null).findFirst();
    }

    /** The security standards that rest on the reason's clause. */
    String securityStandards() {
        return policy.stream().flatMap(p -> p.standards().stream()).filter(s -> s.axis() == Standard.Axis.SECURITY && s.clause().equals(reason.clause()))
                .map(s -> s.id().value()).collect(Collectors.joining(", "));
    }

    private <T> Stream<T> atoms(Function<Condition, T> found) {
        return policy.stream().flatMap(p -> p.gates().stream())
                .filter(gate -> gate.clause().equals(reason.clause()) && gate.scope().holds(question.activity(), question.surface()))
                .flatMap(gate -> Atoms.of(gate.requires())).flatMap(atom -> Stream.ofNullable(found.apply(atom)));
    }
}
