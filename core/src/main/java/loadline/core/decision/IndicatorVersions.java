package loadline.core.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import loadline.core.Logged;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Judge;
import loadline.core.assessment.Submissions;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.ThresholdId;

/**
 * One indicator as it speaks for one threshold, over every version of the protocol that has it.
 *
 * @param indicator as the version that lists it has it
 * @param tasks that it reads, or read in a version before: renaming its task leaves no result behind
 * @param leastRuns the most that any version asks for
 * @param versions every version of it, newest first
 */
record IndicatorVersions(ThresholdId threshold, Indicator indicator, List<String> tasks, int leastRuns, List<InVersion> versions) {

    /**
     * The indicator as one version of the protocol has it.
     *
     * @param supersededAt index of the entry that put the next version in force
     */
    record InVersion(AdoptedProtocol protocol, long supersededAt, Indicator indicator) {}

    static IndicatorVersions of(ThresholdId threshold, Indicator indicator, List<Logged<AdoptedProtocol>> protocols) {
        List<InVersion> versions = new ArrayList<>();
        for (int i = protocols.size() - 1; i >= 0; i--) {
            AdoptedProtocol adopted = protocols.get(i).fact();
            long supersededAt = i + 1 < protocols.size() ? protocols.get(i + 1).index() : Long.MAX_VALUE;
            for (Indicator same : adopted.protocol().indicators()) {
                if (same.id().equals(indicator.id())) {
                    versions.add(new InVersion(adopted, supersededAt, same));
                }
            }
        }
        List<String> tasks = versions.reversed().stream().map(version -> version.indicator().task()).distinct().toList();
        int leastRuns = versions.stream().mapToInt(version -> version.indicator().leastRuns()).max().orElseThrow();
        return new IndicatorVersions(threshold, indicator, tasks, leastRuns, List.copyOf(versions));
    }

    /** The versions in force from the evidence's plan on, or the newest where none was in force since, for the {@code submission}-th digest. */
    List<Judge.Version> inForceSince(EvidenceGroup group, int submission, Openings openings) {
        List<Judge.Version> inForce = new ArrayList<>(1);
        for (InVersion version : versions) {
            if (version.supersededAt <= group.since() && !inForce.isEmpty()) {
                break;
            }
            BigDecimal alpha = Submissions.alpha(version.protocol.protocol(), threshold, version.indicator, submission);
            inForce.add(Judge.Version.of(version.indicator, version.protocol, alpha, openings.outcome(group, version.indicator, version.protocol.text())));
        }
        return inForce;
    }
}
