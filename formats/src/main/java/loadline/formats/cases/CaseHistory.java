package loadline.formats.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.governance.Roster;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.history.Genesis;
import loadline.core.model.Question;

/**
 * Turns the steps of a case into log entries, one minute apart. After each step the estimates that it calls for are
 * computed and entered, as a workspace does.
 */
public final class CaseHistory {
    private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(1);

    private final Case story;
    private final CaseLog log;
    private final CaseRules rules;
    private final CaseActs acts;
    private final Map<Person, Case.Member> members = new LinkedHashMap<>();
    private final Map<String, Logged> byStep = new HashMap<>();
    private final Person anybody;
    private Set<Person> signers = Set.of();
    private int quorum;
    private Instant now;

    /** What a step logged: the statement of its first entry, and the size of the log after its last. */
    private record Logged(Digest statement, long size) {}

    private CaseHistory(Case story, Function<String, byte[]> files, CaseLog log) {
        this.story = story;
        this.log = log;
        this.rules = new CaseRules(files, () -> facts().policies().stream().map(p -> p.fact()).toList());
        this.acts = new CaseActs(story, rules, files, this);
        this.now = story.clock();
        this.quorum = story.quorum();
        this.anybody = story.people().getFirst().person();
    }

    /**
     * The beginning of a case's history: genesis and policies are logged, and none of its steps.
     *
     * @param files reads a file named in the case, such as a protocol or a record of published figures
     * @throws IllegalArgumentException if the case names something it does not hold, or a file is refused
     */
    public static CaseHistory of(Case story, Function<String, byte[]> files, CaseLog log) {
        CaseHistory history = new CaseHistory(story, files, log);
        history.begin();
        return history;
    }

    /** The entries of a whole case. @throws IllegalArgumentException as {@link #of} */
    static List<Entry> entries(Case story, Function<String, byte[]> files) {
        CaseHistory history = of(story, files, new EntryList());
        story.history().forEach(history::take);
        return history.log.entries();
    }

    /** The question of a case. @throws IllegalArgumentException if it is about a deployment and names no configuration */
    public static Question question(Case.Asked asked) {
        return CaseNames.question(asked);
    }

    /** A log of bare entries, each statement known by its place. */
    private static final class EntryList implements CaseLog {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Entry append(Set<Person> by, Instant at, Act act) {
            entries.add(new Entry(entries.size(), at, by, CaseNames.digest("entry " + entries.size()), act));
            return entries.getLast();
        }

        @Override
        public List<Entry> entries() {
            return List.copyOf(entries);
        }
    }

    private void begin() {
        boolean named = story.people().stream().anyMatch(Case.Member::root);
        story.people().forEach(m -> members.put(m.person(), named || !m.person().equals(anybody) ? m : founder(m)));
        Set<Person> roots = members.values().stream().filter(Case.Member::root).map(Case.Member::person).collect(Collectors.toSet());
        append(roots, new Act.Begun(new Genesis("case", "none", roster(), 0, story.timekeeping())));
        story.policies().forEach(policy -> append(roots, new Act.PolicyAdopted(rules.adopt(policy))));
    }

    private static Case.Member founder(Case.Member m) {
        return new Case.Member(m.person(), m.roles(), m.chain(), m.identity(), m.external(), true);
    }

    private Roster roster() {
        Map<Person, Roster.Member> all = new HashMap<>();
        members.forEach((person, m) -> all.put(person, new Roster.Member(m.roles(), Set.of(), m.chain(), m.identity(), m.external(), m.root())));
        return new Roster(all, quorum);
    }

    /** Logs the next step. @throws IllegalArgumentException as {@link #of}, and if its time is before that of an entry before */
    public void take(Case.Step step) {
        step.at().ifPresent(this::moveTo);
        signers = step.by();
        int before = log.entries().size();
        switch (step.deed()) {
            case Deed.Wait(var span) -> now = span.after(now);
            case Deed.Enrol(var joining, Optional<Integer> many) -> {
                joining.forEach(m -> members.put(m.person(), m));
                quorum = many.orElse(quorum);
                change(step);
            }
            case Deed.Retire(var leaving) -> {
                members.keySet().removeAll(leaving);
                change(step);
            }
            case Deed deed -> acts.of(deed).forEach(said -> append(step.by().isEmpty() ? said.by() : step.by(), said.act()));
        }
        remember(step, before);
        if (isEvidence(step.deed())) {
            EstimatesDue.computed(facts()).forEach(estimate -> append(Set.of(anybody), new Act.Estimated(estimate)));
        }
    }

    private void moveTo(Instant at) {
        Instant last = log.entries().getLast().at();
        if (at.isBefore(last)) {
            throw new IllegalArgumentException("a step is at " + at + ", before " + last + ", when the entry before it was logged; entries come in the order of time");
        }
        now = at;
    }

    private void change(Case.Step step) {
        append(step.by().isEmpty() ? Set.of(anybody) : step.by(), new Act.RosterChanged(roster()));
    }

    private void remember(Case.Step step, int before) {
        List<Entry> entries = log.entries();
        if (step.id().isPresent() && entries.size() > before) {
            byStep.put(step.id().get(), new Logged(entries.get(before).statement(), entries.size()));
        }
    }

    private static boolean isEvidence(Deed deed) {
        return deed instanceof Deed.Adopt || deed instanceof Deed.Run || deed instanceof Deed.Record || deed instanceof Deed.PlanRun || deed instanceof Deed.Withdraw;
    }

    /** The statement of the first entry of a step that was taken. */
    Digest statement(String step) {
        return logged(step).statement();
    }

    /** How large the log was after a step that was taken. */
    long sizeAfter(String step) {
        return logged(step).size();
    }

    private Logged logged(String step) {
        if (!byStep.containsKey(step)) {
            throw new IllegalArgumentException("no step before has the id `" + step + "` and logged something");
        }
        return byStep.get(step);
    }

    /** The facts of all entries so far. */
    Facts facts() {
        return Fold.of(log.entries());
    }

    long size() {
        return log.entries().size();
    }

    Instant now() {
        return now;
    }

    Set<Person> anybody() {
        return Set.of(anybody);
    }

    /** Who signs the step that is being taken, if it is one person; whoever stands first where it names nobody. */
    Person onlySigner() {
        if (signers.size() > 1) {
            throw new IllegalArgumentException("one person does this, and the step is signed by " + signers.stream().sorted().toList() + "; say who does it");
        }
        return signers.stream().findFirst().orElse(anybody);
    }

    /** Whoever holds a role now, the first where several do; nobody is asked for where the step says who signs. */
    Set<Person> holders(Role role) {
        if (!signers.isEmpty()) {
            return signers;
        }
        return members.values().stream().filter(m -> m.roles().contains(role)).map(Case.Member::person).findFirst().map(Set::of)
                .orElseThrow(() -> new IllegalArgumentException("nobody in the case holds the role `" + role + "`; say `by` whom"));
    }

    private void append(Set<Person> by, Act act) {
        acts.logged(act, log.append(by, now, act).statement());
        now = now.plus(BETWEEN_ENTRIES);
    }
}
