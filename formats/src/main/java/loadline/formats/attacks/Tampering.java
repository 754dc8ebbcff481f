package loadline.formats.attacks;

import java.math.BigDecimal;

/** Something done to the record of the twin that no entry of its history says: the operator keeps the log and hands out bundles. */
public sealed interface Tampering {
    /** The entries of a step. */
    record OnStep(How how, String step) implements Tampering {}

    /** The decision is recorded with another answer than the facts give. */
    record OtherAnswer(String answer) implements Tampering {}

    /** The estimates that the last step called for are recorded with this upper bound. */
    record OtherBound(BigDecimal upper) implements Tampering {}

    /** The bundle holds one text in the place of another. */
    record OtherText(String file, String instead) implements Tampering {}

    /** The log as a whole. */
    record OfLog(What what) implements Tampering {}

    /** What is done to the entries of a step. */
    enum How {
        /** Left out of the bundle; the recorded decision was made without them. */
        HIDE,
        /** As {@link #HIDE}, and the log's own map of streams ends before them too. */
        UNMAP,
        /** Left out of the bundle alone. */
        OMIT,
        /** The statement in the bundle says something else. */
        ALTER,
        /** The statement in the bundle says something else, and its leaf commits to that. */
        FORGE,
        /** Logged under a signature of other bytes. */
        UNSIGN,
        /** Results are read from a file that says that scores were edited after the run. */
        EDIT,
        /** Their leaves are appended to the log once more, at its end. */
        REPEAT,
        /** Their statements are lost; the recorded decision was made while they were there. */
        LOSE,
        /** The question is answered at the head before them, and recorded after. */
        PREDATE
    }

    /** What is done to the log. */
    enum What {
        /** Another log, with a key and roots of its own, under the same name. */
        ANOTHER_LOG,
        /** The same key, other founders. */
        OTHER_ROOTS,
        /** The decision is recorded with other reasons than the facts give. */
        OTHER_REASONS,
        /** The decision is recorded without mapping the streams before. */
        NO_MAP,
        /** The bundle claims to answer for a wider surface than the decision does. */
        OTHER_QUESTION,
        /** The verifier demands a witness, and there is none. */
        NO_WITNESS,
        /** A text is left out of the bundle. */
        NO_TEXT,
        /** The tree head in the bundle is of an earlier size. */
        SHORT_HEAD
    }
}
