package loadline.importers.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a log holds once it is read, each (item, epoch) once: the last one stands, the others are superseded.
 *
 * @param hasHeader whether the writer lived to write a header
 * @param superseded samples that stand behind a later one of the same item and epoch
 * @param repeatedMembers names of archive members that stand more than once
 * @param notes unusual things that change no number
 */
record Contents(
        Header header, boolean hasHeader, List<Sample> samples, List<String> superseded, List<String> repeatedMembers,
        int configUpdateMembers, List<String> notes) {

    /** Keeps the last of the samples of each item and epoch. */
    static final class Collected {
        private final Map<String, Sample> last = new LinkedHashMap<>();
        private final List<String> superseded = new ArrayList<>();
        private final Set<String> scorers = new HashSet<>();
        private final Kept kept = Kept.ofLog();
        private int read;

        /** Takes one more; throws {@link Refusal} beyond the limits on samples, scorers and outcomes. */
        void add(Sample sample) {
            read++;
            if (read > Caps.SAMPLES) {
                throw Refusal.above("SAMPLES", Caps.SAMPLES, "the log has more samples");
            }
            keep(sample);
            scorers.addAll(sample.scores().keySet());
            if (scorers.size() > Caps.SCORERS) {
                throw Refusal.above("SCORERS", Caps.SCORERS, "the log has more scorers");
            }
            if ((long) scorers.size() * read > Caps.OUTCOMES) {
                throw Refusal.above("OUTCOMES", Caps.OUTCOMES, "the log has more outcomes");
            }
            if (last.remove(sample.pair()) != null) {
                superseded.add(sample.pair());
            }
            last.put(sample.pair(), sample);
        }

        private void keep(Sample sample) {
            kept.add(sample.id());
            sample.cluster().ifPresent(kept::add);
            sample.scores().forEach((scorer, score) -> {
                kept.add(scorer);
                kept.add(score);
            });
        }

        List<Sample> samples() {
            return List.copyOf(last.values());
        }

        List<String> superseded() {
            return List.copyOf(superseded);
        }
    }
}
