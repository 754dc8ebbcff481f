package loadline.formats.decision;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.assessment.AssessmentState;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.DueObligation;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.formats.Sha256;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Json;
import loadline.formats.statement.Questions;

/**
 * A decision as the bytes that are hashed, recorded and compared when it is made again: answers, codes, clauses, decimals,
 * digests. Equal decisions have equal bytes and different ones have different bytes; sets are written sorted, lists as they
 * stand. No words for people are in it.
 */
public final class DecisionJson {
    /** Name and version of the form. */
    public static final String FORMAT = "decision/v1";

    private DecisionJson() {}

    /** The canonical bytes: RFC 8785, decimals and times as strings. */
    public static byte[] write(Decision decision) {
        return CanonicalJson.write(value(decision));
    }

    /** The digest of {@link #write}, as a logged decision carries it. */
    public static Digest bodyDigest(Decision decision) {
        return Sha256.of(write(decision));
    }

    /** The decision as a JSON value, to stand in a larger document. */
    public static Json value(Decision decision) {
        return Json.object(
                has("format", FORMAT),
                has("edition", decision.edition()),
                has("question", Questions.write(decision.question())),
                has("treeSize", decision.treeSize()),
                has("asOf", time(decision.asOf())),
                has("kind", constant(decision.kind())),
                has("answer", answer(decision.answer())),
                has("basis", constant(decision.basis())),
                has("policies", items(decision.policies(), DecisionJson::policy)),
                has("former", items(decision.former(), DecisionJson::policy)),
                has("earlier", items(decision.earlier(), DecisionJson::earlier)));
    }

    private static Json policy(PolicyAnswer policy) {
        return Json.object(
                has("policy", word(policy.policy())),
                has("text", word(policy.text())),
                has("answer", answer(policy.answer())),
                has("level", word(policy.level())),
                has("assessment", assessment(policy.assessment())),
                has("standings", items(policy.standings(), StandingJson::value)),
                has("reasons", items(policy.reasons(), DecisionJson::reason)),
                has("obligations", items(policy.obligations(), DecisionJson::obligation)),
                has("notes", items(policy.notes(), note -> Json.object(has("code", constant(note.code())), has("about", note.about())))));
    }

    private static Json answer(Answer answer) {
        return switch (answer) {
            case Answer.DeployUnderInterimMeasures(Instant until) -> Json.object(has("name", answer.name()), has("until", time(until)));
            case Answer.DegradeTo(Digest fallback) -> Json.object(has("name", answer.name()), has("fallback", word(fallback)));
            case Answer.ContinueUpTo(BigDecimal compute) -> Json.object(has("name", answer.name()), has("compute", word(compute)));
            case Answer.Deploy _, Answer.DeployWithObligations _, Answer.DeployOnDetermination _, Answer.NoNewCustomers _, Answer.Delay _, Answer.Hold _,
                    Answer.Deny _, Answer.Withdraw _, Answer.Continue _, Answer.Pause _, Answer.Halt _, Answer.Store _, Answer.Isolate _, Answer.Lock _,
                    Answer.Delete _, Answer.NotGoverned _ -> Json.object(has("name", answer.name()));
        };
    }

    private static Json assessment(AssessmentState state) {
        return switch (state) {
            case AssessmentState.Current(Digest weights, Instant done) ->
                Json.object(has("state", "current"), has("weights", word(weights)), has("done", time(done)));
            case AssessmentState.CarriedOver(Digest from, Instant done, boolean nearMiss) ->
                Json.object(has("state", "carried-over"), has("from", word(from)), has("done", time(done)), has("nearMiss", nearMiss));
            case AssessmentState.Due(Instant since, Instant by, List<AssessmentState.Trigger> because) -> due("due", since, by, because);
            case AssessmentState.Overdue(Instant since, Instant by, List<AssessmentState.Trigger> because) -> due("overdue", since, by, because);
        };
    }

    private static Json due(String state, Instant since, Instant by, List<AssessmentState.Trigger> because) {
        return Json.object(has("state", state), has("since", time(since)), has("by", time(by)), has("because", items(because, DecisionJson::constant)));
    }

    private static Json reason(Reason reason) {
        return Json.object(
                has("code", constant(reason.code())),
                has("policy", word(reason.policy())),
                has("clause", word(reason.clause())),
                has("about", reason.about()),
                has("clearable", reason.clearable()),
                has("otherwise", constant(reason.otherwise())),
                may("evidence", reason.evidence().map(DecisionJson::word)),
                may("since", reason.since().map(DecisionJson::time)));
    }

    private static Json obligation(DueObligation due) {
        return Json.object(
                has("obligation", word(due.obligation())), has("owner", word(due.owner())), has("due", time(due.due())), has("clause", word(due.clause())));
    }

    private static Json earlier(Facts.Earlier earlier) {
        return Json.object(
                has("index", earlier.index()),
                has("at", time(earlier.at())),
                has("treeSize", earlier.treeSize()),
                has("question", Questions.write(earlier.question())),
                has("answer", earlier.answer()),
                has("body", word(earlier.body())));
    }

    static <T> Json items(Collection<T> values, Function<T, Json> write) {
        return Json.items(values.stream().map(write).toList());
    }

    /** An identifier, digest or decimal, whose text is its {@code toString}; a decimal keeps its digits, trailing zeros too. */
    static Json word(Object value) {
        return Json.text(value.toString());
    }

    /** {@code NOT_CLEARED} is written {@code not-cleared}. */
    static Json constant(Enum<?> constant) {
        return Json.text(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Json time(Instant time) {
        return Json.text(Times.exactly(time));
    }
}
