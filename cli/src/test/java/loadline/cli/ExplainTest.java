package loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a refusal tells of what would permit it. */
class ExplainTest {
    @TempDir
    private Path folder;

    private Harbour stopped() {
        Harbour harbour = new Harbour(folder).measured(4);
        harbour.done("stop", "trip", "wreck", "--checkpoint", "final", "--evidence", "evidence", "--as", "pilot-1");
        return harbour;
    }

    @Test
    void a_refusal_names_the_act_who_can_do_it_and_the_line_to_type() {
        Harbour harbour = stopped();
        assertThat(harbour.decide().out()).contains("what would permit it: 1 act").contains("1. clear stop wreck: master (master-1)");
        assertThat(harbour.done("explain").out()).contains("`loadline stop clear wreck --checkpoint").contains("--as master-1`");
        assertThat(harbour.done("explain", "--compact").out()).contains("1. clear stop wreck: master (master-1)");
    }

    @Test
    void in_json_it_stands_beside_the_decision() {
        Harbour harbour = stopped();
        for (String out : new String[] {harbour.decide("-o", "json").out(), harbour.done("explain", "-o", "json").out()}) {
            assertThat(out).contains("\"wayOut\":[{\"acts\":1").contains("\"seats\":[{\"able\":[\"master-1\"],\"roles\":[\"master\"]}]").contains("\"command\":\"loadline stop clear wreck ");
        }
    }

    @Test
    void a_permission_has_none() {
        Harbour harbour = new Harbour(folder).measured(4);
        assertThat(harbour.decide("-o", "json").out()).contains("\"wayOut\":[]");
        assertThat(harbour.done("explain").out()).doesNotContain("what would permit it");
    }

    @Test
    void what_is_supposed_away_is_no_longer_asked_for() {
        Harbour harbour = new Harbour(folder).measured(18);
        assertThat(harbour.decide().out()).contains("what would permit it: ").contains("surge");
        assertThat(harbour.decide("--what-if", "stop trip wreck --checkpoint final --evidence evidence --as pilot-1").out())
                .contains("what would permit it: ").contains("clear stop wreck: master (master-1)");
    }

    @Test
    void what_nobody_can_do_is_said_with_the_reason() {
        Harbour harbour = stopped();
        harbour.done("report", "file", "soundings", "--checkpoint", "final", "--document", "report", "--as", "master-1");
        assertThat(harbour.decide().out()).contains("nothing that those on the roster can do").contains("nobody can: clear stop wreck; master (master-1) may not");
    }

    @Test
    void where_nothing_governs_nobody_can_permit_it() {
        Harbour harbour = new Harbour(folder).measured(4);
        assertThat(harbour.run("decide", "--activity", "store", "--checkpoint", "final", "--as", "asker-1").out()).contains("nobody can permit it");
    }
}
