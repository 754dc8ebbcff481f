package loadline.cli.rules;

import java.util.List;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.SourceListing;
import loadline.formats.json.Json;
import loadline.formats.policy.LintFinding;

/** Problems and findings of a document, for people and programs. */
final class LintReply {
    private LintReply() {}

    /** A refused document: every problem with its line. */
    static Reply refused(Texts.Named text, List<Problem> problems) {
        Json json = Json.object(Json.has("file", text.name()), Json.has("accepted", false), Json.has("problems", Json.items(problems.stream().map(LintReply::json).toList())), Json.has("findings", Json.items(List.of())));
        return new Reply(json, new SourceListing(text.bytes()).show(problems), ExitCode.INPUT);
    }

    /** A document that was read, and what is worth knowing of it. */
    static Reply accepted(Texts.Named text, Parsed.Accepted<?> accepted, List<LintFinding> findings) {
        Json json = Json.object(Json.has("file", text.name()), Json.has("accepted", true), Json.has("digest", accepted.digest().value()),
                Json.has("problems", Json.items(List.of())), Json.has("findings", Json.items(findings.stream().map(LintReply::json).toList())));
        StringBuilder lines = new StringBuilder();
        findings.forEach(f -> lines.append(f.code().word()).append(": ").append(f.message()).append('\n'));
        lines.append(text.name()).append(": read, ").append(findings.size()).append(findings.size() == 1 ? " finding\n" : " findings\n");
        return Reply.of(json, lines.toString());
    }

    private static Json json(Problem problem) {
        return Json.object(Json.has("line", problem.line()), Json.has("column", problem.column()), Json.has("message", problem.message()), Json.has("whatToDo", problem.whatToDo()));
    }

    private static Json json(LintFinding finding) {
        return Json.object(Json.has("code", finding.code().word()), Json.has("message", finding.message()), Json.may("clause", finding.clause().map(c -> Json.text(c.value()))));
    }
}
