package loadline.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loadline.core.governance.Roster;
import loadline.core.history.Genesis;
import loadline.formats.Problem;
import loadline.formats.trust.Trust;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/** Whose log it is: the key on the tree head, the witnesses, the root persons. */
final class HeadCheck {
    private final Optional<Trust> trust;

    HeadCheck(Optional<Trust> trust) {
        this.trust = trust;
    }

    /** The tree head, signed by the key that the trust file has for its origin; without one, by the key its own genesis names. */
    SignedTreeHead open(SignedNote note, Genesis genesis) {
        VerifierKey own = VerifierKey.read(genesis.logKey());
        VerifierKey key = trust.map(t -> known(t, TreeHead.read(note.unverifiedText()).origin(), own)).orElse(own);
        Contradiction.unless(own.equals(key), Step.TREE_HEAD, "the log's first entry names the key `" + own + "`, but the trust file has `" + key + "`; it is another log under the same name");
        SignedTreeHead head = SignedTreeHead.open(note, key);
        Contradiction.unless(head.head().origin().equals(genesis.origin()), Step.TREE_HEAD, "the tree head is of " + Problem.quote(head.head().origin()) + ", the entries of " + Problem.quote(genesis.origin()));
        trust.ifPresent(t -> demandWitnesses(t.witnesses(), note));
        return head;
    }

    /** Compares the root persons of the first roster with those of the trust file. */
    void checkRoots(Genesis genesis) {
        trust.ifPresent(t -> checkRoots(t.roots(), genesis.roster()));
    }

    /** What remains open about whose log it is. */
    List<String> notEstablished() {
        if (trust.isEmpty()) {
            return List.of("whose log this is: no trust file was given, so keys and policies were taken from what was to be verified");
        }
        return trust.get().witnesses().quorum() > 0 ? List.of() : List.of("that others were shown the same log: it is self-attested, no witness was demanded");
    }

    /** The trusted key of the origin: the one the log names itself if that is trusted, else another, which will not fit. */
    private static VerifierKey known(Trust trust, String origin, VerifierKey own) {
        List<VerifierKey> ofOrigin = trust.logs().stream().filter(key -> key.name().equals(origin)).toList();
        Contradiction.unless(!ofOrigin.isEmpty(), Step.TREE_HEAD, "the trust file has no key of log `" + origin + "`");
        return ofOrigin.contains(own) ? own : ofOrigin.getFirst();
    }

    private static void demandWitnesses(Trust.Witnesses witnesses, SignedNote note) {
        int cosigned = witnesses.quorum() == 0 ? 0 : Cosignatures.count(witnesses, note);
        Contradiction.unless(cosigned >= witnesses.quorum(), Step.TREE_HEAD, "the trust file demands " + witnesses.quorum() + " witnesses, but " + cosigned + " of them cosigned the tree head");
    }

    private static void checkRoots(Trust.Roots roots, Roster roster) {
        Set<String> found = roster.members().values().stream().filter(Roster.Member::root).flatMap(member -> member.keys().stream()).collect(Collectors.toSet());
        Contradiction.unless(found.equals(roots.keys()), Step.ROOTS, "the root keys of the first roster are not those of the trust file");
        Contradiction.unless(roster.quorum() == roots.quorum(), Step.ROOTS, "the first roster has a quorum of " + roster.quorum() + ", the trust file one of " + roots.quorum());
    }
}
