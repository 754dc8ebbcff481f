package loadline.bench.peers;

import java.util.ArrayList;
import java.util.List;
import loadline.bench.rsp.Engine;
import loadline.bench.rsp.Expected.Answer;
import loadline.bench.rsp.Workload;
import loadline.bench.rsp.Workload.Case;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/** Drools: generic rules, compiled once to its executable model; the workload's policy and a case are the facts of a session. */
public final class DroolsEngine implements Engine<DroolsEngine.Found> {
    private static final String RULES = """
            package loadline.bench.peers.rules
            import loadline.bench.rsp.Workload.Threshold;
            import loadline.bench.rsp.Workload.Safeguard;
            import loadline.bench.rsp.Workload.Seat;
            import loadline.bench.rsp.Workload.Result;
            import loadline.bench.peers.DroolsEngine.Asked;
            import loadline.bench.peers.DroolsEngine.Found;
            import loadline.bench.peers.DroolsEngine.Held;
            import loadline.bench.peers.DroolsEngine.Level;
            import loadline.bench.peers.DroolsEngine.Reached;
            import loadline.bench.peers.DroolsEngine.Signed;
            global loadline.bench.peers.DroolsEngine.Found found;

            rule crossed salience 50
            when $t: Threshold() exists Result(threshold == $t.id, lower >= $t.limit)
            then insert(new Reached($t.id(), $t.level())); found.verdict($t.id(), "CROSSED"); end

            rule tooFew salience 40
            when $a: Asked() $t: Threshold() not Reached(threshold == $t.id)
                 accumulate(Result(threshold == $t.id, valid, $a.now - at <= $t.maxAge); $n: count(); $n < $t.leastResults)
            then insert(new Reached($t.id(), $t.level())); found.verdict($t.id(), "INCONCLUSIVE"); end

            rule notBelow salience 30
            when $a: Asked() $t: Threshold() not Reached(threshold == $t.id)
                 exists Result(threshold == $t.id, valid, $a.now - at <= $t.maxAge, upper >= $t.limit - $t.buffer)
            then insert(new Reached($t.id(), $t.level())); found.verdict($t.id(), "INCONCLUSIVE"); end

            rule highest salience 20
            when Asked() exists Reached() accumulate(Reached($l: level); $most: max($l))
            then insert(new Level(((Number) $most).intValue())); found.level(((Number) $most).intValue()); end

            rule lowest salience 20
            when Asked() not Reached()
            then insert(new Level(1)); found.level(1); end

            rule surface salience 10
            when $a: Asked() Level(value > $a.mostLevel)
            then found.against("L:" + $a.surface()); end

            rule safeguardMissing salience 10
            when $a: Asked() Level($l: value) $s: Safeguard(leastLevel <= $l, surfaces contains $a.surface) not Held(id == $s.id)
            then found.against("S:" + $s.id() + ":MISSING"); end

            rule safeguardPlanned salience 10
            when $a: Asked() Level($l: value) $s: Safeguard(leastLevel <= $l, surfaces contains $a.surface) Held(id == $s.id, !implemented)
            then found.against("S:" + $s.id() + ":NOT_IMPLEMENTED"); end

            rule safeguardStale salience 10
            when $a: Asked() Level($l: value) $s: Safeguard(leastLevel <= $l, surfaces contains $a.surface) Held(id == $s.id, implemented, $a.now - at > $s.maxAge)
            then found.against("S:" + $s.id() + ":STALE"); end

            rule approvalMissing salience 10
            when $a: Asked() Level($l: value) $s: Seat(leastLevel <= $l, surfaces contains $a.surface) not Signed(role == $s.role)
            then found.against("A:" + $s.role() + ":MISSING"); end

            rule approvalOwn salience 10
            when $a: Asked() Level($l: value) $s: Seat(leastLevel <= $l, surfaces contains $a.surface) Signed(role == $s.role, by == $a.requester)
            then found.against("A:" + $s.role() + ":SELF"); end

            rule approvalExpired salience 10
            when $a: Asked() Level($l: value) $s: Seat(leastLevel <= $l, surfaces contains $a.surface) Signed(role == $s.role, by != $a.requester, $a.now - at > $s.maxAge)
            then found.against("A:" + $s.role() + ":EXPIRED"); end
            """;

    private final Workload workload;
    private final KieBase rules;
    private final List<List<Object>> facts;

    DroolsEngine(Workload workload) {
        this.workload = workload;
        this.rules = new KieHelper().addContent(RULES, ResourceType.DRL).build(ExecutableModelProject.class);
        this.facts = workload.cases().stream().map(this::facts).toList();
    }

    /** The question. */
    public record Asked(long now, String surface, String requester, int mostLevel) {}

    /** How a safeguard stands. */
    public record Held(String id, boolean implemented, long at) {}

    /** Who approved in a role. */
    public record Signed(String role, String by, long at) {}

    /** A threshold that is not ruled out. */
    public record Reached(String threshold, int level) {}

    /** The required level. */
    public record Level(int value) {}

    /** What the rules found. */
    public static final class Found {
        private final List<String> verdicts = new ArrayList<>();
        private final List<String> against = new ArrayList<>();
        private int level;

        /** A threshold is not ruled out. */
        public void verdict(String threshold, String verdict) {
            verdicts.add("T:" + threshold + ":" + verdict);
        }

        /** Something speaks against. */
        public void against(String what) {
            against.add(what);
        }

        /** The required level. */
        public void level(int required) {
            level = required;
        }
    }

    private List<Object> facts(Case asked) {
        List<Object> all = new ArrayList<>(workload.thresholds());
        all.addAll(workload.safeguards());
        all.addAll(workload.seats());
        all.addAll(asked.results());
        asked.safeguards().forEach((id, s) -> all.add(new Held(id, s.implemented(), s.at())));
        asked.approvals().forEach((role, s) -> all.add(new Signed(role, s.by(), s.at())));
        all.add(new Asked(asked.now(), asked.surface(), asked.requester(), workload.mostLevel().get(asked.surface())));
        return all;
    }

    @Override
    public String name() {
        return "Drools";
    }

    @Override
    public Found decide(int number) {
        KieSession session = rules.newKieSession();
        try {
            Found found = new Found();
            session.setGlobal("found", found);
            facts.get(number).forEach(session::insert);
            session.fireAllRules();
            return found;
        } finally {
            session.dispose();
        }
    }

    @Override
    public Answer answer(Found found) {
        List<String> reasons = new ArrayList<>(found.verdicts);
        found.against.stream().map(a -> a.startsWith("L:") ? a + ":" + found.level : a).forEach(reasons::add);
        return new Answer(found.against.isEmpty(), found.level, reasons);
    }
}
