package loadline.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import loadline.log.merkle.Hash;
import loadline.log.merkle.MerkleTree;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;
import loadline.log.witness.AddCheckpoint;
import loadline.log.witness.Witness;
import loadline.log.witness.WitnessFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {
    @TempDir
    Path folder;

    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private final MerkleTree tree = new MerkleTree();
    private WitnessFolder memory;
    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 20; i++) {
            tree.append(Hash.leaf(new byte[] {(byte) i}));
        }
        memory = WitnessFolder.open(folder);
        Witness witness = new Witness(List.of(Logs.ed25519("witness.example", 7)), List.of(Logs.LOG.verifierKey()), memory, () -> 1_763_800_000);
        server = WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness, troubles::add);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        memory.close();
        http.close();
    }

    private URI uri(String path) {
        return URI.create("http://" + server.address().getAddress().getHostAddress() + ":" + server.address().getPort() + path);
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri("/add-checkpoint")).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).GET().build(), BodyHandlers.ofString());
    }

    private byte[] submission(int old, int size) {
        List<Hash> proof = old == 0 ? List.of() : tree.proveConsistency(old, size).path();
        return new AddCheckpoint(old, proof, SignedTreeHead.sign(new TreeHead(Logs.LOG.name(), size, tree.rootAt(size)), Logs.LOG).note()).write();
    }

    @Test
    void every_status_of_the_specification_is_sent_with_its_media_type() throws Exception {
        String latest = "/" + WitnessFolder.name(Logs.LOG.name()) + "/checkpoint";
        assertThat(get(latest).statusCode()).isEqualTo(404);
        assertThat(post(submission(0, 5)).statusCode()).isEqualTo(200);
        assertThat(post(submission(5, 9)).body()).startsWith("\u2014 witness.example ").endsWith("\n");
        HttpResponse<String> conflict = post(submission(5, 9));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).isEqualTo("9\n");
        assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        assertThat(post(new byte[3]).statusCode()).isEqualTo(400);
        assertThat(post(new AddCheckpoint(9, List.of(), SignedTreeHead.sign(new TreeHead(Logs.LOG.name(), 12, Hash.empty()), Logs.LOG).note()).write()).statusCode()).isEqualTo(422);
        byte[] byOther = new String(submission(9, 12), StandardCharsets.UTF_8).replace("example.com", "example.org").getBytes(StandardCharsets.UTF_8);
        assertThat(post(byOther).statusCode()).isEqualTo(404);
        byte[] unsigned = new String(submission(9, 12), StandardCharsets.UTF_8).replace("\n12\n", "\n13\n").getBytes(StandardCharsets.UTF_8);
        assertThat(post(unsigned).statusCode()).isEqualTo(403);
        HttpResponse<String> fetched = get(latest);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(SignedTreeHead.open(fetched.body().getBytes(StandardCharsets.UTF_8), Logs.LOG.verifierKey()).head().size()).isEqualTo(9);
        assertThat(troubles).isEmpty();
    }

    @Test
    void other_paths_methods_and_too_long_bodies_are_refused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/../journal").statusCode()).isEqualTo(404);
        assertThat(get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(get("/" + "0".repeat(63) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(get("/add-checkpoint").headers().firstValue("Allow")).contains("POST");
        assertThat(post(new byte[AddCheckpoint.LONGEST + 100]).statusCode()).isEqualTo(400);
    }

    @Test
    void a_fault_inside_is_told_to_the_operator_and_not_to_the_caller() throws Exception {
        post(submission(0, 5));
        Path kept = folder.resolve(WitnessFolder.name(Logs.LOG.name())).resolve("checkpoint");
        Files.write(kept, new byte[10]);
        HttpResponse<String> answer = post(submission(5, 9));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(folder.toString());
        assertThat(troubles).hasSize(1).first().asString().contains("no head that the log signed");
    }
}
