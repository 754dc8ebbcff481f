package loadline.importers.inspect;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@code .json} log: one object with the header's fields and the samples inside, read in one pass. */
final class JsonFile {
    private JsonFile() {}

    /** Reads the log; throws {@link Refusal}. */
    static Contents read(InputStream in) {
        JsonCursor json = JsonCursor.over(in);
        HeaderReader header = new HeaderReader(json);
        Contents.Collected collected = new Contents.Collected();
        Map<String, Runnable> fields = new HashMap<>(header.fields());
        fields.put("samples", () -> json.elements(() -> collected.add(sample(json, header))));
        json.document(fields);
        Header read = header.header();
        return new Contents(read, read.status().isPresent(), collected.samples(), collected.superseded(), List.of(), 0, List.of());
    }

    /** Inspect writes the samples after the header, so the header says by then what its standard errors are clustered by. */
    private static Sample sample(JsonCursor json, HeaderReader header) {
        SampleReader reader = new SampleReader(json, header.clusterField());
        if (!json.isObject()) {
            throw Refusal.invalid("a sample is not an object");
        }
        json.object(reader.fields());
        return reader.sample();
    }
}
