package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.policy.ReportId;

/** A report, or a summary of it, was made public. */
public record Publication(ReportId report, Digest weights, String where) {}
