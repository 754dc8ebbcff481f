package loadline.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loadline.formats.statement.StreamBroken;
import loadline.log.LogBroken;
import loadline.log.note.NotAuthentic;

/** Runs one step after the other and keeps those that passed. */
final class Steps {
    private final List<Step> passed = new ArrayList<>();

    /** A step's work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Runs a step.
     *
     * @throws Contradiction naming the step, if the work finds something wrong
     */
    void run(Step step, Work work) throws IOException {
        try {
            work.run();
        } catch (StreamBroken e) {
            throw new Contradiction(Step.STREAMS, e.getMessage());
        } catch (IllegalArgumentException | NotAuthentic | LogBroken e) {
            throw new Contradiction(step, e.getMessage());
        }
        passed.add(step);
    }

    /** Marks steps whose work was part of another's. */
    void pass(Step... done) {
        passed.addAll(List.of(done));
    }

    List<Step> passed() {
        return passed.stream().sorted().toList();
    }
}
