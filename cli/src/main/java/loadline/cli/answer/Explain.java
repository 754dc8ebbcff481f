package loadline.cli.answer;

import java.io.IOException;
import java.util.List;
import loadline.cli.shell.Command;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Written;
import loadline.controlplane.answering.Replaying;
import loadline.controlplane.workspace.Workspace;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.decision.DecisionJson;
import loadline.formats.decision.Detail;
import loadline.formats.decision.Explanation;
import loadline.formats.decision.WayOutJson;
import loadline.formats.json.Json;
import loadline.log.LogBroken;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a recorded decision. */
@picocli.CommandLine.Command(name = "explain", description = {"Decides a recorded question again at its own head, compares the result with what was recorded, and tells everything it rests on.",
        "Of a refusal it tells the fewest acts that would permit it, who can do each, the line to type, and what nobody can: `wayOut` in JSON, by spec/way-out.schema.json.",
        "Ends with 4 if the log no longer gives the recorded decision."},
        footer = {"", "Example:", "  loadline explain 42"})
public final class Explain extends Command {
    @Parameters(paramLabel = "ENTRY", arity = "0..1", description = "the entry that records the decision; the last one without it")
    private Long entry;

    @Option(names = "--compact", description = "only what decides")
    private boolean compact;

    Explain(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        try (Workspace workspace = shell().openToRead()) {
            Entry recorded = recorded(workspace.entries());
            Act.DecisionMade made = (Act.DecisionMade) recorded.act();
            Decision decision = new Replaying(workspace).recomputed(made.question(), made.treeSize());
            if (!DecisionJson.bodyDigest(decision).equals(made.body())) {
                throw new LogBroken("entry " + recorded.index() + " records the decision `" + made.body() + "`, but the log gives `" + DecisionJson.bodyDigest(decision)
                        + "` under edition " + Decide.EDITION + " of the rules; it was made by `" + made.engine() + "`");
            }
            Facts facts = workspace.factsAt(made.treeSize());
            Json json = Json.object(Json.has("decision", DecisionJson.value(decision)), Json.has("body", made.body().value()), Json.has("recorded", Written.json(recorded)), Json.has("engine", made.engine()),
                    Json.has("wayOut", WayOutJson.value(decision, facts)));
            return Reply.of(json, Explanation.text(decision, facts, compact ? Detail.COMPACT : Detail.FULL));
        }
    }

    private Entry recorded(List<Entry> entries) {
        if (entry == null) {
            return entries.reversed().stream().filter(e -> e.act() instanceof Act.DecisionMade).findFirst()
                    .orElseThrow(() -> Failure.input("no decision is recorded; ask with `loadline decide`"));
        }
        if (entry < 0 || entry >= entries.size() || !(entries.get(entry.intValue()).act() instanceof Act.DecisionMade)) {
            throw Failure.input("entry " + entry + " records no decision; see `loadline log show --type decision-made`");
        }
        return entries.get(entry.intValue());
    }
}
