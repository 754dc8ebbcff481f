package loadline.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.SourceListing;
import loadline.formats.attacks.Attack;
import loadline.formats.json.Json;
import loadline.verify.attacks.AttackFolder;
import loadline.verify.attacks.AttackRun;
import picocli.CommandLine.Parameters;

/** Plays attacks. */
@picocli.CommandLine.Command(name = "attacks", description = {"Plays every attack (`*.yaml`: an honest situation that permits, and its twin with one manipulation that must not) in a folder,",
        "each as a signed log of its own: decided, and verified from the bundle that an outsider would be handed.",
        "Ends with 50 if an attack does not come out as it must, with 3 if one cannot be read or there is none."},
        footer = {"", "Example:", "  loadline conformance attacks spec/attacks"})
final class ConformanceAttacks extends Command {
    @Parameters(paramLabel = "DIR", description = "the folder")
    private Path dir;

    ConformanceAttacks(Shell shell) {
        super(shell);
    }

    /**
     * One file: its attack played, or why that was not possible.
     *
     * @param listing what is wrong with the document, with its lines
     */
    private record Played(String file, Optional<AttackRun> run, String listing) {}

    @Override
    protected Reply reply() throws IOException {
        Path start = shell().environment().path(dir);
        if (!Files.isDirectory(start)) {
            throw Failure.input("there is no folder `" + dir + "`");
        }
        AttackFolder folder = new AttackFolder(start);
        List<Played> all = new ArrayList<>();
        for (Path file : folder.files()) {
            all.add(play(folder, file));
        }
        if (all.isEmpty()) {
            throw Failure.input("`" + dir + "` holds no attack, so nothing was checked; attacks are `*.yaml`");
        }
        long holding = all.stream().filter(p -> p.run().filter(AttackRun::holds).isPresent()).count();
        boolean readable = all.stream().allMatch(p -> p.run().isPresent());
        Json json = Json.object(Json.has("attacks", all.size()), Json.has("holding", holding), Json.has("runs", Json.items(all.stream().map(ConformanceAttacks::json).toList())));
        return new Reply(json, text(all, holding), !readable ? ExitCode.INPUT : holding == all.size() ? ExitCode.OK : ExitCode.AGAINST);
    }

    private static Played play(AttackFolder folder, Path file) throws IOException {
        String name = file.getFileName().toString();
        return switch (folder.read(file)) {
            case Parsed.Accepted<Attack>(Attack attack, var _) -> play(folder, name, attack);
            case Parsed.Rejected<Attack>(List<Problem> problems) -> new Played(name, Optional.empty(), listing(folder, problems));
        };
    }

    private static Played play(AttackFolder folder, String name, Attack attack) {
        try {
            return new Played(name, Optional.of(folder.run(attack)), "");
        } catch (IllegalArgumentException e) {
            return new Played(name, Optional.empty(), name + ": " + Problem.plain(String.valueOf(e.getMessage())) + "\n");
        }
    }

    /** Each problem with the line it lies on, in the attack or in its base. */
    private static String listing(AttackFolder folder, List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(new SourceListing(folder.bytes(problem.file()).orElse(new byte[0])).show(problem)));
        return text.toString();
    }

    private static String text(List<Played> all, long holding) {
        Table table = Table.of("rules", "attack", "reason given", "decide", "verify");
        StringBuilder against = new StringBuilder();
        for (Played played : all) {
            against.append(played.listing());
            played.run().ifPresent(run -> {
                table.row(String.join(" ", run.attack().rules()), run.attack().id(), String.join(", ", run.reasons()), run.decided(), run.verified());
                run.differences().forEach(d -> against.append(played.file()).append(": ").append(Problem.plain(d)).append('\n'));
            });
        }
        return table.orElse("no attack could be played") + against + holding + " of " + all.size() + " attacks come out as they must\n";
    }

    private static Json json(Played played) {
        return played.run().map(run -> Json.object(Json.has("file", played.file()), Json.has("readable", true), Json.has("rules", texts(List.copyOf(run.attack().rules()))),
                Json.has("does", run.attack().does()), Json.has("reasons", texts(run.reasons())), Json.has("decide", run.decided()), Json.has("verify", run.verified()),
                Json.has("holds", run.holds()), Json.has("differences", texts(run.differences())))).orElseGet(() -> Json.object(Json.has("file", played.file()), Json.has("readable", false),
                Json.has("holds", false), Json.has("differences", texts(played.listing().lines().toList()))));
    }

    private static Json texts(List<String> texts) {
        return Json.items(texts.stream().map(Json::text).toList());
    }
}
