package loadline.verify;

import java.util.List;

/**
 * What checking established.
 *
 * @param <T> what was checked: a decision, a log
 */
public sealed interface Verification<T> {
    /** The steps that passed, in order. */
    List<Step> passed();

    /** What nobody should conclude from it, in words. Never empty. */
    List<String> notEstablished();

    /** All of it holds, and the keys are those of the verifier's trust file. */
    record Verified<T>(T found, List<Step> passed, List<String> notEstablished) implements Verification<T> {
        public Verified {
            passed = List.copyOf(passed);
            notEstablished = List.copyOf(notEstablished);
        }
    }

    /** It agrees with itself; whose log it is was not checked, because no trust file was given. */
    record ConsistentOnly<T>(T found, List<Step> passed, List<String> notEstablished) implements Verification<T> {
        public ConsistentOnly {
            passed = List.copyOf(passed);
            notEstablished = List.copyOf(notEstablished);
        }
    }

    /** A step failed. The steps after it were not tried. */
    record Refuted<T>(Step step, String reason, List<Step> passed, List<String> notEstablished) implements Verification<T> {
        public Refuted {
            passed = List.copyOf(passed);
            notEstablished = List.copyOf(notEstablished);
        }
    }
}
