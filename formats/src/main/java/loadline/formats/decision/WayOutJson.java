package loadline.formats.decision;

import static loadline.formats.decision.DecisionJson.constant;
import static loadline.formats.decision.DecisionJson.items;
import static loadline.formats.decision.DecisionJson.word;
import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.util.List;
import java.util.Optional;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.WayOut;
import loadline.core.decision.WayOut.Seat;
import loadline.core.decision.WayOut.Step;
import loadline.formats.json.Json;

/**
 * What would permit a refused question, for programs; {@code spec/way-out.schema.json} describes it. It stands beside the
 * decision and is no part of its bytes.
 */
public final class WayOutJson {
    private final Sources sources;
    private final Decision decision;

    private WayOutJson(Decision decision, Facts facts) {
        this.sources = new Sources(facts);
        this.decision = decision;
    }

    /** One item for each version that refuses; none where the decision permits or nothing governs. */
    public static Json value(Decision decision, Facts facts) {
        WayOutJson json = new WayOutJson(decision, facts);
        return items(decision.answer().permits() ? List.<WayOut>of() : WayOut.of(decision, facts), json::way);
    }

    private Json way(WayOut way) {
        PolicyAnswer answer = decision.policies().stream().filter(p -> p.text().equals(way.text())).findFirst().orElseThrow();
        WayOutWords words = new WayOutWords(sources, decision.question(), answer, sources.policy(answer));
        return Json.object(
                has("policy", word(way.policy())),
                has("text", word(way.text())),
                has("open", way.isOpen()),
                has("acts", WayOut.acts(way.steps())),
                has("steps", items(way.steps(), step -> step(step, words))),
                has("closed", items(way.closed(), reason -> Json.object(
                        has("code", constant(reason.code())), has("about", reason.about()), has("clause", word(reason.clause())), has("why", words.whyClosed(reason))))),
                may("shorter", way.shorter().map(shorter -> Json.object(
                        has("cleared", items(shorter.cleared(), DecisionJson::word)),
                        has("acts", WayOut.acts(shorter.steps())),
                        has("steps", items(shorter.steps(), step -> step(step, words)))))));
    }

    private static Json step(Step step, WayOutWords words) {
        List<Step> line = List.of(step);
        return Json.object(
                has("code", constant(step.reason().code())),
                has("about", step.reason().about()),
                has("clause", word(step.reason().clause())),
                has("on", word(step.on())),
                has("act", words.act(line)),
                may("command", words.command(line).map(Json::text)),
                has("seats", items(step.seats(), WayOutJson::seat)),
                has("open", step.isOpen()),
                may("nobody", step.isOpen() ? Optional.empty() : Optional.of(Json.text(words.whyNobody(step)))));
    }

    private static Json seat(Seat seat) {
        return Json.object(has("roles", items(seat.roles(), DecisionJson::word)), has("able", items(seat.able(), DecisionJson::word)));
    }
}
