package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.util.Optional;
import loadline.core.Rule;
import loadline.core.evaluation.Elicitation;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.Withdrawal;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** What is said around runs: plans, refusals, withdrawals. */
final class EvaluationBody {
    private EvaluationBody() {}

    static Json write(Plan plan) {
        return Json.object(
                has("weights", Words.word(plan.weights())),
                has("modelName", plan.modelName()),
                has("task", plan.task()),
                may("dataset", Words.maybe(plan.dataset())),
                may("scaffold", Words.maybe(plan.scaffold())),
                has("items", plan.items()),
                has("epochs", plan.epochs()),
                may("seed", Words.maybe(plan.seed())),
                has("selection", plan.selection()),
                has("helpfulOnly", plan.helpfulOnly()),
                may("elicitation", plan.elicitation().equals(Elicitation.NONE) ? Optional.empty() : Optional.of(write(plan.elicitation()))),
                has("deadline", Words.time(plan.deadline())),
                has("treeSize", plan.treeSize()));
    }

    static Plan plan(Cursor cursor) {
        return cursor.object(f -> new Plan(
                f.take("weights", Words::digest),
                f.take("modelName", Cursor::text),
                f.take("task", Cursor::text),
                f.may("dataset", Words::digest),
                f.may("scaffold", Words::digest),
                f.take("items", Cursor::integer),
                f.take("epochs", Cursor::integer),
                f.may("seed", EvaluationBody::seed),
                f.take("selection", Cursor::text),
                f.take("helpfulOnly", Cursor::truth),
                f.may("elicitation", EvaluationBody::elicitation).orElse(Elicitation.NONE),
                f.take("deadline", Words::time),
                f.take("treeSize", Cursor::whole)));
    }

    private static Json write(Elicitation elicitation) {
        return Json.object(has("tools", elicitation.tools()), may("unattended", Words.maybe(elicitation.unattended())));
    }

    private static Elicitation elicitation(Cursor cursor) {
        return cursor.object(f -> new Elicitation(f.take("tools", Cursor::truth), f.may("unattended", SafeguardBody::span)));
    }

    static Json write(Refusal refusal) {
        return Json.object(
                has("file", Words.word(refusal.file())),
                may("plan", Words.maybe(refusal.plan())),
                has("weights", Words.word(refusal.weights())),
                has("task", refusal.task()),
                has("code", refusal.code()),
                has("message", refusal.message()));
    }

    static Refusal refusal(Cursor cursor) {
        return cursor.object(f -> new Refusal(
                f.take("file", Words::digest),
                f.may("plan", Words::digest),
                f.take("weights", Words::digest),
                f.take("task", Cursor::text),
                f.take("code", Cursor::text),
                f.take("message", Cursor::text)));
    }

    static Json write(Withdrawal withdrawal) {
        return Json.object(has("run", Words.word(withdrawal.run())), has("weights", Words.word(withdrawal.weights())), has("reason", withdrawal.reason()));
    }

    static Withdrawal withdrawal(Cursor cursor) {
        return cursor.object(f -> new Withdrawal(f.take("run", Words::digest), f.take("weights", Words::digest), f.take("reason", Cursor::text)));
    }

    /** A seed may have all 64 bits, more than a JSON number keeps, so it is a string. */
    private static long seed(Cursor cursor) {
        long seed = Long.parseLong(cursor.text());
        Rule.require(Long.toString(seed).equals(cursor.text()), "a seed is a decimal without plus or leading zeros");
        return seed;
    }
}
