package loadline.formats.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.decision.Reason.Code;
import loadline.core.decision.Standing;
import loadline.core.decision.WayOut;
import loadline.core.decision.WayOut.Seat;
import loadline.core.decision.WayOut.Step;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Policy;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Standard;
import loadline.core.policy.StandardId;

/** The steps of a way out in words: what is done, the line that does it, who can, and why nobody can. */
record WayOutWords(Sources sources, Question question, PolicyAnswer answer, Optional<Policy> policy) {
    /** What steps share that one line does. */
    private record Line(String what, Digest on, List<Seat> seats) {}

    /** The steps, those together that one line does: criteria of a standard, thresholds concluded alike, those told of one report. */
    List<List<Step>> lines(List<Step> steps) {
        Map<Line, List<Step>> lines = new LinkedHashMap<>();
        for (Step step : steps) {
            lines.computeIfAbsent(new Line(what(step), step.on(), step.seats()), _ -> new ArrayList<>()).add(step);
        }
        return List.copyOf(lines.values());
    }

    private String what(Step step) {
        String about = step.reason().about();
        return switch (step.reason().code()) {
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE -> "standard " + Pair.ofCriterion(about).first();
            case NOTICE_MISSING -> "notice " + Pair.of(about).second();
            case NOT_CLEARED, NOT_DETERMINED -> "conclusion " + conclusion(step) + showings(about);
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, REPORT_MISSING,
                    NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW,
                    REVIEW_MISSING, REVIEW_INSUFFICIENT, CASE_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE,
                    OBLIGATION_OVERDUE, BOUNDS_TOO_WIDE, FINDING_MISSING, FORECAST_MISSING, POLICY_NOT_UPDATED, FOLLOW_UP_MISSING, MONITORING_SILENT, SECURITY_SHORT,
                    STOP_TRIPPED -> step.reason().code() + " " + about;
        };
    }

    /** How a threshold is cleared or concluded. */
    private enum Conclusion { EVIDENCE, NOT_REACHED, TREATED_AS_REACHED }

    private Conclusion conclusion(Step step) {
        if (step.reason().code() == Code.NOT_CLEARED) {
            return step.seats().isEmpty() ? Conclusion.EVIDENCE : Conclusion.NOT_REACHED;
        }
        return isRuledOut(step.reason().about()) ? Conclusion.NOT_REACHED : Conclusion.TREATED_AS_REACHED;
    }

    private Optional<Verdict> verdict(String threshold) {
        return answer.standings().stream().filter(s -> s.threshold().value().equals(threshold)).map(Standing::verdict).findFirst();
    }

    private boolean isRuledOut(String threshold) {
        return verdict(threshold).filter(Verdict.RuledOut.class::isInstance).isPresent();
    }

    /** The showings that alone keep a threshold from being ruled out. */
    private Set<ShowingId> showings(String threshold) {
        return verdict(threshold).flatMap(v -> v instanceof Verdict.Inconclusive open && open.why().equals(Set.of(Verdict.Why.SHOWINGS_MISSING)) ? Optional.of(open.showingsMissing()) : Optional.empty())
                .orElse(Set.of());
    }

    /** What is done: {@code file report capability-report}. */
    String act(List<Step> line) {
        Reason first = line.getFirst().reason();
        String about = first.about();
        String all = line.stream().map(step -> step.reason().about()).collect(Collectors.joining(", "));
        return switch (first.code()) {
            case PAYLOAD_UNAVAILABLE -> "restore payload " + about + " from a copy";
            case CHECKPOINT_UNKNOWN -> "register weights " + sources.digest(about) + ", then ask again";
            case PROTOCOL_MISSING -> "adopt a protocol";
            case ASSESSMENT_DUE, ASSESSMENT_OVERDUE -> "complete a comprehensive assessment of " + sources.digest(about);
            case NOT_CLEARED, NOT_DETERMINED -> conclude(line.getFirst(), all);
            case LEVEL_TOO_HIGH -> "clear the thresholds that make the required level " + about;
            case STANDARD_UNDEFINED -> "clear the thresholds that demand standard " + about + ", which names no criteria";
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE -> "put in force and attest, of standard " + Pair.ofCriterion(about).first() + ": " + criteria(line, ", ");
            case REPORT_MISSING -> "file report " + about;
            case NOTICE_MISSING -> "tell " + firsts(line, ", ") + " of report " + Pair.of(about).second();
            case NOT_PUBLISHED -> "publish report " + about;
            case APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW -> "approve this question as " + about;
            case REVIEW_MISSING -> "review the configuration, " + about + ", and find it sufficient";
            case REVIEW_INSUFFICIENT -> "review it again, " + Pair.of(about).first() + ", and find it sufficient";
            case CASE_MISSING -> "accept " + Pair.of(about).first() + " as " + Pair.of(about).second();
            case RESIDUAL_UNSIGNED -> "sign the residual level of " + about;
            case RESIDUAL_TOO_HIGH -> "lower the residual level of " + about + ", and sign it";
            case MONITORING_MISSING -> "log a monitoring plan for the configuration";
            case OBLIGATION_OPEN, OBLIGATION_OVERDUE -> "meet obligation " + about + other(line.getFirst());
            case OBLIGATION_STALE -> "meet obligation " + about + " again";
            case BOUNDS_TOO_WIDE -> "ask within narrower bounds";
            case FINDING_MISSING -> "find, as " + Pair.of(about).second() + ", that " + Pair.of(about).first().toLowerCase(Locale.ROOT).replace('_', '-') + " holds";
            case FORECAST_MISSING -> "forecast " + about + " as late as the gate asks";
            case POLICY_NOT_UPDATED -> "adopt a version of the policy that takes effect after stop " + about;
            case FOLLOW_UP_MISSING -> "complete a follow-up assessment of " + sources.digest(about);
            case MONITORING_SILENT -> "report on the signals, then clear stop " + about;
            case SECURITY_SHORT -> "put in force the security that " + sources.digest(about) + " lacks";
            case STOP_TRIPPED -> "clear stop " + about + other(line.getFirst());
        };
    }

    /** On which weights, where they are others than those asked about. */
    private String other(Step step) {
        return step.on().equals(question.subject().weights()) ? "" : " of " + sources.weights(step.on());
    }

    private String conclude(Step step, String thresholds) {
        Set<ShowingId> showings = showings(step.reason().about());
        return switch (conclusion(step)) {
            case EVIDENCE -> showings.isEmpty() ? "rule out " + thresholds + " by planned results, or conclude not reached"
                    : "show " + showings.stream().sorted().map(ShowingId::value).collect(Collectors.joining(", ")) + ", the one thing that keeps " + thresholds + " from being ruled out";
            case NOT_REACHED -> "conclude not reached: " + thresholds;
            case TREATED_AS_REACHED -> "conclude reached, or treated as reached: " + thresholds;
        };
    }

    private static String firsts(List<Step> line, String between) {
        return line.stream().map(step -> Pair.of(step.reason().about()).first()).collect(Collectors.joining(between));
    }

    private static String criteria(List<Step> line, String between) {
        return line.stream().map(step -> Pair.ofCriterion(step.reason().about()).second()).collect(Collectors.joining(between));
    }

    /** The line to type; what only its author knows stands in capitals. Empty where no line does it. */
    Optional<String> command(List<Step> line) {
        Step first = line.getFirst();
        Optional<String> typed = switch (first.reason().code()) {
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE -> cure(first).map(command -> attesting(command, line));
            case NOTICE_MISSING -> cure(first).map(command -> command.replace("--to " + Pair.of(first.reason().about()).first(), "--to " + firsts(line, " --to ")));
            case NOT_CLEARED, NOT_DETERMINED -> concluding(line);
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, REPORT_MISSING,
                    NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW,
                    REVIEW_MISSING, REVIEW_INSUFFICIENT, CASE_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE,
                    OBLIGATION_OVERDUE, BOUNDS_TOO_WIDE, FINDING_MISSING, FORECAST_MISSING, POLICY_NOT_UPDATED, FOLLOW_UP_MISSING, MONITORING_SILENT, SECURITY_SHORT,
                    STOP_TRIPPED -> cure(first);
        };
        return typed.map(command -> command + signed(first));
    }

    /** Who signs, where it can only be one person. */
    private static String signed(Step step) {
        List<Person> able = step.seats().stream().flatMap(seat -> seat.able().stream()).distinct().toList();
        return step.seats().size() == 1 && able.size() == 1 && step.reason().code() != Code.BOUNDS_TOO_WIDE ? " --as " + able.getFirst() : "";
    }

    private Optional<String> cure(Step step) {
        return Cure.of(step.reason(), asked(step.on()), policy) instanceof Cure.Act act ? Optional.of(act.command()) : Optional.empty();
    }

    /** The question, about the weights that the act is about, which need not be those that were asked about. */
    private Question asked(Digest weights) {
        Subject subject = switch (question.subject()) {
            case Subject.Deployment deployment -> new Subject.Deployment(weights, deployment.configuration());
            case Subject.Weights _ -> new Subject.Weights(weights);
            case Subject.TrainingRun _ -> new Subject.TrainingRun(weights);
        };
        return new Question(question.activity(), subject, question.surface(), question.bounds(), question.requester());
    }

    private String attesting(String command, List<Step> line) {
        Pair first = Pair.ofCriterion(line.getFirst().reason().about());
        int criteria = policy.map(p -> p.standard(new StandardId(first.first()))).map(Standard::criteria).map(List::size).orElse(0);
        return command.replace(" " + first.first() + " " + first.second() + " ", " " + first.first() + " " + (criteria == line.size() ? "--all" : criteria(line, " ")) + " ");
    }

    private Optional<String> concluding(List<Step> line) {
        String thresholds = line.stream().map(step -> step.reason().about()).collect(Collectors.joining(" "));
        String on = " --checkpoint " + line.getFirst().on().brief();
        Set<ShowingId> showings = showings(line.getFirst().reason().about());
        return switch (conclusion(line.getFirst())) {
            case EVIDENCE -> showings.isEmpty() ? cure(line.getFirst())
                    : Optional.of("loadline showing " + showings.stream().sorted().map(ShowingId::value).collect(Collectors.joining(" ")) + on + " --document FILE");
            case NOT_REACHED -> Optional.of("loadline determine " + thresholds + on + " --conclusion not-reached --basis " + (isRuledOut(line.getFirst().reason().about()) ? "evidence" : "judgement")
                    + " --reasoning TEXT --names-all");
            case TREATED_AS_REACHED -> Optional.of("loadline determine " + thresholds + on + " --conclusion treated-as-reached --basis precaution --reasoning TEXT");
        };
    }

    /** What else must be so, or empty. */
    String proviso(List<Step> line) {
        Step first = line.getFirst();
        return switch (first.reason().code()) {
            case NOT_CLEARED, NOT_DETERMINED -> switch (conclusion(first)) {
                case EVIDENCE -> showings(first.reason().about()).isEmpty() ? "each result under its plan; a conclusion is for " + sources.holders(deciders()) : "";
                case NOT_REACHED -> "each of them signs, after the report";
                case TREATED_AS_REACHED -> "one of them is enough";
            };
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, LEVEL_TOO_HIGH, STANDARD_UNDEFINED, CRITERION_MISSING,
                    CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE, REPORT_MISSING, NOTICE_MISSING, NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED,
                    APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED, APPROVAL_VOIDED, APPROVAL_TOO_NEW, REVIEW_MISSING, REVIEW_INSUFFICIENT, CASE_MISSING,
                    RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, MONITORING_MISSING, OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE, BOUNDS_TOO_WIDE, FINDING_MISSING,
                    FORECAST_MISSING, POLICY_NOT_UPDATED, FOLLOW_UP_MISSING, MONITORING_SILENT, SECURITY_SHORT, STOP_TRIPPED ->
                Cure.of(first.reason(), question, policy) instanceof Cure.Act act ? act.proviso() : "";
        };
    }

    private List<Role> deciders() {
        return policy.map(p -> p.determination().deciders()).orElse(List.of());
    }

    /** Who can: {@code ceo (ceo-1) and rso (rso-1)}. */
    String who(Step step) {
        return step.seats().isEmpty() ? "anybody on the roster" : step.seats().stream().map(WayOutWords::who).collect(Collectors.joining(" and "));
    }

    private static String who(Seat seat) {
        String persons = seat.able().isEmpty() ? "nobody who may" : seat.able().stream().map(Person::id).collect(Collectors.joining(", "));
        return seat.roles().isEmpty() ? persons : seat.roles().stream().map(Role::name).collect(Collectors.joining(" or ")) + " (" + persons + ")";
    }

    /** Why there is nobody for some seat of a step. */
    String whyNobody(Step step) {
        List<Role> roles = step.seats().stream().filter(seat -> seat.able().isEmpty()).flatMap(seat -> seat.roles().stream()).distinct().toList();
        if (roles.isEmpty()) {
            return withoutRole(step.reason());
        }
        List<Role> unheld = roles.stream().filter(Predicate.not(this::isHeld)).toList();
        if (!unheld.isEmpty()) {
            return "nobody on the roster holds " + unheld.stream().map(Role::name).collect(Collectors.joining(", "));
        }
        boolean concludes = step.reason().code() == Code.NOT_CLEARED || step.reason().code() == Code.NOT_DETERMINED;
        String chains = concludes && policy.filter(p -> p.determination().loosening().isEmpty()).isPresent() ? "; and as the policy gives no path to it, two of separate reporting chains would have to sign" : "";
        List<String> tooNew = roles.stream().flatMap(role -> sources.facts().roster().holders(role).stream().sorted().flatMap(person -> tooNew(person, role).stream())).toList();
        if (tooNew.size() == roles.stream().mapToLong(role -> sources.facts().roster().holders(role).size()).sum()) {
            return String.join("; ", tooNew);
        }
        return sources.holders(roles) + " may not, having run, written or registered, asking, being the same person as in another seat, or enrolled too late" + chains;
    }

    /** From when what somebody signs in a role counts, where it does not yet. */
    private Optional<String> tooNew(Person person, Role role) {
        List<Facts.Spell> spells = Optional.ofNullable(sources.facts().enrolments().get(person)).map(known -> known.inRole().getOrDefault(role, List.of())).orElse(List.of());
        return spells.isEmpty() ? Optional.empty() : Optional.of(spells.getLast()).filter(spell -> spell.index() > 0).filter(spell -> WayOut.NEW_FOR.after(spell.at()).isAfter(sources.facts().asOf()))
                .map(spell -> person + " holds the role " + role + " since " + Times.day(spell.at()) + ", and what a newcomer signs counts from " + Times.day(WayOut.NEW_FOR.after(spell.at())) + " on");
    }

    private boolean isHeld(Role role) {
        return !sources.facts().roster().holders(role).isEmpty();
    }

    private String withoutRole(Reason reason) {
        return switch (reason.code()) {
            case REVIEW_INSUFFICIENT -> Pair.of(reason.about()).second() + " is no longer on the roster, and nobody else clears what this reviewer found";
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE, REVIEW_MISSING, MONITORING_MISSING ->
                "it is about a configuration, and the question names none";
            case NOT_CLEARED -> "the policy assesses no threshold " + reason.about();
            case OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE -> "no owner is known";
            case PAYLOAD_UNAVAILABLE, CHECKPOINT_UNKNOWN, PROTOCOL_MISSING, ASSESSMENT_DUE, ASSESSMENT_OVERDUE, NOT_DETERMINED, LEVEL_TOO_HIGH, STANDARD_UNDEFINED,
                    REPORT_MISSING, NOTICE_MISSING, NOT_PUBLISHED, APPROVAL_MISSING, APPROVAL_REFUSED, APPROVAL_CONFLICTED, APPROVAL_SAME_PERSON, APPROVAL_EXPIRED,
                    APPROVAL_VOIDED, APPROVAL_TOO_NEW, CASE_MISSING, RESIDUAL_UNSIGNED, RESIDUAL_TOO_HIGH, BOUNDS_TOO_WIDE, FINDING_MISSING, FORECAST_MISSING,
                    POLICY_NOT_UPDATED, FOLLOW_UP_MISSING, MONITORING_SILENT, SECURITY_SHORT, STOP_TRIPPED ->
                "everybody on the roster took part, trains, or was enrolled too late";
        };
    }

    /** Why no act clears a reason that the version leaves closed. */
    String whyClosed(Reason reason) {
        return Cure.of(reason, question, policy) instanceof Cure.Nobody nobody ? nobody.why() : "";
    }
}
