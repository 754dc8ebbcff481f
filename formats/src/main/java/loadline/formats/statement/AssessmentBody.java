package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import loadline.core.assessment.Assessment;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.Opening;
import loadline.core.assessment.ShowingLogged;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.ShowingId;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;

/** What is said of assessing: estimates, showings, assessments. */
final class AssessmentBody {
    private AssessmentBody() {}

    static Json write(Estimate estimate) {
        return Json.object(
                has("indicator", Words.word(estimate.indicator())),
                has("weights", Words.word(estimate.weights())),
                has("protocol", Words.word(estimate.protocol())),
                has("evidence", Words.word(estimate.evidence())),
                has("runs", Words.words(estimate.runs())),
                has("method", estimate.method()),
                has("alpha", Words.decimal(estimate.alpha())),
                has("reading", estimate.reading()),
                may("point", Words.decimal(estimate.point())),
                may("lower", Words.decimal(estimate.lower())),
                may("upper", Words.decimal(estimate.upper())),
                has("tally", write(estimate.tally())),
                has("basis", Words.constant(estimate.basis())),
                may("unbounded", estimate.unbounded().map(Json::text)));
    }

    static Estimate estimate(Cursor cursor) {
        return cursor.object(f -> new Estimate(
                f.take("indicator", indicator -> new IndicatorId(indicator.text())),
                f.take("weights", Words::digest),
                f.take("protocol", Words::digest),
                f.take("evidence", Words::digest),
                f.take("runs", runs -> runs.list(Words::digest)),
                f.take("method", Cursor::text),
                f.take("alpha", Words::decimal),
                f.take("reading", Cursor::text),
                f.may("point", Words::decimal),
                f.may("lower", Words::decimal),
                f.may("upper", Words::decimal),
                f.take("tally", AssessmentBody::tally),
                f.take("basis", Words.constant(Basis.class)),
                f.may("unbounded", Cursor::text)));
    }

    static Json write(Opening opening) {
        return Json.object(
                has("protocol", Words.word(opening.protocol())),
                has("indicator", Words.word(opening.indicator())),
                has("weights", Words.word(opening.weights())),
                has("evidence", Words.word(opening.evidence())),
                has("outcome", Words.constant(opening.outcome())),
                has("as", Words.word(opening.as())));
    }

    static Opening opening(Cursor cursor) {
        return cursor.object(f -> new Opening(
                f.take("protocol", Words::digest),
                f.take("indicator", indicator -> new IndicatorId(indicator.text())),
                f.take("weights", Words::digest),
                f.take("evidence", Words::digest),
                f.take("outcome", Words.constant(IndicatorVerdict.Outcome.class)),
                f.take("as", Words::role)));
    }

    static Json write(ShowingLogged showing) {
        return Json.object(
                has("policy", Words.word(showing.policy())),
                has("showing", Words.word(showing.showing())),
                has("weights", Words.word(showing.weights())),
                has("document", Words.word(showing.document())));
    }

    static ShowingLogged showing(Cursor cursor) {
        return cursor.object(f -> new ShowingLogged(
                f.take("policy", GovernanceBody::policy), f.take("showing", id -> new ShowingId(id.text())), f.take("weights", Words::digest), f.take("document", Words::digest)));
    }

    static Json write(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Called called -> Json.object(
                    has("kind", "called"), has("policy", Words.word(called.policy())), has("weights", Words.word(called.weights())), has("as", Words.word(called.as())), has("reason", called.reason()));
            case Assessment.PreliminaryDone done -> Json.object(
                    has("kind", "preliminary-done"), has("policy", Words.word(done.policy())), has("weights", Words.word(done.weights())), has("against", Words.word(done.against())),
                    may("computeRatio", Words.decimal(done.computeRatio())), has("report", Words.word(done.report())));
            case Assessment.ComprehensiveDone done -> Json.object(
                    has("kind", "comprehensive-done"), has("policy", Words.word(done.policy())), has("weights", Words.word(done.weights())), has("report", Words.word(done.report())));
            case Assessment.FollowUpDone done -> Json.object(
                    has("kind", "follow-up-done"), has("policy", Words.word(done.policy())), has("weights", Words.word(done.weights())), has("report", Words.word(done.report())));
        };
    }

    static Assessment assessment(Cursor cursor) {
        return cursor.object(f -> switch (f.take("kind", Cursor::text)) {
            case "called" -> new Assessment.Called(f.take("policy", GovernanceBody::policy), f.take("weights", Words::digest), f.take("as", Words::role), f.take("reason", Cursor::text));
            case "preliminary-done" -> preliminary(f);
            case "comprehensive-done" -> new Assessment.ComprehensiveDone(f.take("policy", GovernanceBody::policy), f.take("weights", Words::digest), f.take("report", Words::digest));
            case "follow-up-done" -> new Assessment.FollowUpDone(f.take("policy", GovernanceBody::policy), f.take("weights", Words::digest), f.take("report", Words::digest));
            case String kind -> throw Words.unknown(cursor, kind);
        });
    }

    private static Assessment preliminary(Fields f) {
        return new Assessment.PreliminaryDone(
                f.take("policy", GovernanceBody::policy), f.take("weights", Words::digest), f.take("against", Words::digest), f.may("computeRatio", Words::decimal), f.take("report", Words::digest));
    }

    private static Json write(Estimate.Tally tally) {
        return Json.object(
                has("n", tally.n()), has("planned", tally.planned()), has("missing", tally.missing()), has("limited", tally.limited()), has("attempts", tally.attempts()));
    }

    private static Estimate.Tally tally(Cursor cursor) {
        return cursor.object(f -> new Estimate.Tally(
                f.take("n", Cursor::integer), f.take("planned", Cursor::integer), f.take("missing", Cursor::integer), f.take("limited", Cursor::integer), f.take("attempts", Cursor::integer)));
    }
}
