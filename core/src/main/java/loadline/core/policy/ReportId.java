package loadline.core.policy;

import loadline.core.Name;

/** A kind of report that a policy asks for: {@code capability-report}. */
public record ReportId(String value) implements Comparable<ReportId> {
    public ReportId {
        Name.of("a report id", value);
    }

    @Override
    public int compareTo(ReportId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
