package loadline.formats.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.SourceListing;
import loadline.formats.cases.Case;
import loadline.formats.cases.Deed;
import org.junit.jupiter.api.Test;

class AttackYamlTest {
    private static final String BASE = """
            clock: 2026-03-01T09:00:00Z
            policies: [policy.yaml]
            people: {lab-1: {roles: [lab]}, board-1: {roles: [board]}}
            history:
              - {id: register, register: final, model: m}
              - {id: report, report: card, on: final}
            question: {activity: deploy, on: final, configuration: c, surface: api, by: lab-1}
            """;
    private static final String PAIR = """
            rules: [G3]
            does: Something is left out.
            base: base.yaml
            steps: [{id: tell, tell: [board], about: card, on: final}]
            honest: {answer: Deploy}
            manipulation: {remove: tell}
            twin: {answer: Delay, reasons: [NOTICE_MISSING], shows: [kind current]}
            """;

    private static Parsed<Attack> read(String pair, String base) {
        Map<String, String> files = Map.of("base.yaml", base);
        return AttackYaml.read("pairs/left-out.yaml", pair.getBytes(StandardCharsets.UTF_8), name -> Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Attack read(String manipulation) {
        return read(PAIR.replace("{remove: tell}", manipulation), BASE).orThrow();
    }

    private static List<Problem> refused(String pair, String base) {
        return ((Parsed.Rejected<Attack>) read(pair, base)).problems();
    }

    private static List<String> deeds(Attack.Situation situation) {
        return situation.story().history().stream().map(Case.Step::deed).map(deed -> deed.getClass().getSimpleName()).toList();
    }

    @Test
    void both_situations_are_made_of_base_steps_and_manipulation() {
        Attack attack = read(PAIR, BASE).orThrow();
        assertThat(attack.id()).isEqualTo("left-out");
        assertThat(attack.rules()).containsExactly("G3");
        assertThat(deeds(attack.honest())).containsExactly("Register", "Report", "Tell");
        assertThat(deeds(attack.twin())).containsExactly("Register", "Report");
        assertThat(attack.honest().steps()).containsEntry("tell", 2);
        assertThat(attack.twin().expected().reasons()).containsExactly("NOTICE_MISSING");
        assertThat(attack.tampering()).isEmpty();
    }

    @Test
    void steps_are_inserted_where_it_is_said() {
        assertThat(deeds(read("{insert: [{wait: P1D}], before: report}").twin())).containsExactly("Register", "Wait", "Report", "Tell");
        assertThat(deeds(read("{insert: [{wait: P1D}], after: report}").twin())).containsExactly("Register", "Report", "Wait", "Tell");
        assertThat(deeds(read("{insert: [{wait: P1D}]}").twin())).containsExactly("Register", "Report", "Tell", "Wait");
        assertThat(read("{insert: [{wait: P1D}]}").twin().steps()).containsEntry("inserted", 3);
    }

    @Test
    void steps_are_replaced_moved_and_changed() {
        assertThat(deeds(read("{replace: [report, tell], with: [{wait: P1D}]}").twin())).containsExactly("Register", "Wait");
        assertThat(deeds(read("{move: tell, before: report}").twin())).containsExactly("Register", "Tell", "Report");
        assertThat(deeds(read("{move: [register, report], after: tell}").twin())).containsExactly("Tell", "Register", "Report");
        Attack changed = read("{change: report, to: {report: other}}");
        assertThat(((Deed.Report) changed.twin().story().history().get(1).deed()).report()).isEqualTo("other");
        assertThat(((Deed.Report) changed.honest().story().history().get(1).deed()).report()).isEqualTo("card");
    }

    @Test
    void people_question_and_log_are_changed_key_by_key() {
        assertThat(read("{people: {board-1: {identity: lab-1}}}").twin().story().people()).anySatisfy(member -> {
            assertThat(member.identity()).isEqualTo("lab-1");
            assertThat(member.roles()).isNotEmpty();
        });
        assertThat(read("{question: {surface: agentic}}").twin().story().question().checkpoint()).isEqualTo("final");
        assertThat(read("{log: {quorum: 2}}").twin().story().quorum()).isEqualTo(2);
    }

    @Test
    void the_record_is_tampered_with_alone_or_to_hide_a_change() {
        assertThat(read("{record: {omit: report}}").tampering()).contains(new Tampering.OnStep(Tampering.How.OMIT, "report"));
        assertThat(read("{insert: [{wait: P1D}], record: {hide: inserted}}").tampering()).contains(new Tampering.OnStep(Tampering.How.HIDE, "inserted"));
        assertThat(read("{record: another-log}").tampering()).contains(new Tampering.OfLog(Tampering.What.ANOTHER_LOG));
        assertThat(read("{record: {answer: Deploy}}").tampering()).contains(new Tampering.OtherAnswer("Deploy"));
    }

    @Test
    void more_than_one_manipulation_is_refused() {
        assertThat(refused(PAIR.replace("{remove: tell}", "{remove: tell, question: {surface: agentic}}"), BASE)).anySatisfy(p -> assertThat(p.message()).contains("exactly one of"));
        assertThat(refused(PAIR.replace("{remove: tell}", "{}"), BASE)).anySatisfy(p -> assertThat(p.message()).contains("exactly one of").contains("not none"));
    }

    @Test
    void a_label_of_no_step_is_refused_with_its_line_and_a_caret() {
        String pair = PAIR.replace("{remove: tell}", "{remove: tel}");
        Problem problem = refused(pair, BASE).getFirst();
        assertThat(new SourceListing(pair.getBytes(StandardCharsets.UTF_8)).show(problem)).isEqualTo("""
                pairs/left-out.yaml:6:24: `remove` names the step `tel`, and no step has that `id`
                  6 | manipulation: {remove: tel}
                    |                        ^
                  do: use one of [register, report, tell]
                """);
    }

    @Test
    void a_problem_of_the_base_is_told_at_its_place_in_the_base() {
        Problem problem = refused(PAIR, BASE.replace("report: card, on", "reprot: card, on")).getFirst();
        assertThat(problem.file()).isEqualTo("base.yaml");
        assertThat(problem.line()).isEqualTo(6);
    }

    @Test
    void what_is_missing_or_unknown_is_refused() {
        assertThat(refused(PAIR.replace("base: base.yaml", "base: other.yaml"), BASE).getFirst().message()).contains("there is no base `other.yaml`");
        assertThat(refused(PAIR.replace("rules: [G3]", "rules: [G]"), BASE).getFirst().message()).contains("is a rule such as `G3`");
        assertThat(refused(PAIR + "more: 1\n", BASE).getFirst().message()).contains("has no key `more`");
        assertThat(refused(PAIR.replace("{remove: tell}", "{record: {omit: nothing}}"), BASE).getFirst().message()).contains("and no step has that `id`");
        assertThat(refused("", BASE).getFirst().message()).isEqualTo("the file is empty");
    }
}
