package loadline.formats.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loadline.core.Name;
import loadline.core.Role;
import loadline.core.decision.Reason;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.Criterion;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Standard;
import loadline.core.policy.StopCondition;
import loadline.core.policy.SurfaceBounds;
import loadline.formats.policy.Forms;

/** What would clear a reason against, and who can. */
public sealed interface Cure {
    /**
     * An act clears it.
     *
     * @param command the act as a command line; digests are given by their first twelve digits
     * @param roles who can, by role; empty where no role is asked for
     * @param proviso what else must be so, or empty
     */
    record Act(String command, List<Role> roles, String proviso) implements Cure {
        public Act {
            roles = List.copyOf(roles);
        }
    }

    /** Nobody can under this policy. */
    record Nobody(String why) implements Cure {}

    /** What would clear the reason; {@code policy} is the version it was given under, where it is known. */
    static Cure of(Reason reason, Question question, Optional<Policy> policy) {
        Cure cure = byCode(reason, question, policy);
        return reason.clearable() || cure instanceof Nobody ? cure : new Nobody("the policy gives the developer no way to clear it");
    }

    private static Cure byCode(Reason reason, Question question, Optional<Policy> policy) {
        String on = " --checkpoint " + question.subject().weights().brief();
        String deployed = on + " --configuration FILE";
        String about = reason.about();
        return switch (reason.code()) {
            case PAYLOAD_UNAVAILABLE -> anybody("loadline log fsck", "after the payload is restored from a copy: its digest shows that it is the right one");
            case CHECKPOINT_UNKNOWN -> anybody("loadline model checkpoint NAME --model MODEL --weights FILE --variant WORD", "");
            case PROTOCOL_MISSING -> new Act("loadline protocol adopt FILE", policy.map(p -> p.change().proposers()).orElse(List.of()), "");
            case ASSESSMENT_DUE, ASSESSMENT_OVERDUE -> anybody("loadline assessment comprehensive" + on + " --report FILE", "not by whoever holds the role training");
            case NOT_CLEARED -> anybody(register(on), "and a result that rules " + about + " out; or the deciders conclude with `loadline determine`");
            case NOT_DETERMINED -> new Act("loadline determine " + about + on + " --conclusion WORD --basis WORD --reasoning TEXT",
                    policy.map(p -> p.determination().deciders()).orElse(List.of()), "each of them, after the report");
            case LEVEL_TOO_HIGH -> lowered(reason, on, "a threshold of that level is reached");
            case STANDARD_UNDEFINED -> lowered(reason, on, "it does not say what meets standard " + about + "; a later version must");
            case CRITERION_MISSING, CRITERION_PLANNED, CRITERION_FAILED, CRITERION_STALE -> attest(reason, question, policy);
            case REPORT_MISSING -> anybody("loadline report file " + about + on + " --document FILE", "its authors do not approve");
            case NOTICE_MISSING -> anybody("loadline notice give --to " + Pair.of(about).first() + " --about " + Pair.of(about).second() + on, "");
            case NOT_PUBLISHED -> anybody("loadline publication " + about + on + " --where URL", "");
            case APPROVAL_MISSING, APPROVAL_CONFLICTED, APPROVAL_EXPIRED -> approve(reason, question, "not by whoever ran, wrote, owns or asked");
            case APPROVAL_REFUSED -> approve(reason, question, "the refusal stands until the same role approves");
            case APPROVAL_SAME_PERSON -> approve(reason, question, "another person: one fills one seat");
            case APPROVAL_VOIDED -> approve(reason, question, "at the head as it is now, having seen what came since");
            case REVIEW_MISSING -> anybody(review(about, deployed), "signed by the reviewer");
            case REVIEW_INSUFFICIENT -> anybody(review(Pair.of(about).first(), deployed), "only " + Pair.of(about).second() + ", by testing again");
            case CASE_MISSING -> new Act("loadline case accept " + Pair.of(about).first() + deployed + " --document FILE", role(Pair.of(about).second()), "not by whoever ran, wrote or owns");
            case RESIDUAL_UNSIGNED -> anybody(residual(about, deployed), "");
            case RESIDUAL_TOO_HIGH -> anybody(residual(about, deployed), "once safeguards lower it");
            case MONITORING_MISSING -> anybody("loadline monitor plan" + deployed + " --signal TEXT --cadence SPAN --stop TEXT --owner ROLE", "");
            case OBLIGATION_OPEN, OBLIGATION_STALE, OBLIGATION_OVERDUE -> new Act("loadline obligation meet " + about + on + " --evidence FILE", owner(reason, policy), "");
            case STOP_TRIPPED -> new Act("loadline stop clear " + about + on + " --on STATEMENT", clearedBy(reason, policy),
                    "on a statement logged since it tripped; not by whoever tripped it, ran, wrote or owns, nor in an owner's reporting chain");
            case APPROVAL_TOO_NEW -> approve(reason, question, "by somebody enrolled before the family's first plan or result, or for 30 days; so too the delegate");
            case BOUNDS_TOO_WIDE -> anybody("loadline decide" + deployed + " --surface " + Forms.word(question.surface()) + new Wanted(reason, question, policy).bounds().map(Cure::flags).orElse(""),
                    "a narrower question, and approvals that cover it");
            case FINDING_MISSING -> new Act("loadline finding " + Pair.of(about).first().toLowerCase(Locale.ROOT).replace('_', '-') + " --holds true --source URL --document FILE --expires DATE",
                    role(Pair.of(about).second()), "if it holds");
            case FORECAST_MISSING -> anybody("loadline forecast " + about + on + " --earliest DATE --document FILE", "if nothing earlier is expected; the newest forecast speaks");
            case POLICY_NOT_UPDATED -> new Act("loadline policy adopt FILE", policy.map(p -> p.change().approvers()).orElse(List.of()), "a version that takes effect after stop " + about + " tripped");
            case FOLLOW_UP_MISSING -> anybody("loadline assessment follow-up" + on + " --report FILE", "after the comprehensive one; not by whoever holds the role training");
            case MONITORING_SILENT -> anybody("loadline monitor report" + deployed + " --evidence FILE",
                    "by the owner of the plan; then `loadline stop clear " + about + on + " --on STATEMENT` by another role, nobody who took part");
            case SECURITY_SHORT -> anybody("loadline safeguard attest " + new Wanted(reason, question, policy).securityStandards() + " CRITERION --checkpoint " + Sources.brief(about) + " --evidence FILE",
                    "each criterion, once it is in force");
        };
    }

    /** The bounds as flags of a question. */
    private static String flags(SurfaceBounds bounds) {
        return (bounds.accounts().isPresent() ? " --accounts " + bounds.accounts().getAsLong() : "")
                + bounds.tools().map(allowed -> " --tools " + allowed).orElse("")
                + bounds.autonomy().map(longest -> " --autonomy " + longest).orElse("")
                + bounds.fineTuning().map(allowed -> " --fine-tuning " + allowed).orElse("")
                + (bounds.attempts().isPresent() ? " --attempts " + bounds.attempts().getAsInt() : "");
    }

    private static String register(String on) {
        return "loadline plan register" + on + " --task NAME --model-name NAME --items N --deadline DATE";
    }

    private static String review(String kind, String deployed) {
        return "loadline review record --kind " + kind + deployed + " --document FILE --result sufficient";
    }

    private static String residual(String category, String deployed) {
        return "loadline residual sign " + category + " --when post --level LEVEL" + deployed + " --document FILE";
    }

    private static Cure anybody(String command, String proviso) {
        return new Act(command, List.of(), proviso);
    }

    /** While the thresholds behind it are open, ruling them out clears it; afterwards nothing does. */
    private static Cure lowered(Reason reason, String on, String whyNobody) {
        return reason.clearable()
                ? anybody(register(on), "and results that rule out the thresholds behind it; or the deciders conclude with `loadline determine`")
                : new Nobody(whyNobody);
    }

    private static Cure attest(Reason reason, Question question, Optional<Policy> policy) {
        Optional<Standard> standard = policy.flatMap(p -> standard(p, reason.about()));
        boolean ofWeights = standard.map(s -> s.axis() == Standard.Axis.SECURITY).orElse(false);
        if (!ofWeights && !(question.subject() instanceof Subject.Deployment)) {
            return new Nobody("the standard protects a configuration, and the question names none; ask about a deployment");
        }
        String subject = ofWeights ? " --checkpoint " + question.subject().weights().brief() : " --configuration FILE";
        Pair criterion = Pair.ofCriterion(reason.about());
        return anybody("loadline safeguard attest " + criterion.first() + " " + criterion.second() + subject + " --evidence FILE", "once it is in force");
    }

    /** The standard whose criterion {@code about} names. */
    static Optional<Standard> standard(Policy policy, String about) {
        for (Standard standard : policy.standards()) {
            for (Criterion criterion : standard.criteria()) {
                if (about.equals(standard.id() + "/" + criterion.id())) {
                    return Optional.of(standard);
                }
            }
        }
        return Optional.empty();
    }

    private static Cure approve(Reason reason, Question question, String proviso) {
        String configuration = question.subject() instanceof Subject.Deployment ? " --configuration FILE" : "";
        String activity = question.activity() == Activity.DEPLOY ? "" : " --activity " + Forms.word(question.activity());
        return new Act("loadline approve" + activity + " --checkpoint " + question.subject().weights().brief() + configuration + " --surface " + Forms.word(question.surface())
                + " --requester " + question.requester() + " --role " + reason.about(), role(reason.about()), proviso);
    }

    private static List<Role> role(String name) {
        return Name.isName(name) ? List.of(new Role(name)) : List.of();
    }

    private static List<Role> owner(Reason reason, Optional<Policy> policy) {
        return policy.stream().flatMap(p -> p.obligations().stream()).filter(o -> o.id().value().equals(reason.about())).map(Obligation::owner).toList();
    }

    private static List<Role> clearedBy(Reason reason, Optional<Policy> policy) {
        return policy.stream().flatMap(p -> p.stops().stream()).filter(s -> s.id().value().equals(reason.about())).map(StopCondition::clearedBy).toList();
    }
}
