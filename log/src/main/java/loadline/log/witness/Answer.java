package loadline.log.witness;

import java.util.List;
import loadline.log.note.NoteSignature;

/** What a witness answers to a submission. */
public sealed interface Answer {
    /** Cosigned and on disk: one line for each of the witness's keys. */
    record Cosigned(List<NoteSignature> lines) implements Answer {
        public Cosigned {
            lines = List.copyOf(lines);
        }
    }

    /** The request is not of the form, or its old size is above the new one. */
    record BadRequest(String why) implements Answer {}

    /** No trusted key signed the head, or a line that claims one is bad. */
    record NotSigned(String why) implements Answer {}

    /** The origin is none of the logs that this witness knows. */
    record UnknownLog(String why) implements Answer {}

    /** The old size is not that of the last head that was cosigned, which is {@code size}. */
    record Conflict(long size) implements Answer {}

    /** The head does not continue the last one. What was submitted is kept. */
    record Inconsistent(String why) implements Answer {}

    /** The witness cannot answer for now: its clock went back. */
    record Unavailable(String why) implements Answer {}

    /** The HTTP status. */
    default int status() {
        return switch (this) {
            case Cosigned _ -> 200;
            case BadRequest _ -> 400;
            case NotSigned _ -> 403;
            case UnknownLog _ -> 404;
            case Conflict _ -> 409;
            case Inconsistent _ -> 422;
            case Unavailable _ -> 503;
        };
    }

    /** The media type of the body. */
    default String contentType() {
        return this instanceof Conflict ? "text/x.tlog.size" : "text/plain; charset=utf-8";
    }

    /** The body: signature lines, a size, or a sentence for a person; it ends in a newline. */
    default String body() {
        return switch (this) {
            case Cosigned(var lines) -> String.join("", lines.stream().map(line -> line.write() + "\n").toList());
            case BadRequest(String why) -> why + "\n";
            case NotSigned(String why) -> why + "\n";
            case UnknownLog(String why) -> why + "\n";
            case Conflict(long size) -> size + "\n";
            case Inconsistent(String why) -> why + "\n";
            case Unavailable(String why) -> why + "\n";
        };
    }
}
