package loadline.cli.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loadline.controlplane.evidence.ResultFiles;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Digest;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.history.Act;
import loadline.formats.bundle.Bundle;
import loadline.formats.json.Bytes;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Statement;
import loadline.formats.statement.YamlTexts;
import loadline.importers.Imported;
import loadline.importers.Progress;

/** The acts of a bundle or log that result files can be compared with. */
record RawEvidence(List<Act> acts) {
    /** What comparing one result gave. */
    record Compared(Digest file, boolean agrees, String what) {}

    static RawEvidence ofBundle(byte[] bytes) {
        Bundle bundle = Bundle.read("bundle", bytes).orThrow();
        Map<Digest, byte[]> texts = bundle.texts().stream().collect(Collectors.toMap(Bytes::digest, Bytes::array));
        PayloadSource source = digest -> Optional.ofNullable(texts.get(digest));
        YamlTexts yaml = new YamlTexts();
        List<Act> acts = new ArrayList<>();
        bundle.entries().forEach(item -> acts.add(Statement.read(item.payload().array(), source, yaml).act()));
        return new RawEvidence(acts);
    }

    static RawEvidence ofLog(Path folder) throws IOException {
        try (Workspace workspace = Workspace.openReadOnly(folder)) {
            return new RawEvidence(workspace.entries().stream().map(e -> e.act()).toList());
        }
    }

    /** Reads the file again and compares every result in it. */
    List<Compared> compare(Path file) throws IOException {
        return ResultFiles.read(file, Progress.NONE).stream().map(this::compare).toList();
    }

    private Compared compare(Imported imported) {
        return switch (imported) {
            case Imported.Read(EvaluationRun run) -> compare(run);
            case Imported.Refused refused -> compare(refused);
        };
    }

    private Compared compare(EvaluationRun run) {
        List<EvaluationRun> recorded = acts.stream().filter(act -> act instanceof Act.RunRecorded).map(act -> ((Act.RunRecorded) act).run())
                .filter(r -> r.file().equals(run.file()) && r.task().equals(run.task())).toList();
        if (recorded.isEmpty()) {
            return new Compared(run.file(), false, "no run was recorded from this file: it was not considered");
        }
        boolean same = recorded.stream().allMatch(r -> withWeights(run, r.weights()).equals(r));
        return new Compared(run.file(), same, same ? "the recorded run is what the file gives" : "the recorded run is not what the file gives");
    }

    private Compared compare(Imported.Refused refused) {
        boolean recorded = acts.stream().anyMatch(act -> act instanceof Act.RunRefused(var refusal) && refusal.file().equals(refused.file()));
        return new Compared(refused.file(), recorded, recorded ? "it is refused, and was recorded as refused" : "it is refused (" + refused.message() + "), and was not recorded as refused");
    }

    /** Weights are named by whoever recorded a run, not by the file. */
    private static EvaluationRun withWeights(EvaluationRun run, Optional<Digest> weights) {
        return new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), run.status(), run.task(), run.taskVersion(), run.model(),
                run.plan(), weights, run.samples(), run.limits(), run.metrics(), run.result(), run.findings());
    }
}
