package loadline.core.assessment;

/** What a conclusion rests on, strongest first. A decision's basis is the weakest one in it. */
public enum Basis { RECOMPUTED_FROM_SAMPLES, ATTESTED_AGGREGATE, JUDGEMENT, INHERITED }
