package loadline.formats.policy;

import java.util.ArrayList;
import java.util.List;
import loadline.formats.Problem;

/** Collects the problems of one document. Keeps the first thousand: a document with more is not the document it was taken for. */
public final class Problems {
    /** How many are kept. */
    public static final int MOST = 1000;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private boolean more;

    /** None yet, in {@code file}. */
    public Problems(String file) {
        this.file = file;
    }

    /** Records a problem at {@code at}. */
    public void add(Yaml.Place at, String message, String whatToDo) {
        if (found.size() == MOST) {
            more = true;
            return;
        }
        found.add(new Problem(file, at.line(), at.column(), message, whatToDo));
    }

    /** Records a problem of the file as a whole. */
    public void addForFile(String message, String whatToDo) {
        found.add(Problem.ofFile(file, message, whatToDo));
    }

    /** Whether there is one. */
    public boolean hasAny() {
        return !found.isEmpty();
    }

    /** Whether no further one is kept, so that looking for hints is of no use. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    /** What was recorded, in the order of the document; says so where some were left out. */
    public List<Problem> all() {
        List<Problem> all = new ArrayList<>(found);
        if (more) {
            all.add(Problem.ofFile(file, "there are more than " + MOST + " problems, and the rest are not listed", "mend these and read the file again"));
        }
        return all.stream().sorted().toList();
    }
}
