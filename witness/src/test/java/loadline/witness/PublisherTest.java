package loadline.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import loadline.log.LogBroken;
import loadline.log.cosign.Attested;
import loadline.log.cosign.Cosigner;
import loadline.log.cosign.Quorum;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.Hash;
import loadline.log.publication.Cadence;
import loadline.log.tree.SignedTreeHead;
import loadline.log.witness.Witness;
import loadline.log.witness.WitnessFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and real witnesses on the loopback. */
class PublisherTest {
    private static final long NOW = 1_763_800_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final InstantSource clock = () -> Instant.ofEpochSecond(NOW);
    private final WitnessClient client = new WitnessClient(Duration.ofSeconds(2));
    private final List<AutoCloseable> running = new ArrayList<>(List.of(client));
    private final StringBuilder quorum = new StringBuilder("log " + Logs.LOG.verifierKey().write() + "\n");

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : running.reversed()) {
            each.close();
        }
    }

    private WitnessFolder witness(String name, Cosigner key, long time) throws IOException {
        WitnessFolder memory = WitnessFolder.open(folder.resolve(name));
        running.add(memory);
        Witness witness = new Witness(List.of(key), List.of(Logs.LOG.verifierKey()), memory, () -> time);
        WitnessServer server = WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness, _ -> { });
        running.add(server);
        quorum.append("witness ").append(name).append(' ').append(key.key().write()).append(" http://localhost:").append(server.address().getPort()).append("/\n");
        return memory;
    }

    /** Something at a witness's address that answers in its own way. */
    private void impostor(String name, Cosigner key, int status, String body, long millis) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            sleep(millis);
            exchange.sendResponseHeaders(status, body.length() == 0 ? -1 : body.getBytes(StandardCharsets.UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        running.add(() -> server.stop(0));
        quorum.append("witness ").append(name).append(' ').append(key.key().write()).append(" http://localhost:").append(server.getAddress().getPort()).append('\n');
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Logs log() throws IOException {
        Logs log = Logs.open(folder.resolve("log"));
        running.add(log);
        return log;
    }

    private Quorum quorum(String last) {
        return Quorum.read((quorum + last).getBytes(StandardCharsets.UTF_8));
    }

    private Publisher publisher(Logs log, String last) {
        return new Publisher(log.publication(), new Cosigning(quorum(last), client, PATIENCE, clock), new Cadence(10, 600), clock, () -> 0);
    }

    @Test
    void a_log_grows_under_two_witnesses_of_both_kinds_and_a_reader_with_the_quorum_file_believes_it() throws Exception {
        witness("a", Logs.ed25519("a.example", 10), NOW);
        witness("b", Logs.mlDsa("b.example", 11), NOW + 4);
        Logs log = log();
        Publisher publisher = publisher(log, "group both all a b\nquorum both\n");
        for (int round = 1; round <= 4; round++) {
            log.append("round " + round, 100);
            Published published = publisher.publish();
            assertThat(published).isInstanceOf(Published.Witnessed.class);
            assertThat(published.troubles()).isEmpty();
            byte[] file = Files.readAllBytes(folder.resolve("log/tiles/checkpoint"));
            assertThat(quorum("group both all a b\nquorum both\n").attest(file)).isInstanceOfSatisfying(Attested.Witnessed.class, read -> {
                assertThat(read.time()).isEqualTo(NOW);
                assertThat(read.cosignatures()).hasSize(2);
            });
        }
        SignedTreeHead head = log.publication().prove(7).verify(Hash.leaf("round 1 7".getBytes(StandardCharsets.UTF_8)), Logs.LOG.verifierKey());
        assertThat(head.head().size()).isEqualTo(400);
        assertThat(head.note().signatures()).as("proofs carry the cosignatures").hasSize(3);
    }

    @Test
    void without_its_quorum_a_head_is_withheld_and_the_one_before_stays() throws Exception {
        witness("a", Logs.ed25519("a.example", 10), NOW);
        impostor("b", Logs.ed25519("b.example", 11), 500, "no\n", 0);
        Logs log = log();
        log.append("first", 5);
        publisher(log, "quorum a\n").publish();
        log.append("second", 5);
        Published published = publisher(log, "group both all a b\nquorum both\n").publish();
        assertThat(published).isInstanceOf(Published.Withheld.class);
        assertThat(published.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.witness()).isEqualTo("b");
            assertThat(trouble.what()).isEqualTo("refused with 500: no");
            assertThat(trouble.alarming()).isFalse();
        });
        assertThat(log.publication().published().orElseThrow().head().size()).isEqualTo(5);
        assertThat(publisher(log, "quorum a\n").publish()).as("a is at 10 already, so 409 and again").isInstanceOf(Published.Witnessed.class);
        assertThat(log.publication().published().orElseThrow().head().size()).isEqualTo(10);
    }

    @Test
    void a_slow_witness_costs_its_time_out_and_no_more() throws Exception {
        witness("a", Logs.ed25519("a.example", 10), NOW);
        impostor("slow", Logs.ed25519("b.example", 11), 200, "", 8000);
        Logs log = log();
        log.append("entry", 5);
        long start = System.nanoTime();
        Published published = publisher(log, "group one any a slow\nquorum one\n").publish();
        assertThat(published).isInstanceOf(Published.Witnessed.class);
        assertThat(published.troubles()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void what_a_witness_sends_counts_only_if_its_key_signed_this_head_now() throws Exception {
        Logs log = log();
        log.append("entry", 5);
        Cosigner key = Logs.ed25519("w.example", 11);
        SignedTreeHead head = log.publication().sign(0);
        String good = key.cosign(head.head(), NOW).write() + "\n";
        String early = key.cosign(head.head(), NOW - 301).write() + "\n";
        String late = key.cosign(head.head(), NOW + 301).write() + "\n";
        String zero = key.cosign(head.head(), 0).write() + "\n";
        String stranger = Logs.ed25519("w.example", 12).cosign(head.head(), NOW).write() + "\n";
        String bad = good.replace("A", "B");
        String[] bodies = {early, late, zero, stranger, bad, "", "hello\n", good.strip(), good + "x\n"};
        for (int i = 0; i < bodies.length; i++) {
            impostor("w" + i, Logs.ed25519("w.example", 11), 200, bodies[i], 0);
            Published published = new Publisher(log.publication(), new Cosigning(only("w" + i), client, PATIENCE, clock), new Cadence(10, 600), clock, () -> 0).publish();
            assertThat(published).as("body %d", i).isInstanceOf(Published.Withheld.class);
            assertThat(published.troubles()).hasSize(1);
        }
        impostor("ok", key, 200, stranger + good, 0);
        assertThat(new Publisher(log.publication(), new Cosigning(only("ok"), client, PATIENCE, clock), new Cadence(10, 600), clock, () -> 0).publish()).isInstanceOf(Published.Witnessed.class);
    }

    private Quorum only(String name) {
        String lines = quorum.toString().lines().filter(line -> line.startsWith("log ") || line.startsWith("witness " + name + " ")).reduce("", (all, line) -> all + line + "\n");
        return Quorum.read((lines + "quorum " + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_log_without_witnesses_is_published_as_self_attested() throws Exception {
        Logs log = log();
        log.append("entry", 5);
        assertThat(publisher(log, "quorum none\n").publish()).isInstanceOf(Published.SelfAttested.class);
    }

    /** The split view: two copies of one log, with one key, shown to one witness. */
    @Test
    void a_second_view_is_refused_and_the_witness_has_the_proof() throws Exception {
        WitnessFolder memory = witness("a", Logs.ed25519("a.example", 10), NOW);
        Logs honest = log();
        honest.append("honest", 5);
        assertThat(publisher(honest, "quorum a\n").publish()).isInstanceOf(Published.Witnessed.class);
        Logs other = Logs.open(folder.resolve("other"));
        running.add(other);
        other.append("other", 5);
        Published published = publisher(other, "quorum a\n").publish();
        assertThat(published).isInstanceOf(Published.Withheld.class);
        assertThat(published.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.alarming()).isTrue());
        SplitView proof = SplitView.read(memory.splitViews(Logs.LOG.name()).getFirst().write());
        assertThat(proof.verify(Logs.LOG.verifierKey())).isEqualTo(honest.publication().published().orElseThrow().head().root());
    }

    @Test
    void a_log_that_was_rolled_back_is_told_by_its_witness() throws Exception {
        witness("a", Logs.ed25519("a.example", 10), NOW);
        Logs log = log();
        log.append("entry", 9);
        publisher(log, "quorum a\n").publish();
        Logs restored = Logs.open(folder.resolve("restored"));
        running.add(restored);
        restored.append("entry", 5);
        Published published = publisher(restored, "quorum a\n").publish();
        assertThat(published).isInstanceOf(Published.Withheld.class);
        assertThat(published.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).contains("has cosigned a tree of 9 entries, this one has 5");
            assertThat(trouble.alarming()).isTrue();
        });
    }

    @Test
    void it_publishes_at_its_cadence_and_again_when_quiet() throws Exception {
        AtomicLong ticks = new AtomicLong(1000);
        Logs log = log();
        log.append("entry", 1);
        Publisher publisher = new Publisher(log.publication(), new Cosigning(quorum("quorum none\n"), client, PATIENCE, clock), new Cadence(10, 600), clock, ticks::get);
        assertThat(publisher.turn()).as("first").isPresent();
        assertThat(publisher.turn()).isEqualTo(Optional.empty());
        ticks.addAndGet(10);
        assertThat(publisher.turn()).as("nothing new").isEmpty();
        log.append("entry", 1);
        assertThat(publisher.turn()).as("new").isPresent();
        log.append("entry", 1);
        ticks.addAndGet(9);
        assertThat(publisher.turn()).as("too early").isEmpty();
        ticks.addAndGet(1);
        assertThat(publisher.turn()).isPresent();
        ticks.addAndGet(600);
        assertThat(publisher.turn()).as("quiet").isPresent();
    }

    @Test
    void a_damaged_journal_signs_nothing() throws Exception {
        Logs log = log();
        log.append("entry", 50);
        Publisher publisher = publisher(log, "quorum none\n");
        publisher.publish();
        log.append("entry", 50);
        Path file = folder.resolve("log/journal");
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        damaged[sound.length - 200] ^= 1;
        Files.write(file, damaged);
        assertThatExceptionOfType(LogBroken.class).isThrownBy(publisher::publish);
        assertThat(log.publication().published().orElseThrow().head().size()).isEqualTo(50);
        Files.write(file, sound);
    }
}
