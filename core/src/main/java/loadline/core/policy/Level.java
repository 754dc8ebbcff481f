package loadline.core.policy;

import loadline.core.Name;
import loadline.core.Rule;

/** A rung of a policy's ladder: {@code ASL-3}, {@code High}. A higher rank is more dangerous and demands more. */
public record Level(int rank, String name) implements Comparable<Level> {
    public Level {
        Rule.require(rank >= 0, "a level's rank is not negative");
        Name.of("a level", name);
    }

    @Override
    public int compareTo(Level other) {
        return Integer.compare(rank, other.rank);
    }

    @Override
    public String toString() {
        return name;
    }
}
