package loadline.bench.rsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loadline.core.policy.Activity;

/** The activity that stands for each of the workload's surfaces, which are not ordered as Loadline's are. */
final class Activities {
    private static final Map<String, Activity> BY_SURFACE = new LinkedHashMap<>();

    static {
        BY_SURFACE.put("INTERNAL", Activity.USE_INTERNALLY_LIMITED);
        BY_SURFACE.put("API", Activity.DEPLOY);
        BY_SURFACE.put("PUBLIC_CHAT", Activity.CONTROLLED_AB);
        BY_SURFACE.put("AGENTIC", Activity.SHARE_WITH_EVALUATOR);
        BY_SURFACE.put("AUTONOMOUS", Activity.USE_INTERNALLY_AUTONOMOUS);
    }

    /** The workload's surfaces, in its order. */
    static final List<String> SURFACES = List.copyOf(BY_SURFACE.keySet());

    private Activities() {}

    static Activity of(String surface) {
        return BY_SURFACE.get(surface);
    }

    static String surface(Activity activity) {
        return SURFACES.stream().filter(surface -> of(surface) == activity).findFirst().orElseThrow();
    }
}
