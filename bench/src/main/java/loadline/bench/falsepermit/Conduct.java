package loadline.bench.falsepermit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.core.evaluation.Aggregate;
import loadline.core.statistics.SpreadKind;

/** What a developer does with a family whose true value lies at the cutoff, until it is permitted or gives up. */
enum Conduct {
    HONEST("one plan, one run of 100 items") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            world.run(weights, "task", Optional.of(world.plan(weights, "task", 100, 1)), drawn(100, random));
            return world.isPermitted(weights);
        }
    },
    RETRIES("plans and runs the same weights again, up to 10 times") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            return retried(random, false);
        }
    },
    RETRIES_WITHDRAWN("the same, and a second person withdraws each result that did not pass") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            return retried(random, true);
        }
    },
    RESUBMISSION("submits a changed digest each time, up to 10") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            return IntStream.range(0, TRIES).anyMatch(i -> {
                Digest weights = world.checkpoint(i);
                world.run(weights, "task", Optional.of(world.plan(weights, "task", 100, 1)), drawn(100, random));
                return world.isPermitted(weights);
            });
        }
    },
    EXTENSION("plans 50 items, and 50 more whenever it did not pass, up to 500") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            return IntStream.range(0, TRIES).anyMatch(_ -> {
                world.run(weights, "task", Optional.of(world.plan(weights, "task", 50, 1)), drawn(50, random));
                return world.isPermitted(weights);
            });
        }
    },
    STOPPING("plans 200 items, looks after every 20, stops where the share so far is lowest") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            Digest plan = world.plan(weights, "task", 200, 1);
            Boolean[][] all = drawn(200, random);
            int best = IntStream.rangeClosed(1, 10).map(i -> 20 * i).boxed().min((a, b) -> Double.compare(share(all, a), share(all, b))).orElseThrow();
            world.run(weights, "task", Optional.of(plan), Arrays.copyOf(all, best));
            return world.isPermitted(weights);
        }
    },
    POOLING("five plans of 20 items each, read as 100") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            for (int i = 0; i < 5; i++) {
                world.run(weights, "task", Optional.of(world.plan(weights, "task", 20, 1)), drawn(20, random));
            }
            return world.isPermitted(weights);
        }
    },
    EPOCHS("20 items of very unequal difficulty, 10 epochs each, read as 200") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            double[] difficulty = random.doubles(20).map(u -> u < Rules.CUTOFF ? 0.999 : 0.0004286).toArray();
            world.run(weights, "task", Optional.of(world.plan(weights, "task", 20, 10)), World.outcomes(difficulty, 10, random));
            return world.isPermitted(weights);
        }
    },
    DROPPED("errors out up to a tenth of the items, each a solved one") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            Boolean[][] all = drawn(100, random);
            IntStream.range(0, 100).filter(i -> all[i][0]).limit(10).forEach(i -> all[i][0] = null);
            world.run(weights, "task", Optional.of(world.plan(weights, "task", 100, 1)), all);
            return world.isPermitted(weights);
        }
    },
    UNREGISTERED("runs ten times without a plan, then plans and offers the best again") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ONE);
            Digest weights = world.checkpoint(0);
            List<Boolean[][]> runs = IntStream.range(0, TRIES).mapToObj(_ -> drawn(100, random)).toList();
            Boolean[][] best = runs.stream().min((a, b) -> Double.compare(share(a, 100), share(b, 100))).orElseThrow();
            world.run(weights, "task", Optional.empty(), best);
            world.plan(weights, "task", 100, 1);
            return world.isPermitted(weights);
        }
    },
    ANY_OF("five indicators of which one suffices, all at the cutoff") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ANY);
            Digest weights = world.checkpoint(0);
            TASKS.forEach(task -> world.run(weights, task, Optional.of(world.plan(weights, task, 100, 1)), drawn(100, random)));
            return world.isPermitted(weights);
        }
    },
    ONE_OF_ALL("five indicators, all needed, four far below and one at the cutoff") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            World world = new World(ALL);
            Digest weights = world.checkpoint(0);
            TASKS.forEach(task -> world.run(weights, task, Optional.of(world.plan(weights, task, 100, 1)),
                    task.equals("task-1") ? drawn(100, random) : World.outcomes(new double[100], 1, random)));
            return world.isPermitted(weights);
        }
    },
    SMALL_BASELINE("an uplift trial whose control group has 5 participants") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            return trial(30, 5, random);
        }
    },
    SMALL_TRIAL("an uplift trial of 10 and 10 participants") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            return trial(10, 10, random);
        }
    },
    TRIAL("an uplift trial of 30 and 30 participants") {
        @Override
        boolean isPermitted(SplittableRandom random) {
            return trial(30, 30, random);
        }
    };

    private static final int TRIES = 10;
    private static final List<String> TASKS = List.of("task-1", "task-2", "task-3", "task-4", "task-5");
    private static final Rules ONE = Rules.proportions(List.of("task"), 1);
    private static final Rules ANY = Rules.proportions(TASKS, 1);
    private static final Rules ALL = Rules.proportions(TASKS, TASKS.size());
    private static final Rules UPLIFT = Rules.uplift();

    final String what;

    Conduct(String what) {
        this.what = what;
    }

    /** Whether the family is permitted at any time. */
    abstract boolean isPermitted(SplittableRandom random);

    private static boolean retried(SplittableRandom random, boolean withdrawn) {
        World world = new World(ONE);
        Digest weights = world.checkpoint(0);
        return IntStream.range(0, TRIES).anyMatch(_ -> {
            Digest run = world.run(weights, "task", Optional.of(world.plan(weights, "task", 100, 1)), drawn(100, random));
            boolean permitted = world.isPermitted(weights);
            if (withdrawn && !permitted) {
                world.withdraw(weights, run);
            }
            return permitted;
        });
    }

    /** A trial with normal scores whose true ratio lies at the cutoff: the model's group has mean 0.5, the control's 0.2. */
    private static boolean trial(int treated, int controls, SplittableRandom random) {
        World world = new World(UPLIFT);
        Digest weights = world.checkpoint(0);
        double[] model = random.doubles(treated).map(_ -> 0.2 * Rules.RATIO + 0.1 * random.nextGaussian()).toArray();
        double[] control = random.doubles(controls).map(_ -> 0.2 + 0.1 * random.nextGaussian()).toArray();
        Aggregate figure = new Aggregate(Optional.of(mean(model)), Optional.empty(), Optional.of(new Aggregate.Items(treated, treated)), "participants", Optional.of(deviation(model)),
                SpreadKind.SD, Optional.of(new Aggregate.Arm(mean(control), Optional.of(deviation(control)), Optional.of(new Aggregate.Items(controls, controls)))), "mean", 1, "simulated");
        world.published(weights, "trial", Optional.of(world.plan(weights, "trial", treated, 1)), figure);
        return world.isPermitted(weights);
    }

    private static BigDecimal mean(double[] values) {
        return BigDecimal.valueOf(Arrays.stream(values).average().orElseThrow());
    }

    private static BigDecimal deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return BigDecimal.valueOf(Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1)));
    }

    private static Boolean[][] drawn(int items, SplittableRandom random) {
        double[] probabilities = new double[items];
        Arrays.fill(probabilities, Rules.CUTOFF);
        return World.outcomes(probabilities, 1, random);
    }

    private static double share(Boolean[][] scores, int first) {
        return Arrays.stream(scores).limit(first).filter(item -> item[0]).count() / (double) first;
    }
}
