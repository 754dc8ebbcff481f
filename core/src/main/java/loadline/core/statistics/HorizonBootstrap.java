package loadline.core.statistics;

import java.util.Arrays;

/**
 * Resamples runs by their hierarchy: families with replacement, within each drawn copy its tasks, and if asked the runs of each
 * task and agent. Weights stay those of the original runs. Replicate b draws the same numbers whoever computes it and however
 * many there are: doubling their number keeps the first half.
 *
 * <p>Families and tasks are drawn once a replicate for all agents. Draws of runs follow from the replicate alone, so an agent's own
 * replicates depend on no other agent's runs.
 */
public final class HorizonBootstrap {
    private static final long RUN_STREAM = 0x52554E53L;

    private final HorizonRuns runs;
    private final double ridge;
    private final Depth depth;
    private final long seed;
    private final double[] firstIntercepts;
    private final double[] firstSlopes;

    /** How deep the hierarchy is resampled. */
    public enum Depth { FAMILIES_AND_TASKS, FAMILIES_TASKS_AND_RUNS }

    /**
     * Fits to resamples, one row an agent, one column a replicate.
     *
     * @param log2Even log2 minutes at even odds; NaN where there was no fit
     * @param slopes   of log odds by log2 minutes; NaN where there was no fit; below 0 if success falls with length
     */
    public record Replicates(double[][] log2Even, double[][] slopes) {}

    /** Resamples of these runs. Throws if the penalty is below 0. */
    public HorizonBootstrap(HorizonRuns runs, double ridge, Depth depth, long seed) {
        this.runs = runs;
        this.ridge = ridge;
        this.depth = depth;
        this.seed = seed;
        this.firstIntercepts = new double[runs.agents().size()];
        this.firstSlopes = new double[runs.agents().size()];
        for (int a = 0; a < firstSlopes.length; a++) {
            if (runs.fit(a, ridge) instanceof LogisticFit.Fitted fit) {
                firstIntercepts[a] = fit.intercept();
                firstSlopes[a] = fit.slope();
            }
        }
    }

    /** Room for so many replicates, to be filled. */
    public Replicates room(int replicates) {
        double[][] even = new double[firstSlopes.length][replicates];
        double[][] slopes = new double[firstSlopes.length][replicates];
        return new Replicates(even, slopes);
    }

    /** Computes replicates {@code from} to {@code to} - 1; different ones may be computed at the same time. */
    public void fill(Replicates room, int from, int to) {
        Newton newton = new Newton(runs.tasks(), ridge);
        int[] drawn = new int[runs.tasks()];
        for (int b = from; b < to; b++) {
            draw(drawn, SplitMix.of(seed, b));
            for (int a = 0; a < firstSlopes.length; a++) {
                newton.clear();
                add(newton, drawn, a, b);
                room.log2Even()[a][b] = newton.log2Even(firstIntercepts[a], firstSlopes[a]);
                room.slopes()[a][b] = Double.isNaN(room.log2Even()[a][b]) ? Double.NaN : newton.slope();
            }
        }
    }

    /** How often each task was drawn. */
    private void draw(int[] drawn, SplitMix random) {
        Arrays.fill(drawn, 0);
        for (int f = 0; f < runs.families(); f++) {
            int family = random.below(runs.families());
            int first = runs.familyStart(family);
            int size = runs.familyStart(family + 1) - first;
            for (int t = 0; t < size; t++) {
                drawn[first + random.below(size)]++;
            }
        }
    }

    private void add(Newton newton, int[] drawn, int agent, int replicate) {
        double[] weights = runs.weightsOf(agent);
        SplitMix random = depth == Depth.FAMILIES_TASKS_AND_RUNS ? SplitMix.of(seed ^ RUN_STREAM, replicate) : null;
        for (int t = 0; t < drawn.length; t++) {
            if (drawn[t] == 0 || weights[t] == 0) {
                continue;
            }
            HorizonRuns.Task task = runs.task(t);
            int count = drawn[t] * task.scores()[agent].length;
            double won = random == null ? drawn[t] * task.sums()[agent] : won(task, agent, count, random);
            newton.add(task.log2Minutes(), weights[t] * count, weights[t] * won);
        }
    }

    /** The sum of so many scores drawn from the agent's at this task. */
    private static double won(HorizonRuns.Task task, int agent, int count, SplitMix random) {
        double[] scores = task.scores()[agent];
        if (scores[0] == scores[scores.length - 1]) {
            return count * scores[0];
        }
        double won = 0;
        for (int i = 0; i < count; i++) {
            won += scores[random.below(scores.length)];
        }
        return won;
    }
}
