package loadline.formats.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.formats.Sha256;
import loadline.formats.json.Json;

/** The in-toto subjects of a statement, derived from what it says, so that general tools find statements by digest. */
final class Subjects {
    private Subjects() {}

    static Json of(String origin, Act act) {
        return switch (act) {
            case Act.Begun _, Act.RosterChanged _, Act.Delegated _, Act.StreamsMapped _ -> log(origin);
            case Act.PolicyAdopted adopted -> one("policy/" + adopted.policy().policy().id(), adopted.policy().text());
            case Act.ProtocolAdopted adopted -> one("protocol/" + adopted.protocol().protocol().id(), adopted.protocol().text());
            case Act.CheckpointRegistered registered -> weights(registered.checkpoint().weights());
            case Act.PlanRegistered registered -> weights(registered.plan().weights());
            case Act.RunRecorded recorded -> run(recorded);
            case Act.RunRefused refused -> Json.items(List.of(subject("file", refused.refusal().file()), subject("weights", refused.refusal().weights())));
            case Act.RunWithdrawn withdrawn -> weights(withdrawn.withdrawal().weights());
            case Act.Estimated estimated -> weights(estimated.estimate().weights());
            case Act.Opened opened -> weights(opened.opening().weights());
            case Act.Shown shown -> weights(shown.showing().weights());
            case Act.Assessed assessed -> weights(assessed.assessment().weights());
            case Act.Determined determined -> weights(determined.determination().weights());
            case Act.Attested attested -> one("subject", attested.attestation().subject());
            case Act.Reported reported -> weights(reported.report().weights());
            case Act.Notified notified -> weights(notified.notice().weights());
            case Act.Published published -> weights(published.publication().weights());
            case Act.Reviewed reviewed -> deployment(reviewed.round().weights(), reviewed.round().configuration());
            case Act.Accepted accepted -> deployment(accepted.acceptance().weights(), accepted.acceptance().configuration());
            case Act.ResidualSigned signed -> deployment(signed.residual().weights(), signed.residual().configuration());
            case Act.Approved approved -> question(approved.approval().question());
            case Act.Met met -> weights(met.met().weights());
            case Act.MonitoringPlanned planned -> deployment(planned.plan().weights(), planned.plan().configuration());
            case Act.MonitoringReported reported -> deployment(reported.report().weights(), reported.report().configuration());
            case Act.ExternallyFound found -> one("finding", found.finding().document());
            case Act.Forecasted forecasted -> weights(forecasted.forecast().weights());
            case Act.ReliefInvoked invoked -> deployment(invoked.relief().weights(), invoked.relief().configuration());
            case Act.IncidentLogged logged -> weights(logged.incident().weights());
            case Act.FallbackDeclared declared -> deployment(declared.fallback().of().weights(), declared.fallback().of().configuration());
            case Act.PolicyPublished published -> one("policy", published.text());
            case Act.Stopped stopped -> weights(stopped.event().weights());
            case Act.ReleasePlanned planned -> weights(planned.weights());
            case Act.DecisionMade made -> question(made.question());
            case Act.Unavailable _ -> throw new IllegalArgumentException("an absent payload is no statement");
        };
    }

    /** In-toto wants a digest; the log has none but that of its name. */
    private static Json log(String origin) {
        return one("log/" + origin, Sha256.of(origin.getBytes(StandardCharsets.UTF_8)));
    }

    private static Json run(Act.RunRecorded recorded) {
        List<Json> subjects = new ArrayList<>();
        subjects.add(subject("file", recorded.run().file()));
        recorded.run().weights().ifPresent(weights -> subjects.add(subject("weights", weights)));
        return Json.items(subjects);
    }

    private static Json question(Question question) {
        return switch (question.subject()) {
            case Subject.Deployment(Digest weights, Digest configuration) -> deployment(weights, configuration);
            case Subject.Weights(Digest weights) -> weights(weights);
            case Subject.TrainingRun(Digest weights) -> weights(weights);
        };
    }

    private static Json weights(Digest weights) {
        return one("weights", weights);
    }

    private static Json deployment(Digest weights, Digest configuration) {
        return Json.items(List.of(subject("weights", weights), subject("configuration", configuration)));
    }

    private static Json one(String name, Digest digest) {
        return Json.items(List.of(subject(name, digest)));
    }

    private static Json subject(String name, Digest digest) {
        return Json.object(Json.has("name", name), Json.has("digest", Json.object(Json.has("sha256", digest.hex()))));
    }
}
