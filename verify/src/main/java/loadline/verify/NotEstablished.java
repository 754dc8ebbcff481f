package loadline.verify;

import java.util.List;

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
}
