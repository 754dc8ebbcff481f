package loadline.core.evaluation;

import java.util.EnumSet;
import java.util.Set;

/** Something about a result that a reader must know, with a stable code. */
public record Finding(Code code, String message) {
    /** Kinds of finding. Those in {@link #BAR_RULING_OUT} keep a run from ruling anything out; a crossing in it stands. */
    public enum Code {
        /** The log declares a format version this reader was not written for. */
        NEWER_FORMAT_VERSION,
        /** No header: the writer crashed; status counts as started. */
        MISSING_HEADER,
        /** The run was cancelled. */
        CANCELLED,
        /** The run ended in an error. */
        RUN_ERROR,
        /** The run never reported that it finished. */
        NOT_FINISHED,
        /** A member or sample stands more than once; the last counts. */
        DUPLICATE_MEMBER,
        /** Fewer samples are present than the log declares. */
        SAMPLES_MISSING,
        /** Samples ended in an error. */
        SAMPLES_ERRORED,
        /** Samples carry no score. */
        SAMPLES_UNSCORED,
        /** Samples were invalidated. */
        SAMPLES_INVALIDATED,
        /** Samples were stopped by a limit. */
        SAMPLES_LIMITED,
        /** Scores were edited after the run; original and edited value are both kept. */
        SCORE_EDITED,
        /** The log was edited after the run. */
        LOG_EDITED,
        /** The configuration was changed while it ran. */
        CONFIG_CHANGED,
        /** Only part of the data set was run. */
        SUBSET,
        /** The source tree had uncommitted changes. */
        DIRTY_REVISION,
        /** A header metric cannot be derived again (no samples, unseeded bootstrap, unknown metric). */
        NOT_RECOMPUTABLE,
        /** A metric is in the header that no sample gives, or the reverse. */
        METRIC_WITHOUT_SAMPLES,
        /** Some score values are of a kind that has no number. */
        UNMAPPED_SCORE,
        /** No sample is scored. */
        NOTHING_SCORED,
        /** The log holds something unusual that changes no number. */
        NOTE
    }

    /** The codes that keep a run from ruling out. */
    public static final Set<Code> BAR_RULING_OUT = Set.copyOf(EnumSet.complementOf(EnumSet.of(
            Code.NOTE, Code.SAMPLES_ERRORED, Code.SAMPLES_UNSCORED, Code.SAMPLES_LIMITED, Code.SAMPLES_MISSING, Code.NOT_RECOMPUTABLE)));

    /** Whether it keeps the run from ruling out. */
    public boolean barsRulingOut() {
        return BAR_RULING_OUT.contains(code);
    }
}
