package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.policy.PolicyId;
import loadline.formats.json.NewerFormat;
import loadline.log.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    @Test
    void every_shape_of_an_act_reads_back() {
        assertThat(Examples.furtherActs()).hasSizeGreaterThan(8);
        for (Act act : Examples.furtherActs()) {
            Statement statement = Examples.statement(act);
            assertThat(read(statement.write())).isEqualTo(statement);
        }
    }

    @Test
    void the_first_of_a_stream_names_none_before_it_and_the_next_does() {
        Act act = new Act.RosterChanged(Examples.roster());
        Statement first = Statement.following(Optional.empty(), Examples.ORIGIN, Examples.NOON, Examples.SALT, act);
        assertThat(text(first)).contains("\"sequence\":0").doesNotContain("\"previous\"");
        Statement second = Statement.following(Optional.of(new Act.StreamEnd(0, Examples.digest("first"))), Examples.ORIGIN, Examples.NOON, Examples.SALT, act);
        assertThat(second.sequence()).isEqualTo(1);
        assertThat(second.previous()).contains(Examples.digest("first"));
        assertThat(read(first.write())).isEqualTo(first);
        assertThatThrownBy(() -> read(text(first).replace("\"sequence\":0", "\"sequence\":1").getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void every_type_goes_to_a_stream_of_its_content() {
        Set<String> streams = Examples.acts().values().stream().map(Streams::of).map(stream -> stream.replaceAll("/[0-9a-f]{64}", "/<hex>")).collect(Collectors.toSet());
        assertThat(streams).containsExactlyInAnyOrder("log", "models", "policy/example-policy", "protocol/example-policy", "weights/<hex>", "subject/<hex>", "configuration/<hex>");
        assertThat(Streams.of(new Act.RunRecorded(Examples.published()))).isEqualTo(Streams.UNNAMED_WEIGHTS);
    }

    @Test
    void what_this_version_does_not_know_needs_a_newer_one() {
        needsNewer("urn:loadline:reported:v1", "urn:loadline:reported:v2", "entry type `urn:loadline:reported:v2` is not known");
        needsNewer("Statement/v1", "Statement/v2", "not `https://in-toto.io/Statement/v2`");
        needsNewer("\"salt\":", "\"mood\":\"good\",\"salt\":", "statement.predicate: unknown field `mood`");
        needsNewer("\"report\":", "\"regards\":1,\"report\":", "statement.predicate.body: unknown field `regards`");
        needsNewer("{\"_type\":", "{\"Type\":0,\"_type\":", "statement: unknown field `Type`");
    }

    private static void needsNewer(String from, String to, String expected) {
        String reported = text(Examples.statement(Examples.acts().get(EntryType.REPORTED)));
        assertThat(reported).contains(from);
        assertThatThrownBy(() -> read(reported.replace(from, to).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NewerFormat.class).hasMessageContaining(expected).hasMessageContaining("needs a newer Loadline");
    }

    @Test
    void a_relief_names_a_standard_and_an_incident_starts_a_clock_of_its_own() {
        String invoked = text(Examples.statement(Examples.acts().get(EntryType.RELIEF_INVOKED)));
        assertThatThrownBy(() -> read(invoked.replace("[\"a-standard\",\"b-standard\"]", "[]").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class).hasMessageContaining("at least one standard");
        String logged = text(Examples.statement(Examples.acts().get(EntryType.INCIDENT_LOGGED)));
        assertThatThrownBy(() -> read(logged.replace("\"discovery\"", "\"deployment\"").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class).hasMessageContaining("`awareness` or `discovery`, not `deployment`");
    }

    @Test
    void what_everybody_relies_on_is_in_streams_that_every_bundle_holds() {
        assertThat(Streams.of(Examples.acts().get(EntryType.DELEGATED))).isEqualTo(Streams.LOG);
        assertThat(Streams.of(Examples.acts().get(EntryType.POLICY_PUBLISHED))).isEqualTo(Streams.LOG);
        assertThat(Streams.of(Examples.acts().get(EntryType.EXTERNALLY_FOUND))).isEqualTo("policy/example-policy");
        assertThat(Streams.of(Examples.acts().get(EntryType.RELIEF_INVOKED))).isEqualTo(Streams.ofConfiguration(Examples.CONFIGURATION));
    }

    @Test
    void an_unknown_word_needs_a_newer_version() {
        String attested = text(Examples.statement(Examples.acts().get(EntryType.ATTESTED)));
        assertThatThrownBy(() -> read(attested.replace("\"in-force\"", "\"in-spirit\"").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NewerFormat.class).hasMessage("statement.predicate.body.status: unknown word `in-spirit`; if it is no mistake, it needs a newer Loadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"2026-03-04T12:00:00.000Z\"=\"2026-03-04T12:00:00Z\"", "\"2026-03-04T12:00:00.000Z\"=\"2026-03-04T13:00:00.000+01:00\"", "\"2026-03-04T12:00:00.000Z\"=\"2026-02-30T12:00:00.000Z\"",
        "\"sequence\":7=\"sequence\":-1", "\"sequence\":7=\"sequence\":0", "\"sequence\":7=\"sequence\":\"7\"", "\"stream\":\"weights/=\"stream\":\"subject/", "MDEyMzQ1Njc4OWFiY2RlZg===MDEyMzQ1Njc4OWFiY2RlZh==",
        "\"0.025\"=\"0.025 \"", "\"0.025\"=\".025\"", "\"0.025\"=\"2.5e-2\"", "\"0.025\"=\"1E-999999999\"", "\"0.025\"=0", "\"name\":\"weights\"=\"name\":\"other\"", "\"0.025\"=\"-0.025\"", "\"n\":100=\"n\":-1"})
    void a_statement_that_is_not_as_it_should_be_is_refused(String change) {
        String estimated = text(Examples.statement(Examples.acts().get(EntryType.ESTIMATED)));
        int at = change.startsWith("MDE") ? change.indexOf("===") + 2 : change.indexOf('=');
        String changed = estimated.replace(change.substring(0, at), change.substring(at + 1));
        assertThat(changed).isNotEqualTo(estimated);
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void sets_are_sorted_and_hold_nothing_twice() {
        String registered = text(Examples.statement(Examples.acts().get(EntryType.CHECKPOINT_REGISTERED)));
        String a = "\"" + Examples.digest("parent a") + "\"";
        String b = "\"" + Examples.digest("parent b") + "\"";
        String sorted = a.compareTo(b) < 0 ? a + "," + b : b + "," + a;
        String reversed = a.compareTo(b) < 0 ? b + "," + a : a + "," + b;
        assertThat(registered).contains("[" + sorted + "]");
        for (String other : new String[] {reversed, a + "," + a}) {
            assertThatThrownBy(() -> read(registered.replace(sorted, other).getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class).hasMessageContaining("sorted");
        }
    }

    @Test
    void an_adopted_text_that_is_absent_is_unavailable_and_a_wrong_one_refused() {
        byte[] adopted = Examples.statement(Examples.acts().get(EntryType.POLICY_ADOPTED)).write();
        Digest text = Examples.digest("a policy's text");
        assertThat(Statement.read(adopted, _ -> Optional.empty(), Examples.TEXTS).act()).isEqualTo(new Act.Unavailable(text));
        assertThatThrownBy(() -> Statement.read(adopted, _ -> Optional.of(new byte[3]), Examples.TEXTS)).isInstanceOf(Malformed.class).hasMessageContaining("it was changed");
        String other = new String(adopted, StandardCharsets.UTF_8).replace("\"id\":\"example-policy@1.0\"", "\"id\":\"example-policy@1.1\"");
        assertThatThrownBy(() -> read(other.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class).hasMessageContaining("`" + PolicyId.of("example-policy@1.1") + "`");
    }

    @Test
    void what_was_not_found_is_never_written() {
        Statement absent = new Statement(Examples.ORIGIN, "policy/x", 0, Optional.empty(), Examples.NOON, Examples.SALT, new Act.Unavailable(Examples.WEIGHTS));
        assertThatThrownBy(absent::write).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_changed_byte_changes_the_value_or_is_refused() {
        byte[] original = Examples.statement(Examples.acts().get(EntryType.DETERMINED)).write();
        Statement value = read(original);
        int refused = 0;
        for (int i = 0; i < original.length; i++) {
            byte[] changed = Arrays.copyOf(original, original.length);
            changed[i] ^= 1;
            try {
                assertThat(read(changed)).isNotEqualTo(value);
            } catch (IllegalArgumentException _) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(original.length / 2);
    }

    private static Statement read(byte[] bytes) {
        return Statement.read(bytes, Examples::texts, Examples.TEXTS);
    }

    private static String text(Statement statement) {
        return new String(statement.write(), StandardCharsets.UTF_8);
    }
}
