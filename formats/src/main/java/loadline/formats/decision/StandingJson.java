package loadline.formats.decision;

import static loadline.formats.decision.DecisionJson.constant;
import static loadline.formats.decision.DecisionJson.items;
import static loadline.formats.decision.DecisionJson.word;
import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.util.Collection;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Standing;
import loadline.formats.json.Json;

/** Standings with their verdicts and every piece of evidence weighed, as JSON. */
final class StandingJson {
    private StandingJson() {}

    static Json value(Standing standing) {
        return Json.object(
                has("threshold", word(standing.threshold())),
                has("level", word(standing.level())),
                has("verdict", verdict(standing.verdict())),
                may("determination", standing.determination().map(DecisionJson::constant)),
                has("determinations", items(standing.determinations(), DecisionJson::word)),
                has("ground", constant(standing.ground())),
                may("carriedFrom", standing.carriedFrom().map(DecisionJson::word)));
    }

    private static Json verdict(Verdict verdict) {
        Json indicators = items(verdict.indicators(), StandingJson::indicator);
        return switch (verdict) {
            case Verdict.RuledOut ruledOut -> Json.object(has("verdict", "ruled-out"), has("basis", constant(ruledOut.basis())), has("indicators", indicators));
            case Verdict.Crossed _ -> Json.object(has("verdict", "crossed"), has("indicators", indicators));
            case Verdict.Inconclusive inconclusive -> Json.object(
                    has("verdict", "inconclusive"),
                    has("why", constants(inconclusive.why())),
                    has("showingsMissing", items(inconclusive.showingsMissing().stream().sorted().toList(), DecisionJson::word)),
                    has("indicators", indicators));
        };
    }

    private static Json indicator(IndicatorVerdict verdict) {
        return Json.object(
                has("indicator", word(verdict.indicator())),
                has("outcome", constant(verdict.outcome())),
                has("registered", constant(verdict.registered())),
                has("usable", verdict.usable()),
                has("weighed", items(verdict.weighed(), StandingJson::weighed)));
    }

    private static Json weighed(IndicatorVerdict.Weighed weighed) {
        return Json.object(
                has("evidence", word(weighed.evidence())),
                has("outcome", constant(weighed.outcome())),
                has("defects", constants(weighed.defects())),
                may("point", weighed.point().map(DecisionJson::word)),
                may("lower", weighed.lower().map(DecisionJson::word)),
                may("upper", weighed.upper().map(DecisionJson::word)),
                may("below", weighed.below().map(DecisionJson::word)),
                may("from", weighed.from().map(DecisionJson::word)),
                has("reading", weighed.reading()),
                has("basis", constant(weighed.basis())),
                has("index", weighed.index()));
    }

    /** A set has no order, so it is written in that of its constants. */
    private static <E extends Enum<E>> Json constants(Collection<E> set) {
        return items(set.stream().sorted().toList(), DecisionJson::constant);
    }
}
