package loadline.statistics.horizon;

import java.util.Locale;
import java.util.Map;
import loadline.core.statistics.LogisticFit;
import loadline.statistics.Figure;
import loadline.statistics.Interval;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Horizons as one JSON document. What is undefined is null, and its reason stands beside it. */
public final class HorizonsJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private HorizonsJson() {}

    /** {@code {"lambda", ..., "columns": {...}, "runs_without_minutes", "agents": [{"agent", "p50_minutes", "p50_interval", ...}]}}. */
    public static String write(Horizons horizons, RunsFile file) {
        Horizons.Asked asked = horizons.asked();
        ObjectNode document = JSON.objectNode().put("lambda", asked.ridge()).put("level", asked.level().value()).put("replicates", asked.replicates())
                .put("seed", Long.toString(asked.seed())).put("undefined_replicates", word(asked.undefined())).put("use", "display");
        ObjectNode columns = document.putObject("columns");
        for (Map.Entry<String, String> read : new java.util.TreeMap<>(file.read()).entrySet()) {
            columns.put(read.getKey(), read.getValue());
        }
        document.put("families", file.runs().families()).put("runs_without_minutes", file.ignored());
        ArrayNode agents = document.putArray("agents");
        horizons.agents().forEach(agent -> agents.add(json(agent)));
        return document.toString();
    }

    private static ObjectNode json(Horizons.Agent agent) {
        ObjectNode json = JSON.objectNode().put("agent", agent.name()).put("runs", agent.extent().runs()).put("tasks", agent.extent().tasks())
                .put("families", agent.extent().families());
        switch (agent.fit()) {
            case LogisticFit.Fitted fit -> json.put("status", fit.slope() < 0 ? "ok" : "success-does-not-fall-with-length")
                    .put("intercept", fit.intercept()).put("slope", fit.slope()).put("objective", fit.objective());
            case LogisticFit.None none -> json.put("status", word(none)).putNull("intercept").putNull("slope").putNull("objective");
        }
        json.set("p50_minutes", json(agent.half()));
        json.set("p80_minutes", json(agent.most()));
        json.set("p50_interval", json(agent.halfInterval()));
        json.set("p80_interval", json(agent.mostInterval()));
        json.put("extrapolated", agent.extrapolated()).put("shortest_task_minutes", agent.extent().shortestMinutes())
                .put("longest_task_minutes", agent.extent().longestMinutes()).put("undefined_replicates", agent.undefined());
        if (agent.half() instanceof Figure.Undefined(String reason)) {
            json.put("reason", reason);
        }
        return json;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode json(Figure figure) {
        return figure.value().isPresent() ? JSON.numberNode(figure.value().getAsDouble()) : JSON.nullNode();
    }

    private static JsonNode json(Interval interval) {
        return interval.isKnown() ? JSON.arrayNode().add(json(interval.lower())).add(json(interval.upper())) : JSON.nullNode();
    }
}
