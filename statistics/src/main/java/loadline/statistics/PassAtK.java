package loadline.statistics;

import java.util.List;
import loadline.core.Rule;
import loadline.core.statistics.Trials;

/**
 * From n attempts with c successes: the chance that at least one of k is one (pass@k, Chen et al. 2021), and that all of k are
 * (pass^k). Undefined with fewer than k attempts: "solved in any of N" is not pass@N.
 */
public record PassAtK(Figure any, Figure all) {
    /** Throws unless {@code k} is at least 1. */
    public static PassAtK of(Trials attempts, int k) {
        Rule.require(k >= 1, () -> "k is at least 1, not `" + k + "`");
        int n = attempts.attempted();
        String reason = "fewer attempts than k";
        return new PassAtK(Figure.of(k <= n, 1 - share(n - attempts.successes(), n, k), reason), Figure.of(k <= n, share(attempts.successes(), n, k), reason));
    }

    /** The chance that k drawn of n without replacement are all among {@code of}. */
    private static double share(int of, int n, int k) {
        if (k > n || of < k) {
            return 0;
        }
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= (double) (of - i) / (n - i);
        }
        return product;
    }

    /**
     * Over the tasks of a suite; undefined if a task has fewer than k attempts.
     *
     * @param anyAtAll the share of tasks solved at least once, however often they were tried: no estimate of pass@k
     */
    public record Suite(Figure any, Figure standardError, Figure all, Figure anyAtAll) {}

    public static Suite suite(List<Trials> tasks, int k) {
        Rule.require(!tasks.isEmpty(), "no tasks, so they have no mean");
        double solved = tasks.stream().filter(t -> t.successes() > 0).count();
        Figure anyAtAll = Figure.of(solved / tasks.size());
        if (tasks.stream().anyMatch(t -> t.attempted() < k)) {
            Figure none = Figure.undefined("a task has fewer attempts than k");
            return new Suite(none, none, none, anyAtAll);
        }
        Moments any = Moments.of(tasks.stream().mapToDouble(t -> of(t, k).any().value().orElseThrow()).toArray());
        Moments all = Moments.of(tasks.stream().mapToDouble(t -> of(t, k).all().value().orElseThrow()).toArray());
        return new Suite(Figure.of(any.mean()), any.standardError(), Figure.of(all.mean()), anyAtAll);
    }
}
