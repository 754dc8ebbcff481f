package loadline.cli.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Rule;
import loadline.core.TimeSpan;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;
import picocli.CommandLine.Option;

/** A question as it is typed. What bounds are left out are unknown and count as the widest. */
public final class QuestionFlags {
    @Option(names = "--activity", paramLabel = "WORD", defaultValue = "deploy",
            description = "deploy, continue-for-existing-customers, controlled-ab, share-with-evaluator, use-internally-limited, use-internally-large-scale, use-internally-autonomous, train-further, resume-training or store (default: ${DEFAULT-VALUE})")
    private Activity activity;

    @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights, by the checkpoint's name or digest")
    private String checkpoint;

    @Option(names = "--configuration", paramLabel = "FILE|sha256:...", description = "what the weights are deployed in: adapters, system prompt, tools, classifiers; for deployments")
    private Document configuration;

    @Option(names = "--surface", paramLabel = "WORD", description = "internal, trusted-partner, api, fine-tuning-api, public-chat, agentic, autonomous or open-weights; none for questions about weights or training")
    private Surface surface;

    @Option(names = "--accounts", paramLabel = "N", description = "most accounts served")
    private Long accounts;

    @Option(names = "--tools", arity = "1", paramLabel = "true|false", description = "whether tools may be called")
    private Boolean tools;

    @Option(names = "--autonomy", paramLabel = "SPAN", description = "longest unattended run, such as PT8H")
    private TimeSpan autonomy;

    @Option(names = "--fine-tuning", arity = "1", paramLabel = "true|false", description = "whether customers may fine-tune")
    private Boolean fineTuning;

    @Option(names = "--attempts", paramLabel = "N", description = "most attempts an account has at one task")
    private Integer attempts;

    /** Made by the command line. */
    public QuestionFlags() {}

    /** Takes from a plain line what the command line proper would set. */
    public void take(PlainLine line, Path folder) {
        Activity named = line.take(word -> Typed.word(Activity.class, word), "--activity");
        activity = named == null ? Activity.DEPLOY : named;
        checkpoint = line.take(typed -> typed, "--checkpoint");
        configuration = line.take(typed -> Document.of(typed, folder), "--configuration");
        surface = line.take(word -> Typed.word(Surface.class, word), "--surface");
        accounts = line.take(Long::valueOf, "--accounts");
        tools = line.take(Typed::truth, "--tools");
        autonomy = line.take(TimeSpan::of, "--autonomy");
        fineTuning = line.take(Typed::truth, "--fine-tuning");
        attempts = line.take(Integer::valueOf, "--attempts");
        Rule.require(checkpoint != null, "a question names a checkpoint");
    }

    /** The question, asked by {@code requester}. */
    public Question question(Seen seen, Person requester) {
        return new Question(activity, subject(seen.weights(checkpoint)), surface(), bounds(), requester);
    }

    private Subject subject(Digest weights) {
        return switch (activity.track()) {
            case DEPLOY -> {
                if (configuration == null) {
                    throw Failure.usage("a deployment has a configuration: name its file with --configuration");
                }
                yield new Subject.Deployment(weights, configuration.digest());
            }
            case TRAIN -> new Subject.TrainingRun(weights);
            case STORE -> new Subject.Weights(weights);
        };
    }

    private Surface surface() {
        if (surface == null && activity.track() == Activity.Track.DEPLOY) {
            throw Failure.usage("a deployment has a surface: name it with --surface, such as `--surface api`");
        }
        return surface == null ? Surface.NONE : surface;
    }

    private SurfaceBounds bounds() {
        return new SurfaceBounds(accounts == null ? OptionalLong.empty() : OptionalLong.of(accounts), Optional.ofNullable(tools), Optional.ofNullable(autonomy),
                Optional.ofNullable(fineTuning), attempts == null ? OptionalInt.empty() : OptionalInt.of(attempts));
    }
}
