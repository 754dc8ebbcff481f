package loadline.cli.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.core.statistics.Alpha;
import loadline.formats.json.Json;
import loadline.statistics.RuleOutPlan;
import picocli.CommandLine.Option;

/** How large an evaluation has to be before it can rule a cutoff out. */
@picocli.CommandLine.Command(name = "power", description = {"Says how many items, or clusters, an evaluation needs so that a model that truly scores --truth is ruled out below --cutoff with chance --power.",
        "With --epochs the truth is the share in one epoch; what counts is the share of items solved in any of them.",
        "With --items-per-cluster clusters are counted, by the bound on cluster means. Ends with 50 if no size is enough."},
        footer = {"", "Example:", "  loadline plan power --cutoff 0.2 --truth 0.05 --alpha 0.025"})
public final class PowerCommand extends Command {
    private static final MathContext SHOWN = new MathContext(6);

    @Option(names = "--cutoff", required = true, paramLabel = "SHARE", description = "what is to be ruled out")
    private BigDecimal cutoff;

    @Option(names = "--truth", required = true, paramLabel = "SHARE", description = "what the model truly scores")
    private BigDecimal truth;

    @Option(names = "--alpha", paramLabel = "A", defaultValue = "0.025", description = "of the bound, one-sided (default: ${DEFAULT-VALUE}, that of a family's first submission at 0.05)")
    private BigDecimal alpha;

    @Option(names = "--power", paramLabel = "P", defaultValue = "0.8", description = "the chance wanted (default: ${DEFAULT-VALUE})")
    private double power;

    @Option(names = "--epochs", paramLabel = "K", defaultValue = "1", description = "attempts at each item (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--items-per-cluster", paramLabel = "M", description = "count clusters of this many items")
    private Integer itemsPerCluster;

    @Option(names = "--agreement", paramLabel = "R", defaultValue = "0", description = "correlation of epochs of an item, or of items of a cluster, from 0 to 1 (default: ${DEFAULT-VALUE})")
    private double agreement;

    PowerCommand(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() {
        try {
            return reply(size());
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage());
        }
    }

    private RuleOutPlan.Size size() {
        if (itemsPerCluster != null && epochs != 1) {
            throw Failure.usage("plan either epochs of items or clusters of items, not both at once");
        }
        BigDecimal share = epochs == 1 ? truth : new BigDecimal(RuleOutPlan.shareInAnyOf(epochs, truth.doubleValue(), agreement));
        RuleOutPlan.Goal goal = new RuleOutPlan.Goal(share, cutoff, new Alpha(alpha), power);
        return itemsPerCluster == null ? RuleOutPlan.items(goal) : RuleOutPlan.clusters(goal, itemsPerCluster, agreement);
    }

    private Reply reply(RuleOutPlan.Size size) {
        String unit = itemsPerCluster == null ? "items" : "clusters";
        return switch (size) {
            case RuleOutPlan.Size.Never(String reason) -> new Reply(Json.object(Json.has("unit", unit), Json.has("reason", reason)), "never: " + reason + "\n", ExitCode.AGAINST);
            case RuleOutPlan.Size.Enough(int needed, double chance, int allowed) -> {
                String shown = new BigDecimal(chance).round(SHOWN).toPlainString();
                String successes = allowed < 0 ? "" : ", up to " + allowed + " successes";
                Json json = Json.object(Json.has("unit", unit), Json.has("needed", needed), Json.has("power", shown),
                        Json.may("successesAllowed", allowed < 0 ? Optional.empty() : Optional.of(new Json.Whole(allowed))));
                yield Reply.of(json, needed + " " + unit + successes + ": rules out " + cutoff + " with chance " + shown + "\n");
            }
        };
    }
}
