package loadline.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadline.cli.shell.Environment;
import loadline.controlplane.keys.Secret;
import loadline.core.Digest;
import loadline.importers.inspect.SyntheticLog;

/**
 * A developer with a small policy, in a temporary folder, at its command line: {@code harbour.yaml} and {@code tides.yaml}
 * among the test resources. Commands run in this process; their clock moves on by a minute each.
 */
final class Harbour {
    static final String[] QUESTION = {"--checkpoint", "final", "--configuration", "configuration", "--surface", "api"};

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private Instant now = START;
    private Optional<Environment.Terminal> terminal = Optional.empty();

    Harbour(Path folder) {
        this.folder = folder;
        variables.put("LOADLINE_KEYS", folder.resolve("keys").toString());
        variables.put("HOME", folder.toString());
        write("weights", "weights of final");
        write("configuration", "a system prompt and no tools");
        write("evidence", "a stone wall");
        write("report", "soundings of the bar");
        copy("harbour.yaml");
        copy("tides.yaml");
        copy("open-sea.yaml");
    }

    /** Runs a command. */
    Ran run(String... args) {
        now = now.plus(Duration.ofMinutes(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(variables, print(out), print(err), terminal, InstantSource.fixed(now), folder);
        int code = Main.run(environment, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that must end with 0. */
    Ran done(String... args) {
        Ran ran = run(args);
        if (ran.exitCode() != 0) {
            throw new AssertionError(String.join(" ", args) + " ended with " + ran.exitCode() + ": " + ran.err() + ran.out());
        }
        return ran;
    }

    /** Runs {@code decide} on the question of this harbour. */
    Ran decide(String... more) {
        return run(with(QUESTION, "decide", "--as", "asker-1", more));
    }

    private static String[] with(String[] question, String command, String as, String person, String... more) {
        List<String> args = new ArrayList<>(List.of(command, as, person));
        args.addAll(Arrays.asList(question));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** From now on somebody sits at a terminal and types these lines, one each time a secret is asked for. */
    void typing(String... lines) {
        Iterator<String> typed = List.of(lines).iterator();
        terminal = Optional.of(_ -> Secret.of(typed.next().toCharArray()));
    }

    void wait(Duration span) {
        now = now.plus(span);
    }

    Path workspace() {
        return folder.resolve("log");
    }

    /** Keys, roster, log, policy and protocol. */
    Harbour founded() {
        return founded("harbour");
    }

    /** As {@link #founded()}, under the policy that departures from the straight way are tested with. */
    Harbour atSea() {
        write("tides.yaml", read("tides.yaml").replace("harbour@1", "open-sea@1"));
        founded("open-sea");
        done("safeguard", "attest", "locks", "--all", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        done("showing", "--all", "--checkpoint", "final", "--document", "report", "--as", "pilot-1");
        return measuredHere(18);
    }

    private Harbour founded(String policy) {
        List.of("master-1", "pilot-1", "owner-1", "asker-1").forEach(person -> done("key", "new", person, "--unencrypted"));
        write("roster.yaml", """
                quorum: 1
                members:
                  master-1: {roles: [master], chain: bridge, identity: "Ada", root: true}
                  pilot-1: {roles: [pilot], chain: harbour, identity: "Ben"}
                  owner-1: {roles: [owner], chain: house, identity: "Cem"}
                  asker-1: {roles: [asker], chain: house, identity: "Dia"}
                """);
        done("init", "log", "--origin", "example.com/harbour", "--roster", "roster.yaml", "--unencrypted");
        variables.put("LOADLINE_WORKSPACE", workspace().toString());
        done("policy", "adopt", policy + ".yaml", "--as", "master-1");
        done("protocol", "adopt", "tides.yaml", "--as", "master-1");
        done("model", "checkpoint", "final", "--model", "ship", "--weights", "weights", "--variant", "final", "--as", "owner-1");
        return this;
    }

    /** Everything that a deployment needs but a result. */
    Harbour prepared() {
        founded();
        done("safeguard", "attest", "locks", "--all", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        done("showing", "--all", "--checkpoint", "final", "--document", "report", "--as", "pilot-1");
        return this;
    }

    /** A planned result with so many items solved out of 40, and the assessment after it. */
    Harbour measured(int solved) {
        return prepared().measuredHere(solved);
    }

    private Harbour measuredHere(int solved) {
        Digest plan = plan();
        done("evaluation", "import", log("tide.eval", solved, Optional.of(plan)), "--as", "pilot-1");
        done("assessment", "comprehensive", "--checkpoint", "final", "--report", "report", "--as", "pilot-1");
        return this;
    }

    /** Registers a plan of 40 items; answers its statement. */
    Digest plan() {
        Ran ran = done("plan", "register", "--checkpoint", "final", "--task", "tide", "--model-name", "lab/ship", "--items", "40", "--deadline", "2026-12-01", "--as", "pilot-1", "-o", "json");
        return ran.json().object(f -> {
            f.take("head", c -> c.value());
            return f.take("recorded", recorded -> recorded.list(entry -> entry.object(e -> {
                Digest statement = new Digest(e.take("statement", s -> s.text()));
                List.of("at", "by", "index", "stream", "type").forEach(key -> e.take(key, c -> c.value()));
                return statement;
            }))).getFirst();
        });
    }

    /** Writes a made-up log of 40 items; answers its name. */
    String log(String name, int solved, Optional<Digest> plan) {
        List<SyntheticLog.Sample> samples = IntStream.range(0, 40).mapToObj(i -> SyntheticLog.Sample.scored("item-" + i, 1, i < solved ? "1" : "0")).toList();
        SyntheticLog log = SyntheticLog.of("tide", "lab/ship", START).withSamples(samples).withMetadata("name", name);
        try {
            plan.map(log::withPlan).orElse(log).write(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    /** The digest of the statement that a recording command printed. */
    static String statement(Ran recorded) {
        Matcher digest = Pattern.compile("sha256:[0-9a-f]{64}").matcher(recorded.out());
        if (!digest.find()) {
            throw new AssertionError("no statement in: " + recorded.out());
        }
        return digest.group();
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many entries the log has. */
    long entries() {
        return done("log", "show", "-o", "json").json().object(f -> {
            f.take("dropped", c -> c.value());
            f.take("head", c -> c.value());
            return f.take("entries", entries -> entries.items().size());
        });
    }

    private void copy(String resource) {
        try (InputStream in = Harbour.class.getResourceAsStream(resource)) {
            Files.write(folder.resolve(resource), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
