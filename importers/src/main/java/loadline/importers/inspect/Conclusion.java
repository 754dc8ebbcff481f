package loadline.importers.inspect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.EvaluationRun.Counts;
import loadline.core.evaluation.EvaluationRun.Metric;
import loadline.core.evaluation.EvaluationRun.Status;
import loadline.core.evaluation.Finding;
import loadline.core.evaluation.Finding.Code;
import loadline.importers.Imported;
import loadline.importers.inspect.Header.HeaderMetric;
import loadline.importers.inspect.Header.Identity;
import loadline.importers.inspect.Header.PlanField;
import loadline.importers.inspect.Recomputation.Answer;

/** Turns a log's contents into a run, or refuses it because its header claims a metric that its samples do not give. */
final class Conclusion {
    private final Contents contents;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();

    private Conclusion(Contents contents) {
        this.contents = contents;
    }

    static Imported of(Contents contents, Digest file, String format) {
        return new Conclusion(contents).concluded(file, format);
    }

    private Imported concluded(Digest file, String format) {
        Recomputation recomputation = new Recomputation(contents.header(), contents.samples());
        contents.header().claims().metrics().forEach(metric -> compare(metric, recomputation.of(metric)));
        if (!contradictions.isEmpty()) {
            return new Imported.Refused(file, Imported.Code.HEADER_CONTRADICTS_SAMPLES, contradictions);
        }
        Outcomes outcomes = Outcomes.of(contents);
        Counts counts = outcomes.counts(Findings.expected(contents.header()), contents.superseded().size() + supersededSamples());
        findings.addAll(0, Findings.of(contents, counts, outcomes));
        Identity who = contents.header().identity();
        return new Imported.Read(new EvaluationRun(
                file, format, who.writerVersion(), who.runId(), contents.header().status().orElse(Status.STARTED), who.task(),
                who.taskVersion(), who.model(), plan(who), Optional.empty(), counts, outcomes.limits(), metrics,
                new EvaluationRun.Result.Samples(outcomes.list()), findings));
    }

    private static Optional<Digest> plan(Identity who) {
        return who.plan() instanceof PlanField.Named(Digest plan) ? Optional.of(plan) : Optional.empty();
    }

    /** Members of one name are superseded before they are read: those that hold a sample count as superseded samples. */
    private int supersededSamples() {
        return (int) contents.repeatedMembers().stream().filter(EvalFile::isSample).count();
    }

    private void compare(HeaderMetric metric, Answer answer) {
        String what = "metric `" + Text.line(metric.label()) + "` of `" + Text.line(metric.subject()) + "`";
        Optional<BigDecimal> recomputed = Optional.empty();
        switch (answer) {
            case Answer.Same same -> recomputed = Optional.of(same.recomputed());
            case Answer.Other other -> contradictions.add("the header says " + what + " is "
                    + metric.value().map(Object::toString).orElse("not a number") + ", its samples give " + other.recomputed()
                    + "; import the log as it was written");
            case Answer.NoSamples _ when contents.samples().isEmpty() ->
                findings.add(new Finding(Code.NOT_RECOMPUTABLE, what + " stands in the header; the log holds no samples"));
            case Answer.NoSamples _ ->
                findings.add(new Finding(Code.METRIC_WITHOUT_SAMPLES, what + " stands in the header; no sample has such a score"));
            case Answer.Unknown unknown -> findings.add(new Finding(Code.NOT_RECOMPUTABLE, what + " was not derived again: " + unknown.why()));
        }
        metrics.add(new Metric(metric.subject(), metric.label(), metric.value(), recomputed));
    }
}
