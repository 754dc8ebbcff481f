package loadline.core.evaluation;

import java.util.Optional;
import loadline.core.Digest;

/** A result file that could not be used, by digest: it leaves its plan open. */
public record Refusal(Digest file, Optional<Digest> plan, Digest weights, String task, String code, String message) {}
