package loadline.verify.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.assessment.Estimate;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Finding;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Question;
import loadline.core.policy.PolicyId;
import loadline.formats.Sha256;
import loadline.formats.attacks.Attack;
import loadline.formats.attacks.Attack.By;
import loadline.formats.attacks.Tampering;
import loadline.formats.bundle.Bundle;
import loadline.formats.cases.Case;
import loadline.formats.cases.CaseHistory;
import loadline.formats.decision.DecisionJson;
import loadline.formats.policy.BuiltIn;
import loadline.formats.trust.Trust;
import loadline.verify.LogFiles;
import loadline.verify.Verification;
import loadline.verify.Verify;

/** Plays one situation: writes its log, decides, records the decision, and hands bundle or log to a verifier. Once. */
final class Staging {
    private final Attack.Situation situation;
    private final Optional<Tampering> tampering;
    private final Function<String, byte[]> files;
    private final SignedLog log;
    private final Map<String, Set<Long>> entriesOf = new HashMap<>();
    private long predated = -1;
    private boolean editing;

    /** What was decided on all facts, and what a verifier makes of what it is handed. */
    record Played(Decision decision, Facts facts, Verification<?> verification, Trust trust) {}

    Staging(Attack.Situation situation, Optional<Tampering> tampering, Function<String, byte[]> files) {
        this.situation = situation;
        this.tampering = tampering;
        this.log = new SignedLog(keys(tampering), this::told);
        this.files = name -> kept(files.apply(name));
    }

    /** Plays it for a verifier who knows its log, founders and policies. */
    Played play() {
        return play(Optional.empty());
    }

    /** Plays it for a verifier who brings {@code trust}. */
    Played play(Optional<Trust> trust) {
        write();
        if (isOn(Tampering.How.REPEAT)) {
            log.repeat(touched());
        }
        Question question = CaseHistory.question(situation.story().question());
        boolean predates = predated >= 0;
        long size = predates ? predated : map();
        List<Entry> read = isOn(Tampering.How.LOSE) ? log.lose(touched()) : log.entries();
        Facts facts = Fold.of(read);
        Decision decision = Decide.decide(question, facts);
        List<Entry> shown = read.stream().filter(e -> e.index() < size && !isHidden(e.index())).toList();
        long index = log.appendNext(recorded(question, size, Decide.decide(question, Fold.of(shown)))).index();
        Trust brought = demanding(trust.orElseGet(this::trust));
        return new Played(decision, facts, situation.expected().by() == By.LOG ? verifyLog(brought) : verifyBundle(index, brought), brought);
    }

    private static ThrowAwayKeys keys(Optional<Tampering> tampering) {
        if (tampering.isPresent() && tampering.get() instanceof Tampering.OfLog(Tampering.What what)) {
            return switch (what) {
                case ANOTHER_LOG -> new ThrowAwayKeys("another log", "person");
                case OTHER_ROOTS -> new ThrowAwayKeys("log", "another person");
                case OTHER_REASONS, NO_MAP, OTHER_QUESTION, NO_WITNESS, NO_TEXT, SHORT_HEAD -> ThrowAwayKeys.USUAL;
            };
        }
        return ThrowAwayKeys.USUAL;
    }

    private byte[] kept(byte[] file) {
        log.keep(file);
        return file;
    }

    private Act told(Act act) {
        if (act instanceof Act.PolicyAdopted(var adopted)) {
            BuiltIn.document(adopted.policy().id()).filter(text -> Sha256.of(text).equals(adopted.text())).ifPresent(log::keep);
        }
        if (act instanceof Act.Estimated(Estimate e) && tampering.isPresent() && tampering.get() instanceof Tampering.OtherBound(var upper)) {
            return new Act.Estimated(new Estimate(e.indicator(), e.weights(), e.protocol(), e.evidence(), e.runs(), e.method(), e.alpha(), e.reading(), e.point(), e.lower(),
                    Optional.of(upper), e.tally(), e.basis(), e.unbounded()));
        }
        if (editing && act instanceof Act.RunRecorded(EvaluationRun run)) {
            return new Act.RunRecorded(edited(run));
        }
        return act;
    }

    private static EvaluationRun edited(EvaluationRun run) {
        return new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), run.status(), run.task(), run.taskVersion(), run.model(), run.plan(), run.weights(),
                run.samples(), run.limits(), run.metrics(), run.result(), List.of(new Finding(Finding.Code.SCORE_EDITED, "scores were edited after the run")));
    }

    /** Logs the history, step by step, and notes which entries are whose. */
    private void write() {
        CaseHistory history = CaseHistory.of(situation.story(), files, log);
        List<Case.Step> steps = situation.story().history();
        for (int i = 0; i < steps.size(); i++) {
            Set<String> labels = labels(i);
            before(labels);
            long from = log.size();
            history.take(steps.get(i));
            log.sign();
            for (String label : labels) {
                Set<Long> mine = entriesOf.computeIfAbsent(label, _ -> new HashSet<>());
                for (long index = from; index < log.size(); index++) {
                    mine.add(index);
                }
            }
        }
    }

    private Set<String> labels(int place) {
        Set<String> labels = new HashSet<>();
        situation.steps().forEach((label, at) -> {
            if (at == place) {
                labels.add(label);
            }
        });
        return labels;
    }

    private void before(Set<String> labels) {
        if (predated < 0 && isOn(Tampering.How.PREDATE) && labels.contains(step())) {
            predated = map();
        }
        if (isOn(Tampering.How.UNSIGN) && labels.contains(step())) {
            log.stopSigning();
        }
        editing = isOn(Tampering.How.EDIT) && labels.contains(step());
    }

    /** Maps the streams, and answers the size of the log with the map in it. */
    private long map() {
        if (isOfLog(Tampering.What.NO_MAP)) {
            return log.size();
        }
        return log.appendNext(new Act.StreamsMapped(isOn(Tampering.How.UNMAP) ? log.endsWithout(touched()) : log.ends())).index() + 1;
    }

    private Act.DecisionMade recorded(Question question, long size, Decision decision) {
        Digest body = isOfLog(Tampering.What.OTHER_REASONS) ? Sha256.of(new byte[0]) : Sha256.of(DecisionJson.write(decision));
        String answer = tampering.isPresent() && tampering.get() instanceof Tampering.OtherAnswer(String other) ? other : decision.answer().name();
        return new Act.DecisionMade(question, size, answer, body, "attack");
    }

    private boolean isHidden(long index) {
        return (isOn(Tampering.How.HIDE) || isOn(Tampering.How.UNMAP)) && touched().contains(index);
    }

    private boolean isOn(Tampering.How how) {
        return tampering.isPresent() && tampering.get() instanceof Tampering.OnStep(Tampering.How done, var _) && done == how;
    }

    private boolean isOfLog(Tampering.What what) {
        return tampering.isPresent() && tampering.get() instanceof Tampering.OfLog(Tampering.What done) && done == what;
    }

    private String step() {
        return ((Tampering.OnStep) tampering.orElseThrow()).step();
    }

    private Set<Long> touched() {
        return entriesOf.get(step());
    }

    private Trust trust() {
        Map<PolicyId, Digest> policies = new HashMap<>();
        for (Entry entry : log.entries()) {
            if (entry.act() instanceof Act.PolicyAdopted(var adopted)) {
                policies.putIfAbsent(adopted.policy().id(), adopted.text());
            }
        }
        Genesis genesis = log.genesis();
        return new Trust(List.of(ThrowAwayKeys.USUAL.log().verifierKey()), ThrowAwayKeys.roots(genesis), Trust.Witnesses.NONE, policies);
    }

    private Trust demanding(Trust trust) {
        Trust.Witnesses one = new Trust.Witnesses(List.of(new ThrowAwayKeys("witness", "").log().verifierKey().write()), 1);
        return isOfLog(Tampering.What.NO_WITNESS) ? new Trust(trust.logs(), trust.roots(), one, trust.policies()) : trust;
    }

    private Verification<?> verifyBundle(long decision, Trust trust) {
        try {
            Bundle bundle = log.source().bundle(decision);
            Set<Long> touched = tampering.isPresent() && tampering.get() instanceof Tampering.OnStep ? touched() : Set.of();
            Bundle handed = tampering.map(t -> new Forgery(log, files, touched).of(bundle, t)).orElse(bundle);
            return Verify.bundle(handed.write(), Optional.of(trust));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verification<?> verifyLog(Trust trust) {
        try {
            Path folder = Files.createTempDirectory("loadline-attack");
            try {
                LogFiles written = log.write(folder);
                return Verify.log(written, Optional.of(trust));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Collection<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
