package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import loadline.core.governance.ExternalFinding;
import loadline.core.governance.Forecast;
import loadline.core.governance.Incident;
import loadline.core.policy.Condition;
import loadline.core.policy.Obligation;
import loadline.core.policy.ThresholdId;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** What is said of the world outside and of what may come: findings, forecasts, incidents. */
final class OutsideBody {
    private OutsideBody() {}

    static Json write(ExternalFinding finding) {
        return Json.object(
                has("policy", Words.word(finding.policy())),
                has("kind", Words.constant(finding.kind())),
                has("holds", finding.holds()),
                has("source", finding.source()),
                has("document", Words.word(finding.document())),
                has("expires", Words.time(finding.expires())),
                has("as", Words.word(finding.as())));
    }

    static ExternalFinding finding(Cursor cursor) {
        return cursor.object(f -> new ExternalFinding(
                f.take("policy", GovernanceBody::policy),
                f.take("kind", Words.constant(Condition.Found.Kind.class)),
                f.take("holds", Cursor::truth),
                f.take("source", Cursor::text),
                f.take("document", Words::digest),
                f.take("expires", Words::time),
                f.take("as", Words::role)));
    }

    static Json write(Forecast forecast) {
        return Json.object(
                has("policy", Words.word(forecast.policy())),
                has("threshold", Words.word(forecast.threshold())),
                has("weights", Words.word(forecast.weights())),
                may("earliest", forecast.earliest().map(Words::time)),
                has("document", Words.word(forecast.document())),
                has("as", Words.word(forecast.as())));
    }

    static Forecast forecast(Cursor cursor) {
        return cursor.object(f -> new Forecast(
                f.take("policy", GovernanceBody::policy),
                f.take("threshold", id -> new ThresholdId(id.text())),
                f.take("weights", Words::digest),
                f.may("earliest", Words::time),
                f.take("document", Words::digest),
                f.take("as", Words::role)));
    }

    static Json write(Incident incident) {
        return Json.object(
                has("weights", Words.word(incident.weights())),
                has("event", Words.constant(incident.event())),
                has("on", Words.time(incident.on())),
                has("document", Words.word(incident.document())));
    }

    static Incident incident(Cursor cursor) {
        return cursor.object(f -> new Incident(
                f.take("weights", Words::digest), f.take("event", OutsideBody::event), f.take("on", Words::time), f.take("document", Words::digest)));
    }

    /** What somebody becomes aware of or discovers; the other events that start a clock follow from other statements. */
    private static Obligation.Event event(Cursor cursor) {
        Obligation.Event event = Words.constant(Obligation.Event.class).apply(cursor);
        if (event != Obligation.Event.AWARENESS && event != Obligation.Event.DISCOVERY) {
            throw cursor.refused("an incident is `awareness` or `discovery`, not `" + Words.kebab(event) + "`");
        }
        return event;
    }
}
