package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import loadline.core.TimeSpan;
import loadline.core.model.Fallback;
import loadline.core.model.Subject;
import loadline.core.monitoring.MonitoringPlan;
import loadline.core.monitoring.MonitoringReport;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.CriterionId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.safeguard.Attestation;
import loadline.formats.json.Cursor;
import loadline.formats.json.Fields;
import loadline.formats.json.Json;

/** What is said of safeguards, monitoring, fallbacks and stops. */
final class SafeguardBody {
    private SafeguardBody() {}

    static Json write(Attestation attestation) {
        return Json.object(
                has("standard", Words.word(attestation.standard())),
                has("criterion", Words.word(attestation.criterion())),
                has("subject", Words.word(attestation.subject())),
                has("status", Words.constant(attestation.status())),
                has("evidence", Words.word(attestation.evidence())));
    }

    static Attestation attestation(Cursor cursor) {
        return cursor.object(f -> new Attestation(
                f.take("standard", id -> new StandardId(id.text())),
                f.take("criterion", id -> new CriterionId(id.text())),
                f.take("subject", Words::digest),
                f.take("status", Words.constant(Attestation.Status.class)),
                f.take("evidence", Words::digest)));
    }

    static Json write(MonitoringPlan plan) {
        return Json.object(
                has("weights", Words.word(plan.weights())),
                has("configuration", Words.word(plan.configuration())),
                has("signals", Words.words(plan.signals())),
                has("cadence", Words.word(plan.cadence())),
                has("stops", Words.words(plan.stops())),
                has("owner", Words.word(plan.owner())));
    }

    static MonitoringPlan monitoring(Cursor cursor) {
        return cursor.object(f -> new MonitoringPlan(
                f.take("weights", Words::digest),
                f.take("configuration", Words::digest),
                f.take("signals", signals -> signals.list(Cursor::text)),
                f.take("cadence", SafeguardBody::span),
                f.take("stops", stops -> stops.list(Cursor::text)),
                f.take("owner", Words::role)));
    }

    static Json write(MonitoringReport report) {
        return Json.object(has("weights", Words.word(report.weights())), has("configuration", Words.word(report.configuration())), has("evidence", Words.word(report.evidence())));
    }

    static MonitoringReport monitoringReport(Cursor cursor) {
        return cursor.object(f -> new MonitoringReport(f.take("weights", Words::digest), f.take("configuration", Words::digest), f.take("evidence", Words::digest)));
    }

    static Json write(Fallback fallback) {
        return Json.object(has("of", write(fallback.of())), has("served", write(fallback.served())));
    }

    static Fallback fallback(Cursor cursor) {
        return cursor.object(f -> new Fallback(f.take("of", SafeguardBody::deployment), f.take("served", SafeguardBody::deployment)));
    }

    private static Json write(Subject.Deployment deployment) {
        return Json.object(has("weights", Words.word(deployment.weights())), has("configuration", Words.word(deployment.configuration())));
    }

    private static Subject.Deployment deployment(Cursor cursor) {
        return cursor.object(f -> new Subject.Deployment(f.take("weights", Words::digest), f.take("configuration", Words::digest)));
    }

    static Json write(StopEvent event) {
        return switch (event) {
            case StopEvent.Tripped tripped -> Json.object(
                    has("kind", "tripped"), has("policy", Words.word(tripped.policy())), has("stop", Words.word(tripped.stop())), has("weights", Words.word(tripped.weights())),
                    has("evidence", Words.word(tripped.evidence())));
            case StopEvent.Cleared cleared -> Json.object(
                    has("kind", "cleared"), has("policy", Words.word(cleared.policy())), has("stop", Words.word(cleared.stop())), has("weights", Words.word(cleared.weights())),
                    has("evidence", Words.word(cleared.evidence())), has("as", Words.word(cleared.as())));
        };
    }

    static StopEvent stop(Cursor cursor) {
        return cursor.object(f -> switch (f.take("kind", Cursor::text)) {
            case "tripped" -> new StopEvent.Tripped(f.take("policy", GovernanceBody::policy), stopId(f), f.take("weights", Words::digest), f.take("evidence", Words::digest));
            case "cleared" -> new StopEvent.Cleared(f.take("policy", GovernanceBody::policy), stopId(f), f.take("weights", Words::digest), f.take("evidence", Words::digest), f.take("as", Words::role));
            case String kind -> throw Words.unknown(cursor, kind);
        });
    }

    static TimeSpan span(Cursor cursor) {
        return TimeSpan.of(cursor.text());
    }

    private static StopId stopId(Fields f) {
        return f.take("stop", id -> new StopId(id.text()));
    }
}
