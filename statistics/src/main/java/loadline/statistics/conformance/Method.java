package loadline.statistics.conformance;

import java.util.Set;

/** Answers the cases of one method. */
interface Method {
    /**
     * Everything that the method answers for these inputs.
     *
     * @param asked the expected names, for the few methods in which a name is itself an input: a probability, a mean
     * @throws IllegalArgumentException if an input is missing or means nothing
     */
    Answers answer(Inputs in, Asked asked);

    /** The names that a case expects. */
    record Asked(Set<String> names, java.util.Map<String, Set<String>> inner) {
        /** The names within the expected object {@code name}. */
        Set<String> in(String name) {
            return inner.getOrDefault(name, Set.of());
        }
    }
}
