package loadline.formats;

import java.util.List;
import java.util.function.Function;
import loadline.core.Digest;

/** What a reader made of bytes: the value, or everything that is wrong with them. Readers do not throw on bad input. */
public sealed interface Parsed<T> {
    /**
     * The bytes said something.
     *
     * @param digest SHA-256 of the bytes as read, before anything was made of them
     */
    record Accepted<T>(T value, Digest digest) implements Parsed<T> {}

    /**
     * The bytes were refused.
     *
     * @param problems at least one, in the order of the document
     */
    record Rejected<T>(List<Problem> problems) implements Parsed<T> {
        public Rejected {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal names at least one problem");
            }
            problems = problems.stream().sorted().toList();
        }
    }

    /** The same outcome with {@code change} applied to an accepted value. */
    default <R> Parsed<R> map(Function<T, R> change) {
        return switch (this) {
            case Accepted<T>(T value, Digest digest) -> new Accepted<>(change.apply(value), digest);
            case Rejected<T>(List<Problem> problems) -> new Rejected<>(problems);
        };
    }

    /**
     * The value. For input that was read before, such as what the jar holds.
     *
     * @throws IllegalArgumentException listing the problems of a refusal
     */
    default T orThrow() {
        return switch (this) {
            case Accepted<T>(T value, Digest _) -> value;
            case Rejected<T>(List<Problem> problems) -> throw new IllegalArgumentException(String.join("\n", problems.stream().map(Problem::toString).toList()));
        };
    }
}
