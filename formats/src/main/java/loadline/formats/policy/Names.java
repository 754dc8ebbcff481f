package loadline.formats.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loadline.core.policy.Policy;
import loadline.formats.Problem;

/**
 * The ids a document (or the policy it serves) holds, and where they are used. Uses are checked at the end, so that parts may
 * stand in any order. A kind whose section could not be read is not checked: its absence is the problem to mend first.
 */
final class Names {
    /** What is referred to by id. */
    enum Kind {
        CLAUSE("clause"), LEVEL("level"), THRESHOLD("threshold or precursor"), STANDARD("standard"), REPORT("report"), OBLIGATION("obligation"), STOP("stop");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private record Use(Kind kind, Yaml.Scalar name) {}

    private final Problems problems;
    private final String holder;
    private final Map<Kind, Map<String, Integer>> lines = new EnumMap<>(Kind.class);
    private final List<Use> uses = new ArrayList<>();

    /** No ids yet; {@code holder} is who holds them, for messages. */
    Names(Problems problems, String holder) {
        this.problems = problems;
        this.holder = holder;
    }

    /** The ids of a policy that was read before. */
    static Names of(Policy policy, Problems problems) {
        Names names = new Names(problems, "policy `" + policy.id() + "`");
        names.hold(Kind.CLAUSE, policy.clauses().stream().map(c -> c.id().value()));
        names.hold(Kind.LEVEL, policy.levels().stream().map(l -> l.name()));
        names.hold(Kind.THRESHOLD, Stream.concat(policy.thresholds().stream().map(t -> t.id().value()), policy.precursors().stream().map(p -> p.id().value())));
        names.hold(Kind.STANDARD, policy.standards().stream().map(s -> s.id().value()));
        names.hold(Kind.REPORT, policy.reports().stream().map(r -> r.id().value()));
        names.hold(Kind.OBLIGATION, policy.obligations().stream().map(o -> o.id().value()));
        names.hold(Kind.STOP, policy.stops().stream().map(s -> s.id().value()));
        return names;
    }

    private void hold(Kind kind, Stream<String> ids) {
        Map<String, Integer> held = section(kind);
        ids.forEach(id -> held.put(id, 0));
    }

    /** The section that lists ids of this kind is there; from now on uses of the kind are checked. */
    Map<String, Integer> section(Kind kind) {
        return lines.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    }

    /** Records an id. */
    void declare(Kind kind, Yaml.Scalar id) {
        Integer first = section(kind).putIfAbsent(id.text(), id.at().line());
        if (first != null) {
            problems.add(id.at(), kind.word + " " + Problem.quote(id.text()) + " is listed twice, first in line " + first, "rename or remove one: an id names one thing");
        }
    }

    /** Records that an id is used. */
    void use(Kind kind, Yaml.Scalar name) {
        uses.add(new Use(kind, name));
    }

    /** Records a problem for each use of an id that is not held. */
    void check() {
        uses.stream().filter(use -> lines.containsKey(use.kind) && !lines.get(use.kind).containsKey(use.name.text())).forEach(this::dangling);
    }

    private void dangling(Use use) {
        if (problems.isFull()) {
            return;
        }
        Collection<String> held = lines.get(use.kind).keySet();
        String remedy = Nearest.to(use.name.text(), held).map(near -> "write " + Problem.quote(near))
                .orElse(held.isEmpty() ? "there is none: list it first" : "use one that is listed, such as " + Problem.quote(held.iterator().next()) + ", or list it");
        problems.add(use.name.at(), holder + " holds no " + use.kind.word + " " + Problem.quote(use.name.text()), remedy);
    }
}
