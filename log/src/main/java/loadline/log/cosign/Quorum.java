package loadline.log.cosign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.text.Shown;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/**
 * Which logs are believed, and which witnesses suffice: the file that C2SP calls a tlog-policy. Names of witnesses and groups
 * are any octets, shown here as ISO 8859-1; they mean nothing outside the file.
 */
public record Quorum(List<Log> logs, List<Witness> witnesses, List<Group> groups, Optional<String> required) {
    /** A log that is believed, and where it is. */
    public record Log(VerifierKey key, Optional<String> url) {}

    /** A witness, and where tree heads are submitted to it. */
    public record Witness(String name, CosignerKey key, Optional<String> url) {}

    /** Witnesses and groups of which at least {@code least} must have cosigned. */
    public record Group(String name, int least, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /** Empty {@code required} asks for no witness. @throws loadline.log.Malformed if a rule of the format is broken */
    public Quorum {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
        new QuorumRules(logs, witnesses, groups, required).check();
    }

    /**
     * The quorum that these bytes spell.
     *
     * @throws loadline.log.Malformed naming the line that breaks the format
     */
    public static Quorum read(byte[] bytes) {
        return new QuorumText().read(bytes);
    }

    /** The file: logs, witnesses, groups, quorum, without comments. */
    public byte[] write() {
        return QuorumText.write(this);
    }

    /** Whether no witness is asked for. */
    public boolean isSelfAttested() {
        return required.isEmpty();
    }

    /** Whether these keys of witnesses, taken together, are enough. */
    public boolean isMetBy(Collection<CosignerKey> cosigned) {
        return required.map(name -> isMet(name, Set.copyOf(cosigned))).orElse(true);
    }

    private boolean isMet(String name, Set<CosignerKey> cosigned) {
        Optional<Group> group = groups.stream().filter(g -> g.name().equals(name)).findFirst();
        if (group.isEmpty()) {
            return witnesses.stream().anyMatch(witness -> witness.name().equals(name) && cosigned.contains(witness.key()));
        }
        return group.get().members().stream().filter(member -> isMet(member, cosigned)).count() >= group.get().least();
    }

    /**
     * The tree head that these bytes spell, signed by a log of this file, and how it is vouched for.
     *
     * @throws loadline.log.Malformed if they are no signed tree head
     * @throws NotAuthentic if no log of this file signed it, or a line by a known key is bad
     */
    public Attested attest(byte[] bytes) {
        SignedNote note = SignedNote.read(bytes);
        String origin = TreeHead.read(note.unverifiedText()).origin();
        VerifierKey key = logs.stream().map(Log::key).filter(log -> log.name().equals(origin) && isNamedIn(note, log)).findFirst().orElseThrow(() -> new NotAuthentic("no log of the quorum file signed a tree head of " + Shown.of(origin)));
        return attest(SignedTreeHead.open(note, key));
    }

    private static boolean isNamedIn(SignedNote note, VerifierKey log) {
        return note.signatures().stream().anyMatch(line -> line.keyId() == log.id() && line.name().equals(log.name()));
    }

    /**
     * How a tree head is vouched for. Whose it is was checked when it was opened.
     *
     * @throws NotAuthentic if a line by a known witness is bad
     */
    public Attested attest(SignedTreeHead head) {
        List<Cosignature> cosignatures = cosignatures(head);
        if (isSelfAttested()) {
            return new Attested.SelfAttested(head);
        }
        boolean met = isMetBy(cosignatures.stream().map(Cosignature::by).toList());
        return met ? new Attested.Witnessed(head, cosignatures) : new Attested.Short(head, cosignatures);
    }

    /** The timed cosignatures of known witnesses, each witness once. @throws NotAuthentic if a line by a known witness is bad */
    public List<Cosignature> cosignatures(SignedTreeHead head) {
        List<Cosignature> found = new ArrayList<>();
        Set<CosignerKey> seen = new HashSet<>();
        for (NoteSignature line : head.note().signatures()) {
            for (Witness witness : witnesses) {
                if (witness.key().isNamedBy(line)) {
                    Cosignature cosignature = witness.key().verified(head.head(), line);
                    if (cosignature.time() > 0 && seen.add(witness.key())) {
                        found.add(cosignature);
                    }
                }
            }
        }
        return found;
    }
}
