package loadline.core.decision;

import static loadline.core.decision.OutlookExamples.BEN;
import static loadline.core.decision.OutlookExamples.CLEO;
import static loadline.core.decision.OutlookExamples.DAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.core.decision.Outlook.Item;
import loadline.core.decision.Outlook.Kind;
import loadline.core.decision.Outlook.What;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import loadline.core.model.Subject;
import loadline.core.policy.ClauseId;
import loadline.core.safeguard.Attestation;
import org.junit.jupiter.api.Test;

class OutlookTest {
    @Test
    void a_new_checkpoint_is_due_for_assessment_and_waits_for_every_decider() {
        List<Item> items = Outlook.of(OutlookExamples.registered().factsOn("2026-03-02"));
        assertThat(only(items, What.ASSESSMENT)).isEqualTo(new Item(Kind.DUE, What.ASSESSMENT, "ferry", Optional.of(new Subject.Weights(OutlookExamples.WEIGHTS)), Optional.empty(), Set.of(),
                Optional.of(noon("2026-04-01")), Optional.of(new ClauseId("rule")), Optional.of(OutlookExamples.POLICY)));
        assertThat(some(items, What.DETERMINATION)).hasSize(2).allMatch(i -> i.kind() == Kind.WAITING && i.about().equals("drift"))
                .extracting(i -> i.role().orElseThrow()).containsExactlyInAnyOrder(OutlookExamples.CEO, OutlookExamples.OFFICER);
    }

    @Test
    void an_assessment_past_its_date_is_overdue() {
        assertThat(only(Outlook.of(OutlookExamples.registered().factsOn("2026-04-02")), What.ASSESSMENT).kind()).isEqualTo(Kind.OVERDUE);
    }

    @Test
    void who_has_concluded_is_not_waited_for() {
        Facts facts = OutlookExamples.registered().on("2026-03-02", BEN, OutlookExamples.determined(OutlookExamples.OFFICER)).factsOn("2026-03-03");
        assertThat(only(Outlook.of(facts), What.DETERMINATION).role()).contains(OutlookExamples.CEO);
    }

    @Test
    void what_lapses_within_thirty_days_is_listed_and_not_before() {
        assertThat(kinds("2026-03-20")).doesNotContain(Kind.LAPSING);
        assertThat(lapsing("2026-04-15")).containsExactly(What.OBLIGATION);
        assertThat(lapsing("2026-05-20")).containsExactly(What.CRITERION);
        assertThat(lapsing("2026-06-20")).containsExactly(What.DETERMINATION);
        assertThat(lapsing("2026-08-20")).containsExactly(What.ASSESSMENT);
    }

    @Test
    void a_stale_criterion_and_a_stale_duty_are_overdue() {
        List<Item> items = Outlook.of(OutlookExamples.asked().factsOn("2026-06-05"));
        assertThat(only(items, What.CRITERION)).matches(i -> i.kind() == Kind.OVERDUE && i.about().equals("hull/pumps") && i.when().equals(Optional.of(noon("2026-06-01"))));
        assertThat(only(items, What.OBLIGATION)).matches(i -> i.kind() == Kind.OVERDUE && i.role().equals(Optional.of(OutlookExamples.OFFICER)));
    }

    @Test
    void a_demanded_criterion_that_failed_is_due() {
        Facts facts = OutlookExamples.asked().on("2026-03-02", CLEO, OutlookExamples.attested(Attestation.Status.FAILED)).factsOn("2026-03-03");
        assertThat(only(Outlook.of(facts), What.CRITERION).kind()).isEqualTo(Kind.DUE);
    }

    @Test
    void an_approval_is_waited_for_then_lapses() {
        assertThat(only(Outlook.of(OutlookExamples.asked().factsOn("2026-03-02")), What.APPROVAL)).matches(i -> i.kind() == Kind.WAITING && i.role().equals(Optional.of(OutlookExamples.OFFICER)));
        Facts facts = OutlookExamples.asked().on("2026-03-02", BEN, OutlookExamples.approved(10)).factsOn("2026-03-03");
        assertThat(only(Outlook.of(facts), What.APPROVAL)).matches(i -> i.kind() == Kind.LAPSING && i.when().equals(Optional.of(noon("2026-04-01"))));
    }

    @Test
    void an_open_plan_is_due_by_its_deadline_and_overdue_after_it() {
        OutlookExamples log = OutlookExamples.registered().on("2026-03-02", DAN, OutlookExamples.planned("2026-03-20"));
        assertThat(only(Outlook.of(log.factsOn("2026-03-03")), What.PLAN)).matches(i -> i.kind() == Kind.DUE && i.persons().equals(Set.of(DAN)) && i.about().equals("drills"));
        assertThat(only(Outlook.of(log.factsOn("2026-03-21")), What.PLAN).kind()).isEqualTo(Kind.OVERDUE);
    }

    @Test
    void a_tripped_stop_comes_first_and_names_who_clears_it() {
        Item first = Outlook.of(OutlookExamples.asked().on("2026-03-02", DAN, OutlookExamples.tripped()).factsOn("2026-03-03")).getFirst();
        assertThat(first).matches(i -> i.kind() == Kind.STOPPED && i.what() == What.STOP && i.about().equals("leak") && i.role().equals(Optional.of(OutlookExamples.CEO)));
    }

    @Test
    void an_insufficient_review_stops_and_an_invited_one_waits_for_its_reviewer() {
        Facts facts = OutlookExamples.asked().on("2026-03-02", DAN, OutlookExamples.reviewed(DAN, ReviewRound.Result.INSUFFICIENT))
                .on("2026-03-02", CLEO, OutlookExamples.reviewed(BEN, ReviewRound.Result.INVITED)).factsOn("2026-03-03");
        assertThat(some(Outlook.of(facts), What.REVIEW)).extracting(Item::kind, Item::persons)
                .containsExactly(tuple(Kind.STOPPED, Set.of(DAN)), tuple(Kind.WAITING, Set.of(BEN)));
    }

    @Test
    void an_absent_payload_stops_everything() {
        Facts facts = OutlookExamples.registered().on("2026-03-02", CLEO, new Act.Unavailable(OutlookExamples.digest(99))).factsOn("2026-03-03");
        assertThat(only(Outlook.of(facts), What.PAYLOAD)).matches(i -> i.kind() == Kind.STOPPED && i.subject().isEmpty());
    }

    @Test
    void only_the_newest_checkpoint_of_a_model_is_listed_unless_another_was_asked_about() {
        OutlookExamples log = OutlookExamples.registered().on("2026-03-02", CLEO, OutlookExamples.checkpoint(OutlookExamples.digest(50), "ferry", "ferry/2"));
        assertThat(Outlook.of(log.factsOn("2026-03-03"))).isNotEmpty().allMatch(i -> i.subject().orElseThrow().weights().equals(OutlookExamples.digest(50)));
        OutlookExamples asked = OutlookExamples.asked().on("2026-03-02", CLEO, OutlookExamples.checkpoint(OutlookExamples.digest(50), "ferry", "ferry/2"));
        assertThat(Outlook.of(asked.factsOn("2026-03-03"))).extracting(i -> i.subject().orElseThrow().weights()).contains(OutlookExamples.WEIGHTS, OutlookExamples.digest(50));
    }

    @Test
    void nothing_is_listed_twice_and_the_most_pressing_comes_first() {
        List<Item> items = Outlook.of(OutlookExamples.asked().on("2026-03-02", DAN, OutlookExamples.tripped()).factsOn("2026-06-05"));
        assertThat(items).hasSizeGreaterThan(3).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparing(Item::kind));
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    private static List<Kind> kinds(String day) {
        return Outlook.of(OutlookExamples.asked().factsOn(day)).stream().map(Item::kind).toList();
    }

    private static List<What> lapsing(String day) {
        return Outlook.of(OutlookExamples.asked().factsOn(day)).stream().filter(i -> i.kind() == Kind.LAPSING).map(Item::what).distinct().toList();
    }

    private static List<Item> some(List<Item> items, What what) {
        return items.stream().filter(i -> i.what() == what).toList();
    }

    private static Item only(List<Item> items, What what) {
        assertThat(some(items, what)).hasSize(1);
        return some(items, what).getFirst();
    }
}
