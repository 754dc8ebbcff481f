package loadline.controlplane.answering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadline.controlplane.workspace.Workspace;
import loadline.core.Person;
import loadline.core.assessment.Estimate;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;
import loadline.formats.Sha256;

/** What the answer would be if some persons had signed some acts. Hypothetical whatever it says, and recorded nowhere. */
public final class Supposing {
    private final List<Entry> entries;
    private final long real;
    private final Instant at;

    /** Supposes at {@code now}, or at the time of the last entry if that is later. */
    public Supposing(Workspace workspace, Instant now) {
        this.entries = new ArrayList<>(workspace.entries());
        this.real = entries.size();
        Instant last = entries.getLast().at();
        this.at = now.isBefore(last) ? last : now;
    }

    /** The facts of a log as of a later time: nothing was added but time. */
    public static Facts factsAt(Workspace workspace, Instant now) {
        Supposing later = new Supposing(workspace, now);
        later.add(new Act.StreamsMapped(Map.of()), Set.copyOf(workspace.facts().roster().members().keySet()));
        Facts facts = later.facts();
        return new Facts(workspace.size(), facts.asOf(), facts.reconstructed(), facts.roster(), facts.policies(), facts.protocols(), facts.checkpoints(),
                facts.configurations(), facts.attestations(), facts.findings(), facts.enrolments(), facts.unavailable(), facts.dropped());
    }

    /** Supposes that these persons signed this act. */
    public void suppose(Act act, Set<Person> by) {
        add(act, by);
        for (Estimate estimate : EstimatesDue.computed(facts())) {
            add(new Act.Estimated(estimate), by);
        }
    }

    /** The facts with everything supposed so far. */
    public Facts facts() {
        return Fold.of(entries);
    }

    /** Those of the supposed acts that would not count, and why. */
    public List<Facts.Dropped> dropped() {
        return facts().dropped().stream().filter(d -> d.index() >= real).toList();
    }

    /** The answer with everything supposed so far. */
    public Decision decide(Question question) {
        return Replaying.labelled(Decide.decide(question, facts()), Decision.Kind.HYPOTHETICAL);
    }

    private void add(Act act, Set<Person> by) {
        byte[] label = ("supposed " + entries.size()).getBytes(StandardCharsets.UTF_8);
        entries.add(new Entry(entries.size(), at, by, Sha256.of(label), act));
    }
}
