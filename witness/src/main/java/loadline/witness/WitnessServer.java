package loadline.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loadline.log.LogBroken;
import loadline.log.witness.AddCheckpoint;
import loadline.log.witness.Answer;
import loadline.log.witness.Witness;

/** Serves one witness: {@code POST /add-checkpoint} and {@code GET /<sha256 of an origin>/checkpoint}. A virtual thread a request. */
public final class WitnessServer implements AutoCloseable {
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Witness witness;
    private final Consumer<String> troubles;

    private WitnessServer(HttpServer server, Witness witness, Consumer<String> troubles) {
        this.server = server;
        this.witness = witness;
        this.troubles = troubles;
    }

    /**
     * Starts serving at once.
     *
     * @param troubles is told, in a sentence, what went wrong inside; callers only learn that something did
     * @throws IOException if the address is taken
     */
    public static WitnessServer start(InetSocketAddress address, Witness witness, Consumer<String> troubles) throws IOException {
        WitnessServer started = new WitnessServer(HttpServer.create(address, BACKLOG), witness, troubles);
        started.server.createContext("/", started::answer);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    /** Where it listens, with the port that was given if port 0 was asked for. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Lets requests under way finish, for at most a second. */
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            Matcher latest = LATEST.matcher(path);
            if (path.equals("/add-checkpoint")) {
                add(exchange);
            } else if (latest.matches()) {
                latest(exchange, latest.group(1));
            } else {
                send(exchange, 404, TEXT, "a witness has POST /add-checkpoint and GET /<sha256 of an origin>/checkpoint\n");
            }
        } catch (IOException | LogBroken e) {
            troubles.accept(e.getMessage());
            send(exchange, 500, TEXT, "this witness cannot answer; its operator has been told why\n");
        } finally {
            exchange.close();
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            send(exchange, 405, TEXT, "heads are submitted with POST\n");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST + 1);
        Answer answer = witness.add(body);
        send(exchange, answer.status(), answer.contentType(), answer.body());
    }

    private void latest(HttpExchange exchange, String originHash) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            send(exchange, 405, TEXT, "heads are fetched with GET\n");
            return;
        }
        Optional<byte[]> head = witness.latest(originHash);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (head.isPresent()) {
            send(exchange, 200, TEXT, head.get());
        } else {
            send(exchange, 404, TEXT, "this witness has cosigned no head of that log\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
