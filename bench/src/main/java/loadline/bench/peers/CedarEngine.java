package loadline.bench.peers;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.bench.rsp.Engine;
import loadline.bench.rsp.Expected.Answer;
import loadline.bench.rsp.Expected;
import loadline.bench.rsp.Workload.Case;
import loadline.bench.rsp.Workload;

/**
 * Cedar: one permission and a prohibition for each way in which a safeguard, an approval or the surface can speak against;
 * the ids of those that hold are the reasons. It has no quantifier over results, so verdicts and the level are taken in
 * straight Java before it is asked. Its policies are parsed and cached once.
 */
final class CedarEngine implements Engine<CedarEngine.Found> {
    private static final EntityUID DEVELOPER = EntityUID.parse("Developer::\"lab\"").orElseThrow();
    private static final EntityUID DEPLOY = EntityUID.parse("Action::\"deploy\"").orElseThrow();
    private static final EntityUID MODEL = EntityUID.parse("Model::\"model\"").orElseThrow();
    private static final String GRANT = "GRANT";

    private final Workload workload;
    private final Expected straight;
    private final AuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final List<Map<String, Value>> contexts;

    /** What Cedar found: the ids of the prohibitions that hold, and the verdicts that were given to it. */
    record Found(boolean permitted, int level, List<String> verdicts, Set<String> prohibitions) {}

    CedarEngine(Workload workload) {
        this.workload = workload;
        this.straight = new Expected(workload);
        this.contexts = workload.cases().stream().map(CedarEngine::context).toList();
        Set<Policy> all = new HashSet<>();
        texts().forEach((id, text) -> all.add(new Policy(text, id)));
        policies = new PolicySet(all);
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("the policies are well formed", e);
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        texts.put(GRANT, "permit(principal, action, resource);");
        workload.mostLevel().forEach((surface, level) -> texts.put("L:" + surface, forbid("context.surface == \"%s\" && context.level > %d".formatted(surface, level))));
        workload.safeguards().forEach(s -> {
            String asked = asked(s.leastLevel(), s.surfaces());
            String has = "context.safeguards has %s".formatted(s.id());
            String found = "context.safeguards." + s.id();
            texts.put("S:" + s.id() + ":MISSING", forbid(asked + "!(" + has + ")"));
            texts.put("S:" + s.id() + ":NOT_IMPLEMENTED", forbid(asked + has + " && !" + found + ".implemented"));
            texts.put("S:" + s.id() + ":STALE", forbid(asked + has + " && " + found + ".implemented && context.now - " + found + ".at > " + s.maxAge()));
        });
        workload.seats().forEach(s -> {
            String asked = asked(s.leastLevel(), s.surfaces());
            String has = "context.approvals has %s".formatted(s.role());
            String found = "context.approvals." + s.role();
            texts.put("A:" + s.role() + ":MISSING", forbid(asked + "!(" + has + ")"));
            texts.put("A:" + s.role() + ":SELF", forbid(asked + has + " && " + found + ".by == context.requester"));
            texts.put("A:" + s.role() + ":EXPIRED", forbid(asked + has + " && " + found + ".by != context.requester && context.now - " + found + ".at > " + s.maxAge()));
        });
        return texts;
    }

    private static String forbid(String when) {
        return "forbid(principal, action, resource) when { " + when + " };";
    }

    private static String asked(int leastLevel, List<String> surfaces) {
        String list = surfaces.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ", "[", "]"));
        return "context.level >= %d && %s.contains(context.surface) && ".formatted(leastLevel, list);
    }

    private static Map<String, Value> context(Case asked) {
        CedarMap safeguards = new CedarMap();
        asked.safeguards().forEach((id, s) -> safeguards.put(id, map(Map.of("implemented", new PrimBool(s.implemented()), "at", new PrimLong(s.at())))));
        CedarMap approvals = new CedarMap();
        asked.approvals().forEach((role, s) -> approvals.put(role, map(Map.of("by", new PrimString(s.by()), "at", new PrimLong(s.at())))));
        Map<String, Value> context = new HashMap<>();
        context.put("now", new PrimLong(asked.now()));
        context.put("surface", new PrimString(asked.surface()));
        context.put("requester", new PrimString(asked.requester()));
        context.put("safeguards", safeguards);
        context.put("approvals", approvals);
        return context;
    }

    private static CedarMap map(Map<String, Value> values) {
        CedarMap map = new CedarMap();
        map.putAll(values);
        return map;
    }

    @Override
    public String name() {
        return "Cedar";
    }

    @Override
    public Found decide(int number) {
        List<String> verdicts = new ArrayList<>();
        int level = straight.level(workload.cases().get(number), verdicts);
        Map<String, Value> context = contexts.get(number);
        context.put("level", new PrimLong(level));
        AuthorizationSuccessResponse said = asked(new AuthorizationRequest(DEVELOPER, DEPLOY, MODEL, context));
        return new Found(said.isAllowed(), level, verdicts, said.getReason());
    }

    private AuthorizationSuccessResponse asked(AuthorizationRequest request) {
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, Set.<Entity>of());
            return response.success.filter(s -> s.getErrors().isEmpty()).orElseThrow(() -> new IllegalStateException(response.toString()));
        } catch (AuthException e) {
            throw new IllegalStateException("the request is well formed", e);
        }
    }

    @Override
    public Answer answer(Found found) {
        List<String> reasons = new ArrayList<>(found.verdicts());
        found.prohibitions().stream().filter(id -> !id.equals(GRANT)).map(id -> id.startsWith("L:") ? id + ":" + found.level() : id).forEach(reasons::add);
        return new Answer(found.permitted(), found.level(), reasons);
    }
}
