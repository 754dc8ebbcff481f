package loadline.importers.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.SampleOutcome.Limit;
import loadline.core.evaluation.SampleOutcome.Score;
import loadline.importers.inspect.Header.HeaderMetric;

/**
 * One outcome for each item, epoch and scorer, and how many there are of each kind.
 *
 * <p>A sample that was invalidated is invalidated and one that ended in an error is errored, whatever scores it carries. Of
 * the others a sample is scored if every scorer gave it a number, else unscored.
 */
final class Outcomes {
    /** Stands for the scorer where neither a sample nor the header names one. */
    static final String NO_SCORER = "none";

    private final List<Sample> samples;
    private final List<String> scorers;
    private final String oldScorer;

    private Outcomes(List<Sample> samples, List<String> scorers, String oldScorer) {
        this.samples = samples;
        this.scorers = scorers;
        this.oldScorer = oldScorer;
    }

    static Outcomes of(Contents contents) {
        List<String> claimed = contents.header().claims().metrics().stream().map(HeaderMetric::scorer).filter(name -> !name.isBlank()).distinct().toList();
        String first = claimed.isEmpty() ? NO_SCORER : claimed.getFirst();
        Set<String> seen = new LinkedHashSet<>();
        contents.samples().forEach(sample -> sample.scores().keySet().forEach(name -> seen.add(name.isEmpty() ? first : name)));
        if (seen.isEmpty()) {
            seen.addAll(claimed.isEmpty() ? List.of(NO_SCORER) : claimed);
        }
        return new Outcomes(contents.samples(), List.copyOf(seen), first);
    }

    /** All outcomes, sample by sample in the log's order. */
    List<SampleOutcome> list() {
        List<SampleOutcome> outcomes = new ArrayList<>();
        for (Sample sample : samples) {
            for (String scorer : scorers) {
                outcomes.add(new SampleOutcome(sample.id(), sample.epoch(), scorer, sample.cluster(), score(sample, scorer), sample.limit()));
            }
        }
        return outcomes;
    }

    /** Counts of (item, epoch) pairs. */
    Counts counts(int expected, int superseded) {
        int invalidated = 0;
        int errored = 0;
        int scored = 0;
        for (Sample sample : samples) {
            if (sample.invalidated()) {
                invalidated++;
            } else if (sample.errored()) {
                errored++;
            } else if (isScored(sample)) {
                scored++;
            }
        }
        int unscored = samples.size() - invalidated - errored - scored;
        return new Counts(expected, samples.size(), scored, errored, unscored, invalidated, superseded);
    }

    /** How many samples each limit stopped. */
    Map<Limit, Integer> limits() {
        Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
        samples.forEach(sample -> sample.limit().ifPresent(limit -> limits.merge(limit, 1, Integer::sum)));
        return limits;
    }

    /** What the scores that have no number look like, at most {@code most} of them, and how many there are. */
    Unmapped unmapped(int most) {
        List<String> seen = new ArrayList<>();
        int count = 0;
        for (Sample sample : samples) {
            for (String scorer : scorers) {
                if (score(sample, scorer) instanceof Score.Unmapped(String what)) {
                    count++;
                    if (seen.size() < most && !seen.contains(what)) {
                        seen.add(what);
                    }
                }
            }
        }
        return new Unmapped(count, seen);
    }

    /** Scores without a number, and what some of them look like. */
    record Unmapped(int count, List<String> seen) {}

    private boolean isScored(Sample sample) {
        return scorers.stream().allMatch(scorer -> score(sample, scorer) instanceof Score.Value);
    }

    private Score score(Sample sample, String scorer) {
        if (sample.invalidated()) {
            return new Score.Invalidated();
        }
        if (sample.errored()) {
            return new Score.Errored();
        }
        return Optional.ofNullable(sample.scores().get(scorer))
                .or(() -> scorer.equals(oldScorer) ? Optional.ofNullable(sample.scores().get("")) : Optional.empty())
                .map(score -> outcome(score.value()))
                .orElse(new Score.Unscored());
    }

    private static Score outcome(ScoreValue value) {
        return switch (value) {
            case ScoreValue.Number number -> new Score.Value(number.value());
            case ScoreValue.Absent _ -> new Score.Unscored();
            case ScoreValue.Strange strange -> new Score.Unmapped(strange.seen());
            case ScoreValue.Parts parts -> new Score.Unmapped("an object of " + parts.parts().size());
        };
    }
}
