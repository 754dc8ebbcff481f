package loadline.core.decision;

import java.util.ArrayList;
import java.util.List;
import loadline.core.Logged;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.assessment.Judge;
import loadline.core.assessment.Submissions;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.Protocol;
import loadline.core.policy.ThresholdId;

/**
 * One indicator as it speaks for one threshold, over every version of the protocol that has it.
 *
 * @param indicator as the version that lists it has it
 * @param isInNewest whether that is the newest version; an older one's counts only while it has evidence
 * @param tasks that it reads, or read in a version before: renaming its task leaves no result behind
 * @param leastRuns the most that any version asks for
 * @param versions every version of it, newest first
 */
record IndicatorVersions(ThresholdId threshold, Indicator indicator, boolean isInNewest, List<String> tasks, int leastRuns, List<InVersion> versions) {

    /**
     * The indicator as one version of the protocol has it.
     *
     * @param supersededAt index of the entry that put the next version in force
     * @param first for the first submission; others may use a smaller error probability
     */
    record InVersion(Protocol protocol, long supersededAt, Judge.Version first) {}

    static IndicatorVersions of(ThresholdId threshold, Indicator indicator, boolean isInNewest, List<Logged<AdoptedProtocol>> protocols) {
        List<InVersion> versions = new ArrayList<>();
        for (int i = protocols.size() - 1; i >= 0; i--) {
            AdoptedProtocol adopted = protocols.get(i).fact();
            long supersededAt = i + 1 < protocols.size() ? protocols.get(i + 1).index() : Long.MAX_VALUE;
            for (Indicator same : adopted.protocol().indicators()) {
                if (same.id().equals(indicator.id())) {
                    Judge.Version first = new Judge.Version(same, adopted.text(), Submissions.alpha(adopted.protocol(), threshold, same, 1), adopted.protocol().mostMissing());
                    versions.add(new InVersion(adopted.protocol(), supersededAt, first));
                }
            }
        }
        List<String> tasks = versions.reversed().stream().map(version -> version.first().indicator().task()).distinct().toList();
        int leastRuns = versions.stream().mapToInt(version -> version.first().indicator().leastRuns()).max().orElseThrow();
        return new IndicatorVersions(threshold, indicator, isInNewest, tasks, leastRuns, List.copyOf(versions));
    }

    /** The versions in force from the evidence's plan on, or the newest where none was in force since, for the {@code submission}-th digest. */
    List<Judge.Version> inForceSince(EvidenceGroup group, int submission) {
        List<Judge.Version> inForce = new ArrayList<>(1);
        for (InVersion version : versions) {
            if (version.supersededAt <= group.since() && !inForce.isEmpty()) {
                break;
            }
            Judge.Version first = version.first;
            inForce.add(submission == 1 ? first : first.at(Submissions.alpha(version.protocol, threshold, first.indicator(), submission)));
        }
        return inForce;
    }
}
