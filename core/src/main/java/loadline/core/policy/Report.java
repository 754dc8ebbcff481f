package loadline.core.policy;

/** A kind of report a policy asks for. */
public record Report(ReportId id, String what, ClauseId clause) {}
