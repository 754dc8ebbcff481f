package loadline.formats.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.DueObligation;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Obligation;
import loadline.core.policy.Policy;
import loadline.core.policy.Surface;

/**
 * A decision in words: the answer and what it rests on, then under each policy how the thresholds stand, what stands
 * against, under which clause, what would clear it and who can; and of a refusal the fewest acts that would permit it.
 */
public final class Explanation {
    /** Said on every page while no quorum of witnesses vouches for the log's time and order. */
    public static final String SELF_ATTESTED = "self-attested: no witness quorum";

    private static final int RECENT = 5;

    private final Decision decision;
    private final Sources sources;
    private final Detail detail;

    private Explanation(Decision decision, Facts facts, Detail detail) {
        this.decision = decision;
        this.sources = new Sources(facts);
        this.detail = detail;
    }

    /**
     * The decision as a tree, whose root is the first line.
     *
     * @param facts those the decision was made from: policies, protocols, estimates and the roster are looked up in them, and
     *     what is not there is left out
     */
    public static Node of(Decision decision, Facts facts, Detail detail) {
        return new Explanation(decision, facts, detail).root();
    }

    /** The tree as lines of at most {@value Page#COLUMNS} columns. */
    public static String text(Decision decision, Facts facts, Detail detail) {
        return Page.of(of(decision, facts, detail));
    }

    private Node root() {
        List<Node> parts = new ArrayList<>();
        if (decision.kind() != Decision.Kind.CURRENT) {
            parts.add(Node.of(AnswerWords.mark(decision.kind())));
        }
        parts.add(Node.of(SELF_ATTESTED));
        parts.add(Node.of(AnswerWords.meaning(decision.answer())));
        parts.add(Node.of("asked: " + question(decision.question()) + ", by " + decision.question().requester()));
        parts.add(Node.of("at tree size " + decision.treeSize() + ", as of " + Times.minute(decision.asOf()) + ", rules edition " + decision.edition()));
        if (decision.answer().permits()) {
            parts.add(Node.of("rests at its weakest on " + AnswerWords.basis(decision.basis())));
        }
        decision.policies().forEach(answer -> parts.add(policy(answer)));
        new WayOutText(sources, decision, detail).node().ifPresent(parts::add);
        if (!decision.former().isEmpty()) {
            parts.add(former());
        }
        if (!decision.earlier().isEmpty()) {
            parts.add(earlier());
        }
        return new Node(AnswerWords.headline(decision), parts);
    }

    private String question(Question question) {
        String what = words(question.activity()) + " " + sources.weights(question.subject().weights());
        String configuration = question.subject() instanceof Subject.Deployment deployment ? " in configuration " + deployment.configuration().brief() : "";
        return what + configuration + (question.surface() == Surface.NONE ? "" : " on surface " + words(question.surface()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Node policy(PolicyAnswer answer) {
        String title = answer.policy() + ": " + answer.answer().name() + ", text " + answer.text().brief();
        if (answer.answer() instanceof Answer.NotGoverned) {
            return Node.of(title + "; no binding clause of it governs this");
        }
        Optional<Policy> policy = sources.policy(answer);
        List<Node> parts = new ArrayList<>();
        parts.add(AssessmentText.of(answer.assessment(), policy, sources));
        parts.add(Node.of("required level " + answer.level() + because(answer)));
        if (!answer.standings().isEmpty()) {
            parts.add(new ThresholdText(sources, answer, policy, detail).node());
        }
        if (!answer.reasons().isEmpty()) {
            parts.add(reasonsOf(answer, policy));
        }
        if (!answer.obligations().isEmpty()) {
            parts.add(new Node("obligations", answer.obligations().stream().map(o -> obligation(o, policy)).toList()));
        }
        if (!answer.notes().isEmpty()) {
            parts.add(new Node("notes", answer.notes().stream().distinct().map(n -> Node.of(note(n))).toList()));
        }
        return new Node(title, parts);
    }

    private static String because(PolicyAnswer answer) {
        String leading = answer.standings().stream().filter(s -> !s.isCleared() && s.level().equals(answer.level()))
                .map(s -> s.threshold() + " " + AnswerWords.ground(s.ground())).collect(Collectors.joining(", "));
        return leading.isEmpty() ? "" : ", because of " + leading;
    }

    private Node obligation(DueObligation due, Optional<Policy> policy) {
        String what = policy.stream().flatMap(p -> p.obligations().stream()).filter(o -> o.id().equals(due.obligation())).map(Obligation::what).findFirst().map(w -> ": " + w).orElse("");
        return Node.of(due.obligation() + what + ", due " + Times.minute(due.due()) + ", " + sources.holders(due.owner()) + "; " + Sources.clause(policy, due.clause()));
    }

    private static String note(PolicyAnswer.Note note) {
        return switch (note.code()) {
            case GIVEN_SEALED -> "the cutoff of indicator " + note.about() + " is sealed: what the results come to beside it is what its opener signed, and nobody else can compute it";
            case LINE_MOVED -> "the line of indicator " + note.about() + " was moved; the least favourable version stands";
            case COMPUTE_NEAR_MISS -> "effective compute is " + note.about() + " times that of the last assessment, a near miss";
            case CLAUSE_DOES_NOT_BIND -> "reported, not gating, because its clause does not bind: gate " + note.about();
            case REVIEW_INVITED -> "invited and not completed: review " + note.about();
            case OLDER_VERSION_APPLIES -> "an older version still applies: " + note.about();
            case RELIEVED -> "a relief stands in for what is not in force: standard " + note.about();
            case DISSENT -> "somebody dissented from the determination of " + note.about();
        };
    }

    private Node former() {
        List<Node> answers = decision.former().stream().map(this::former).toList();
        return new Node("versions replaced within the last year would have answered; they gate nothing", answers);
    }

    private Node former(PolicyAnswer answer) {
        String title = answer.policy() + ": " + answer.answer().name() + ", text " + answer.text().brief();
        if (answer.answer() instanceof Answer.NotGoverned || answer.reasons().isEmpty()) {
            return Node.of(title);
        }
        String reasons = Sources.count(answer.reasons().size(), "reason") + " against";
        return detail == Detail.FULL ? new Node(title, List.of(reasonsOf(answer, sources.policy(answer)))) : Node.of(title + "; " + reasons);
    }

    private Node reasonsOf(PolicyAnswer answer, Optional<Policy> policy) {
        return new ReasonText(sources, decision.question(), answer, policy, detail).node();
    }

    private Node earlier() {
        List<Facts.Earlier> newestFirst = decision.earlier().stream().sorted(Comparator.comparingLong(Facts.Earlier::index).reversed()).toList();
        long shown = detail == Detail.FULL ? newestFirst.size() : Math.min(RECENT, newestFirst.size());
        List<Node> answers = newestFirst.stream().limit(shown)
                .map(e -> Node.of(Times.minute(e.at()) + ": " + e.answer() + "; asked: " + question(e.question()) + "; entry " + e.index() + ", body " + e.body().brief())).toList();
        String left = shown < newestFirst.size() ? ", the newest " + shown + " shown" : "";
        return new Node(Sources.count(newestFirst.size(), "earlier answer") + " for the family" + left, answers);
    }
}
