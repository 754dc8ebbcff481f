package loadline.importers.inspect;

import java.util.Optional;

/**
 * One scorer's score of a sample as it stands, and, if it was edited after the run, as it was.
 *
 * @param original the value before the first edit; absent if the score was never edited
 */
record Score(ScoreValue value, Optional<ScoreValue> original) {}
