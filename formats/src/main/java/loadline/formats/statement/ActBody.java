package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import loadline.core.history.Act;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** The body of a statement: what the act says, without the record around it. */
final class ActBody {
    private final PolicyBody policies;

    ActBody(PayloadSource payloads, Texts texts) {
        this.policies = new PolicyBody(payloads, texts);
    }

    static Json write(Act act) {
        return switch (act) {
            case Act.Begun begun -> LogBody.write(begun.genesis());
            case Act.RosterChanged changed -> LogBody.write(changed.roster());
            case Act.PolicyAdopted adopted -> PolicyBody.write(adopted.policy());
            case Act.ProtocolAdopted adopted -> PolicyBody.write(adopted.protocol());
            case Act.CheckpointRegistered registered -> ModelBody.write(registered.checkpoint());
            case Act.PlanRegistered registered -> EvaluationBody.write(registered.plan());
            case Act.RunRecorded recorded -> RunBody.write(recorded.run());
            case Act.RunRefused refused -> EvaluationBody.write(refused.refusal());
            case Act.RunWithdrawn withdrawn -> EvaluationBody.write(withdrawn.withdrawal());
            case Act.Estimated estimated -> AssessmentBody.write(estimated.estimate());
            case Act.Opened opened -> AssessmentBody.write(opened.opening());
            case Act.Shown shown -> AssessmentBody.write(shown.showing());
            case Act.Assessed assessed -> AssessmentBody.write(assessed.assessment());
            case Act.Determined determined -> GovernanceBody.write(determined.determination());
            case Act.Attested attested -> SafeguardBody.write(attested.attestation());
            case Act.Reported reported -> GovernanceBody.write(reported.report());
            case Act.Notified notified -> GovernanceBody.write(notified.notice());
            case Act.Published published -> GovernanceBody.write(published.publication());
            case Act.Reviewed reviewed -> GovernanceBody.write(reviewed.round());
            case Act.Accepted accepted -> GovernanceBody.write(accepted.acceptance());
            case Act.ResidualSigned signed -> GovernanceBody.write(signed.residual());
            case Act.Approved approved -> GovernanceBody.write(approved.approval());
            case Act.Met met -> GovernanceBody.write(met.met());
            case Act.MonitoringPlanned planned -> SafeguardBody.write(planned.plan());
            case Act.MonitoringReported reported -> SafeguardBody.write(reported.report());
            case Act.Delegated delegated -> GovernanceBody.write(delegated.delegation());
            case Act.ExternallyFound found -> OutsideBody.write(found.finding());
            case Act.Forecasted forecasted -> OutsideBody.write(forecasted.forecast());
            case Act.ReliefInvoked invoked -> GovernanceBody.write(invoked.relief());
            case Act.IncidentLogged logged -> OutsideBody.write(logged.incident());
            case Act.FallbackDeclared declared -> SafeguardBody.write(declared.fallback());
            case Act.PolicyPublished published -> PolicyBody.write(published);
            case Act.Stopped stopped -> SafeguardBody.write(stopped.event());
            case Act.ReleasePlanned planned -> ModelBody.write(planned);
            case Act.DecisionMade made -> write(made);
            case Act.StreamsMapped mapped -> LogBody.write(mapped);
            case Act.Unavailable _ -> throw new IllegalArgumentException("an absent payload is no statement");
        };
    }

    Act read(EntryType type, Cursor body) {
        return switch (type) {
            case BEGUN -> new Act.Begun(LogBody.genesis(body));
            case ROSTER_CHANGED -> new Act.RosterChanged(LogBody.roster(body));
            case POLICY_ADOPTED -> policies.policy(body);
            case PROTOCOL_ADOPTED -> policies.protocol(body);
            case CHECKPOINT_REGISTERED -> new Act.CheckpointRegistered(ModelBody.checkpoint(body));
            case PLAN_REGISTERED -> new Act.PlanRegistered(EvaluationBody.plan(body));
            case RUN_RECORDED -> new Act.RunRecorded(RunBody.run(body));
            case RUN_REFUSED -> new Act.RunRefused(EvaluationBody.refusal(body));
            case RUN_WITHDRAWN -> new Act.RunWithdrawn(EvaluationBody.withdrawal(body));
            case ESTIMATED -> new Act.Estimated(AssessmentBody.estimate(body));
            case OPENED -> new Act.Opened(AssessmentBody.opening(body));
            case SHOWN -> new Act.Shown(AssessmentBody.showing(body));
            case ASSESSED -> new Act.Assessed(AssessmentBody.assessment(body));
            case DETERMINED -> new Act.Determined(GovernanceBody.determination(body));
            case ATTESTED -> new Act.Attested(SafeguardBody.attestation(body));
            case REPORTED -> new Act.Reported(GovernanceBody.filedReport(body));
            case NOTIFIED -> new Act.Notified(GovernanceBody.notice(body));
            case PUBLISHED -> new Act.Published(GovernanceBody.publication(body));
            case REVIEWED -> new Act.Reviewed(GovernanceBody.review(body));
            case ACCEPTED -> new Act.Accepted(GovernanceBody.acceptance(body));
            case RESIDUAL_SIGNED -> new Act.ResidualSigned(GovernanceBody.residual(body));
            case APPROVED -> new Act.Approved(GovernanceBody.approval(body));
            case MET -> new Act.Met(GovernanceBody.met(body));
            case MONITORING_PLANNED -> new Act.MonitoringPlanned(SafeguardBody.monitoring(body));
            case MONITORING_REPORTED -> new Act.MonitoringReported(SafeguardBody.monitoringReport(body));
            case DELEGATED -> new Act.Delegated(GovernanceBody.delegation(body));
            case EXTERNALLY_FOUND -> new Act.ExternallyFound(OutsideBody.finding(body));
            case FORECASTED -> new Act.Forecasted(OutsideBody.forecast(body));
            case RELIEF_INVOKED -> new Act.ReliefInvoked(GovernanceBody.relief(body));
            case INCIDENT_LOGGED -> new Act.IncidentLogged(OutsideBody.incident(body));
            case FALLBACK_DECLARED -> new Act.FallbackDeclared(SafeguardBody.fallback(body));
            case POLICY_PUBLISHED -> PolicyBody.published(body);
            case STOPPED -> new Act.Stopped(SafeguardBody.stop(body));
            case RELEASE_PLANNED -> ModelBody.release(body);
            case DECISION_MADE -> decisionMade(body);
            case STREAMS_MAPPED -> LogBody.streams(body);
        };
    }

    private static Json write(Act.DecisionMade made) {
        return Json.object(
                has("question", Questions.write(made.question())), has("treeSize", made.treeSize()), has("answer", made.answer()), has("body", Words.word(made.body())),
                has("engine", made.engine()));
    }

    private static Act.DecisionMade decisionMade(Cursor cursor) {
        return cursor.object(f -> new Act.DecisionMade(
                f.take("question", Questions::read), f.take("treeSize", Cursor::whole), f.take("answer", Cursor::text), f.take("body", Words::digest), f.take("engine", Cursor::text)));
    }
}
