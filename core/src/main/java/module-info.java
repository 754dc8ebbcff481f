/** The rules: statistics, policies, evidence, verdicts, decisions. Pure values and functions; no clock, no I/O, no chance of its own. */
module loadline.core {
    exports loadline.core;
}
