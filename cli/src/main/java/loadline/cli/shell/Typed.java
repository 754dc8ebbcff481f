package loadline.cli.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.IndicatorVerdict;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Determination;
import loadline.core.governance.ReviewRound;
import loadline.core.model.Checkpoint;
import loadline.core.model.ModelId;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.CriterionId;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.ReliefId;
import loadline.core.policy.ReportId;
import loadline.core.policy.ShowingId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import picocli.CommandLine;

/** How typed words become values: each type once, with its own rule in the message. */
public final class Typed {
    private Typed() {}

    /** Registers every converter with a command line and all below it. */
    public static void register(CommandLine line, Path folder) {
        add(line, Digest.class, Digest::new);
        add(line, Person.class, Person::new);
        add(line, Role.class, Role::new);
        add(line, ModelId.class, ModelId::new);
        add(line, PolicyId.class, PolicyId::of);
        add(line, IndicatorId.class, IndicatorId::new);
        add(line, ThresholdId.class, ThresholdId::new);
        add(line, ReportId.class, ReportId::new);
        add(line, ShowingId.class, ShowingId::new);
        add(line, StandardId.class, StandardId::new);
        add(line, CriterionId.class, CriterionId::new);
        add(line, StopId.class, StopId::new);
        add(line, ObligationId.class, ObligationId::new);
        add(line, ReliefId.class, ReliefId::new);
        add(line, TimeSpan.class, TimeSpan::of);
        add(line, Instant.class, Typed::instant);
        add(line, Document.class, typed -> Document.of(typed, folder));
        words(line, Settings.Output.class);
        words(line, Activity.class);
        words(line, Surface.class);
        words(line, Checkpoint.Variant.class);
        words(line, IndicatorVerdict.Outcome.class);
        words(line, Determination.Conclusion.class);
        words(line, Determination.Ground.class);
        words(line, ReviewRound.Result.class);
        words(line, Attestation.Status.class);
        words(line, Condition.ResidualAtMost.When.class);
        words(line, Condition.Found.Kind.class);
        words(line, Obligation.Event.class);
        words(line, EvaluationRun.Status.class);
    }

    private static <T> void add(CommandLine line, Class<T> type, Function<String, T> read) {
        line.registerConverter(type, typed -> {
            try {
                return read.apply(typed);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        });
    }

    private static <E extends Enum<E>> void words(CommandLine line, Class<E> type) {
        add(line, type, typed -> word(type, typed));
    }

    /** The constant that a word names, as {@link Written#word} writes it. */
    static <E extends Enum<E>> E word(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants()).filter(c -> Written.word(c).equals(typed)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + typed + "` is none of " + Arrays.stream(type.getEnumConstants()).map(Written::word).collect(Collectors.joining(", "))));
    }

    /** Whether something is so. */
    static boolean truth(String typed) {
        if (!typed.equals("true") && !typed.equals("false")) {
            throw new IllegalArgumentException("`" + typed + "` is neither true nor false");
        }
        return typed.equals("true");
    }

    static Instant instant(String typed) {
        try {
            return Instant.parse(typed.length() == 10 ? typed + "T00:00:00Z" : typed);
        } catch (java.time.DateTimeException _) {
            throw new IllegalArgumentException("a time is like `2026-03-01` or `2026-03-01T09:00:00Z`, not `" + typed + "`");
        }
    }
}
