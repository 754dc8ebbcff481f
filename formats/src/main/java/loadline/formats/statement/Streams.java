package loadline.formats.statement;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.history.Act;
import loadline.core.model.Fallback;
import loadline.core.model.Question;
import loadline.core.model.Subject;

/**
 * The stream a statement belongs to, from what it says alone. Within a stream every statement names the one before, so that
 * who holds a stream sees that nothing was left out of it.
 */
public final class Streams {
    /** Genesis, roster changes, delegations, published texts of policies and stream maps. */
    public static final String LOG = "log";

    /** Checkpoints and planned releases. */
    public static final String MODELS = "models";

    /** Results that name no checkpoint. */
    public static final String UNNAMED_WEIGHTS = "weights/unnamed";

    private static final String POLICY = "policy/";
    private static final String PROTOCOL = "protocol/";
    private static final String WEIGHTS = "weights/";
    private static final String SUBJECT = "subject/";

    private Streams() {}

    /** The stream of an act. @throws IllegalArgumentException for {@link Act.Unavailable}, which is no statement */
    public static String of(Act act) {
        return switch (act) {
            case Act.Begun _, Act.RosterChanged _, Act.Delegated _, Act.PolicyPublished _, Act.StreamsMapped _ -> LOG;
            case Act.PolicyAdopted adopted -> POLICY + adopted.policy().policy().id().name();
            case Act.ProtocolAdopted adopted -> PROTOCOL + adopted.protocol().protocol().policy().name();
            case Act.ExternallyFound found -> POLICY + found.finding().policy().name();
            case Act.CheckpointRegistered _, Act.ReleasePlanned _ -> MODELS;
            case Act.PlanRegistered registered -> ofWeights(registered.plan().weights());
            case Act.RunRecorded recorded -> ofRun(recorded.run());
            case Act.RunRefused refused -> ofWeights(refused.refusal().weights());
            case Act.RunWithdrawn withdrawn -> ofWeights(withdrawn.withdrawal().weights());
            case Act.Estimated estimated -> ofWeights(estimated.estimate().weights());
            case Act.Opened opened -> ofWeights(opened.opening().weights());
            case Act.Shown shown -> ofWeights(shown.showing().weights());
            case Act.Assessed assessed -> ofWeights(assessed.assessment().weights());
            case Act.Determined determined -> ofWeights(determined.determination().weights());
            case Act.Attested attested -> ofSubject(attested.attestation().subject());
            case Act.Reported reported -> ofWeights(reported.report().weights());
            case Act.Notified notified -> ofWeights(notified.notice().weights());
            case Act.Published published -> ofWeights(published.publication().weights());
            case Act.Reviewed reviewed -> ofConfiguration(reviewed.round().configuration());
            case Act.Accepted accepted -> ofConfiguration(accepted.acceptance().configuration());
            case Act.ResidualSigned signed -> ofConfiguration(signed.residual().configuration());
            case Act.Approved approved -> ofWeights(approved.approval().question().subject().weights());
            case Act.Met met -> ofWeights(met.met().weights());
            case Act.MonitoringPlanned planned -> ofConfiguration(planned.plan().configuration());
            case Act.MonitoringReported reported -> ofConfiguration(reported.report().configuration());
            case Act.Forecasted forecasted -> ofWeights(forecasted.forecast().weights());
            case Act.ReliefInvoked invoked -> ofConfiguration(invoked.relief().configuration());
            case Act.IncidentLogged logged -> ofWeights(logged.incident().weights());
            case Act.FallbackDeclared declared -> ofConfiguration(declared.fallback().of().configuration());
            case Act.Stopped stopped -> ofWeights(stopped.event().weights());
            case Act.DecisionMade made -> ofWeights(made.question().subject().weights());
            case Act.Unavailable _ -> throw new IllegalArgumentException("an absent payload is no statement");
        };
    }

    /** What is said of weights: plans, results, conclusions, approvals, decisions. */
    public static String ofWeights(Digest weights) {
        return WEIGHTS + weights.hex();
    }

    /** Attestations about weights or a configuration. */
    public static String ofSubject(Digest subject) {
        return SUBJECT + subject.hex();
    }

    /** Reviews, accepted cases, residual levels, reliefs, monitoring and fallbacks of a configuration. */
    public static String ofConfiguration(Digest configuration) {
        return "configuration/" + configuration.hex();
    }

    /**
     * Whether the answer to the question may rest on the stream: the log's own, all policies and protocols, all models, and what
     * is attested and said of the subject and its {@link #fallbacks}. All weights are among them, other families' too: a result
     * offered for two checkpoints counts for neither, and only the streams of both show it. Training also rests on what is
     * attested of any weights, because it pauses while a model that is no more capable is not secured.
     */
    public static boolean restsOn(Question question, Set<Subject.Deployment> fallbacks, String stream) {
        return restsOn(question, stream) || fallbacks.stream().anyMatch(served -> restsOn(served, stream));
    }

    /** What is served in the place of the question's deployment, by any of these acts. All that say so are in its configuration's stream. */
    public static Set<Subject.Deployment> fallbacks(Question question, Stream<Act> acts) {
        return acts.flatMap(act -> act instanceof Act.FallbackDeclared(Fallback fallback) && fallback.of().equals(question.subject()) ? Stream.of(fallback.served()) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean restsOn(Question question, String stream) {
        if (stream.equals(LOG) || stream.equals(MODELS) || stream.startsWith(POLICY) || stream.startsWith(PROTOCOL) || stream.startsWith(WEIGHTS)) {
            return true;
        }
        return switch (question.subject()) {
            case Subject.Deployment deployment -> restsOn(deployment, stream);
            case Subject.Weights(Digest weights) -> stream.equals(ofSubject(weights));
            case Subject.TrainingRun _ -> stream.startsWith(SUBJECT);
        };
    }

    private static boolean restsOn(Subject.Deployment deployment, String stream) {
        return stream.equals(ofSubject(deployment.weights())) || stream.equals(ofSubject(deployment.configuration())) || stream.equals(ofConfiguration(deployment.configuration()));
    }

    private static String ofRun(EvaluationRun run) {
        return run.weights().map(Streams::ofWeights).orElse(UNNAMED_WEIGHTS);
    }
}
