package loadline.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import loadline.log.Malformed;
import loadline.log.note.NoteSignature;
import loadline.log.witness.AddCheckpoint;

/** Submits heads to witnesses. Safe for several threads. */
public final class WitnessClient implements AutoCloseable {
    private static final int LONGEST_REPLY = 256 * 1024;
    private static final int LONGEST_WORDS = 200;
    private static final String SIZE_TYPE = "text/x.tlog.size";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Duration timeout;

    /** A client that waits this long for each answer. */
    public WitnessClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout).executor(threads).build();
    }

    /** What the witness at this submission prefix answers; a network that fails is {@link Reply.Silent}. */
    public Reply submit(URI prefix, AddCheckpoint head) throws InterruptedException {
        try {
            URI target = URI.create(prefix.toString().replaceFirst("/+$", "") + "/add-checkpoint");
            HttpRequest request = HttpRequest.newBuilder(target).timeout(timeout).header("Content-Type", "text/plain; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(head.write())).build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return reply(response, body.readNBytes(LONGEST_REPLY + 1));
            }
        } catch (HttpTimeoutException _) {
            return new Reply.Silent("no answer within " + timeout);
        } catch (IOException | IllegalArgumentException e) {
            return new Reply.Silent("no usable answer: " + e.getMessage());
        }
    }

    private static Reply reply(HttpResponse<?> response, byte[] body) {
        if (body.length > LONGEST_REPLY) {
            return new Reply.Silent("an answer of more than " + LONGEST_REPLY + " bytes");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        boolean size = response.headers().firstValue("Content-Type").filter(SIZE_TYPE::equals).isPresent();
        if (response.statusCode() == 200) {
            return lines(text);
        }
        if (response.statusCode() == 409 && size && text.matches("(0|[1-9][0-9]{0,17})\n")) {
            return new Reply.Conflict(Long.parseLong(text.strip()));
        }
        return new Reply.Refused(response.statusCode(), text.substring(0, Math.min(LONGEST_WORDS, text.length())).strip().replaceAll("\\p{C}", "?"));
    }

    private static Reply lines(String text) {
        try {
            List<NoteSignature> lines = Stream.of(text.split("\n")).map(NoteSignature::read).toList();
            return text.endsWith("\n") ? new Reply.Lines(lines) : new Reply.Silent("an answer that does not end in a newline");
        } catch (Malformed e) {
            return new Reply.Silent("an answer that is no signature line: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        http.close();
        threads.close();
    }
}
