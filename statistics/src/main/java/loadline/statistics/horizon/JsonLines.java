package loadline.statistics.horizon;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Objects one after another, read as they come; of each only fields that are text, numbers or truth values are kept. */
final class JsonLines implements Rows {
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser parser;
    private final Map<String, String> fields = new HashMap<>();
    private int line = 1;

    JsonLines(InputStream bytes) {
        this.parser = JSON.createParser(ObjectReadContext.empty(), bytes);
    }

    @Override
    public boolean next() throws IOException {
        try {
            return read();
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new Unreadable(at == null ? line : Math.max(1, at.getLineNr()), "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("it ends too early"));
        }
    }

    private boolean read() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return false;
        }
        line = parser.currentTokenLocation().getLineNr();
        if (token != JsonToken.START_OBJECT) {
            throw new Unreadable(line, "each line is an object");
        }
        fields.clear();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else {
                fields.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getString());
            }
        }
        return true;
    }

    @Override
    public Optional<String> field(String column) {
        return Optional.ofNullable(fields.get(column)).filter(text -> !text.isEmpty());
    }

    @Override
    public boolean has(String column) {
        return fields.containsKey(column);
    }

    @Override
    public int line() {
        return line;
    }
}
