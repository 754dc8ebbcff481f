package loadline.formats.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.assessment.Basis;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Standing;
import loadline.core.policy.Gate;

/** The answer in words: its first line, what it means, what it rests on, and what keeps it from bearing a permit. */
final class AnswerWords {
    /** What telling two persons apart rests on; a permission rests on it as soon as two must sign. */
    private static final String PERSONS = "persons are told apart by attested identity";

    private AnswerWords() {}

    /** The first line: the answer, whether it can bear a permit, and what it rests on. */
    static String headline(Decision decision) {
        String mark = decision.kind() == Decision.Kind.CURRENT ? "" : " (" + decision.kind() + ")";
        return decision.answer().name() + mark + " — " + restsOn(decision);
    }

    private static String restsOn(Decision decision) {
        List<PolicyAnswer> governing = decision.policies().stream().filter(p -> !(p.answer() instanceof Answer.NotGoverned)).toList();
        if (governing.isEmpty()) {
            return "no clause in force governs this, which is no permission";
        }
        if (decision.answer().permits()) {
            return "permitted" + limit(decision.answer()) + "; " + grounds(governing.stream().flatMap(p -> p.standings().stream()).toList()) + "; " + ids(governing) + "; " + PERSONS;
        }
        return Sources.count(decision.reasons().size(), "reason") + "; " + against(governing);
    }

    /** How far a permission reaches, where it does not reach all the way. */
    private static String limit(Answer answer) {
        return switch (answer) {
            case Answer.DeployUnderInterimMeasures(Instant until) -> " until " + Times.minute(until);
            case Answer.ContinueUpTo(var compute) -> " up to " + compute + " of effective compute";
            case Answer.Deploy _, Answer.DeployWithObligations _, Answer.DeployOnDetermination _, Answer.DegradeTo _, Answer.NoNewCustomers _, Answer.Delay _,
                    Answer.Hold _, Answer.Deny _, Answer.Withdraw _, Answer.Continue _, Answer.Pause _, Answer.Halt _, Answer.Store _, Answer.Isolate _,
                    Answer.Lock _, Answer.Delete _, Answer.NotGoverned _ -> "";
        };
    }

    private static String ids(List<PolicyAnswer> policies) {
        return policies.stream().map(p -> p.policy().toString()).collect(Collectors.joining(", "));
    }

    private static String against(List<PolicyAnswer> policies) {
        List<PolicyAnswer> refusing = policies.stream().filter(p -> !p.reasons().isEmpty()).toList();
        return refusing.size() < 2 ? ids(refusing) : refusing.stream().map(p -> p.policy() + " (" + p.reasons().size() + ")").collect(Collectors.joining(", "));
    }

    /** How many thresholds stand on what: {@code 0 of 4 thresholds on statistics, 3 on judgement, 1 treated as reached}. */
    static String grounds(List<Standing> standings) {
        if (standings.isEmpty()) {
            return "no threshold was assessed";
        }
        String statistics = on(standings, Standing.Ground.STATISTICS) + " of " + Sources.count(standings.size(), "threshold") + " on statistics";
        Stream<String> others = Arrays.stream(Standing.Ground.values()).filter(g -> g != Standing.Ground.STATISTICS && on(standings, g) > 0).map(g -> on(standings, g) + " " + ground(g));
        return Stream.concat(Stream.of(statistics), others).collect(Collectors.joining(", "));
    }

    private static long on(List<Standing> standings, Standing.Ground ground) {
        return standings.stream().filter(s -> s.ground() == ground).count();
    }

    static String ground(Standing.Ground ground) {
        return switch (ground) {
            case STATISTICS -> "on statistics";
            case JUDGEMENT -> "on judgement";
            case INHERITED -> "inherited";
            case TREATED_AS_REACHED -> "treated as reached";
            case REACHED -> "reached";
            case CROSSED -> "crossed";
            case INCONCLUSIVE -> "inconclusive";
        };
    }

    /** What the answer lets or makes people do. */
    static String meaning(Answer answer) {
        return switch (answer) {
            case Answer.Deploy _ -> "go";
            case Answer.DeployWithObligations _ -> "go, and meet the obligations below by their dates";
            case Answer.DeployOnDetermination _ -> "go, because accountable people concluded what the statistics do not show";
            case Answer.DeployUnderInterimMeasures(Instant until) -> "go under interim measures, until " + Times.minute(until);
            case Answer.DegradeTo(var fallback) -> "serve the fallback " + fallback.brief() + " instead";
            case Answer.NoNewCustomers _ -> "those who have it keep it; nobody new";
            case Answer.Delay _ -> "not yet: the developer can clear every gate under the policy";
            case Answer.Hold _ -> "not yet: people must conclude first";
            case Answer.Deny _ -> "no: some gate cannot be cleared under the policy";
            case Answer.Withdraw _ -> "take it back";
            case Answer.Continue _ -> "train on";
            case Answer.ContinueUpTo(var compute) -> "train on, up to " + compute + " of effective compute";
            case Answer.Pause _ -> "pause training until the reasons are cleared";
            case Answer.Halt _ -> "stop training";
            case Answer.Store _ -> "keep the weights";
            case Answer.Isolate _ -> "keep the weights off every network";
            case Answer.Lock _ -> "let nobody reach the weights";
            case Answer.Delete _ -> "destroy the weights";
            case Answer.NotGoverned _ -> "nothing in force speaks about this; ask who adopts policies";
        };
    }

    /** What keeps the decision from bearing a permit; empty where nothing does. */
    static String mark(Decision.Kind kind) {
        return switch (kind) {
            case CURRENT -> "";
            case REPLAY -> "REPLAY: an answer as of an earlier head; it bears no permit";
            case RECONSTRUCTION -> "RECONSTRUCTION: facts were logged after the dates they claim; it bears no permit";
            case HYPOTHETICAL -> "HYPOTHETICAL: a policy or facts not in force; it bears no permit";
        };
    }

    static String basis(Basis basis) {
        return switch (basis) {
            case RECOMPUTED_FROM_SAMPLES -> "recomputed samples";
            case ATTESTED_AGGREGATE -> "attested aggregates";
            case JUDGEMENT -> "judgement";
            case INHERITED -> "another checkpoint";
        };
    }

    /** What a closed gate leads to. */
    static String meanwhile(Gate.Otherwise otherwise) {
        return switch (otherwise) {
            case BLOCK -> "blocks";
            case DEGRADE -> "serve the fallback meanwhile where it is permitted";
            case HOLD -> "holds until people conclude";
            case NO_NEW_CUSTOMERS -> "no new customers meanwhile";
            case WITHDRAW -> "withdraw meanwhile";
            case PAUSE -> "pause meanwhile";
            case HALT -> "halt";
            case ISOLATE -> "isolate meanwhile";
            case LOCK -> "lock meanwhile";
            case DELETE -> "delete";
        };
    }
}
