package loadline.core;

/** A person, institution or machine account on the roster, by its identifier there: {@code rso-1}, {@code evaluator-2}. */
public record Person(String id) implements Comparable<Person> {
    public Person {
        Name.of("a person's id", id);
    }

    @Override
    public int compareTo(Person other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
