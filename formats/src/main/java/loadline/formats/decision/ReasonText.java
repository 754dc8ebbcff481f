package loadline.formats.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.decision.Reason.Code;
import loadline.core.model.Question;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Criterion;
import loadline.core.policy.Gate;
import loadline.core.policy.Policy;
import loadline.core.policy.Standard;
import loadline.formats.policy.BoundsText;

/** Reasons against: those alike under one heading, each with its clause, and what would clear it. */
record ReasonText(Sources sources, Question question, PolicyAnswer answer, Optional<Policy> policy, Detail detail) {
    /** What reasons share that stand under one clause. */
    private record Under(ClauseId clause, Gate.Otherwise otherwise) {}

    /** What reasons of a clause share that are told as one. */
    private record Topic(String name, boolean clearable) {}

    Node node() {
        Map<Under, List<Reason>> byClause = alike(answer.reasons(), r -> new Under(r.clause(), r.otherwise()));
        List<Node> clauses = byClause.entrySet().stream().map(e -> clause(e.getKey(), e.getValue())).toList();
        return new Node(Sources.count(answer.reasons().size(), "reason") + " against", clauses);
    }

    private Node clause(Under under, List<Reason> reasons) {
        List<Node> topics = alike(reasons, this::topic).values().stream().map(this::group).toList();
        return new Node(Sources.clause(policy, under.clause()) + "; " + AnswerWords.meanwhile(under.otherwise()), topics);
    }

    private static <K> Map<K, List<Reason>> alike(List<Reason> reasons, Function<Reason, K> by) {
        return reasons.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private Topic topic(Reason reason) {
        return new Topic(standard(reason).map(s -> "standard " + s.id()).orElse(reason.code().name()), reason.clearable());
    }

    private Optional<Standard> standard(Reason reason) {
        return isCriterion(reason.code()) ? policy.flatMap(p -> Cure.standard(p, reason.about())) : Optional.empty();
    }

    private static boolean isCriterion(Code code) {
        return code == Code.CRITERION_MISSING || code == Code.CRITERION_PLANNED || code == Code.CRITERION_FAILED || code == Code.CRITERION_STALE;
    }

    private Node group(List<Reason> reasons) {
        List<Node> under = new ArrayList<>();
        String title = standard(reasons.getFirst()).map(s -> criteria(s, reasons, under)).orElseGet(() -> oneCode(reasons, under));
        cures(reasons, under);
        return new Node(title, under);
    }

    private String criteria(Standard standard, List<Reason> reasons, List<Node> under) {
        alike(reasons, Reason::code).forEach((code, some) -> {
            List<Node> details = some.stream().filter(r -> detail == Detail.FULL || r.since().isPresent()).map(r -> criterion(standard, r)).toList();
            under.add(new Node(against(code, some.stream().map(r -> criterionName(standard, r)).distinct().collect(Collectors.joining(", "))), details));
        });
        return "standard " + standard.id() + ": " + reasons.size() + (reasons.size() == 1 ? " criterion is" : " criteria are") + " not in force";
    }

    private static String criterionName(Standard standard, Reason reason) {
        return reason.about().substring(standard.id().value().length() + 1);
    }

    private Node criterion(Standard standard, Reason reason) {
        String name = criterionName(standard, reason);
        Optional<Criterion> criterion = standard.criteria().stream().filter(c -> c.id().value().equals(name)).findFirst();
        String text = detail == Detail.FULL ? criterion.map(c -> c.text() + ", " + Sources.clause(policy, c.clause())).orElse("") : "";
        return Node.of(name + ": " + Sources.listed(Stream.of(text, record(reason))));
    }

    private String oneCode(List<Reason> reasons, List<Node> under) {
        List<String> abouts = reasons.stream().map(r -> about(r)).distinct().toList();
        reasons.stream().filter(r -> !record(r).isEmpty()).forEach(r -> under.add(Node.of(abouts.size() == 1 ? record(r) : about(r) + ": " + record(r))));
        return against(reasons.getFirst().code(), String.join(", ", abouts));
    }

    private static String record(Reason reason) {
        return Sources.listed(Stream.of(reason.since().map(s -> "since " + Times.minute(s)).orElse(""), reason.evidence().map(e -> "statement " + e.brief()).orElse("")));
    }

    private String about(Reason reason) {
        return switch (reason.code()) {
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, FOLLOW_UP_MISSING, SECURITY_SHORT -> sources.digest(reason.about());
            case FINDING_MISSING -> Pair.of(reason.about()).first().toLowerCase(Locale.ROOT).replace('_', '-') + " by " + Pair.of(reason.about()).second();
            case BOUNDS_TOO_WIDE -> reason.about().toLowerCase(Locale.ROOT).replace('_', '-') + " with " + BoundsText.of(question.bounds())
                    + wanted(reason).bounds().map(most -> ", where the gate allows " + BoundsText.of(most)).orElse("");
            case FORECAST_MISSING -> reason.about() + wanted(reason).forecast().map(f -> " no earlier than " + f.ahead() + " from now, forecast at most " + f.maxAge() + " ago").orElse("");
            case NOTICE_MISSING -> Pair.of(reason.about()).first() + " of " + Pair.of(reason.about()).second();
            case CASE_MISSING -> Pair.of(reason.about()).first() + " by " + Pair.of(reason.about()).second();
            case REVIEW_INSUFFICIENT -> Pair.of(reason.about()).first() + " by " + Pair.of(reason.about()).second();
            case PROTOCOL_MISSING, NOT_CLEARED, NOT_DETERMINED, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED,
                    CRITERION_STALE, REPORT_MISSING, NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON,
                    APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW, REVIEW_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, MONITORING_MISSING, OBLIGATION_OPEN,
                    OBLIGATION_STALE, OBLIGATION_OVERDUE, POLICY_NOT_UPDATED, MONITORING_SILENT, STOP_TRIPPED -> reason.about();
        };
    }

    private Wanted wanted(Reason reason) {
        return new Wanted(reason, question, policy);
    }

    /** What stands against, in words. */
    static String against(Code code, String about) {
        return switch (code) {
            case PAYLOAD_UNAVAILABLE -> "not there, so nothing can be decided: payload " + about;
            case CHECKPOINT_UNKNOWN -> "not registered: weights " + about;
            case PROTOCOL_MISSING -> "no protocol governs " + about;
            case ASSESSMENT_DUE -> "assessment due: " + about;
            case ASSESSMENT_OVERDUE -> "assessment overdue: " + about;
            case NOT_CLEARED -> "neither ruled out nor concluded not reached: " + about;
            case NOT_DETERMINED -> "not concluded by the deciders: " + about;
            case LEVEL_TOO_HIGH -> "the required level " + about + " is above what the gate allows";
            case STANDARD_UNDEFINED -> "names no criteria, so nothing meets it: standard " + about;
            case CRITERION_MISSING -> "no attestation: " + about;
            case CRITERION_PLANNED -> "planned, not in force: " + about;
            case CRITERION_FAILED -> "attested as failed: " + about;
            case CRITERION_STALE -> "evidence too old: " + about;
            case REPORT_MISSING -> "not filed: report " + about;
            case NOTICE_MISSING -> "not told: " + about;
            case NOT_PUBLISHED -> "not public: report " + about;
            case APPROVAL_MISSING -> "this question is not approved by " + about;
            case APPROVAL_REFUSED -> "this question is refused by " + about;
            case APPROVAL_CONFLICTED -> "the approver ran, wrote, owns or asked: " + about;
            case APPROVAL_SAME_PERSON -> "one person approved in two seats: " + about;
            case APPROVAL_EXPIRED -> "the approval is too old: " + about;
            case APPROVAL_VOIDED -> "an adverse entry came after the approval: " + about;
            case REVIEW_MISSING -> "no review ended sufficient: " + about;
            case REVIEW_INSUFFICIENT -> "found insufficient and not cleared: " + about;
            case CASE_MISSING -> "not accepted: " + about;
            case RESIDUAL_UNSIGNED -> "no residual level is signed: " + about;
            case RESIDUAL_TOO_HIGH -> "the signed residual level is above what the gate allows: " + about;
            case MONITORING_MISSING -> "no monitoring plan is logged for the configuration";
            case OBLIGATION_OPEN -> "to be met before: obligation " + about;
            case OBLIGATION_STALE -> "to be met again: obligation " + about;
            case OBLIGATION_OVERDUE -> "past its date: obligation " + about;
            case APPROVAL_TOO_NEW -> "somebody who approved was enrolled after the family's evaluation began, and less than 30 days before: " + about;
            case BOUNDS_TOO_WIDE -> "asked wider than the gate allows: " + about;
            case FINDING_MISSING -> "not found to hold, or the finding has expired: " + about;
            case FORECAST_MISSING -> "not forecast as late as the gate asks: " + about;
            case POLICY_NOT_UPDATED -> "the policy was not updated since stop " + about + " tripped";
            case FOLLOW_UP_MISSING -> "no follow-up assessment after the last comprehensive one: " + about;
            case MONITORING_SILENT -> "nobody said in time that the signals were looked at: " + about;
            case SECURITY_SHORT -> "a model that is no more capable, or whose compute is unknown, lacks the security that its own standing requires: " + about;
            case STOP_TRIPPED -> "stop tripped: " + about;
        };
    }

    /** What clears the first, and the others where they differ and all is wanted. */
    private void cures(List<Reason> reasons, List<Node> under) {
        List<Cure> cures = reasons.stream().map(r -> Cure.of(r, question, policy)).distinct().toList();
        int shown = detail == Detail.FULL ? cures.size() : 1;
        cures.stream().limit(shown).forEach(cure -> under.add(Node.of(words(cure) + (cures.size() > shown ? "; likewise the others" : ""))));
    }

    private String words(Cure cure) {
        return switch (cure) {
            case Cure.Act(String command, var roles, String proviso) ->
                "cleared by `" + command + "`" + (roles.isEmpty() ? "" : " by " + sources.holders(roles)) + (proviso.isEmpty() ? "" : "; " + proviso);
            case Cure.Nobody(String why) -> "nobody can clear it under this policy: " + why;
        };
    }
}
