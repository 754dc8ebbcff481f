package loadline.verify;

import java.util.List;
import loadline.core.decision.Decision;
import loadline.core.decision.PolicyAnswer;

/** What no check of bytes can show. */
final class NotEstablished {
    static final List<String> OF_ANY_LOG = List.of(
            "that the recorded results came from the weights they name",
            "that every evaluation that was run was logged",
            "that the persons on the roster are the people they are said to be, and different ones",
            "that documents known by their digests say what is claimed of them");

    static final List<String> OF_A_BUNDLE = List.of(
            "that the log's map names every stream; only a check of the whole log shows that",
            "what was logged after the decision; an adverse entry since then voids a permission");

    private NotEstablished() {}

    /** What a decision takes from those who keep sealed cutoffs. */
    static List<String> givenSealed(Decision decision) {
        List<String> indicators = decision.policies().stream().flatMap(answer -> answer.notes().stream()).filter(note -> note.code() == PolicyAnswer.Note.Code.GIVEN_SEALED)
                .map(PolicyAnswer.Note::about).distinct().sorted().toList();
        return indicators.isEmpty() ? List.of()
                : List.of("that results come to what the openers of sealed cutoffs signed (replayed given sealed: " + String.join(", ", indicators) + ")");
    }
}
