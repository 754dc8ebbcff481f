package loadline.statistics.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The outcome of every case of a file, in the file's order. */
public record Conformance(List<Outcome> outcomes) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * One case.
     *
     * @param got         everything the method answered; empty where it could not
     * @param differences the expected figures that differ
     * @param refusal     why there is no answer
     */
    public record Outcome(Case one, ObjectNode got, List<String> differences, Optional<String> refusal) {
        public boolean passed() {
            return differences.isEmpty() && refusal.isEmpty();
        }
    }

    /** Answers and compares every case. A method that is not known fails. */
    public static Conformance of(List<Case> cases) {
        return new Conformance(cases.stream().map(Conformance::outcome).toList());
    }

    /** The names of all methods that cases may use. */
    public static Set<String> methods() {
        return new TreeSet<>(Methods.ALL.keySet());
    }

    public long passed() {
        return outcomes.stream().filter(Outcome::passed).count();
    }

    public boolean isMet() {
        return !outcomes.isEmpty() && passed() == outcomes.size();
    }

    private static Outcome outcome(Case one) {
        Method method = Methods.ALL.get(one.method());
        if (method == null) {
            return refused(one, one.place() + ".method: `" + one.method() + "` is not known");
        }
        try {
            ObjectNode got = method.answer(new Inputs(one.place() + ".inputs", one.inputs()), asked(one)).json();
            return new Outcome(one, got, Comparison.differences(one.expected(), got, one.tolerance()), Optional.empty());
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            return refused(one, said.startsWith(one.place()) ? said : one.place() + ".inputs: " + said);
        }
    }

    private static Method.Asked asked(Case one) {
        Map<String, Set<String>> inner = new LinkedHashMap<>();
        one.expected().properties().forEach(member -> inner.put(member.getKey(), Set.copyOf(member.getValue().propertyNames())));
        return new Method.Asked(Set.copyOf(one.expected().propertyNames()), inner);
    }

    private static Outcome refused(Case one, String reason) {
        return new Outcome(one, JSON.objectNode(), List.of(), Optional.of(reason));
    }

    /** {@code {"cases": [{id, method, pass, got, expected}], "summary": {passed, failed}}}. */
    public String json() {
        ArrayNode cases = JSON.arrayNode();
        outcomes.forEach(outcome -> cases.add(json(outcome)));
        ObjectNode document = JSON.objectNode();
        document.set("cases", cases);
        document.set("summary", JSON.objectNode().put("passed", passed()).put("failed", outcomes.size() - passed()));
        return document.toString();
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode json = JSON.objectNode().put("id", outcome.one().id()).put("method", outcome.one().method()).put("pass", outcome.passed());
        json.set("got", outcome.refusal().isPresent() ? JSON.nullNode() : onlyExpected(outcome));
        json.set("expected", outcome.one().expected());
        if (!outcome.differences().isEmpty()) {
            ArrayNode differing = json.putArray("differing");
            outcome.differences().forEach(differing::add);
        }
        outcome.refusal().ifPresent(reason -> json.put("error", reason));
        return json;
    }

    /** A method may answer more than a case asks; what is compared is what is shown. */
    private static JsonNode onlyExpected(Outcome outcome) {
        ObjectNode shown = JSON.objectNode();
        outcome.one().expected().propertyNames().forEach(name -> {
            JsonNode value = outcome.got().get(name);
            if (value != null) {
                shown.set(name, value);
            }
        });
        return shown;
    }
}
