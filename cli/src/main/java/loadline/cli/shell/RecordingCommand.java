package loadline.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loadline.controlplane.recording.Outcome;
import loadline.controlplane.recording.Recording;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Person;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;

/** A command by which persons sign acts. The same acts, unsigned, can be supposed by {@code decide --what-if}. */
public abstract class RecordingCommand extends Command {
    @Option(names = "--as", paramLabel = "PERSON", description = "who signs, by their id on the roster; may be given more than once; without it LOADLINE_AS")
    private List<Person> as = new ArrayList<>();

    protected RecordingCommand(Shell shell) {
        super(shell);
    }

    /** What is signed, given what the log says. */
    public abstract List<Act> acts(Seen seen) throws IOException;

    /** Texts that the acts name by digest. */
    protected List<byte[]> texts() throws IOException {
        return List.of();
    }

    /** What to tell people after it was recorded. */
    protected String next(List<Entry> entries, Outcome.Recorded recorded) {
        return "";
    }

    /** Who signs. */
    public final List<Person> persons() {
        return as.isEmpty() ? List.of(shell().person()) : List.copyOf(as);
    }

    @Override
    protected final Reply reply() throws IOException {
        List<Signer> signers = shell().signers(persons());
        try (Workspace workspace = shell().openToWrite()) {
            Seen seen = new Seen(workspace.facts(), shell(), Set.copyOf(persons()));
            List<Act> acts = acts(seen);
            return switch (new Recording(workspace).record(acts, signers, texts())) {
                case Outcome.Recorded recorded -> recorded(acts.size(), recorded, workspace);
                case Outcome.Refused(String why) -> throw Failure.input(why);
            };
        }
    }

    private Reply recorded(int count, Outcome.Recorded recorded, Workspace workspace) {
        List<Entry> mine = recorded.entries().subList(0, count);
        int estimates = recorded.entries().size() - count;
        StringBuilder text = new StringBuilder();
        mine.forEach(entry -> text.append(Written.line(entry)).append('\n'));
        if (estimates > 0) {
            text.append("and ").append(estimates).append(estimates == 1 ? " estimate\n" : " estimates\n");
        }
        text.append(next(mine, recorded));
        return Reply.of(Json.object(
                Json.has("recorded", Json.items(recorded.entries().stream().map(Written::json).toList())),
                Json.has("head", Written.head(workspace.head().head()))), text.toString());
    }
}
