package loadline.log.check;

import java.util.List;
import java.util.OptionalLong;
import loadline.log.merkle.Hash;

/** What a check of a log found. */
public sealed interface Finding {
    /**
     * Everything is what was written.
     *
     * @param entries how many there are
     * @param root over all of them
     * @param compared what they were compared with, such as {@code head of size 12}
     */
    record Sound(long entries, Hash root, List<String> compared) implements Finding {
        public Sound {
            compared = List.copyOf(compared);
        }
    }

    /**
     * Something is not.
     *
     * @param entry the first bad entry; empty where the fault lies in no one entry
     * @param what is wrong, and what to do
     */
    record Broken(OptionalLong entry, String what) implements Finding {}
}
