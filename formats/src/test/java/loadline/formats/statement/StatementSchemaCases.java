package loadline.formats.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import loadline.core.history.Act;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Json;
import loadline.formats.json.StrictJson;
import org.junit.jupiter.api.Test;

/** The published schema is never stricter than the reader, and lets no unknown field pass. */
class StatementSchemaCases {
    private static final Schema SCHEMA = schema();

    @Test
    void every_statement_written_fits_the_schema() {
        List<Act> acts = Stream.concat(Examples.acts().values().stream(), Examples.furtherActs().stream()).toList();
        assertThat(acts).hasSizeGreaterThan(35);
        assertThat(acts).allSatisfy(act -> assertThat(SCHEMA.validate(text(json(act)), InputFormat.JSON)).isEmpty());
    }

    @Test
    void an_unknown_field_passes_neither_schema_nor_reader() {
        int tried = 0;
        for (Act act : Examples.acts().values()) {
            for (Json changed : withExtraKey(json(act))) {
                assertThat(readerTakes(changed)).as(text(changed)).isFalse();
                assertThat(schemaTakes(changed)).as(text(changed)).isFalse();
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(150);
    }

    @Test
    void what_the_reader_takes_without_a_field_the_schema_takes_too() {
        int both = 0;
        int neither = 0;
        for (Act act : Stream.concat(Examples.acts().values().stream(), Examples.furtherActs().stream()).toList()) {
            for (Json changed : withoutEachKey(json(act))) {
                boolean reader = readerTakes(changed);
                boolean schema = schemaTakes(changed);
                assertThat(!reader || schema).as(text(changed)).isTrue();
                both += reader && schema ? 1 : 0;
                neither += !reader && !schema ? 1 : 0;
            }
        }
        assertThat(both).isGreaterThan(20);
        assertThat(neither).isGreaterThan(300);
    }

    private static Json json(Act act) {
        return StrictJson.read("statement", Examples.statement(act).write(), Statement.LARGEST);
    }

    private static boolean schemaTakes(Json json) {
        return SCHEMA.validate(text(json), InputFormat.JSON).isEmpty();
    }

    private static boolean readerTakes(Json json) {
        try {
            Statement.read(CanonicalJson.write(json), Examples::texts, Examples.TEXTS);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String text(Json json) {
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8);
    }

    private static List<Json> withExtraKey(Json json) {
        List<Json> changed = nested(json, StatementSchemaCases::withExtraKey);
        if (json instanceof Json.Members members) {
            Map<String, Json> more = new TreeMap<>(members.byKey());
            more.put("unheard-of", Json.text("1"));
            changed.add(Json.object(more));
        }
        return changed;
    }

    private static List<Json> withoutEachKey(Json json) {
        List<Json> changed = nested(json, StatementSchemaCases::withoutEachKey);
        if (json instanceof Json.Members members) {
            for (String key : members.byKey().keySet()) {
                Map<String, Json> fewer = new TreeMap<>(members.byKey());
                fewer.remove(key);
                changed.add(Json.object(fewer));
            }
        }
        return changed;
    }

    /** The value with one of its parts changed, for every part and change. */
    private static List<Json> nested(Json json, Function<Json, List<Json>> change) {
        List<Json> changed = new ArrayList<>();
        if (json instanceof Json.Members members) {
            members.byKey().forEach((key, value) -> change.apply(value).forEach(other -> {
                Map<String, Json> copy = new TreeMap<>(members.byKey());
                copy.put(key, other);
                changed.add(Json.object(copy));
            }));
        }
        if (json instanceof Json.Items array) {
            for (int i = 0; i < array.items().size(); i++) {
                for (Json other : change.apply(array.items().get(i))) {
                    List<Json> copy = new ArrayList<>(array.items());
                    copy.set(i, other);
                    changed.add(Json.items(copy));
                }
            }
        }
        return changed;
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(Path.of("..", "spec", "statement.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
