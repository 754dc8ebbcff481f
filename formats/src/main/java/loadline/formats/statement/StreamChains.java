package loadline.formats.statement;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.history.Act.StreamEnd;
import loadline.formats.Problem;

/** Where every stream ends, statement by statement. For one thread. */
public final class StreamChains {
    private final Map<String, StreamEnd> ends = new TreeMap<>();
    private final Set<Digest> absent = new HashSet<>();

    /**
     * Takes in the next statement of the log.
     *
     * @param digest of the statement's bytes
     * @throws StreamBroken if it does not continue its stream. A statement before it whose bytes are absent may stand between;
     *     the tree commits to that one
     */
    public void accept(Statement statement, Digest digest) {
        Optional<StreamEnd> end = end(statement.stream());
        long expected = end.map(e -> e.sequence() + 1).orElse(0L);
        long skipped = statement.sequence() - expected;
        boolean continues = skipped == 0 && statement.previous().equals(end.map(StreamEnd::last));
        boolean bridged = skipped > 0 && skipped <= absent.size() && statement.previous().filter(absent::remove).isPresent();
        if (!continues && !bridged) {
            throw new StreamBroken("stream " + Problem.quote(statement.stream()) + " goes on with number " + expected + " after " + end.map(e -> e.last().brief()).orElse("nothing") + ", but the next statement is number "
                    + statement.sequence() + " after " + statement.previous().map(Digest::brief).orElse("nothing") + "; a statement was left out or replaced");
        }
        ends.put(statement.stream(), new StreamEnd(statement.sequence(), digest));
    }

    /** Takes in a statement that the log commits to but whose bytes, and so whose stream, are not there. */
    public void acceptAbsent(Digest statement) {
        absent.add(statement);
    }

    /** The last statement of the stream; empty if it has none. */
    public Optional<StreamEnd> end(String stream) {
        return Optional.ofNullable(ends.get(stream));
    }

    /** The last statement of every stream. */
    public Map<String, StreamEnd> ends() {
        return Map.copyOf(ends);
    }
}
