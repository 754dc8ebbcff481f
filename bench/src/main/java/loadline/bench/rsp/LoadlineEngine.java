package loadline.bench.rsp;

import java.util.ArrayList;
import java.util.List;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.decision.Standing;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.formats.Sha256;
import loadline.formats.policy.PolicyYaml;
import loadline.formats.policy.ProtocolYaml;

/** Loadline: facts are folded once for each case, and {@link Decide#decide} is timed. */
public final class LoadlineEngine implements Engine<Decision> {
    private final List<Asked> asked;

    private record Asked(Question question, Facts facts) {}

    private LoadlineEngine(List<Asked> asked) {
        this.asked = asked;
    }

    /** Reads the workload's policy and protocol as text and folds the log of every case. */
    public static LoadlineEngine of(Workload workload) {
        WorkloadText text = new WorkloadText(workload);
        Policy policy = PolicyYaml.read("policy.yaml", text.policy()).orThrow();
        AdoptedPolicy adopted = new AdoptedPolicy(Sha256.of(text.policy()), policy);
        AdoptedProtocol protocol = new AdoptedProtocol(Sha256.of(text.protocol()), ProtocolYaml.read("protocol.yaml", text.protocol(), policy).orThrow());
        return new LoadlineEngine(workload.cases().stream().map(each -> {
            CaseLog log = new CaseLog(workload, each, adopted, protocol);
            return new Asked(log.question(), folded(log));
        }).toList());
    }

    private static Facts folded(CaseLog log) {
        Facts facts = Fold.of(log.entries());
        if (!facts.dropped().isEmpty()) {
            throw new IllegalStateException("every act of a case counts, and this one does not: " + facts.dropped().getFirst());
        }
        return facts;
    }

    @Override
    public String name() {
        return "Loadline";
    }

    @Override
    public Decision decide(int number) {
        Asked each = asked.get(number);
        return Decide.decide(each.question(), each.facts());
    }

    @Override
    public Expected.Answer answer(Decision decision) {
        PolicyAnswer answer = decision.policies().getFirst();
        int level = answer.level().rank() + 1;
        List<String> reasons = new ArrayList<>();
        answer.standings().stream().filter(s -> !s.isCleared()).forEach(s -> reasons.add("T:" + s.threshold() + ":" + word(s)));
        answer.reasons().forEach(r -> reasons.add(word(r, Activities.surface(decision.question().activity()) + ":" + level)));
        return new Expected.Answer(decision.answer().permits(), level, reasons);
    }

    private static String word(Standing standing) {
        return switch (standing.verdict()) {
            case Verdict.Crossed _ -> "CROSSED";
            case Verdict.Inconclusive _ -> "INCONCLUSIVE";
            case Verdict.RuledOut _ -> throw new IllegalStateException("a threshold that is ruled out is cleared");
        };
    }

    private static String word(Reason reason, String level) {
        String criterion = reason.about().substring(reason.about().indexOf('/') + 1);
        return switch (reason.code()) {
            case LEVEL_TOO_HIGH -> "L:" + level;
            case CRITERION_MISSING -> "S:" + criterion + ":MISSING";
            case CRITERION_PLANNED -> "S:" + criterion + ":NOT_IMPLEMENTED";
            case CRITERION_STALE -> "S:" + criterion + ":STALE";
            case APPROVAL_MISSING -> "A:" + reason.about() + ":MISSING";
            case APPROVAL_CONFLICTED -> "A:" + reason.about() + ":SELF";
            case APPROVAL_EXPIRED -> "A:" + reason.about() + ":EXPIRED";
            default -> throw new IllegalStateException("the workload has no word for " + reason);
        };
    }
}
