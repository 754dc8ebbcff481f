package loadline.core.reference;

/**
 * Where the core answers otherwise than the page says. The reference follows the page; it follows the core where it is told
 * to, so that a disagreement can be put down to these alone.
 */
public enum ReferenceDeparture {
    /** G3: a training run that is to be resumed counts as one that runs. */
    RESUMING_RUNS,
    /** O1: of a checkpoint that another derives from, only what was logged of it starts a clock for the other. */
    LOGGED_EVENTS_OF_ANCESTORS,
    /** R1: a run that already has more compute than the next assessment allows may go on until something else stops it. */
    MORE_COMPUTE_GOES_ON,
    /** X1: a permission under a relief may outlast the finding that the relief rests on. */
    FINDING_OUTLASTED,
    /** E6: what older protocols say of evidence is not heard under a version without one. */
    UNHEARD_WITHOUT_PROTOCOL
}
