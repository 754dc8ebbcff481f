package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.policy.ReportId;

/** A report written about a checkpoint. Its signers are its authors. */
public record FiledReport(ReportId report, Digest weights, Digest document) {}
