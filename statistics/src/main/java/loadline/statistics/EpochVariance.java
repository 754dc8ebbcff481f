package loadline.statistics;

import java.util.List;
import java.util.OptionalInt;
import loadline.core.Rule;

/**
 * How the variance of a score splits into that between questions and that between epochs of one question (one-way analysis
 * of variance).
 *
 * @param within             variance between epochs of a question; undefined with one epoch
 * @param betweenUnclipped   variance between questions, which may come out below 0
 * @param between            the same, at least 0
 * @param correlation        between / (between + within), unclipped
 * @param overQuestions      standard error of the mean from the questions' means: the one to use
 * @param naive              standard error if epochs were independent items: too small
 * @param infiniteEpochs     what would be left of it with endless epochs
 */
public record EpochVariance(
        Figure mean, Figure within, Figure betweenUnclipped, Figure between, Figure correlation, Figure overQuestions, Figure naive, Figure infiniteEpochs) {

    /** From the scores of each question. Every question has the same number of epochs, else what needs it is undefined. */
    public static EpochVariance of(List<double[]> questions) {
        Rule.require(!questions.isEmpty(), "no questions, so they have no mean");
        Moments means = Moments.of(questions.stream().mapToDouble(q -> Moments.of(q).mean()).toArray());
        Moments pooled = Moments.of(questions.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
        Figure within = within(questions);
        Figure between = between(questions, means, within);
        int n = questions.size();
        Figure clipped = between.map(w -> Math.max(0, w));
        Figure correlation = between instanceof Figure.Known(double w) && within instanceof Figure.Known(double s)
                ? Figure.of(w + s != 0, w / (w + s), "no variance") : between.isKnown() ? within : between;
        return new EpochVariance(Figure.of(means.mean()), within, between, clipped, correlation, means.standardError(), pooled.standardError(),
                clipped.map(w -> Math.sqrt(w / n)));
    }

    private static Figure within(List<double[]> questions) {
        OptionalInt epochs = epochs(questions);
        if (epochs.isEmpty() || epochs.getAsInt() < 2) {
            return Figure.undefined(epochs.isEmpty() ? "questions differ in their number of epochs" : "one epoch says nothing about the spread between epochs");
        }
        double squares = Sums.of(questions.stream().mapToDouble(q -> Moments.of(q).squares()).toArray());
        return Figure.of(squares / (questions.size() * (epochs.getAsInt() - 1.0)));
    }

    private static Figure between(List<double[]> questions, Moments means, Figure within) {
        int epochs = epochs(questions).orElse(1);
        return within instanceof Figure.Known(double s) ? means.variance().map(v -> v - s / epochs) : within;
    }

    private static OptionalInt epochs(List<double[]> questions) {
        int first = questions.getFirst().length;
        return questions.stream().allMatch(q -> q.length == first) ? OptionalInt.of(first) : OptionalInt.empty();
    }
}
