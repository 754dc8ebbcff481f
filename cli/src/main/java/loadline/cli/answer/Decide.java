package loadline.cli.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.PlainLine;
import loadline.cli.shell.QuestionFlags;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Written;
import loadline.controlplane.answering.Deciding;
import loadline.controlplane.answering.Engine;
import loadline.controlplane.answering.Replaying;
import loadline.controlplane.answering.Supposing;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Person;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.history.Entry;
import loadline.core.model.Question;
import loadline.formats.decision.DecisionJson;
import loadline.formats.decision.Detail;
import loadline.formats.decision.Explanation;
import loadline.formats.decision.WayOutJson;
import loadline.formats.json.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a question and records the answer. */
@picocli.CommandLine.Command(name = "decide", description = {
        "Asks whether something may be done, answers from everything in the log, and records question, head and answer.",
        "With --what-if or --as-of-size the answer is hypothetical or a replay: it is recorded nowhere, needs no key, and never ends with 0.",
        "Exit codes: 0 permitted on recomputed evidence; 10 with later obligations; 11 on determination; 12 replay, reconstruction or hypothetical; 13 under interim measures; 20 delayed, held or not governed; 30 denied; 40 stopped."},
        footer = {"", "Examples:", "  loadline decide --checkpoint final --configuration deployment.json --surface api --as release-1",
                "  loadline decide --checkpoint final --configuration deployment.json --surface api --what-if 'approve --checkpoint final --configuration deployment.json --surface api --requester release-1 --role ceo --as ceo-1'"})
public final class Decide extends Command {
    @Mixin
    private QuestionFlags question = new QuestionFlags();

    @Option(names = "--as", paramLabel = "PERSON", description = "who asks and signs the record; without it LOADLINE_AS")
    private Person as;

    @Option(names = "--what-if", paramLabel = "LINE", description = "suppose what this line would record; may be given more than once")
    private List<String> whatIf = new ArrayList<>();

    @Option(names = "--what-if-file", paramLabel = "FILE", description = "suppose what each line of the file would record")
    private Path whatIfFile;

    @Option(names = "--as-of-size", paramLabel = "N", description = "answer as of the first N entries")
    private Long asOfSize;

    @Option(names = "--accept-obligations", description = "end with 0 where the permission has later obligations")
    private boolean acceptObligations;

    @Option(names = "--accept-determination", description = "end with 0 where the permission rests on what people concluded, attested or inherited")
    private boolean acceptDetermination;

    @Option(names = "--full", description = "tell every piece of evidence, criterion and earlier answer")
    private boolean full;

    Decide(Shell shell) {
        super(shell);
    }

    /** The command as the words after its own ask for it; empty where the command line proper is to read or refuse them. */
    public static Optional<Decide> plainly(Shell shell, List<String> words) {
        return PlainLine.read(words, line -> {
            Decide command = new Decide(shell);
            shell.settings().take(line);
            command.question.take(line, shell.environment().folder());
            command.as = line.take(Person::new, "--as");
            command.acceptObligations = line.has("--accept-obligations");
            command.acceptDetermination = line.has("--accept-determination");
            command.full = line.has("--full");
            return command;
        });
    }

    /** A decision, what it rests on, and the entry that records it if one does. */
    private record Told(Decision decision, Facts facts, Optional<Entry> entry) {}

    @Override
    protected Reply reply() throws IOException {
        boolean supposed = !whatIf.isEmpty() || whatIfFile != null;
        if (supposed && asOfSize != null) {
            throw Failure.usage("--what-if and --as-of-size exclude each other");
        }
        return reply(supposed ? suppose() : asOfSize != null ? replay() : decide());
    }

    private Told decide() throws IOException {
        Engine.prepare();
        Signer requester = shell().signers(List.of(person())).getFirst();
        try (Workspace workspace = shell().openToWrite()) {
            Deciding.Decided decided = new Deciding(workspace).decide(question(workspace.facts()), requester);
            return new Told(decided.decision(), decided.facts(), Optional.of(decided.entry()));
        }
    }

    private Told replay() throws IOException {
        try (Workspace workspace = shell().openToRead()) {
            Facts then = workspace.factsAt(asOfSize);
            return new Told(new Replaying(workspace).decide(question(then), asOfSize), then, Optional.empty());
        }
    }

    private Told suppose() throws IOException {
        List<String> lines = new ArrayList<>(whatIf);
        if (whatIfFile != null) {
            Files.readAllLines(shell().environment().path(whatIfFile)).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lines::add);
        }
        if (lines.isEmpty()) {
            throw Failure.input("`" + whatIfFile + "` supposes nothing: it has no line");
        }
        try (Workspace workspace = shell().openToRead()) {
            Supposing supposing = new Supposing(workspace, shell().now(workspace));
            for (String line : lines) {
                Supposition.of(line, shell()).addTo(supposing, shell());
            }
            return new Told(supposing.decide(question(supposing.facts())), supposing.facts(), Optional.empty());
        }
    }

    private Question question(Facts facts) {
        return question.question(new Seen(facts, shell(), Set.of(person())), person());
    }

    private Person person() {
        return as != null ? as : shell().person();
    }

    private Reply reply(Told told) {
        Set<ExitCode.Accepted> accepted = EnumSet.noneOf(ExitCode.Accepted.class);
        if (acceptObligations) {
            accepted.add(ExitCode.Accepted.OBLIGATIONS);
        }
        if (acceptDetermination) {
            accepted.add(ExitCode.Accepted.DETERMINATION);
        }
        int code = ExitCode.of(told.decision(), accepted);
        Json json = Json.object(
                Json.has("decision", DecisionJson.value(told.decision())), Json.has("body", DecisionJson.bodyDigest(told.decision()).value()),
                Json.may("recorded", told.entry().map(Written::json)), Json.has("exitCode", code), Json.has("wayOut", WayOutJson.value(told.decision(), told.facts())));
        String recorded = told.entry().map(e -> "recorded as entry " + e.index() + "; all of it with `loadline explain " + e.index() + "`\n").orElse("recorded nowhere\n");
        return new Reply(json, Explanation.text(told.decision(), told.facts(), full ? Detail.FULL : Detail.COMPACT) + recorded, code);
    }
}
