/** The rules: statistics, policies, evidence, verdicts, decisions. Pure values and functions; no clock, no I/O, no chance of its own. */
module loadline.core {
    exports loadline.core;
    exports loadline.core.statistics;
    exports loadline.core.policy;
    exports loadline.core.model;
    exports loadline.core.evaluation;
    exports loadline.core.assessment;
    exports loadline.core.safeguard;
    exports loadline.core.governance;
    exports loadline.core.monitoring;
    exports loadline.core.decision;
    exports loadline.core.history;
}
