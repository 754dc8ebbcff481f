package loadline.bench.rsp;

/**
 * Something that decides the cases of the workload.
 *
 * @param <D> its own form of a decision
 */
public interface Engine<D> {
    /** What the tables call it. */
    String name();

    /** Decides a case: this is what is timed. */
    D decide(int number);

    /** The decision in the workload's words: not timed. */
    Expected.Answer answer(D decision);
}
