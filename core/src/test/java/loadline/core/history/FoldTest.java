package loadline.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.PolicyDraft;
import loadline.core.ProtocolDraft;
import loadline.core.Role;
import loadline.core.Story;
import loadline.core.TimeSpan;
import loadline.core.assessment.Assessment;
import loadline.core.assessment.Defect;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.decision.Facts;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.Refusal;
import loadline.core.evaluation.Withdrawal;
import loadline.core.governance.Approval;
import loadline.core.governance.CaseAcceptance;
import loadline.core.governance.Determination;
import loadline.core.governance.ObligationMet;
import loadline.core.governance.ResidualLevel;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.Roster;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.monitoring.StopEvent;
import loadline.core.policy.Activity;
import loadline.core.policy.Condition;
import loadline.core.policy.Obligation;
import loadline.core.policy.ObligationId;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.StandardId;
import loadline.core.policy.StopId;
import loadline.core.policy.Surface;
import loadline.core.policy.ThresholdId;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** F1 to F8: which acts count. */
class FoldTest {
    private static final PolicyId ID = PolicyId.of("example@1");
    private static final Digest A = Story.digest("A");

    private static Policy policy() {
        PolicyDraft draft = new PolicyDraft();
        draft.obligations.add(PolicyDraft.obligation("ob", PolicyDraft.LOW, new Obligation.Timing.Before()));
        return draft.build();
    }

    private static Story begun() {
        return Story.begun().policy(policy()).checkpoint("A", "model");
    }

    /** An act that claims a role, somebody who holds it, and somebody who does not. */
    private record Claim(Act act, String holder, String other) {}

    static Stream<Claim> claims() {
        Question question = new Question(Activity.STORE, new Subject.Weights(A), Surface.NONE, SurfaceBounds.UNKNOWN, new Person("asker-1"));
        return Stream.of(
                new Claim(new Act.Determined(new Determination(ID, new ThresholdId("T1"), A, new Role("ceo"), Determination.Conclusion.REACHED, Determination.Ground.EVIDENCE, Set.of(), "because", Optional.empty())), "ceo-1", "rso-1"),
                new Claim(new Act.Approved(new Approval(question, new Role("ceo"), 1, Approval.Answer.APPROVED)), "ceo-1", "rso-1"),
                new Claim(new Act.Accepted(new CaseAcceptance("safety-case", A, A, A, new Role("board"))), "board-1", "ceo-1"),
                new Claim(new Act.ResidualSigned(new ResidualLevel(ID, "bio", Condition.ResidualAtMost.When.PRE, "L1", A, A, new Role("rso"), A)), "rso-1", "ceo-1"),
                new Claim(new Act.Assessed(new Assessment.Called(ID, A, new Role("rso"), "a rumour")), "rso-1", "ceo-1"),
                new Claim(new Act.Stopped(new StopEvent.Cleared(ID, new StopId("halt"), A, Story.digest("statement 2"), new Role("board"))), "board-1", "ceo-1"),
                new Claim(new Act.Reviewed(new ReviewRound("red-team", A, A, new Person("reviewer-1"), 1, ReviewRound.Result.SUFFICIENT, A)), "reviewer-1", "reviewer-2"),
                new Claim(new Act.Met(new ObligationMet(ID, new ObligationId("ob"), A, A)), "owner-1", "writer-1"),
                new Claim(new Act.RosterChanged(Story.ROSTER), "root-1", "owner-1"),
                new Claim(new Act.ProtocolAdopted(Story.adopted(new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1")).build())), "proposer-1", "writer-1"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void an_act_counts_only_if_a_signer_holds_the_role_it_claims(Claim claim) {
        String[] holders = claim.holder().equals("root-1") ? new String[] {"root-1", "root-2"} : new String[] {claim.holder()};
        assertThat(Fold.of(begun().with(claim.act(), holders).entries()).dropped()).isEmpty();
        assertThat(Fold.of(begun().with(claim.act(), claim.other()).entries()).dropped()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void an_act_is_dropped_if_one_signer_is_not_on_the_roster(Claim claim) {
        assertThat(Fold.of(begun().with(claim.act(), claim.holder(), "stranger").entries()).dropped()).singleElement()
                .satisfies(dropped -> assertThat(dropped.why()).contains("on the roster"));
        assertThat(Fold.of(begun().with(claim.act()).entries()).dropped()).hasSize(1);
    }

    @Test
    void anyone_on_the_roster_may_log_an_invitation_to_review() {
        assertThat(Fold.of(begun().with(new Act.Reviewed(new ReviewRound("red-team", A, A, new Person("reviewer-1"), 1, ReviewRound.Result.INVITED, A)), "owner-1").entries()).dropped()).isEmpty();
    }

    @Test
    void a_statement_appended_again_changes_nothing() {
        Story story = begun();
        Entry trip = story.add(new Act.Stopped(new StopEvent.Tripped(ID, new StopId("halt"), A, A)), "owner-1");
        List<Entry> entries = new ArrayList<>(story.entries());
        entries.add(new Entry(trip.index() + 1, trip.at().plusSeconds(60), trip.by(), trip.statement(), trip.act()));
        Facts facts = Fold.of(entries);
        assertThat(facts.checkpoints().get(A).stops()).hasSize(1);
        assertThat(facts.dropped()).singleElement().satisfies(d -> assertThat(d.why()).contains("logged before"));
    }

    @Test
    void an_entry_cannot_date_itself_back() {
        Story story = begun().after("P10D");
        Entry plan = story.plan("A", "task", 20);
        List<Entry> entries = new ArrayList<>(story.entries());
        Instant claimed = plan.at().minusSeconds(864_000);
        entries.add(new Entry(plan.index() + 1, claimed, Story.persons("evaluator-1"), Story.digest("dated back"), new Act.RunRecorded(Story.completeRun("A", "task", plan, "file"))));
        assertThat(Fold.of(entries).checkpoints().get(A).runs().getFirst().at()).isEqualTo(plan.at());
    }

    @Test
    void two_different_entries_at_one_index_are_no_log() {
        Story story = begun();
        Entry last = story.entries().getLast();
        List<Entry> entries = new ArrayList<>(story.entries());
        entries.add(new Entry(last.index(), last.at(), last.by(), Story.digest("another"), last.act()));
        assertThatThrownBy(() -> Fold.of(entries)).hasMessageContaining("two entries claim index");
        assertThatThrownBy(() -> Fold.of(story.entries().subList(1, 2))).hasMessageContaining("begins with its genesis");
    }

    // ---- F2 and F3

    @Test
    void one_identity_is_one_root_signature() {
        Map<Person, Roster.Member> members = new HashMap<>(Story.ROSTER.members());
        members.put(new Person("root-alias"), new Roster.Member(Set.of(), Set.of("key"), "root", "identity of root-1", false, true));
        Story story = Story.begun().with(new Act.RosterChanged(new Roster(members, 2)), "root-1", "root-2");
        assertThat(Fold.of(story.with(new Act.RosterChanged(Story.ROSTER), "root-1", "root-alias").entries()).dropped()).hasSize(1);
        assertThat(Fold.of(story.with(new Act.PolicyAdopted(Story.adopted(policy())), "root-1", "root-alias").entries()).policies()).isEmpty();
    }

    private static PolicyDraft version(String id, String notice) {
        PolicyDraft draft = new PolicyDraft().named(id);
        draft.notice = TimeSpan.of(notice);
        return draft;
    }

    private static List<PolicyId> inForce(Story story) {
        return Fold.of(story.entries()).policies().stream().map(p -> p.fact().policy().id()).toList();
    }

    private static Story later(Story story, String span) {
        return story.after(span).with(new Act.StreamsMapped(Map.of()), "owner-1");
    }

    @Test
    void signatures_under_one_text_add_up() {
        Story story = Story.begun().with(new Act.PolicyAdopted(Story.adopted(policy())), "root-1");
        assertThat(inForce(story)).isEmpty();
        assertThat(inForce(story.with(new Act.PolicyAdopted(Story.adopted(policy())), "root-2"))).containsExactly(ID);
    }

    @Test
    void a_later_version_waits_for_every_approver_and_for_its_notice() {
        Story story = Story.begun().policy(version("example@1", "P30D").build());
        Act second = new Act.PolicyAdopted(Story.adopted(version("example@2", "P0D").build()));
        assertThat(inForce(later(story.with(second, "board-1"), "P40D"))).hasSize(1);
        assertThat(inForce(later(story.with(second, "ceo-1"), "P29D"))).hasSize(1);
        assertThat(inForce(later(story, "P2D"))).hasSize(2);
    }

    @Test
    void one_person_with_two_accounts_does_not_approve_alone() {
        Story story = Story.begun().policy(version("example@1", "P0D").build());
        PolicyDraft twice = version("example@2", "P0D");
        twice.approvers = List.of(new Role("rso"), new Role("board"));
        story.with(new Act.PolicyAdopted(Story.adopted(twice.build())), "board-1", "ceo-1");
        story.with(new Act.PolicyAdopted(Story.adopted(version("example@3", "P0D").build())), "rso-1", "rso-alias");
        assertThat(inForce(story)).hasSize(2);
        assertThat(inForce(story.with(new Act.PolicyAdopted(Story.adopted(version("example@3", "P0D").build())), "board-1"))).hasSize(3);
    }

    @Test
    void a_version_in_its_notice_approves_no_other() {
        Story story = Story.begun().policy(version("example@1", "P30D").build());
        story.with(new Act.PolicyAdopted(Story.adopted(version("example@2", "P0D").build())), "board-1", "ceo-1");
        story.with(new Act.PolicyAdopted(Story.adopted(version("example@3", "P0D").build())), "board-1", "ceo-1");
        assertThat(inForce(later(story, "P1D"))).containsExactly(ID);
    }

    @Test
    void a_version_in_its_notice_bears_no_protocol() {
        Story story = Story.begun().policy(version("example@1", "P30D").build());
        story.with(new Act.PolicyAdopted(Story.adopted(version("example@2", "P0D").build())), "board-1", "ceo-1");
        ProtocolDraft draft = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1"));
        draft.policy = PolicyId.of("example@2");
        assertThat(Fold.of(later(story.protocol(draft.build()), "P40D").entries()).protocols()).isEmpty();
    }

    // ---- F4

    @Test
    void a_protocol_below_the_policy_s_floors_is_dropped() {
        ProtocolDraft lax = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1"));
        lax.familyAlpha = "0.06";
        assertThat(Fold.of(begun().protocol(lax.build()).entries()).protocols()).isEmpty();
    }

    @Test
    void a_protocol_s_own_gate_rests_on_no_clause() {
        ProtocolDraft draft = new ProtocolDraft().with(ProtocolDraft.indicator("i1", "T1"));
        draft.gates.add(PolicyDraft.gate("own", new Condition.Monitored(), loadline.core.policy.Gate.Otherwise.BLOCK));
        assertThat(Fold.of(begun().protocol(draft.build()).entries()).dropped()).singleElement().satisfies(d -> assertThat(d.why()).contains("clause"));
    }

    // ---- F5 to F8, E1, E2

    private static EvidenceGroup only(Story story) {
        List<EvidenceGroup> groups = Fold.of(story.entries()).checkpoints().get(A).evidence().get("task");
        assertThat(groups).hasSize(1);
        return groups.getFirst();
    }

    @Test
    void the_same_evidence_ages_from_its_first_attestation_for_whatever_subject() {
        Story story = begun();
        Instant first = story.now();
        Attestation a = new Attestation(new StandardId("S1"), new loadline.core.policy.CriterionId("k1"), A, Attestation.Status.IN_FORCE, Story.digest("audit"));
        story.with(new Act.Attested(a), "owner-1").after("P1Y");
        Digest clone = Story.digest("clone");
        story.with(new Act.Attested(new Attestation(a.standard(), a.criterion(), clone, a.status(), a.evidence())), "owner-1");
        assertThat(Fold.of(story.entries()).attestations().get(clone).values()).singleElement().satisfies(f -> assertThat(f.evidenceSince()).isEqualTo(first));
    }

    @Test
    void a_run_counts_as_registered_only_under_a_plan_logged_before_it_for_its_checkpoint_and_task() {
        Story story = begun().checkpoint("B", "model");
        Entry plan = story.plan("A", "task", 20);
        Entry elsewhere = story.plan("B", "task", 20);
        story.run("A", "task", plan);
        story.run("A", "task", elsewhere);
        story.run("A", "another", plan);
        Facts.OfCheckpoint of = Fold.of(story.entries()).checkpoints().get(A);
        assertThat(of.evidence().get("task")).extracting(g -> g.defects().contains(Defect.UNREGISTERED)).containsExactly(false, true);
        assertThat(of.evidence().get("another").getFirst().defects()).containsExactly(Defect.UNREGISTERED);
    }

    @Test
    void a_plan_logged_after_its_run_registers_nothing() {
        Story story = begun().checkpoint("B", "model");
        Entry plan = story.plan("A", "task", 20);
        Story turned = begun();
        turned.with(new Act.RunRecorded(Story.completeRun("A", "task", plan, "file")), "evaluator-1");
        List<Entry> entries = new ArrayList<>(turned.entries());
        entries.add(new Entry(plan.index() + 100, plan.at(), plan.by(), plan.statement(), plan.act()));
        assertThat(Fold.of(entries).checkpoints().get(A).evidence().get("task"))
                .extracting(g -> g.defects().contains(Defect.UNREGISTERED), EvidenceGroup::isOpen).containsExactly(tuple(true, false), tuple(false, true));
    }

    @Test
    void only_somebody_else_withdraws_a_run() {
        Story story = begun();
        Entry plan = story.plan("A", "task", 20);
        Entry run = story.run("A", "task", plan);
        story.with(new Act.RunWithdrawn(new Withdrawal(run.statement(), A, "wrong data")), "evaluator-1", "evaluator-2");
        assertThat(only(story).defects()).isEmpty();
        story.with(new Act.RunWithdrawn(new Withdrawal(run.statement(), A, "wrong data")), "evaluator-2");
        assertThat(only(story).defects()).containsExactly(Defect.WITHDRAWN);
    }

    @Test
    void withdrawing_one_run_of_two_does_not_withdraw_the_other() {
        Story story = begun();
        Entry plan = story.plan("A", "task", 20);
        Entry run = story.run("A", "task", plan);
        story.run("A", "task", plan);
        story.with(new Act.RunWithdrawn(new Withdrawal(run.statement(), A, "wrong data")), "evaluator-2");
        assertThat(only(story).defects()).containsExactly(Defect.RUN_DEFECTIVE);
    }

    @Test
    void withdrawing_a_run_that_broke_off_does_not_close_its_plan() {
        Story story = begun();
        Entry plan = story.plan("A", "task", 20);
        Entry run = story.add(new Act.RunRecorded(Story.run("A", "task", plan, "half", EvaluationRun.Status.CANCELLED, List.of(), new EvaluationRun.Result.Samples(List.of()))), "evaluator-1");
        story.with(new Act.RunWithdrawn(new Withdrawal(run.statement(), A, "wrong data")), "evaluator-2");
        assertThat(only(story).isOpen()).isTrue();
    }

    @Test
    void a_run_offered_for_two_checkpoints_speaks_for_neither() {
        Story story = begun().checkpoint("B", "another");
        EvaluationRun run = Story.completeRun("A", "task", null, "file");
        story.with(new Act.RunRecorded(run), "evaluator-1");
        story.with(new Act.RunRecorded(new EvaluationRun(Story.digest("repacked"), "inspect-eval", "1", run.runId(), run.status(), "task", "1", "model-name", Optional.empty(),
                Optional.of(Story.digest("B")), run.samples(), Map.of(), List.of(), run.result(), List.of())), "evaluator-1");
        Facts facts = Fold.of(story.entries());
        assertThat(facts.checkpoints().get(A).evidence().get("task").getFirst().defects()).contains(Defect.REUSED);
        assertThat(facts.checkpoints().get(Story.digest("B")).evidence().get("task").getFirst().defects()).contains(Defect.REUSED);
    }

    @Test
    void a_refused_file_is_evidence_unless_a_plan_for_it_is_open_anyway() {
        Story story = begun().checkpoint("B", "another");
        Entry mine = story.plan("A", "task", 20);
        Entry other = story.plan("B", "task", 20);
        story.with(new Act.RunRefused(new Refusal(Story.digest("f1"), Optional.of(mine.statement()), A, "task", "unreadable", "cut off")), "evaluator-1");
        assertThat(Fold.of(story.entries()).checkpoints().get(A).evidence().get("task")).hasSize(1);
        story.with(new Act.RunRefused(new Refusal(Story.digest("f2"), Optional.of(other.statement()), A, "task", "unreadable", "cut off")), "evaluator-1");
        assertThat(Fold.of(story.entries()).checkpoints().get(A).evidence().get("task")).hasSize(2);
    }

    @Test
    void a_family_is_joined_by_parents_registered_or_not_and_by_the_model_s_name() {
        Story story = Story.begun().checkpoint("A", "one", "lost").checkpoint("B", "two", "lost").checkpoint("C", "two").checkpoint("D", "three");
        Facts facts = Fold.of(story.entries());
        assertThat(facts.checkpoints().get(A).family()).containsExactlyInAnyOrder(A, Story.digest("B"), Story.digest("C"));
        assertThat(facts.checkpoints().get(Story.digest("D")).family()).containsExactly(Story.digest("D"));
    }

    @Test
    void weights_are_registered_once() {
        Story story = begun().checkpoint("A", "another");
        assertThat(Fold.of(story.entries()).checkpoints().get(A).checkpoint().fact().model().value()).isEqualTo("model");
        assertThat(Fold.of(story.entries()).dropped()).hasSize(1);
    }
}
