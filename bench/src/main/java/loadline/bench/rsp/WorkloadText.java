package loadline.bench.rsp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.bench.rsp.Workload.Safeguard;
import loadline.bench.rsp.Workload.Seat;
import loadline.bench.rsp.Workload.Threshold;
import loadline.core.policy.Activity;

/**
 * The workload as a policy and a protocol in Loadline's own text: thresholds with levels L1 to L4, a standard for each level
 * and surface whose criteria are its safeguards there, a gate for the safeguards, for each surface's highest level and for
 * each approval.
 *
 * <p>The workload draws for every surface by itself what it asks there, so that a wider one may ask for less. Loadline's
 * surfaces are ordered and never do. So each of the workload's surfaces is an activity here, on one surface.
 */
final class WorkloadText {
    private static final int LEVELS = 4;
    private final Workload workload;

    WorkloadText(Workload workload) {
        this.workload = workload;
    }

    byte[] policy() {
        return """
                policy: rsp-bench-1
                version: "1"
                title: RSP-BENCH-1
                publisher: Loadline
                effectiveFrom: 2020-01-01
                source: {document: the definition of the workload}
                levels: [L1, L2, L3, L4]
                clauses:
                  rule: {section: "1", quote: "a generated workload", modality: commit, actor: developer, category: consequence, column: company}
                thresholds:
                %s
                standards:
                %s
                baseline: [%s]
                assessment: {concludeWithin: P30D, clause: rule, triggers: [{discretion: RSO, clause: rule}]}
                determination: {deciders: [RSO], report: assessment, clause: rule}
                onInconclusive: treat-as-reached
                reports:
                  assessment: {what: results of all evaluations, clause: rule}
                gates:
                  safeguards: {scope: {activities: %s, surfaces: all}, requires: {demandsMet: [deployment]}, otherwise: block, clause: rule}
                %s
                %s
                change: {proposers: [SECURITY], approvers: [CEO], publicBeforeEffect: false, notice: P0D, clause: rule}
                floors: {familyAlpha: "0.05", mostMissing: "0", leastIndicators: 1, origin: the definition of the workload}
                """.formatted(lines(workload.thresholds().stream().map(this::threshold).toList()),
                        lines(IntStream.rangeClosed(1, LEVELS).boxed().flatMap(this::standards).toList()), demands(1, 1), activities(Activities.SURFACES),
                        lines(workload.mostLevel().keySet().stream().map(this::mostLevel).toList()),
                        lines(workload.seats().stream().map(WorkloadText::seat).toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] protocol() {
        return """
                protocol: rsp-bench-1
                version: "1"
                policy: rsp-bench-1@1
                title: RSP-BENCH-1
                familyAlpha: "0.05"
                mostMissing: "0"
                indicators:
                %s
                """.formatted(lines(workload.thresholds().stream().map(WorkloadText::indicator).toList())).getBytes(StandardCharsets.UTF_8);
    }

    private String threshold(Threshold t) {
        return "%s: {domain: %s, kind: capability, level: L%d, wording: generated, clause: rule, demands: [%s]}"
                .formatted(t.id(), t.domain(), t.level(), demands(2, t.level()));
    }

    /** A level asks for the standards of the levels below it too. */
    private String demands(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().flatMap(level -> Activities.SURFACES.stream().filter(surface -> !safeguards(level, surface).isEmpty())
                .map(surface -> "{standard: %s, before: {activities: %s, surfaces: all}}".formatted(standard(level, surface), activities(List.of(surface)))))
                .collect(Collectors.joining(", "));
    }

    private Stream<String> standards(int level) {
        return Activities.SURFACES.stream().filter(surface -> !safeguards(level, surface).isEmpty()).map(surface -> "%s: {axis: deployment, level: L%d, clause: rule, criteria: {%s}}"
                .formatted(standard(level, surface), level, safeguards(level, surface).stream().map(WorkloadText::criterion).collect(Collectors.joining(", "))));
    }

    private List<Safeguard> safeguards(int level, String surface) {
        return workload.safeguards().stream().filter(s -> s.leastLevel() == level && s.surfaces().contains(surface)).toList();
    }

    /** The name of what a level asks for on a surface. */
    static String standard(int level, String surface) {
        return "safeguards-L%d-%s".formatted(level, word(surface));
    }

    private static String criterion(Safeguard s) {
        return "%s: {text: generated, surfaces: all, maxAge: %s, clause: rule}".formatted(s.id(), days(s.maxAge()));
    }

    private String mostLevel(String surface) {
        return "level-%s: {scope: {activities: %s, surfaces: all}, requires: {levelAtMost: L%d}, otherwise: block, clause: rule}"
                .formatted(word(surface), activities(List.of(surface)), workload.mostLevel().get(surface));
    }

    private static String seat(Seat s) {
        return ("approval-%s: {scope: {activities: %s, surfaces: all}, requires: {fromLevel: {level: L%d, then: {approved: {by: %s, maxAge: %s}}}}, "
                + "otherwise: block, clause: rule}").formatted(s.role(), activities(s.surfaces()), s.leastLevel(), s.role(), days(s.maxAge()));
    }

    private static String indicator(Threshold t) {
        String limit = "{value: \"%s\", source: generated}".formatted(share(t.limit()));
        return ("%s: {speaksFor: [%s], pathway: %s, task: %s, danger: high, quantity: proportion, estimator: clopper-pearson-items, "
                + "line: {band: {below: %s, from: %s}}, buffer: \"%s\", leastRuns: %d, maxAge: %s, attempts: 1, mostLimitHit: \"0\", "
                + "publishedMayRuleOut: true, phrase: generated, reading: generated}")
                .formatted(t.id(), t.id(), t.id(), t.id(), limit, limit, share(t.buffer()), t.leastResults(), days(t.maxAge() + (int) Duration.ofDays(CaseLog.EARLIER).toMinutes()));
    }

    /** Millionths as a decimal between 0 and 1. */
    static BigDecimal share(int millionths) {
        return BigDecimal.valueOf(Math.max(0, millionths), 6);
    }

    private static String days(int minutes) {
        return "P" + Duration.ofMinutes(minutes).toDays() + "D";
    }

    private static String activities(List<String> surfaces) {
        return surfaces.stream().map(Activities::of).map(Activity::name).map(WorkloadText::word).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String lines(List<String> entries) {
        return entries.stream().map(entry -> "  " + entry).collect(Collectors.joining("\n"));
    }
}
