package loadline.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import loadline.core.Digest;
import loadline.formats.bundle.Bundle;
import loadline.formats.statement.EntryType;
import loadline.importers.inspect.SyntheticLog;

/** The files that the demonstration's commands read. */
final class Props {
    /** Role-named test keys; none of them stands for a person. */
    static final List<String> PEOPLE = List.of(
            "board-1", "ceo-1", "rso-1", "evaluator-1", "author-1", "trainer-1", "security-1", "safety-1", "red-team-1", "release-1");

    private static final String PACK = "/policies/anthropic-rsp/2.2/";
    private static final String ROSTER = """
            # Test keys named after roles. Nobody stands behind them.
            quorum: 1
            members:
              board-1: {roles: [board], chain: board, identity: "test key for the board", root: true}
              ceo-1: {roles: [ceo], chain: executive, identity: "test key for the CEO"}
              rso-1: {roles: [rso], chain: safety, identity: "test key for the responsible scaling officer"}
              evaluator-1: {roles: [evaluator], chain: research, identity: "test key for an evaluator"}
              author-1: {roles: [frontier-red-team], chain: research, identity: "test key for a report's author"}
              trainer-1: {roles: [training], chain: research, identity: "test key for training"}
              security-1: {roles: [ciso], chain: security, identity: "test key for security"}
              safety-1: {roles: [safeguards], chain: safety, identity: "test key for safeguards"}
              red-team-1: {roles: [reviewer], chain: outside, identity: "test key for an external red team", external: true}
              release-1: {roles: [release-engineer], chain: product, identity: "test key for a release engineer"}
            """;
    private static final String GATES = """
            gates:
              # Not in the policy: two rules that this protocol adds.
              autonomous-surface:
                scope: {activities: [deploy], surfaces: [autonomous]}
                requires: {levelAtMost: ASL-2}
                otherwise: block
              external-red-team:
                scope: {activities: [deploy], surfaces: all}
                requires: {fromLevel: {level: ASL-3, then: {reviewSufficient: red-team}}}
                otherwise: block
            """;

    private final Path folder;

    Props(Path folder) {
        this.folder = folder;
    }

    /** Writes everything that can be written before the first command. */
    void lay() throws IOException {
        write("roster.yaml", ROSTER);
        String protocol = pack("protocols/may-2025.yaml");
        write("protocol.yaml", protocol.replace("protocol: claude-4-card", "protocol: demonstration").replace("gates: {}\n", GATES));
        for (String record : List.of("opus-4", "sonnet-4")) {
            write(record + ".yaml", pack("record/" + record + ".yaml"));
        }
        for (String stand : List.of("opus-4.weights", "sonnet-4.weights", "example-1.weights", "chat.configuration", "autonomous.configuration", "report", "safeguards", "review")) {
            write(stand, "stands in for " + stand + "\n");
        }
    }

    /** A made-up evaluation log: {@code solved} of {@code items}, under a plan. */
    void log(String file, String task, String plan, int solved, int items) throws IOException {
        List<SyntheticLog.Sample> samples = IntStream.range(0, items).mapToObj(i -> SyntheticLog.Sample.scored("item-" + i, 1, i < solved ? "1" : "0")).toList();
        SyntheticLog.of(task, "example-1", Instant.parse("2025-05-20T08:00:00Z")).withPlan(new Digest(plan)).withSamples(samples).write(folder.resolve(file));
    }

    /** The bundle with one byte of one entry's payload changed. */
    void changeOneByte(String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(from), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"payload\":\"") + 200;
        char changed = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(folder.resolve(to), text.substring(0, at) + changed + text.substring(at + 1), StandardCharsets.ISO_8859_1);
    }

    /** The bundle without the entry that recorded the result of {@code task}. */
    void leaveOut(String from, String to, String task) throws IOException {
        Bundle whole = Bundle.read(from, Files.readAllBytes(folder.resolve(from))).orThrow();
        String type = EntryType.RUN_RECORDED.predicateType();
        List<Bundle.Item> rest = whole.entries().stream().filter(item -> !isRunOf(item, type, task)).toList();
        if (rest.size() == whole.entries().size()) {
            throw new IllegalStateException("the bundle holds no result of `" + task + "` to leave out");
        }
        Files.write(folder.resolve(to), new Bundle(whole.question(), whole.treeHead(), whole.decision(), rest, whole.texts()).write());
    }

    private static boolean isRunOf(Bundle.Item item, String type, String task) {
        String payload = new String(item.payload().array(), StandardCharsets.UTF_8);
        return payload.contains(type) && payload.contains("\"task\":\"" + task + "\"");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String pack(String name) {
        try (InputStream in = Props.class.getResourceAsStream(PACK + name)) {
            if (in == null) {
                throw new IllegalStateException("the program does not hold `" + PACK + name + "`; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
