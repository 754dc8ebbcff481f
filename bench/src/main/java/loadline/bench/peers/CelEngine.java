package loadline.bench.peers;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loadline.bench.rsp.Engine;
import loadline.bench.rsp.Expected.Answer;
import loadline.bench.rsp.Workload;
import loadline.bench.rsp.Workload.Case;
import loadline.bench.rsp.Workload.Result;
import loadline.bench.rsp.Workload.Safeguard;
import loadline.bench.rsp.Workload.Seat;
import loadline.bench.rsp.Workload.Threshold;

/**
 * CEL: one compiled program for each threshold, safeguard, approval and the surface. It has no maximum over rules, so the
 * level is taken between the programs in Java; results come grouped by threshold.
 */
final class CelEngine implements Engine<CelEngine.Found> {
    private final Workload workload;
    private final List<CelRuntime.Program> verdicts = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Prepared> prepared;

    /** A rule that speaks against: an empty text is silence. */
    private record Rule(String about, CelRuntime.Program program) {}

    /** The variables of one case: one map for each threshold, and one for the rules. */
    private record Prepared(List<Map<String, Object>> byThreshold, Map<String, Object> facts) {}

    /** What CEL found. */
    record Found(boolean permitted, long level, List<String> reasons) {}

    CelEngine(Workload workload) {
        this.workload = workload;
        Cel cel = cel();
        for (Threshold t : workload.thresholds()) {
            verdicts.add(program(cel, ("results.exists(r, r.lower >= %d) ? 'CROSSED' : cel.bind(usable, results.filter(r, r.valid && now - r.at <= %d), "
                    + "usable.size() >= %d && usable.all(r, r.upper < %d)) ? 'RULED_OUT' : 'INCONCLUSIVE'")
                    .formatted(t.limit(), t.maxAge(), t.leastResults(), t.limit() - t.buffer())));
        }
        rules.add(new Rule("L:", program(cel, "level > %s[surface] ? surface + ':' + string(level) : ''".formatted(mostLevel()))));
        for (Safeguard s : workload.safeguards()) {
            String found = "safeguards['%s']".formatted(s.id());
            rules.add(new Rule("S:" + s.id() + ":", program(cel, asked(s.leastLevel(), s.surfaces())
                    + "!('%s' in safeguards) ? 'MISSING' : !%s.implemented ? 'NOT_IMPLEMENTED' : now - %s.at > %d ? 'STALE' : ''".formatted(s.id(), found, found, s.maxAge()))));
        }
        for (Seat s : workload.seats()) {
            String found = "approvals['%s']".formatted(s.role());
            rules.add(new Rule("A:" + s.role() + ":", program(cel, asked(s.leastLevel(), s.surfaces())
                    + "!('%s' in approvals) ? 'MISSING' : %s.by == requester ? 'SELF' : now - %s.at > %d ? 'EXPIRED' : ''".formatted(s.role(), found, found, s.maxAge()))));
        }
        prepared = workload.cases().stream().map(this::prepare).toList();
    }

    private static Cel cel() {
        CelType fact = MapType.create(SimpleType.STRING, SimpleType.DYN);
        return CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.bindings())
                .addVar("now", SimpleType.INT)
                .addVar("level", SimpleType.INT)
                .addVar("surface", SimpleType.STRING)
                .addVar("requester", SimpleType.STRING)
                .addVar("results", ListType.create(fact))
                .addVar("safeguards", MapType.create(SimpleType.STRING, fact))
                .addVar("approvals", MapType.create(SimpleType.STRING, fact))
                .build();
    }

    private static CelRuntime.Program program(Cel cel, String text) {
        try {
            return cel.createProgram(cel.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String asked(int leastLevel, List<String> surfaces) {
        return "!(level >= %d && surface in %s) ? '' : ".formatted(leastLevel, surfaces.stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]")));
    }

    private String mostLevel() {
        return workload.mostLevel().entrySet().stream().map(e -> "'%s': %d".formatted(e.getKey(), e.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }

    private Prepared prepare(Case asked) {
        List<Map<String, Object>> byThreshold = workload.thresholds().stream().map(t -> Map.<String, Object>of("now", asked.now(),
                "results", asked.results().stream().filter(r -> r.threshold().equals(t.id())).map(CelEngine::result).toList())).toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put("now", asked.now());
        facts.put("surface", asked.surface());
        facts.put("requester", asked.requester());
        facts.put("safeguards", asked.safeguards().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Map.of("implemented", e.getValue().implemented(), "at", e.getValue().at()))));
        facts.put("approvals", asked.approvals().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Map.of("by", e.getValue().by(), "at", e.getValue().at()))));
        return new Prepared(byThreshold, facts);
    }

    private static Map<String, Object> result(Result r) {
        return Map.of("lower", (long) r.lower(), "upper", (long) r.upper(), "at", r.at(), "valid", r.valid());
    }

    @Override
    public String name() {
        return "CEL";
    }

    @Override
    public Found decide(int number) {
        try {
            return found(prepared.get(number));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("case " + number, e);
        }
    }

    private Found found(Prepared asked) throws CelEvaluationException {
        List<String> reasons = new ArrayList<>();
        long level = 1;
        for (int i = 0; i < verdicts.size(); i++) {
            String verdict = (String) verdicts.get(i).eval(asked.byThreshold().get(i));
            if (!verdict.equals("RULED_OUT")) {
                Threshold threshold = workload.thresholds().get(i);
                reasons.add("T:" + threshold.id() + ":" + verdict);
                level = Math.max(level, threshold.level());
            }
        }
        int standing = reasons.size();
        asked.facts().put("level", level);
        for (Rule rule : rules) {
            String against = (String) rule.program().eval(asked.facts());
            if (!against.isEmpty()) {
                reasons.add(rule.about() + against);
            }
        }
        return new Found(reasons.size() == standing, level, reasons);
    }

    @Override
    public Answer answer(Found found) {
        return new Answer(found.permitted(), (int) found.level(), found.reasons());
    }
}
