package loadline.core;

/** A part that a policy gives to people: {@code ceo}, {@code rso}, {@code board}, {@code ltbt}, {@code evaluator}, {@code owner}. */
public record Role(String name) implements Comparable<Role> {
    public Role {
        Name.of("a role", name);
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
