package loadline.importers;

import java.util.List;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.evaluation.EvaluationRun;

/** What became of a file: a run, or a refusal that can be logged by the file's digest. */
public sealed interface Imported {
    /** SHA-256 of the file's bytes. */
    Digest file();

    /** The file was read. */
    record Read(EvaluationRun run) implements Imported {
        @Override
        public Digest file() {
            return run.file();
        }
    }

    /** The file was refused; {@code problems} says everything that is wrong, one sentence each, without line breaks. */
    record Refused(Digest file, Code code, List<String> problems) implements Imported {
        public Refused {
            problems = List.copyOf(problems);
            Rule.require(!problems.isEmpty(), "a refusal says why");
        }

        /** All problems in one line. */
        public String message() {
            return String.join("; ", problems);
        }
    }

    /** Why a file was refused. */
    enum Code {
        /** It is something else: a pointer file, a compressed file, a file of another format. */
        NOT_A_LOG("not-a-log"),
        /** It is cut off or its bytes are damaged. */
        DAMAGED("damaged"),
        /** It breaks one of this reader's limits; the message names the limit. */
        CAP_EXCEEDED("cap-exceeded"),
        /** One value stands twice, so that two readers could read two different results. */
        AMBIGUOUS("ambiguous"),
        /** A field that is needed is missing or is not what it should be. */
        INVALID("invalid"),
        /** A metric of its header is not the one its samples give. */
        HEADER_CONTRADICTS_SAMPLES("header-contradicts-samples");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The code as it is recorded and printed. */
        public String text() {
            return text;
        }
    }
}
