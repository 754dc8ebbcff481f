package loadline.statistics.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadline.formats.Parsed;
import loadline.formats.Problem;
import loadline.formats.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads files of cases. */
public final class CaseFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FORM = "each case is {\"id\", \"method\", \"inputs\", \"expected\", \"tolerance\": {\"rel\", \"abs\"}}";

    private final String file;
    private final List<Case> cases = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private CaseFile(String file) {
        this.file = file;
    }

    /** The cases in these bytes, in their order; at least one. Every problem names its place. */
    public static Parsed<List<Case>> read(String file, byte[] bytes) {
        CaseFile reader = new CaseFile(file);
        try {
            reader.read(MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            reader.problems.add(problem(file, e));
        }
        return reader.problems.isEmpty() ? new Parsed.Accepted<>(List.copyOf(reader.cases), Sha256.of(bytes)) : new Parsed.Rejected<>(reader.problems);
    }

    private static Problem problem(String file, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String message = "not JSON: " + Problem.plain(e.getOriginalMessage().lines().findFirst().orElse("it ends too early"));
        boolean placed = at != null && at.getLineNr() > 0 && at.getColumnNr() > 0;
        return placed ? new Problem(file, at.getLineNr(), at.getColumnNr(), message, "mend the JSON there") : Problem.ofFile(file, message, "mend the JSON");
    }

    private void read(JsonNode document) {
        JsonNode list = document.get("cases");
        if (list == null || !list.isArray()) {
            refuse("a file of cases is an object with an array `cases`", "put the cases under `cases`");
            return;
        }
        if (list.isEmpty()) {
            refuse("`cases` is empty, so nothing would be checked", "give at least one case");
        }
        for (int i = 0; i < list.size(); i++) {
            read("cases[" + i + "]", list.get(i));
        }
    }

    private void read(String place, JsonNode one) {
        int before = problems.size();
        String id = text(place, one, "id");
        String method = text(place, one, "method");
        ObjectNode inputs = object(place, one, "inputs");
        ObjectNode expected = object(place, one, "expected");
        ObjectNode tolerance = object(place, one, "tolerance");
        double relative = tolerance(place, tolerance, "rel");
        double absolute = tolerance(place, tolerance, "abs");
        if (expected.isEmpty()) {
            refuse(place + ".expected: nothing is expected, so nothing would be checked", "give at least one figure");
        }
        if (!ids.add(id)) {
            refuse(place + ".id: " + Problem.quote(id) + " is the id of an earlier case", "give each case an id of its own");
        }
        if (problems.size() == before) {
            cases.add(new Case(place, id, method, inputs, expected, new Case.Tolerance(relative, absolute)));
        }
    }

    private String text(String place, JsonNode one, String name) {
        JsonNode value = one.get(name);
        if (value != null && value.isString() && !value.asString().isBlank()) {
            return value.asString();
        }
        refuse(place + ": `" + name + "` is a string and not empty", FORM);
        return place;
    }

    private ObjectNode object(String place, JsonNode one, String name) {
        if (one.get(name) instanceof ObjectNode object) {
            return object;
        }
        refuse(place + ": `" + name + "` is an object", FORM);
        return MAPPER.createObjectNode().put(name, "");
    }

    private double tolerance(String place, ObjectNode tolerance, String name) {
        JsonNode value = tolerance.get(name);
        if (value != null && value.isNumber() && value.asDouble() >= 0) {
            return value.asDouble();
        }
        refuse(place + ".tolerance: `" + name + "` is a number of at least 0", FORM);
        return 0;
    }

    private void refuse(String message, String whatToDo) {
        problems.add(Problem.ofFile(file, message, whatToDo));
    }
}
