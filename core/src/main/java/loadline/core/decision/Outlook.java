package loadline.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.TimeSpan;
import loadline.core.assessment.EvidenceGroup;
import loadline.core.governance.ReviewRound;
import loadline.core.model.ModelId;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.policy.SurfaceBounds;
import loadline.core.policy.Activity;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.ClauseId;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Surface;

/**
 * What waits to be done: for the newest checkpoint of every model, and for every deployment that was ever asked about, on
 * the surface it was asked for. Pure: as of the facts' own time.
 */
public final class Outlook {
    /** How long before it lapses something is listed. */
    public static final TimeSpan HORIZON = TimeSpan.of("P30D");

    /** Stands for the one who would ask; it holds no role and signs nothing. */
    private static final Person ASKER = new Person("outlook");

    private static final Comparator<Item> MOST_PRESSING_FIRST = Comparator.comparing(Item::kind)
            .thenComparing(item -> item.when().orElse(Instant.MAX)).thenComparing(Item::what).thenComparing(Item::about)
            .thenComparing(item -> item.subject().map(s -> s.weights().value()).orElse(""));

    private Outlook() {}

    /** How pressing it is, most first. */
    public enum Kind {
        /** It stops something until it is cleared. */
        STOPPED,
        /** Its date has passed. */
        OVERDUE,
        /** It is to be done, by a date where there is one. */
        DUE,
        /** It counts now, and will not after a date within the horizon. */
        LAPSING,
        /** It waits for somebody. */
        WAITING
    }

    /** What sort of thing it is. */
    public enum What { PAYLOAD, STOP, REVIEW, ASSESSMENT, PLAN, DETERMINATION, CRITERION, APPROVAL, OBLIGATION }

    /**
     * One thing.
     *
     * @param about its name: a threshold, {@code standard/criterion}, a task, a stop
     * @param subject what it is about; empty for the log itself
     * @param role whose it is, where the policy says so
     * @param persons whose it is, where it is certain persons'
     * @param when when it is due, was due, lapses or happened
     */
    public record Item(
            Kind kind, What what, String about, Optional<Subject> subject, Optional<Role> role, Set<Person> persons, Optional<Instant> when,
            Optional<ClauseId> clause, Optional<PolicyId> policy) {
        public Item {
            persons = Set.copyOf(persons);
        }
    }

    /** Everything, most pressing first. */
    public static List<Item> of(Facts facts) {
        List<Item> items = new ArrayList<>();
        facts.unavailable().forEach(p -> items.add(new Item(
                Kind.STOPPED, What.PAYLOAD, p.value(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty())));
        plans(facts, items);
        Stream.concat(newest(facts), deployments(facts)).forEach(question -> {
            reviews(question.subject(), facts, items);
            versions(question, facts).forEach(version -> new OutlookUnder(question, facts, version).addTo(items));
        });
        return items.stream().distinct().sorted(MOST_PRESSING_FIRST).toList();
    }

    /** Where a moment that ends something lies: past, within the horizon, or too far off to list. */
    static Optional<Kind> lapse(Instant lapses, Instant asOf) {
        if (lapses.isBefore(asOf)) {
            return Optional.of(Kind.OVERDUE);
        }
        return lapses.isAfter(HORIZON.after(asOf)) ? Optional.empty() : Optional.of(Kind.LAPSING);
    }

    private static Stream<Question> newest(Facts facts) {
        Map<ModelId, Facts.OfCheckpoint> newest = new TreeMap<>();
        facts.checkpoints().values().forEach(c -> newest.merge(c.checkpoint().fact().model(), c, (a, b) -> a.checkpoint().index() > b.checkpoint().index() ? a : b));
        return newest.values().stream().map(c -> new Question(
                Activity.STORE, new Subject.Weights(c.checkpoint().fact().weights()), Surface.NONE, SurfaceBounds.UNKNOWN, ASKER));
    }

    private record Place(Subject subject, Surface surface) {}

    /** The last question about each deployment on each surface. */
    private static Stream<Question> deployments(Facts facts) {
        Map<Place, Question> last = new LinkedHashMap<>();
        facts.checkpoints().values().stream().flatMap(c -> c.decisions().stream()).sorted(Comparator.comparingLong(Facts.Earlier::index))
                .map(Facts.Earlier::question).filter(q -> q.subject() instanceof Subject.Deployment)
                .forEach(q -> last.put(new Place(q.subject(), q.surface()), q));
        return last.values().stream();
    }

    /** The policy versions that a decision would ask. */
    private static Stream<AdoptedPolicy> versions(Question question, Facts facts) {
        Set<Digest> asked = Set.copyOf(Decide.decide(question, facts).policies().stream().map(PolicyAnswer::text).toList());
        return facts.policies().stream().map(Logged::fact).filter(p -> asked.contains(p.text()));
    }

    private static void plans(Facts facts, List<Item> items) {
        for (Facts.OfCheckpoint checkpoint : facts.checkpoints().values()) {
            checkpoint.evidence().values().stream()
                    .forEach(groups -> groups.stream().filter(EvidenceGroup::isOpen).filter(open -> groups.stream().noneMatch(later -> later.answers(open)))
                            .forEach(open -> items.add(plan(open, facts.asOf()))));
        }
    }

    private static Item plan(EvidenceGroup open, Instant asOf) {
        Optional<Instant> deadline = open.plan().map(p -> p.fact().deadline());
        Kind kind = deadline.isPresent() && deadline.get().isBefore(asOf) ? Kind.OVERDUE : Kind.DUE;
        Set<Person> whose = open.plan().map(Logged::by).or(() -> open.refusal().map(Logged::by)).orElse(Set.of());
        return new Item(kind, What.PLAN, open.task(), Optional.of(new Subject.Weights(open.weights())), Optional.empty(), whose, deadline, Optional.empty(), Optional.empty());
    }

    private static void reviews(Subject subject, Facts facts, List<Item> items) {
        if (!(subject instanceof Subject.Deployment(Digest weights, Digest configuration))) {
            return;
        }
        Facts.OfConfiguration known = facts.configuration(configuration);
        known.reviews().stream().map(r -> r.fact().kind()).distinct().map(kind -> Reviews.of(kind, known, weights)).forEach(reviews -> {
            reviews.insufficient().forEach(r -> items.add(review(Kind.STOPPED, r, subject)));
            reviews.invited().forEach(r -> items.add(review(Kind.WAITING, r, subject)));
        });
    }

    private static Item review(Kind kind, Logged<ReviewRound> round, Subject subject) {
        return new Item(kind, What.REVIEW, round.fact().kind(), Optional.of(subject), Optional.empty(), Set.of(round.fact().reviewer()),
                Optional.of(round.at()), Optional.empty(), Optional.empty());
    }
}
