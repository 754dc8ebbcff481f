package loadline.formats.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.assessment.Assess;
import loadline.core.assessment.Estimate;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.core.history.Fold;
import loadline.core.model.Question;

/** Entries one after another, an hour apart, each statement known by its index. */
final class Log {
    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    Log add(Set<Person> by, Act act) {
        entries.add(new Entry(entries.size(), now, by, next(), act));
        now = now.plus(Duration.ofHours(1));
        return this;
    }

    /** Digest of the statement that comes next. */
    Digest next() {
        return Examples.digest("statement " + entries.size());
    }

    Instant now() {
        return now;
    }

    long size() {
        return entries.size();
    }

    /** Nothing happens for so long. The log's time moves with the next entry. */
    Log days(int days) {
        now = now.plus(Duration.ofDays(days));
        return this;
    }

    /** Records every estimate that is due. */
    Log estimated() {
        for (Assess.Task task : EstimatesDue.of(facts())) {
            for (Estimate estimate : Assess.estimates(task)) {
                add(Set.of(Examples.DAN), new Act.Estimated(estimate));
            }
        }
        return this;
    }

    /** Decides the question and records the decision. */
    Log decided(Question question) {
        Decision decision = Decide.decide(question, facts());
        return add(Set.of(Examples.FAY), new Act.DecisionMade(question, decision.treeSize(), decision.answer().name(), DecisionJson.bodyDigest(decision), "test"));
    }

    Facts facts() {
        return Fold.of(entries);
    }
}
