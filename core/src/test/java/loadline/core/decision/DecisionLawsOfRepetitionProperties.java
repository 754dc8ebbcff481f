package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Story;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Estimate;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Checkpoint;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Indicator;
import loadline.core.policy.IndicatorId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** Laws about saying the same thing again in another dress. */
class DecisionLawsOfRepetitionProperties {
    @Test
    void appending_a_statement_again_never_loosens() {
        Laws.Outcome outcome = Laws.compare((situation, random) -> {
            List<Entry> entries = new ArrayList<>(situation.entries());
            Entry chosen = entries.get(1 + random.nextInt(entries.size() - 1));
            Entry last = entries.getLast();
            entries.add(new Entry(last.index() + Story.STEP, last.at(), chosen.by(), chosen.statement(), chosen.act()));
            return Optional.of(situation.with(entries));
        }, Object::equals);
        assertThat(outcome.permittedBefore()).isGreaterThan(4_000);
        assertThat(outcome.refusedBefore()).isGreaterThan(1_500);
    }

    @Test
    void importing_a_file_again_never_loosens() {
        Laws.neverLoosens((situation, random) -> {
            List<EvaluationRun> runs = runs(situation).toList();
            if (runs.isEmpty()) {
                return Optional.empty();
            }
            EvaluationRun run = Laws.pick(random, runs);
            Optional<Digest> plan = random.nextBoolean() ? run.plan() : Optional.empty();
            return Laws.appended(situation, new Act.RunRecorded(new EvaluationRun(run.file(), run.format(), run.writerVersion(), run.runId(), EvaluationRun.Status.SUCCESS, run.task(), "1",
                    run.model(), plan, run.weights(), run.samples(), run.limits(), List.of(), run.result(), List.of())), "evaluator-2");
        });
    }

    private static Stream<EvaluationRun> runs(Situation situation) {
        return situation.entries().stream().flatMap(e -> e.act() instanceof Act.RunRecorded(EvaluationRun run) ? Stream.of(run) : Stream.empty());
    }

    @Test
    void splitting_off_an_unplanned_part_never_loosens() {
        Laws.neverLoosens((situation, random) -> {
            List<AdoptedProtocol> protocols = protocols(situation);
            if (protocols.isEmpty()) {
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>(situation.entries());
            Indicator indicator = Laws.pick(random, Laws.pick(random, protocols).protocol().indicators());
            Entry run = Laws.next(entries, new Act.RunRecorded(Story.completeRun("A", indicator.task(), null, "the favourable half")), "evaluator-1");
            entries.add(run);
            protocols.forEach(p -> entries.add(Laws.next(entries, new Act.Estimated(Story.estimateOf(p.protocol(), indicator.id().value(), run, "A", "0.0001", "0", "0.01", "0.02", run)), "evaluator-1")));
            return Optional.of(situation.with(entries));
        });
    }

    private static List<AdoptedProtocol> protocols(Situation situation) {
        return situation.entries().stream().flatMap(e -> e.act() instanceof Act.ProtocolAdopted(AdoptedProtocol p) ? Stream.of(p) : Stream.empty()).toList();
    }

    @Test
    void a_clone_under_a_new_digest_is_never_permitted_more() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, _) -> {
            Digest original = situation.question().subject().weights();
            Digest clone = Story.digest("clone");
            List<Entry> entries = new ArrayList<>(situation.entries());
            Optional<Checkpoint> known = entries.stream().flatMap(e -> e.act() instanceof Act.CheckpointRegistered(Checkpoint c) && c.weights().equals(original) ? Stream.of(c) : Stream.empty()).findFirst();
            if (known.isEmpty() || isSilent(situation)) {
                return Optional.empty();
            }
            Checkpoint c = known.get();
            entries.add(Laws.next(entries, new Act.CheckpointRegistered(new Checkpoint(clone, c.model(), "clone", Set.of(original), Checkpoint.Variant.FINAL, c.compute())), "root-1"));
            for (Entry e : situation.entries()) {
                copied(e.act(), original, clone).ifPresent(act -> entries.add(Laws.next(entries, act, e.by().stream().map(Person::id).toArray(String[]::new))));
            }
            return Optional.of(new Situation(entries, about(situation.question(), clone)));
        });
        assertThat(outcome.permittedBefore()).isGreaterThan(4_000);
    }

    /** A clone is another deployment, on which reports are due from its own permission. */
    private static boolean isSilent(Situation situation) {
        boolean watched = situation.entries().stream().anyMatch(e -> e.act() instanceof Act.DecisionMade);
        return watched && situation.decide().reasons().stream().anyMatch(r -> r.code() == Reason.Code.MONITORING_SILENT);
    }

    /** What would be signed again for the clone of assessed weights: safeguards on the same evidence, and that nothing changed. */
    private static Optional<Act> copied(Act act, Digest original, Digest clone) {
        return switch (act) {
            case Act.Attested(Attestation a) when a.subject().equals(original) ->
                Optional.of(new Act.Attested(new Attestation(a.standard(), a.criterion(), clone, a.status(), a.evidence())));
            case Act.Assessed(Assessment.ComprehensiveDone done) when done.weights().equals(original) ->
                Optional.of(new Act.Assessed(new Assessment.PreliminaryDone(done.policy(), clone, original, Optional.empty(), done.report())));
            default -> Optional.empty();
        };
    }

    private static Question about(Question q, Digest weights) {
        Subject subject = switch (q.subject()) {
            case Subject.Deployment d -> new Subject.Deployment(weights, d.configuration());
            case Subject.Weights _ -> new Subject.Weights(weights);
            case Subject.TrainingRun _ -> new Subject.TrainingRun(weights);
        };
        return new Question(q.activity(), subject, q.surface(), q.bounds(), q.requester());
    }

    @Test
    void a_person_who_signs_beside_others_never_loosens() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            List<Entry> entries = new ArrayList<>(situation.entries());
            boolean everywhere = random.nextBoolean();
            int one = 1 + random.nextInt(entries.size() - 1);
            for (int i = 1; i < entries.size(); i++) {
                Entry e = entries.get(i);
                boolean adverse = e.act() instanceof Act.Unavailable || e.act() instanceof Act.RunRecorded || e.act() instanceof Act.Stopped;
                if (!adverse && (everywhere || i == one)) {
                    Set<Person> by = new HashSet<>(e.by());
                    by.add(new Person("guest-1"));
                    entries.set(i, new Entry(e.index(), e.at(), by, e.statement(), e.act()));
                }
            }
            return Optional.of(situation.with(entries));
        });
        assertThat(outcome.changed()).isGreaterThan(200);
    }

    @Test
    void renaming_or_moving_an_indicator_never_loosens() {
        Laws.neverLoosens((situation, random) -> {
            List<AdoptedProtocol> protocols = Fold.of(situation.entries()).protocols().stream().map(Logged::fact).toList();
            if (protocols.isEmpty()) {
                return Optional.empty();
            }
            AdoptedProtocol old = protocols.getLast();
            int kind = random.nextInt(4);
            Protocol renamed = renamed(old.protocol(), kind);
            AdoptedProtocol adopted = new AdoptedProtocol(Story.digest("renamed text"), renamed);
            List<Entry> entries = new ArrayList<>(situation.entries());
            entries.add(Laws.next(entries, new Act.ProtocolAdopted(adopted), "proposer-1"));
            for (Entry e : situation.entries()) {
                if (e.act() instanceof Act.Estimated(Estimate estimate) && estimate.protocol().equals(old.text())) {
                    entries.add(Laws.next(entries, new Act.Estimated(under(estimate, adopted.text(), kind)), "evaluator-1"));
                }
            }
            return Optional.of(situation.with(entries));
        });
    }

    private static Protocol renamed(Protocol p, int kind) {
        List<Indicator> indicators = p.indicators().stream().map(i -> new Indicator(id(i.id(), kind), i.speaksFor(), i.pathway(), kind == 1 ? i.task() + "-again" : i.task(), i.scorer(),
                i.danger(), i.quantity(), i.estimator(), i.successFrom(), i.line(), kind == 2 ? BigDecimal.ZERO : i.buffer(), 1, i.maxAge(), i.attempts(), i.mostLimitHit(),
                i.publishedMayRuleOut(), i.phrase(), i.reading(), List.of())).toList();
        List<Protocol.Bottleneck> bottlenecks = kind == 3 ? p.bottlenecks().stream().map(b -> new Protocol.Bottleneck(b.threshold(), b.pathway(), 1)).toList() : p.bottlenecks();
        return new Protocol(ProtocolId.of("renamed@1"), p.policy(), p.title(), p.familyAlpha(), p.mostMissing(), indicators, bottlenecks, p.demands(), p.gates());
    }

    private static IndicatorId id(IndicatorId id, int kind) {
        return kind == 0 ? new IndicatorId(id.value() + "-renamed") : id;
    }

    private static Estimate under(Estimate e, Digest protocol, int kind) {
        return new Estimate(id(e.indicator(), kind), e.weights(), protocol, e.evidence(), e.runs(), e.method(), e.alpha(), e.reading(), e.point(), e.lower(), e.upper(), e.tally(),
                e.basis(), e.unbounded());
    }
}
