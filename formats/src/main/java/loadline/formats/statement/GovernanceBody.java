package loadline.formats.statement;

import static loadline.formats.json.Json.has;
import static loadline.formats.json.Json.may;

import java.util.Set;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Delegation;
import loadline.core.governance.Determination;
import loadline.core.governance.FiledReport;
import loadline.core.governance.Notice;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.Publication;
import loadline.core.governance.ReliefInvocation;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.policy.Condition;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.StandardId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** What people sign. */
final class GovernanceBody {
    private GovernanceBody() {}

    static PolicyId policy(Cursor cursor) {
        return PolicyId.of(cursor.text());
    }

    static Json write(Determination determination) {
        return Json.object(
                has("policy", Words.word(determination.policy())),
                has("threshold", Words.word(determination.threshold())),
                has("weights", Words.word(determination.weights())),
                has("as", Words.word(determination.as())),
                has("conclusion", Words.constant(determination.conclusion())),
                has("basis", Words.constant(determination.basis())),
                has("names", Words.sorted(determination.names())),
                has("reasoning", determination.reasoning()),
                may("dissent", determination.dissent().map(Json::text)));
    }

    static Determination determination(Cursor cursor) {
        return cursor.object(f -> new Determination(
                f.take("policy", GovernanceBody::policy),
                f.take("threshold", id -> new ThresholdId(id.text())),
                f.take("weights", Words::digest),
                f.take("as", Words::role),
                f.take("conclusion", Words.constant(Determination.Conclusion.class)),
                f.take("basis", Words.constant(Determination.Ground.class)),
                f.take("names", names -> Words.set(names, Words::digest)),
                f.take("reasoning", Cursor::text),
                f.may("dissent", Cursor::text)));
    }

    static Json write(FiledReport report) {
        return Json.object(has("report", Words.word(report.report())), has("weights", Words.word(report.weights())), has("document", Words.word(report.document())));
    }

    static FiledReport filedReport(Cursor cursor) {
        return cursor.object(f -> new FiledReport(f.take("report", GovernanceBody::report), f.take("weights", Words::digest), f.take("document", Words::digest)));
    }

    static Json write(Notice notice) {
        return Json.object(has("to", Words.word(notice.to())), has("about", Words.word(notice.about())), has("weights", Words.word(notice.weights())));
    }

    static Notice notice(Cursor cursor) {
        return cursor.object(f -> new Notice(f.take("to", Words::role), f.take("about", GovernanceBody::report), f.take("weights", Words::digest)));
    }

    static Json write(Publication publication) {
        return Json.object(has("report", Words.word(publication.report())), has("weights", Words.word(publication.weights())), has("where", publication.where()));
    }

    static Publication publication(Cursor cursor) {
        return cursor.object(f -> new Publication(f.take("report", GovernanceBody::report), f.take("weights", Words::digest), f.take("where", Cursor::text)));
    }

    static Json write(ReviewRound round) {
        return Json.object(
                has("kind", round.kind()),
                has("weights", Words.word(round.weights())),
                has("configuration", Words.word(round.configuration())),
                has("reviewer", Words.word(round.reviewer())),
                has("round", round.round()),
                has("result", Words.constant(round.result())),
                has("document", Words.word(round.document())));
    }

    static ReviewRound review(Cursor cursor) {
        return cursor.object(f -> new ReviewRound(
                f.take("kind", Cursor::text),
                f.take("weights", Words::digest),
                f.take("configuration", Words::digest),
                f.take("reviewer", Words::person),
                f.take("round", Cursor::integer),
                f.take("result", Words.constant(ReviewRound.Result.class)),
                f.take("document", Words::digest)));
    }

    static Json write(CaseAcceptance acceptance) {
        return Json.object(
                has("kind", acceptance.kind()),
                has("weights", Words.word(acceptance.weights())),
                has("configuration", Words.word(acceptance.configuration())),
                has("document", Words.word(acceptance.document())),
                has("as", Words.word(acceptance.as())));
    }

    static CaseAcceptance acceptance(Cursor cursor) {
        return cursor.object(f -> new CaseAcceptance(
                f.take("kind", Cursor::text), f.take("weights", Words::digest), f.take("configuration", Words::digest), f.take("document", Words::digest), f.take("as", Words::role)));
    }

    static Json write(ResidualLevel residual) {
        return Json.object(
                has("policy", Words.word(residual.policy())),
                has("category", residual.category()),
                has("when", Words.constant(residual.when())),
                has("level", residual.level()),
                has("weights", Words.word(residual.weights())),
                has("configuration", Words.word(residual.configuration())),
                has("as", Words.word(residual.as())),
                has("document", Words.word(residual.document())));
    }

    static ResidualLevel residual(Cursor cursor) {
        return cursor.object(f -> new ResidualLevel(
                f.take("policy", GovernanceBody::policy),
                f.take("category", Cursor::text),
                f.take("when", Words.constant(Condition.ResidualAtMost.When.class)),
                f.take("level", Cursor::text),
                f.take("weights", Words::digest),
                f.take("configuration", Words::digest),
                f.take("as", Words::role),
                f.take("document", Words::digest)));
    }

    static Json write(Approval approval) {
        return Json.object(
                has("question", Questions.write(approval.question())),
                has("as", Words.word(approval.as())),
                has("treeSize", approval.treeSize()),
                has("answer", Words.constant(approval.answer())));
    }

    static Approval approval(Cursor cursor) {
        return cursor.object(f -> new Approval(
                f.take("question", Questions::read),
                f.take("as", Words::role),
                f.take("treeSize", Cursor::whole),
                f.take("answer", Words.constant(Approval.Answer.class))));
    }

    static Json write(ObligationMet met) {
        return Json.object(
                has("policy", Words.word(met.policy())), has("obligation", Words.word(met.obligation())), has("weights", Words.word(met.weights())), has("evidence", Words.word(met.evidence())));
    }

    static ObligationMet met(Cursor cursor) {
        return cursor.object(f -> new ObligationMet(
                f.take("policy", GovernanceBody::policy), f.take("obligation", id -> new ObligationId(id.text())), f.take("weights", Words::digest), f.take("evidence", Words::digest)));
    }

    static Json write(Delegation delegation) {
        return Json.object(
                has("from", Words.word(delegation.from())), has("to", Words.word(delegation.to())), has("role", Words.word(delegation.role())), has("until", Words.time(delegation.until())));
    }

    static Delegation delegation(Cursor cursor) {
        return cursor.object(f -> new Delegation(
                f.take("from", Words::person), f.take("to", Words::person), f.take("role", Words::role), f.take("until", Words::time)));
    }

    static Json write(ReliefInvocation relief) {
        return Json.object(
                has("policy", Words.word(relief.policy())),
                has("relief", Words.word(relief.relief())),
                has("weights", Words.word(relief.weights())),
                has("configuration", Words.word(relief.configuration())),
                has("surface", Words.constant(relief.surface())),
                has("standards", Words.sorted(relief.standards())),
                has("measures", Words.word(relief.measures())),
                has("until", Words.time(relief.until())),
                has("as", Words.word(relief.as())));
    }

    static ReliefInvocation relief(Cursor cursor) {
        return cursor.object(f -> new ReliefInvocation(
                f.take("policy", GovernanceBody::policy),
                f.take("relief", id -> new ReliefId(id.text())),
                f.take("weights", Words::digest),
                f.take("configuration", Words::digest),
                f.take("surface", Words.constant(Surface.class)),
                f.take("standards", of -> Words.set(of, id -> new StandardId(id.text()))),
                f.take("measures", Words::digest),
                f.take("until", Words::time),
                f.take("as", Words::role)));
    }

    private static ReportId report(Cursor cursor) {
        return new ReportId(cursor.text());
    }
}
