package loadline.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadline.core.Rule;

/**
 * Runs of agents at tasks whose length in human minutes is known, tasks in families, added up by agent and task.
 *
 * <p>A run weighs 1 / (runs of its task x root of the tasks in its family), both counted for its agent, and an agent's weights sum
 * to 1: many runs of one task, or many tasks of one kind, do not outvote the rest. Tasks are kept in an order that follows from
 * lengths and outcomes, so neither the order of rows nor the names of tasks and families can change a bit of what is made from
 * them. Agents stand in the order of their names.
 */
public final class HorizonRuns {
    private final List<String> agents;
    private final Task[] tasks;
    private final int[] familyStarts;
    private final double[][] weights;

    private HorizonRuns(List<String> agents, List<Task[]> families) {
        this.agents = agents;
        this.tasks = families.stream().flatMap(Arrays::stream).toArray(Task[]::new);
        this.familyStarts = new int[families.size() + 1];
        for (int f = 0; f < families.size(); f++) {
            familyStarts[f + 1] = familyStarts[f] + families.get(f).length;
        }
        this.weights = new double[agents.size()][];
        Arrays.setAll(weights, this::weights);
    }

    /**
     * One run. Throws unless it is named, its task takes a positive number of minutes and its score lies in [0, 1].
     *
     * @param score 0 or 1, or anything between for partial success
     */
    public record Run(String agent, String family, String task, double minutes, double score) {
        public Run {
            double given = score;
            double length = minutes;
            Rule.require(!agent.isBlank() && !family.isBlank() && !task.isBlank(), "a run names its agent, its task and the family of its task");
            Rule.require(length > 0 && length < Double.POSITIVE_INFINITY, () -> "a task takes a positive number of minutes, not `" + length + "`");
            Rule.require(given >= 0 && given <= 1, () -> "a score lies in [0, 1], not `" + given + "`");
        }
    }

    /**
     * One task.
     *
     * @param scores   for each agent, ascending
     * @param partial  whether some score lies strictly between 0 and 1
     */
    record Task(double log2Minutes, double[][] scores, double[] sums, boolean partial) implements Comparable<Task> {
        static Task of(double minutes, double[][] scores) {
            double[] sums = new double[scores.length];
            boolean partial = false;
            for (int a = 0; a < scores.length; a++) {
                Arrays.sort(scores[a]);
                for (double score : scores[a]) {
                    sums[a] += score;
                    partial |= score > 0 && score < 1;
                }
            }
            return new Task(LogisticFit.log2(minutes), scores, sums, partial);
        }

        @Override
        public int compareTo(Task other) {
            int byLength = Double.compare(log2Minutes, other.log2Minutes);
            for (int a = 0; byLength == 0 && a < scores.length; a++) {
                int byScores = Arrays.compare(scores[a], other.scores[a]);
                if (byScores != 0) {
                    return byScores;
                }
            }
            return byLength;
        }
    }

    /** These runs, at least one. Throws if runs of one task of a family differ in its minutes. */
    public static HorizonRuns of(Collection<Run> runs) {
        Rule.require(!runs.isEmpty(), "there are no runs, so there is no horizon");
        List<String> agents = runs.stream().map(Run::agent).distinct().sorted().toList();
        Map<String, Integer> index = new HashMap<>();
        agents.forEach(agent -> index.put(agent, index.size()));
        Map<String, Map<String, Gathered>> families = new HashMap<>();
        for (Run run : runs) {
            Gathered task = families.computeIfAbsent(run.family(), _ -> new HashMap<>()).computeIfAbsent(run.task(), _ -> new Gathered(run, agents.size()));
            task.add(run, index.get(run.agent()));
        }
        List<Task[]> canonical = new ArrayList<>();
        for (Map<String, Gathered> family : families.values()) {
            Task[] tasks = family.values().stream().map(Gathered::task).toArray(Task[]::new);
            Arrays.sort(tasks);
            canonical.add(tasks);
        }
        canonical.sort(Comparator.<Task[]>comparingInt(tasks -> tasks.length).thenComparing(Arrays::compare));
        return new HorizonRuns(agents, canonical);
    }

    /** The runs of a task while they are read. */
    private static final class Gathered {
        private final Run first;
        private final double[][] scores;
        private final int[] counts;

        Gathered(Run first, int agents) {
            this.first = first;
            this.scores = new double[agents][0];
            this.counts = new int[agents];
        }

        void add(Run run, int agent) {
            Rule.require(run.minutes() == first.minutes(), () -> "task `" + run.task() + "` takes `" + first.minutes() + "` minutes in one run and `" + run.minutes() + "` in another");
            if (counts[agent] == scores[agent].length) {
                scores[agent] = Arrays.copyOf(scores[agent], Math.max(4, 2 * counts[agent]));
            }
            scores[agent][counts[agent]++] = run.score();
        }

        Task task() {
            double[][] exact = new double[scores.length][];
            Arrays.setAll(exact, a -> Arrays.copyOf(scores[a], counts[a]));
            return Task.of(first.minutes(), exact);
        }
    }

    /** The names of the agents, ascending. */
    public List<String> agents() {
        return Collections.unmodifiableList(agents);
    }

    /** How many families, whoever tried them. */
    public int families() {
        return familyStarts.length - 1;
    }

    /** What one agent tried. */
    public record Extent(int runs, int tasks, int families, double shortestMinutes, double longestMinutes) {}

    /** What the agent with this index tried. */
    public Extent extent(int agent) {
        int runs = 0;
        int tried = 0;
        int inFamilies = 0;
        double shortest = Double.POSITIVE_INFINITY;
        double longest = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < families(); f++) {
            inFamilies += triedIn(f, agent) > 0 ? 1 : 0;
        }
        for (Task task : tasks) {
            int count = task.scores()[agent].length;
            runs += count;
            tried += count > 0 ? 1 : 0;
            shortest = count > 0 ? Math.min(shortest, task.log2Minutes()) : shortest;
            longest = count > 0 ? Math.max(longest, task.log2Minutes()) : longest;
        }
        return new Extent(runs, tried, inFamilies, StrictMath.pow(2, shortest), StrictMath.pow(2, longest));
    }

    /** The fit of the agent with this index to all its runs. Throws if the penalty is below 0. */
    public LogisticFit fit(int agent, double ridge) {
        Rule.require(ridge >= 0 && ridge < Double.POSITIVE_INFINITY, () -> "a penalty is at least 0, not `" + ridge + "`");
        Newton newton = new Newton(tasks.length, ridge);
        for (int t = 0; t < tasks.length; t++) {
            if (weights[agent][t] > 0) {
                newton.add(tasks[t].log2Minutes(), weights[agent][t] * tasks[t].scores()[agent].length, weights[agent][t] * tasks[t].sums()[agent]);
            }
        }
        return newton.fit();
    }

    /** A number that follows from lengths, families and outcomes, and from no name: to seed a bootstrap with. */
    public long fingerprint() {
        long sum = 0;
        for (int f = 0; f < families(); f++) {
            sum = mixed(sum, familyStarts[f + 1] - familyStarts[f]);
            for (int t = familyStarts[f]; t < familyStarts[f + 1]; t++) {
                sum = mixed(sum, Double.doubleToLongBits(tasks[t].log2Minutes()));
                for (double[] scores : tasks[t].scores()) {
                    sum = mixed(sum, Arrays.hashCode(scores));
                }
            }
        }
        return sum;
    }

    private static long mixed(long sum, long next) {
        return SplitMix.of(sum, next).next();
    }

    Task task(int index) {
        return tasks[index];
    }

    int tasks() {
        return tasks.length;
    }

    /** The first task of a family; that of the next one is past its last. */
    int familyStart(int family) {
        return familyStarts[family];
    }

    /** What one run of each task weighs for the agent; 0 where there is none. */
    double[] weightsOf(int agent) {
        return weights[agent];
    }

    /** How many tasks the agent tried in the family in which it tried most. */
    int largestFamily(int agent) {
        int largest = 0;
        for (int f = 0; f < families(); f++) {
            largest = Math.max(largest, triedIn(f, agent));
        }
        return largest;
    }

    private int triedIn(int family, int agent) {
        int tried = 0;
        for (int t = familyStarts[family]; t < familyStarts[family + 1]; t++) {
            tried += tasks[t].scores()[agent].length > 0 ? 1 : 0;
        }
        return tried;
    }

    private double[] weights(int agent) {
        double[] own = new double[tasks.length];
        double total = 0;
        for (int f = 0; f < families(); f++) {
            double family = 1 / Math.sqrt(triedIn(f, agent));
            for (int t = familyStarts[f]; t < familyStarts[f + 1]; t++) {
                int runs = tasks[t].scores()[agent].length;
                own[t] = runs == 0 ? 0 : family / runs;
                total += runs == 0 ? 0 : family;
            }
        }
        for (int t = 0; t < own.length; t++) {
            own[t] /= total;
        }
        return own;
    }
}
