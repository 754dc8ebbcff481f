package loadline.core.policy;

/** What a policy makes of a threshold that is neither ruled out nor crossed. The last never permits by itself. */
public enum OnInconclusive { TREAT_AS_REACHED, HOLD_FOR_DETERMINATION, REPORT_ONLY }
