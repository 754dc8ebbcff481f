package loadline.core.governance;

import loadline.core.Digest;
import loadline.core.Role;
import loadline.core.policy.ReportId;

/** A recipient was told of a report about a checkpoint. */
public record Notice(Role to, ReportId about, Digest weights) {}
