package loadline.formats.decision;

/** How much is told: what decides, or every piece of evidence, criterion, command and earlier answer with all digits. */
public enum Detail { COMPACT, FULL }
