package loadline.log.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loadline.log.Malformed;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;

/**
 * A tree head that the log's key signed. There is no other way to one than to sign it or to check it. The note keeps all
 * signature lines, those of witnesses too.
 */
public final class SignedTreeHead {
    private final TreeHead head;
    private final SignedNote note;

    private SignedTreeHead(TreeHead head, SignedNote note) {
        this.head = head;
        this.note = note;
    }

    /**
     * Signs a tree head with the log's key. Never two of one log that are inconsistent: that is the caller's duty.
     *
     * @throws Malformed if the signer's name is not the head's origin
     */
    public static SignedTreeHead sign(TreeHead head, NoteSigner log) {
        if (!head.origin().equals(log.name())) {
            throw new Malformed("a log signs under its origin `" + head.origin() + "`, not under `" + log.name() + "`");
        }
        return new SignedTreeHead(head, SignedNote.of(head.write(), log));
    }

    /**
     * The signed tree head that these bytes spell, checked with the log's key.
     *
     * @throws Malformed if they are no note or its text is no tree head
     * @throws NotAuthentic if the log's key did not sign it, or the key is of another origin
     */
    public static SignedTreeHead open(byte[] bytes, VerifierKey log) {
        return open(SignedNote.read(bytes), log);
    }

    /** As {@link #open(byte[], VerifierKey)}, of a note already read. */
    public static SignedTreeHead open(SignedNote note, VerifierKey log) {
        TreeHead head = TreeHead.read(note.open(List.of(log)).text());
        if (!head.origin().equals(log.name())) {
            throw new NotAuthentic("the tree head is of `" + head.origin() + "` but the key given is of `" + log.name() + "`; a log's key carries its origin as name");
        }
        return new SignedTreeHead(head, note);
    }

    /**
     * The same tree head with these lines at the end; a line of a name and key id that is there already takes its place.
     * What they are worth is not checked here.
     *
     * @throws Malformed if the note would have too many signatures or be too long
     */
    public SignedTreeHead with(List<NoteSignature> more) {
        Map<List<Object>, NoteSignature> lines = new LinkedHashMap<>();
        Stream.concat(note.signatures().stream(), more.stream()).forEach(line -> lines.put(List.of(line.name(), line.keyId()), line));
        return new SignedTreeHead(head, new SignedNote(note.unverifiedText(), List.copyOf(lines.values())));
    }

    public TreeHead head() {
        return head;
    }

    public SignedNote note() {
        return note;
    }

    /** The bytes of the file that C2SP calls a checkpoint; those that were read, if it was read. */
    public byte[] write() {
        return note.write();
    }
}
