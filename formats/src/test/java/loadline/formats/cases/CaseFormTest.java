package loadline.formats.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Person;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.governance.Approval;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.policy.PolicyId;
import loadline.formats.Parsed;
import loadline.formats.policy.BuiltIn;
import loadline.formats.statement.EntryType;
import org.junit.jupiter.api.Test;

class CaseFormTest {
    private static final String HEAD = """
            note: A made-up history.
            clock: 2025-05-20T09:00:00Z
            policies: [anthropic-rsp@2.2]
            people:
              rso-1: {roles: [rso], chain: safety}
              ceo-1: {roles: [ceo], chain: executive, identity: "Ada"}
              author: {roles: [evaluator], chain: research}
              trainer: {roles: [training], chain: research}
              board-1: {roles: [board], chain: outside, external: true}
            question: {activity: deploy, on: final, configuration: chat, surface: api, bounds: {accounts: 100, tools: false}, by: trainer}
            expected: {answer: Delay}
            history:
              - {adopt: may-2025.yaml}
              - {register: final, model: atlas, by: trainer}
            """;

    private static final String EVERYTHING = """
              - {register: older, model: atlas, variant: snapshot, compute: {lower: "1", upper: "2", metric: flop}, by: trainer}
              - {enrol: {deputy: {roles: [deputy], chain: executive}}, by: rso-1}
              - {retire: [deputy], by: rso-1}
              - {adoptPolicy: openai-pf@2}
              - {publishPolicy: openai-pf@2}
              - {release: atlas, on: final, date: 2025-08-01T00:00:00Z}
              - {id: plan, plan: metr-data-deduplication, on: final, model: atlas, items: 10, elicitation: {tools: true, unattended: PT8H}, deadline: P90D}
              - {id: first, run: metr-data-deduplication, on: final, model: atlas, solved: 3, items: 10, epochs: 2, carries: plan, by: author}
              - {refuse: broken.eval, task: metr-data-deduplication, on: final, carries: plan}
              - {withdraw: first, on: final, reason: the wrong scaffold, by: board-1}
              - {open: acquisition, of: plan, on: final, protocol: may-2025.yaml, outcome: inconclusive, as: ceo}
              - {show: all, on: final}
              - {report: capability-report, on: final, by: author}
              - {tell: [board], about: capability-report, on: final}
              - {publish: capability-report, on: final}
              - {determine: [CBRN-3], as: [ceo], conclusion: reached, basis: evidence, on: final, names: [first], reasoning: it is}
              - {assess: called, on: final, as: rso, under: anthropic-rsp@2.2}
              - {attest: ASL-2-security, on: final, evidence: audit}
              - {review: red-team, on: final, configuration: chat, result: insufficient, by: board-1}
              - {accept: safety-case, on: final, configuration: chat, as: board}
              - {residual: cyber, when: post, level: ASL-2, on: final, configuration: chat, as: rso, under: anthropic-rsp@2.2}
              - {monitor: final, configuration: chat, owner: rso, cadence: P1D}
              - {watch: final, configuration: chat}
              - {fallback: older-chat, on: final, configuration: chat, servedOn: older}
              - {meet: internal-review, on: final}
              - {approve: [ceo], question: {surface: internal}, head: plan}
              - {delegate: ceo, to: author, until: 2025-12-01T00:00:00Z, by: ceo-1}
              - {find: competitor, expires: 2025-12-01T00:00:00Z, as: rso, under: anthropic-rsp@2.2}
              - {expect: CBRN-4, on: final, earliest: 2026-06-01T00:00:00Z, as: rso}
              - {relieve: interim-measures, on: final, configuration: chat, surface: api, standards: [ASL-3-security], until: 2025-07-01T00:00:00Z, as: [ceo, rso], under: anthropic-rsp@2.2}
              - {happen: discovery, on: final, date: 2025-05-01T00:00:00Z}
              - {id: trip, trip: STOP, on: final}
              - {id: mended, report: capability-report, on: final, by: author}
              - {clear: STOP, on: final, after: mended, as: rso}
              - {decide: {}, answer: Deploy}
              - {lose: a payload}
            """;

    @Test
    void every_act_that_a_log_may_hold_can_be_stated() {
        List<Entry> entries = entries(EVERYTHING.replace("STOP", stop()));
        Set<EntryType> stated = entries.stream().map(Entry::act).filter(act -> !(act instanceof Act.Unavailable)).map(EntryType::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryType.class)));
        assertThat(stated).isEqualTo(EnumSet.complementOf(EnumSet.of(EntryType.STREAMS_MAPPED)));
        assertThat(entries.getLast().act()).isInstanceOf(Act.Unavailable.class);
    }

    /** A stop that the policy holds. */
    private static String stop() {
        return BuiltIn.policy(PolicyId.of("anthropic-rsp@2.2")).orThrow().stops().getFirst().id().value();
    }

    @Test
    void an_approval_may_have_seen_an_earlier_head_and_answer_another_question() {
        Approval approval = entries(EVERYTHING.replace("STOP", stop())).stream().map(Entry::act).filter(Act.Approved.class::isInstance).map(act -> ((Act.Approved) act).approval()).findFirst().orElseThrow();
        assertThat(approval.question().surface().name()).isEqualTo("INTERNAL");
        assertThat(approval.question().bounds().accounts()).hasValue(100);
        long plan = entries(EVERYTHING.replace("STOP", stop())).stream().filter(e -> e.act() instanceof Act.PlanRegistered).findFirst().orElseThrow().index();
        assertThat(approval.treeSize()).isEqualTo(plan + 1);
    }

    @Test
    void a_step_stands_at_its_date_is_signed_by_whom_it_says_and_never_goes_back() {
        List<Entry> entries = entries("  - {at: 2025-06-01T00:00:00Z, report: capability-report, on: final, by: [rso-1, author]}\n");
        assertThat(entries.getLast().at()).isEqualTo(Instant.parse("2025-06-01T00:00:00Z"));
        assertThat(entries.getLast().by()).containsExactlyInAnyOrder(new Person("rso-1"), new Person("author"));
        assertThatThrownBy(() -> entries("  - {at: 2025-05-19T00:00:00Z, report: capability-report, on: final}\n")).hasMessageContaining("entries come in the order of time");
    }

    @Test
    void people_come_onto_the_roster_later_than_genesis() {
        var facts = Fold.of(entries("  - {wait: P10D}\n  - {enrol: {late-1: {roles: [ceo]}}}\n"));
        assertThat(facts.roster().members()).containsKey(new Person("late-1"));
        assertThat(facts.dropped()).isEmpty();
        assertThat(Fold.of(entries("  - {enrol: {late-1: {roles: [ceo]}}, by: author}\n")).dropped()).singleElement().satisfies(d -> assertThat(d.why()).contains("root signatures"));
    }

    @Test
    void the_same_counts_are_other_outcomes_unless_a_run_is_copied() {
        List<EvaluationRun> runs = entries("""
                  - {id: one, run: t, on: final, model: m, solved: 12, items: 40}
                  - {run: t, on: final, model: m, solved: 12, items: 40}
                  - {run: t, on: final, model: m, solved: 12, items: 40, copyOf: one}
                """).stream().map(Entry::act).filter(Act.RunRecorded.class::isInstance).map(act -> ((Act.RunRecorded) act).run()).toList();
        assertThat(runs).hasSize(3);
        assertThat(runs.get(1).result()).isNotEqualTo(runs.get(0).result());
        assertThat(runs.get(2).result()).isEqualTo(runs.get(0).result());
        assertThat(runs.get(2).file()).isNotEqualTo(runs.get(0).file());
    }

    @Test
    void what_names_no_step_or_nobody_is_refused() {
        assertThatThrownBy(() -> entries("  - {withdraw: nothing, on: final, reason: why}\n")).hasMessageContaining("no step before has the id `nothing`");
        assertThatThrownBy(() -> entries("  - {run: t, on: final, model: m, solved: 1, items: 2, planned: true}\n")).hasMessageContaining("no step before plans it");
        assertThatThrownBy(() -> entries("  - {approve: [pope]}\n")).hasMessageContaining("nobody in the case holds the role `pope`");
        assertThat(CaseYaml.read("c.yaml", (HEAD + "  - {shout: loudly}\n").getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void what_does_not_count_must_be_expected() {
        String history = HEAD.replace("{answer: Delay}", "{answer: Delay, dropped: [DROPPED]}") + "  - {delegate: board, to: author, until: 2026-01-01T00:00:00Z, by: rso-1}\n";
        assertThat(run(history.replace("DROPPED", "no signer holds the role")).differences()).isEmpty();
        assertThat(run(history.replace("DROPPED", "another reason")).differences()).singleElement().asString().contains("does not count");
        assertThat(run(history.replace(", dropped: [DROPPED]", "")).differences()).hasSize(1);
    }

    private static CaseRun run(String text) {
        return CaseRun.of(CaseYaml.read("c.yaml", text.getBytes(StandardCharsets.UTF_8)).orThrow(), CaseFormTest::file);
    }

    private static List<Entry> entries(String steps) {
        return CaseHistory.entries(CaseYaml.read("c.yaml", (HEAD + steps).getBytes(StandardCharsets.UTF_8)).orThrow(), CaseFormTest::file);
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of("..", "policies", "anthropic-rsp", "2.2", "protocols", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
