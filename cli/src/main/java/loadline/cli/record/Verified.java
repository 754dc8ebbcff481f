package loadline.cli.record;

import java.util.List;
import java.util.Optional;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.core.decision.Decision;
import loadline.formats.decision.DecisionJson;
import loadline.formats.json.Json;
import loadline.verify.CheckedLog;
import loadline.verify.Verification;

/** What checking established, for people and programs. */
final class Verified {
    private Verified() {}

    /** Of a bundle: refuted is {@link ExitCode#REFUTED}. */
    static Reply bundle(Verification<Decision> outcome) {
        Optional<Decision> found = switch (outcome) {
            case Verification.Verified<Decision> verified -> Optional.of(verified.found());
            case Verification.ConsistentOnly<Decision> consistent -> Optional.of(consistent.found());
            case Verification.Refuted<Decision> _ -> Optional.empty();
        };
        String headline = found.map(d -> d.answer().name() + " (" + d.kind().name().toLowerCase(java.util.Locale.ROOT) + "), tree size " + d.treeSize() + ", as of " + d.asOf()).orElse("");
        return reply(outcome, found.map(DecisionJson::value), headline, ExitCode.REFUTED);
    }

    /** Of a log: refuted is {@link ExitCode#INTEGRITY}. */
    static Reply log(Verification<CheckedLog> outcome) {
        Optional<CheckedLog> found = switch (outcome) {
            case Verification.Verified<CheckedLog> verified -> Optional.of(verified.found());
            case Verification.ConsistentOnly<CheckedLog> consistent -> Optional.of(consistent.found());
            case Verification.Refuted<CheckedLog> _ -> Optional.empty();
        };
        String headline = found.map(l -> l.origin() + ": " + l.size() + " entries, " + l.decisions() + " decisions, " + l.absent() + " payloads absent").orElse("");
        return reply(outcome, found.map(l -> Json.object(Json.has("origin", l.origin()), Json.has("size", l.size()), Json.has("unsigned", l.unsigned()), Json.has("decisions", l.decisions()),
                Json.has("absent", l.absent()), Json.has("latest", l.latest().toString()))), headline, ExitCode.INTEGRITY);
    }

    private static Reply reply(Verification<?> outcome, Optional<Json> found, String headline, int refuted) {
        StringBuilder text = new StringBuilder();
        String word = switch (outcome) {
            case Verification.Verified<?> _ -> "verified";
            case Verification.ConsistentOnly<?> _ -> "consistent, authenticity not established: no trust file was given";
            case Verification.Refuted<?> r -> "REFUTED at `" + r.step().what() + "`: " + r.reason();
        };
        text.append(word).append('\n');
        if (!headline.isEmpty()) {
            text.append(headline).append('\n');
        }
        outcome.passed().forEach(step -> text.append("  passed: ").append(step.what()).append('\n'));
        outcome.notEstablished().forEach(not -> text.append("  not established: ").append(not).append('\n'));
        Json json = Json.object(
                Json.has("outcome", outcomeWord(outcome)), Json.may("found", found), Json.may("refuted", refutation(outcome)),
                Json.has("passed", Json.items(outcome.passed().stream().map(s -> Json.text(loadline.cli.shell.Written.word(s))).toList())),
                Json.has("notEstablished", texts(outcome.notEstablished())));
        return new Reply(json, text.toString(), code(outcome, refuted));
    }

    private static String outcomeWord(Verification<?> outcome) {
        return switch (outcome) {
            case Verification.Verified<?> _ -> "verified";
            case Verification.ConsistentOnly<?> _ -> "consistent-only";
            case Verification.Refuted<?> _ -> "refuted";
        };
    }

    private static Optional<Json> refutation(Verification<?> outcome) {
        return outcome instanceof Verification.Refuted<?> r
                ? Optional.of(Json.object(Json.has("step", loadline.cli.shell.Written.word(r.step())), Json.has("reason", r.reason()))) : Optional.empty();
    }

    private static int code(Verification<?> outcome, int refuted) {
        return switch (outcome) {
            case Verification.Verified<?> _ -> ExitCode.OK;
            case Verification.ConsistentOnly<?> _ -> ExitCode.NOT_AUTHENTIC;
            case Verification.Refuted<?> _ -> refuted;
        };
    }

    private static Json texts(List<String> texts) {
        return Json.items(texts.stream().map(Json::text).toList());
    }
}
