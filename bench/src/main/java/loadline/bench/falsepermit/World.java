package loadline.bench.falsepermit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.assessment.Assessment;
import loadline.core.decision.Decide;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.evaluation.Aggregate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Plan;
import loadline.core.evaluation.SampleOutcome;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import loadline.formats.Sha256;

/** One developer's log, and what it may do in it: register checkpoints, plan, run, withdraw, ask. */
final class World {
    private static final ModelId MODEL = new ModelId("model");
    private static final Person ROOT = new Person("root");
    private static final Person OWNER = new Person("owner");
    private static final Person EVALUATOR = new Person("evaluator");
    private static final Person ACCOMPLICE = new Person("accomplice");

    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    World(Rules rules) {
        append(ROOT, new Act.Begun(new Genesis("simulated", "simulated", roster(), Decide.EDITION, Genesis.Clock.MACHINE)));
        append(ROOT, new Act.PolicyAdopted(new AdoptedPolicy(Sha256.of(rules.policyText()), rules.policy())));
        append(ROOT, new Act.ProtocolAdopted(new AdoptedProtocol(Sha256.of(rules.protocolText()), rules.protocol())));
    }

    private static Roster roster() {
        return new Roster(Stream.of(ROOT, OWNER, EVALUATOR, ACCOMPLICE).collect(Collectors.toMap(p -> p,
                p -> new Roster.Member(Set.of(new Role(p.id())), Set.of(), p.id(), p.id(), false, p.equals(ROOT)))), 1);
    }

    /** Registers the {@code number}-th checkpoint of the family. */
    Digest checkpoint(int number) {
        Digest weights = digest("weights " + number);
        append(OWNER, new Act.CheckpointRegistered(new Checkpoint(weights, MODEL, "checkpoint-" + number, Set.of(), Checkpoint.Variant.FINAL, new Checkpoint.Compute.Unknown())));
        return weights;
    }

    Digest plan(Digest weights, String task, int items, int epochs) {
        return append(EVALUATOR, new Act.PlanRegistered(new Plan(weights, MODEL.value(), task, Optional.empty(), Optional.empty(), items, epochs, Optional.empty(),
                "every run", true, now.plus(Duration.ofDays(300)), entries.size())));
    }

    /** Records a complete run: for each item the scores of its epochs; null stands for an error. */
    Digest run(Digest weights, String task, Optional<Digest> plan, Boolean[][] scores) {
        List<SampleOutcome> outcomes = new ArrayList<>();
        for (int item = 0; item < scores.length; item++) {
            for (int epoch = 0; epoch < scores[item].length; epoch++) {
                outcomes.add(new SampleOutcome("i:" + item, epoch + 1, "scorer", Optional.empty(), score(scores[item][epoch]), Optional.empty()));
            }
        }
        return record(weights, task, plan, "inspect-eval", EvaluationRun.Status.SUCCESS, outcomes.size(), new EvaluationRun.Result.Samples(outcomes));
    }

    /** Records a published figure. */
    Digest published(Digest weights, String task, Optional<Digest> plan, Aggregate figure) {
        return record(weights, task, plan, "published", EvaluationRun.Status.PUBLISHED, figure.items().orElseThrow().most(), new EvaluationRun.Result.Published(figure));
    }

    private Digest record(Digest weights, String task, Optional<Digest> plan, String format, EvaluationRun.Status status, int samples, EvaluationRun.Result result) {
        return append(EVALUATOR, new Act.RunRecorded(new EvaluationRun(digest("file " + entries.size()), format, "1", "run-" + entries.size(), status, task, "1", MODEL.value(), plan,
                Optional.of(weights), new EvaluationRun.Counts(samples, samples, samples, 0, 0, 0, 0), Map.of(), List.of(), result, List.of())));
    }

    private static SampleOutcome.Score score(Boolean solved) {
        return solved == null ? new SampleOutcome.Score.Errored() : new SampleOutcome.Score.Value(solved ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    void withdraw(Digest weights, Digest run) {
        append(ACCOMPLICE, new Act.RunWithdrawn(new Withdrawal(run, weights, "the harness was misconfigured")));
    }

    /** Records the estimates that are due, completes the assessment, and asks. */
    boolean isPermitted(Digest weights) {
        Facts before = Fold.of(entries);
        EstimatesDue.computed(before).forEach(estimate -> append(EVALUATOR, new Act.Estimated(estimate)));
        append(EVALUATOR, new Act.Assessed(new Assessment.ComprehensiveDone(Rules.POLICY, weights, digest("report " + entries.size()))));
        Question question = new Question(Activity.DEPLOY, new Subject.Deployment(weights, digest("configuration")), Surface.API, SurfaceBounds.UNKNOWN, OWNER);
        Facts facts = Fold.of(entries);
        if (!facts.dropped().isEmpty()) {
            throw new IllegalStateException("an act of a simulation does not count: " + facts.dropped().getFirst());
        }
        return Decide.decide(question, facts).answer().permits();
    }

    private Digest append(Person by, Act act) {
        now = now.plus(Duration.ofMinutes(1));
        Digest statement = digest("statement " + entries.size());
        entries.add(new Entry(entries.size(), now, Set.of(by), statement, act));
        return statement;
    }

    private static Digest digest(String what) {
        return Sha256.of(what.getBytes(StandardCharsets.UTF_8));
    }

    /** Outcomes of items that are each solved with their own probability, {@code epochs} times. */
    static Boolean[][] outcomes(double[] probabilities, int epochs, SplittableRandom random) {
        return IntStream.range(0, probabilities.length).mapToObj(i -> IntStream.range(0, epochs).mapToObj(_ -> random.nextDouble() < probabilities[i]).toArray(Boolean[]::new))
                .toArray(Boolean[][]::new);
    }
}
