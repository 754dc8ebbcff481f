package loadline.formats.decision;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.assessment.AssessmentState;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Defect;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.assessment.Verdict;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.DueObligation;
import loadline.core.decision.Facts;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.Reason;
import loadline.core.decision.Standing;
import loadline.core.governance.Determination;
import loadline.core.model.Question;
import loadline.core.policy.ClauseId;
import loadline.core.policy.Gate;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Level;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ShowingId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;

/** Decisions of every shape that the types allow, whether or not any facts lead to them. */
record GeneratedDecisions(Random random) {
    private static final String LONG = "a".repeat(119);
    private static final List<Question> QUESTIONS = List.of(Examples.deploy(Surface.API), Examples.deploy(Surface.OPEN_WEIGHTS), Examples.train(), Examples.useInternally(), Examples.share());

    Decision decision() {
        Question question = pick(QUESTIONS);
        return new Decision(random.nextInt(3), question, random.nextInt(1000), time(), constant(Decision.Kind.class), answer(), constant(Basis.class), some(3, this::policy), some(2, this::policy),
                some(8, () -> new Facts.Earlier(random.nextInt(1000), time(), 1, pick(QUESTIONS), text(), digest())));
    }

    private PolicyAnswer policy() {
        return new PolicyAnswer(random.nextBoolean() ? Examples.POLICY : new PolicyId(name(), name()), random.nextBoolean() ? Examples.digest("policy") : digest(), answer(), level(),
                some(4, this::standing), some(9, this::reason), some(3, () -> new DueObligation(new ObligationId(name()), new Role(name()), time(), clause())), assessment(),
                some(3, () -> new PolicyAnswer.Note(constant(PolicyAnswer.Note.Code.class), text())));
    }

    private Reason reason() {
        return new Reason(constant(Reason.Code.class), Examples.POLICY, clause(), text(), random.nextBoolean(), constant(Gate.Otherwise.class), maybe(this::digest), maybe(this::time));
    }

    private Standing standing() {
        return new Standing(new ThresholdId(name()), level(), verdict(), maybe(() -> constant(Determination.Conclusion.class)), some(2, this::digest), constant(Standing.Ground.class), maybe(this::digest));
    }

    private Verdict verdict() {
        ThresholdId threshold = new ThresholdId(name());
        List<IndicatorVerdict> indicators = some(3, this::indicator);
        return switch (random.nextInt(3)) {
            case 0 -> new Verdict.RuledOut(threshold, indicators, constant(Basis.class));
            case 1 -> new Verdict.Crossed(threshold, indicators);
            default -> new Verdict.Inconclusive(threshold, indicators, constants(Verdict.Why.class), Set.copyOf(some(1, () -> new ShowingId(name()))));
        };
    }

    private IndicatorVerdict indicator() {
        return new IndicatorVerdict(new IndicatorId(random.nextBoolean() ? "recipes" : name()), constant(IndicatorVerdict.Outcome.class), random.nextInt(3), some(3, this::weighed), constant(IndicatorVerdict.Outcome.class));
    }

    private IndicatorVerdict.Weighed weighed() {
        return new IndicatorVerdict.Weighed(digest(), constant(IndicatorVerdict.Outcome.class), constants(Defect.class), maybe(this::decimal), maybe(this::decimal), maybe(this::decimal),
                maybe(this::decimal), maybe(this::decimal), text(), constant(Basis.class), random.nextInt(100));
    }

    private AssessmentState assessment() {
        List<AssessmentState.Trigger> because = some(4, () -> constant(AssessmentState.Trigger.class));
        return switch (random.nextInt(4)) {
            case 0 -> new AssessmentState.Current(digest(), time());
            case 1 -> new AssessmentState.CarriedOver(digest(), time(), random.nextBoolean());
            case 2 -> new AssessmentState.Due(time(), time(), because);
            default -> new AssessmentState.Overdue(time(), time(), because);
        };
    }

    private Answer answer() {
        return pick(List.of(new Answer.Deploy(), new Answer.DeployWithObligations(), new Answer.DeployOnDetermination(), new Answer.DeployUnderInterimMeasures(time()),
                new Answer.DegradeTo(digest()), new Answer.NoNewCustomers(), new Answer.Delay(), new Answer.Hold(), new Answer.Deny(), new Answer.Withdraw(), new Answer.Continue(),
                new Answer.ContinueUpTo(decimal()), new Answer.Pause(), new Answer.Halt(), new Answer.Store(), new Answer.Isolate(), new Answer.Lock(), new Answer.Delete(), new Answer.NotGoverned()));
    }

    private BigDecimal decimal() {
        return new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(80) - 40);
    }

    private Level level() {
        return new Level(random.nextInt(3), name());
    }

    private ClauseId clause() {
        return new ClauseId(pick(List.of("restrict", "assess", "protocol", "unknown", LONG)));
    }

    private String name() {
        return pick(List.of("bio-2", "cyber-2", "notify", "a/b/c", LONG));
    }

    /** What a log may hold: ids, digests, nothing, long words, and characters that steer a terminal. */
    private String text() {
        return pick(List.of("bio-2", "L2-security/audits", "L2-deployment/response", "ceo", "capability-report", "", "/", "a/b/c", "sha256:zz", Examples.WEIGHTS.value(), "weights-stolen",
                "line\nbreak \u001b[31mred\u202e", "\ud83d\udea2".repeat(200), LONG.repeat(3)));
    }

    private Digest digest() {
        return random.nextInt(4) == 0 ? Examples.WEIGHTS : Examples.digest("digest " + random.nextInt(20));
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            made.add(value.get());
        }
        return made;
    }

    private <E extends Enum<E>> E constant(Class<E> type) {
        return pick(List.of(type.getEnumConstants()));
    }

    private <E extends Enum<E>> Set<E> constants(Class<E> type) {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(some(4, () -> constant(type)));
        return set;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
