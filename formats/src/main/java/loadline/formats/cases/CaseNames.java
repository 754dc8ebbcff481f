package loadline.formats.cases;

import java.nio.charset.StandardCharsets;
import loadline.core.Digest;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.formats.Sha256;

/** What names in a case stand for: a checkpoint's weights, a configuration, a document are the digest of their name. */
final class CaseNames {
    private CaseNames() {}

    static Digest digest(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static Digest weights(String checkpoint) {
        return digest("weights " + checkpoint);
    }

    static Digest configuration(String name) {
        return digest("configuration " + name);
    }

    static Question question(Case.Asked asked) {
        Digest weights = weights(asked.checkpoint());
        Subject subject = switch (asked.activity().track()) {
            case DEPLOY -> new Subject.Deployment(weights, configuration(asked.configuration().orElseThrow(
                    () -> new IllegalArgumentException("a question about a deployment names its configuration"))));
            case TRAIN -> new Subject.TrainingRun(weights);
            case STORE -> new Subject.Weights(weights);
        };
        return new Question(asked.activity(), subject, asked.surface(), asked.bounds(), asked.by());
    }
}
