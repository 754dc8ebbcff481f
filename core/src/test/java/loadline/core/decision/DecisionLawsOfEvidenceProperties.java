package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.PolicyDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Basis;
import loadline.core.assessment.Estimate;
import loadline.core.governance.Determination;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.AssessmentRule;
import loadline.core.policy.CapabilityThreshold;
import loadline.core.policy.Condition;
import loadline.core.policy.Criterion;
import loadline.core.policy.Demand;
import loadline.core.policy.DeterminationRule;
import loadline.core.policy.Gate;
import loadline.core.policy.Indicator;
import loadline.core.policy.Level;
import loadline.core.policy.Line;
import loadline.core.policy.Policy;
import loadline.core.policy.Protocol;
import loadline.core.policy.Standard;
import loadline.core.policy.StopId;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

/** Laws about evidence, safeguards and the strictness of texts. */
class DecisionLawsOfEvidenceProperties {
    @Test
    void evidence_of_reach_never_loosens() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            List<AdoptedProtocol> protocols = situation.entries().stream().flatMap(e -> e.act() instanceof Act.ProtocolAdopted p ? Stream.of(p.protocol())
                    : Stream.empty()).toList();
            if (protocols.isEmpty()) {
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>(situation.entries());
            Indicator indicator = Laws.pick(random, Laws.pick(random, protocols).protocol().indicators());
            String weights = Laws.pick(random, List.of("A", "A", "B", "unregistered"));
            Entry run = Laws.next(entries, new Act.RunRecorded(Story.completeRun(weights, indicator.task(), null, "a file nobody saw before")), "evaluator-1");
            entries.add(run);
            protocols.forEach(p -> entries.add(Laws.next(entries, new Act.Estimated(reach(indicator, p, weights, run)), "evaluator-1")));
            return Optional.of(situation.with(entries));
        });
        assertThat(outcome.changed()).isGreaterThan(500);
        assertThat(outcome.refusedBefore()).isGreaterThan(1_500);
    }

    private static Estimate reach(Indicator indicator, AdoptedProtocol protocol, String weights, Entry run) {
        return new Estimate(indicator.id(), Story.digest(weights), protocol.text(), run.statement(), List.of(run.statement()), "method/1", new BigDecimal("0.01"), "as recorded",
                Optional.of(new BigDecimal("0.95")), Optional.of(new BigDecimal("0.9")), Optional.of(new BigDecimal("0.99")), new Estimate.Tally(20, 20, 0, 0, 1),
                Basis.RECOMPUTED_FROM_SAMPLES, Optional.empty());
    }

    @Test
    void a_conclusion_of_reach_and_a_tripped_stop_never_loosen() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            Policy policy = Laws.pick(random, policies(situation));
            Digest weights = Story.digest(Laws.pick(random, List.of("A", "B")));
            if (random.nextBoolean()) {
                return Laws.appended(situation, new Act.Stopped(new StopEvent.Tripped(policy.id(), new StopId("halt"), weights, Story.digest("incident"))), "guest-1");
            }
            Determination.Conclusion tight = random.nextBoolean() ? Determination.Conclusion.REACHED : Determination.Conclusion.TREATED_AS_REACHED;
            boolean answersSomething = situation.entries().stream().anyMatch(e -> e.act() instanceof Act.Determined(Determination d) && d.conclusion() != Determination.Conclusion.NOT_REACHED
                    || e.act() instanceof Act.ProtocolAdopted p && p.protocol().protocol().gates().stream().anyMatch(g -> waitsForPeople(g.requires()))) || waitsForPeople(policies(situation));
            return answersSomething ? Optional.empty() : Laws.appended(situation, new Act.Determined(new Determination(policy.id(), Laws.pick(random, policy.thresholds()).id(), weights,
                    new Role("rso"), tight, Determination.Ground.PRECAUTION, Set.of(), "because", Optional.empty())), "rso-1");
        });
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    /** Where a gate asks that people conclude, any conclusion answers it. */
    private static boolean waitsForPeople(List<Policy> policies) {
        return policies.stream().flatMap(p -> p.gates().stream()).anyMatch(gate -> waitsForPeople(gate.requires()));
    }

    private static boolean waitsForPeople(Condition condition) {
        return switch (condition) {
            case Condition.Determined _ -> true;
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(DecisionLawsOfEvidenceProperties::waitsForPeople);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(DecisionLawsOfEvidenceProperties::waitsForPeople);
            case Condition.AtLeast(int _, List<Condition> parts) -> parts.stream().anyMatch(DecisionLawsOfEvidenceProperties::waitsForPeople);
            case Condition.FromLevel from -> waitsForPeople(from.then());
            default -> false;
        };
    }

    private static List<Policy> policies(Situation situation) {
        return situation.entries().stream().flatMap(e -> e.act() instanceof Act.PolicyAdopted p ? Stream.of(p.policy().policy()) : Stream.empty()).toList();
    }

    @Test
    void a_safeguard_in_force_never_hurts() {
        Laws.Outcome outcome = Laws.neverTightens((situation, random) -> {
            Standard standard = Laws.pick(random, Laws.pick(random, policies(situation)).standards());
            if (standard.criteria().isEmpty()) {
                return Optional.empty();
            }
            Criterion criterion = Laws.pick(random, standard.criteria());
            Digest subject = standard.axis() == Standard.Axis.SECURITY || !(situation.question().subject() instanceof Subject.Deployment d)
                    ? situation.question().subject().weights() : d.configuration();
            return Laws.appended(situation, new Act.Attested(new Attestation(standard.id(), criterion.id(), subject, Attestation.Status.IN_FORCE, Story.digest("fresh evidence"))), "guest-1");
        });
        assertThat(outcome.changed()).isGreaterThan(20);
    }

    @Test
    void a_stricter_policy_never_decides_more_loosely() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            UnaryOperator<Policy> stricter = stricterPolicy(random);
            return Optional.of(situation.with(situation.entries().stream().map(e -> e.act() instanceof Act.PolicyAdopted(AdoptedPolicy adopted)
                    ? again(e, new Act.PolicyAdopted(new AdoptedPolicy(adopted.text(), stricter.apply(adopted.policy())))) : e).toList()));
        });
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    private static Entry again(Entry e, Act act) {
        return new Entry(e.index(), e.at(), e.by(), e.statement(), act);
    }

    private static UnaryOperator<Policy> stricterPolicy(Random random) {
        int kind = random.nextInt(7);
        String standard = Laws.pick(random, List.of("S1", "S2", "S3"));
        return p -> switch (kind) {
            case 0 -> with(p, p.thresholds(), plus(p.baseline(), PolicyDraft.demand(standard)), p.gates(), p.assessment());
            case 1 -> with(p, p.thresholds().stream().map(t -> demanding(t, standard, t.level())).toList(), p.baseline(), p.gates(), p.assessment());
            case 2 -> with(p, p.thresholds().stream().map(t -> demanding(t, standard, PolicyDraft.HIGH)).toList(), p.baseline(), p.gates(), p.assessment());
            case 3 -> with(p, p.thresholds(), p.baseline(), plus(p.gates(), PolicyDraft.gate("more", new Condition.Cleared(new ThresholdId("T1")), Gate.Otherwise.BLOCK)), p.assessment());
            case 4 -> with(p, p.thresholds(), p.baseline(), plus(p.gates(), PolicyDraft.gate("more", new Condition.AssessmentCurrent(), Gate.Otherwise.HOLD)), p.assessment());
            case 5 -> with(p, p.thresholds(), p.baseline(), p.gates(), new AssessmentRule(p.assessment().triggers(), plus(p.assessment().showings(), PolicyDraft.showing("more")),
                    p.assessment().concludeWithin(), p.assessment().clause()));
            default -> with(p, p.thresholds(), p.baseline(), p.gates(), new AssessmentRule(
                    plus(p.assessment().triggers(), new AssessmentRule.Trigger.Elapsed(TimeSpan.of("P5D"), PolicyDraft.BINDING)), p.assessment().showings(), TimeSpan.of("P1D"),
                    p.assessment().clause()));
        };
    }

    private static <T> List<T> plus(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    private static CapabilityThreshold demanding(CapabilityThreshold t, String standard, Level level) {
        List<Demand> demands = plus(t.demands(), PolicyDraft.demand(standard));
        return new CapabilityThreshold(t.id(), t.domain(), t.kind(), level, t.wording(), t.baseline(), demands, t.clause());
    }

    private static Policy with(Policy p, List<CapabilityThreshold> thresholds, List<Demand> baseline, List<Gate> gates, AssessmentRule assessment) {
        DeterminationRule determination = p.determination();
        return new Policy(p.id(), p.title(), p.publisher(), p.effectiveFrom(), p.effectiveUntil(), p.source(), p.levels(), p.clauses(), thresholds, p.precursors(), p.standards(),
                baseline, assessment, determination, p.onInconclusive(), p.reports(), gates, p.obligations(), p.stops(), p.reliefs(), p.change(), p.floors());
    }

    @Test
    void a_stricter_protocol_never_decides_more_loosely() {
        Laws.Outcome outcome = Laws.neverLoosens((situation, random) -> {
            UnaryOperator<Protocol> stricter = stricterProtocol(random);
            return Optional.of(situation.with(situation.entries().stream().map(e -> e.act() instanceof Act.ProtocolAdopted(AdoptedProtocol adopted)
                    ? again(e, new Act.ProtocolAdopted(new AdoptedProtocol(adopted.text(), stricter.apply(adopted.protocol())))) : e).toList()));
        });
        assertThat(outcome.changed()).isGreaterThan(500);
    }

    private static UnaryOperator<Protocol> stricterProtocol(Random random) {
        int kind = random.nextInt(6);
        BigDecimal less = new BigDecimal(Laws.pick(random, List.of("0.05", "0.15", "0.25")));
        return p -> switch (kind) {
            case 0 -> with(p, p.familyAlpha().divide(new BigDecimal("1000")), p.indicators(), p.bottlenecks());
            case 1 -> with(p, p.familyAlpha(), p.indicators().stream().map(i -> with(i, i.line(), i.buffer().add(less), i.leastRuns(), i.maxAge())).toList(), p.bottlenecks());
            case 2 -> with(p, p.familyAlpha(), p.indicators().stream().map(i -> with(i, lower(i.line(), less), i.buffer(), i.leastRuns(), i.maxAge())).toList(), p.bottlenecks());
            case 3 -> with(p, p.familyAlpha(), p.indicators().stream().map(i -> with(i, i.line(), i.buffer(), i.leastRuns() + 1, i.maxAge())).toList(), p.bottlenecks());
            case 4 -> with(p, p.familyAlpha(), p.indicators().stream().map(i -> with(i, i.line(), i.buffer(), i.leastRuns(), TimeSpan.of("P8D"))).toList(), p.bottlenecks());
            default -> with(p, p.familyAlpha(), p.indicators(), p.bottlenecks().stream().map(b -> new Protocol.Bottleneck(b.threshold(), b.pathway(), 2)).toList());
        };
    }

    private static Protocol with(Protocol p, BigDecimal alpha, List<Indicator> indicators, List<Protocol.Bottleneck> bottlenecks) {
        return new Protocol(p.id(), p.policy(), p.title(), alpha, p.mostMissing(), indicators, bottlenecks, p.demands(), p.gates());
    }

    private static Indicator with(Indicator i, Line line, BigDecimal buffer, int leastRuns, TimeSpan maxAge) {
        return new Indicator(i.id(), i.speaksFor(), i.pathway(), i.task(), i.scorer(), i.danger(), i.quantity(), i.estimator(), i.successFrom(), line, buffer, leastRuns, maxAge,
                i.attempts(), i.mostLimitHit(), i.publishedMayRuleOut(), i.phrase(), i.reading(), i.alternatives());
    }

    private static Line lower(Line line, BigDecimal by) {
        return switch (line) {
            case Line.RuleOut(Line.Cutoff c) -> new Line.RuleOut(lower(c, by));
            case Line.RuleIn(Line.Cutoff c) -> new Line.RuleIn(lower(c, by));
            case Line.Band(Line.Cutoff a, Line.Cutoff b) -> new Line.Band(lower(a, by), lower(b, by));
            case Line.Precursor(Line.Cutoff c) -> new Line.Precursor(lower(c, by));
            case Line.Alert(Line.Cutoff c) -> new Line.Alert(lower(c, by));
            case Line.Tracking _, Line.Judgement _ -> line;
        };
    }

    private static Line.Cutoff lower(Line.Cutoff cutoff, BigDecimal by) {
        return cutoff instanceof Line.Cutoff.Fixed(BigDecimal value, String source) ? new Line.Cutoff.Fixed(value.subtract(by), source) : cutoff;
    }
}
