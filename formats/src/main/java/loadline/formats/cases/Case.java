package loadline.formats.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Person;
import loadline.core.Role;
import loadline.core.history.Genesis;
import loadline.core.policy.Activity;
import loadline.core.policy.Surface;
import loadline.core.policy.SurfaceBounds;

/**
 * A question over a short history, with the answer it must have.
 *
 * @param note what the case shows
 * @param published what was announced at the time; empty where the case is invented
 * @param divergence where sound rules and the announcement part, and why; empty where they agree
 * @param clock the log's time at the first entry; each later entry is one minute later, unless its step says when
 * @param timekeeping whether the log's times are its clock's or stated, as in a reconstruction
 * @param policies those adopted by the founders right after genesis, in order: built-in ones by id, others by file
 * @param quorum how many root members sign a change of the roster
 * @param people the roster at genesis; whoever stands first acts where a step names nobody
 */
public record Case(
        String note, Optional<String> published, Optional<String> divergence, Instant clock, Genesis.Clock timekeeping, List<String> policies, int quorum,
        List<Member> people, List<Step> history, Asked question, Expected expected) {

    public Case {
        policies = List.copyOf(policies);
        people = List.copyOf(people);
        history = List.copyOf(history);
    }

    /**
     * A person of the case.
     *
     * @param identity what the person's identity was attested by; one identity fills one seat
     * @param root whether the person is a founder, whose signature changes the roster and adopts the first policies
     */
    public record Member(Person person, Set<Role> roles, String chain, String identity, boolean external, boolean root) {
        public Member {
            roles = Set.copyOf(roles);
        }
    }

    /** What is asked. Checkpoints and configurations go by name. */
    public record Asked(Activity activity, String checkpoint, Optional<String> configuration, Surface surface, SurfaceBounds bounds, Person by) {}

    /**
     * One step of the history.
     *
     * @param id what later steps call it
     * @param at the log's time at its first entry, not before that of the entry before; empty for a minute after it
     * @param by who signs each of its entries; empty for whoever stands first or, where the deed is done in a role, whoever holds it
     */
    public record Step(Optional<String> id, Optional<Instant> at, Set<Person> by, Deed deed) {
        public Step {
            by = Set.copyOf(by);
        }
    }

    /**
     * What must come out. What a document leaves out is not compared, except that reasons, once listed, are all listed, and that
     * acts that do not count are always all listed.
     *
     * @param standings ground by threshold
     * @param reasons {@code CODE about}, all of them
     * @param former answer by version, of those replaced within the last year
     * @param dropped words from why each act that does not count does not, in the order of the log
     * @param indicators verdict by indicator
     */
    public record Expected(
            String answer, Optional<String> level, Optional<String> assessment, Optional<String> basis, Map<String, String> standings, Optional<Set<String>> reasons,
            Set<String> notes, Set<String> obligations, Map<String, String> former, List<String> dropped, Map<String, ExpectedIndicator> indicators) {}

    /** What must come out of one indicator. Bounds are those of the least favourable reading. */
    public record ExpectedIndicator(String outcome, Optional<String> registered, Optional<BigDecimal> lower, Optional<BigDecimal> upper, Set<String> defects) {}
}
