package loadline.importers.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.core.evaluation.EvaluationRun.Status;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Finding.Code;
import loadline.importers.inspect.Header.PlanField;
import loadline.importers.inspect.Header.Planned;

/** What a reader of the run must know, collected from the header, the archive and the samples. */
final class Findings {
    /** The version of the format this reader was written for. */
    static final int KNOWN_VERSION = 2;
    private static final int EXAMPLES = 5;

    private final Contents contents;
    private final Header header;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Contents contents) {
        this.contents = contents;
        this.header = contents.header();
    }

    /** All findings but those about metrics. */
    static List<Finding> of(Contents contents, Counts counts, Outcomes outcomes) {
        Findings findings = new Findings(contents);
        findings.aboutTheLog();
        findings.aboutItsEnd();
        findings.aboutEdits();
        findings.aboutWhatWasPlanned(counts);
        findings.aboutSamples(counts, outcomes);
        contents.notes().forEach(note -> findings.add(Code.NOTE, note));
        return List.copyOf(findings.found);
    }

    /** How many (item, epoch) pairs the log declares: the largest of its declarations, or -1 if it makes none. */
    static int expected(Header header) {
        Planned planned = header.planned();
        Optional<Integer> items = planned.items().isEmpty() ? fromDataset(planned) : Optional.of(planned.items().size());
        long pairs = items.map(count -> (long) count * planned.epochs()).orElse(-1L);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(pairs, header.claims().totalSamples().orElse(-1)));
    }

    private static Optional<Integer> fromDataset(Planned planned) {
        return planned.datasetItems().map(all -> planned.limitedTo().map(most -> Math.min(most, all)).orElse(all));
    }

    private void aboutTheLog() {
        addIf(header.version() > KNOWN_VERSION, Code.NEWER_FORMAT_VERSION,
                "the log declares format version " + header.version() + "; this reader was written for " + KNOWN_VERSION);
        addIf(!contents.hasHeader(), Code.MISSING_HEADER, "the log has no header: its writer stopped before the end; the status counts as started");
        addIf(header.identity().dirty(), Code.DIRTY_REVISION, "the source tree had changes that were not committed");
        List<String> twice = contents.repeatedMembers();
        addIf(!twice.isEmpty(), Code.DUPLICATE_MEMBER,
                "members superseded by a later one of the same name, which counts: " + twice.size() + " (" + some(twice) + ")");
        List<String> pairs = contents.superseded();
        addIf(!pairs.isEmpty(), Code.DUPLICATE_MEMBER,
                "samples superseded by a later one of the same id and epoch, which counts: " + pairs.size() + " (" + some(pairs) + ")");
        if (header.identity().plan() instanceof PlanField.Malformed(String seen)) {
            add(Code.NOTE, "`" + HeaderReader.PLAN_FIELD + "` is `" + seen + "`, which is no digest; the run counts as unregistered");
        }
    }

    private void aboutItsEnd() {
        Status status = header.status().orElse(Status.STARTED);
        addIf(status == Status.CANCELLED, Code.CANCELLED, "the run was cancelled");
        addIf(status == Status.ERROR, Code.RUN_ERROR, "the run ended in an error");
        addIf(status == Status.STARTED, Code.NOT_FINISHED, "the run never reported that it finished");
        addIf(header.edits().stoppedEarly(), Code.NOTE, "samples may have been left out by early stopping");
    }

    private void aboutEdits() {
        int updates = Math.max(header.edits().configUpdates(), contents.configUpdateMembers());
        addIf(header.edits().logUpdates() > 0, Code.LOG_EDITED, "edits of the log after the run: " + header.edits().logUpdates());
        addIf(updates > 0, Code.CONFIG_CHANGED, "changes of the configuration while it ran: " + updates);
        List<String> edited = new ArrayList<>();
        for (Sample sample : contents.samples()) {
            sample.scores().forEach((scorer, score) -> score.original().ifPresent(original ->
                    edited.add(sample.pair() + " `" + scorer + "` " + shown(original) + " to " + shown(score.value()))));
        }
        addIf(!edited.isEmpty(), Code.SCORE_EDITED, "scores edited after the run: " + edited.size() + " (" + some(edited) + ")");
    }

    private static String shown(ScoreValue value) {
        return switch (value) {
            case ScoreValue.Number number -> number.value().toString();
            case ScoreValue.Absent _ -> "unscored";
            case ScoreValue.Strange strange -> strange.seen();
            case ScoreValue.Parts parts -> "an object of " + parts.parts().size();
        };
    }

    private void aboutWhatWasPlanned(Counts counts) {
        Planned planned = header.planned();
        boolean fewer = !planned.items().isEmpty() && planned.datasetItems().filter(all -> all > planned.items().size()).isPresent();
        addIf(planned.subset() || fewer, Code.SUBSET, "only part of the data set was to be run"
                + planned.datasetItems().map(all -> ", which has " + all + " items").orElse(""));
        int missing = Math.max(missing(), counts.expected() - counts.present());
        addIf(missing > 0, Code.SAMPLES_MISSING, "missing: " + missing + " of " + counts.expected() + " samples");
        Set<String> others = contents.samples().stream().map(Sample::id).filter(id -> !planned.items().contains(id)).collect(Collectors.toSet());
        addIf(!planned.items().isEmpty() && !others.isEmpty(), Code.NOTE, "items present that the log does not list: " + others.size());
        Set<String> plain = contents.samples().stream().map(Sample::plainId).collect(Collectors.toSet());
        long ids = contents.samples().stream().map(Sample::id).distinct().count();
        addIf(plain.size() < ids, Code.NOTE, "some ids differ only in being a number or a text; they are kept apart");
    }

    /** Pairs the log lists by id that it does not hold. */
    private int missing() {
        Set<String> present = contents.samples().stream().map(Sample::pair).collect(Collectors.toCollection(HashSet::new));
        Planned planned = header.planned();
        if ((long) planned.items().size() * planned.epochs() > Caps.OUTCOMES) {
            return 0; // more than this reader takes in: the difference of the counts says it
        }
        int missing = 0;
        for (String id : planned.items()) {
            for (int epoch = 1; epoch <= planned.epochs(); epoch++) {
                missing += present.contains(Sample.pair(id, epoch)) ? 0 : 1;
            }
        }
        return missing;
    }

    private void aboutSamples(Counts counts, Outcomes outcomes) {
        String of = " of " + counts.present() + " samples";
        addIf(counts.errored() > 0, Code.SAMPLES_ERRORED, "ended in an error: " + counts.errored() + of);
        addIf(counts.unscored() > 0, Code.SAMPLES_UNSCORED, "without a score: " + counts.unscored() + of);
        addIf(counts.invalidated() > 0 || header.edits().invalidated(), Code.SAMPLES_INVALIDATED, "invalidated: " + counts.invalidated() + of
                + (counts.invalidated() == 0 ? ", though the header says that some are" : ""));
        addIf(counts.scored() == 0, Code.NOTHING_SCORED, "no sample is scored");
        addIf(!outcomes.limits().isEmpty(), Code.SAMPLES_LIMITED, "stopped by a limit: " + limits(outcomes) + of);
        addIf(counts.scored() > 0 && header.status().equals(Optional.of(Status.SUCCESS)) && header.claims().scorers().isEmpty(),
                Code.METRIC_WITHOUT_SAMPLES, "the samples are scored, yet the header of the finished run has no results");
        Outcomes.Unmapped unmapped = outcomes.unmapped(EXAMPLES);
        addIf(unmapped.count() > 0, Code.UNMAPPED_SCORE, "scores that have no number: " + unmapped.count() + " (" + some(unmapped.seen()) + ")");
        long retried = contents.samples().stream().filter(Sample::retried).count();
        addIf(retried > 0, Code.NOTE, "run again after an error: " + retried + of);
        long fellBack = contents.samples().stream().filter(Sample::fellBack).count();
        addIf(fellBack > 0, Code.NOTE, "answered by a fallback model at some point: " + fellBack + of);
    }

    private static String limits(Outcomes outcomes) {
        return outcomes.limits().entrySet().stream()
                .map(limit -> limit.getValue() + " by " + limit.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void addIf(boolean holds, Code code, String message) {
        if (holds) {
            add(code, message);
        }
    }

    private void add(Code code, String message) {
        found.add(new Finding(code, message));
    }

    private static String some(List<String> all) {
        String first = all.stream().limit(EXAMPLES).map(Text::line).collect(Collectors.joining(", "));
        return all.size() > EXAMPLES ? first + " and " + (all.size() - EXAMPLES) + " more" : first;
    }
}
