package loadline.log.witness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import loadline.log.LogBroken;
import loadline.log.Malformed;
import loadline.log.cosign.Cosigner;
import loadline.log.cosign.SplitView;
import loadline.log.merkle.ConsistencyProof;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.text.Shown;
import loadline.log.tree.SignedTreeHead;
import loadline.log.tree.TreeHead;

/**
 * Cosigns the tree heads of the logs it knows. Checking and remembering are one step, so that two submissions at the same
 * moment cannot both be cosigned if only one continues the other. Safe for several threads.
 */
public final class Witness {
    /** How far back the clock may go, in seconds, before the witness refuses. */
    public static final long SMALL_STEP_BACK = 60;

    private final List<Cosigner> keys;
    private final WitnessFolder folder;
    private final LongSupplier clock;
    private final Map<String, List<VerifierKey>> logs = new HashMap<>();

    /**
     * A witness that signs with each of these keys.
     *
     * @param logs the keys of the logs it knows; several of one origin are alternatives
     * @param clock seconds since 1970
     * @throws IllegalArgumentException if there is no key
     */
    public Witness(List<Cosigner> keys, Collection<VerifierKey> logs, WitnessFolder folder, LongSupplier clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a witness signs with at least one key");
        }
        this.keys = List.copyOf(keys);
        this.folder = folder;
        this.clock = clock;
        logs.forEach(log -> this.logs.computeIfAbsent(log.name(), _ -> new ArrayList<>()).add(log));
    }

    /**
     * Answers a submission. If it is {@link Answer.Cosigned} the head is on disk.
     *
     * @throws LogBroken if what is remembered of the log is no head that it signed
     * @throws IOException if the disk fails; nothing was cosigned
     */
    public Answer add(byte[] body) throws IOException {
        AddCheckpoint submitted;
        try {
            submitted = AddCheckpoint.read(body);
        } catch (Malformed e) {
            return new Answer.BadRequest(e.getMessage());
        }
        int room = SignedNote.MOST_SIGNATURES - keys.size();
        if (submitted.head().signatures().size() > room) {
            return new Answer.BadRequest("a tree head to be cosigned here has at most " + room + " signatures, not " + submitted.head().signatures().size());
        }
        String text = submitted.head().unverifiedText();
        String origin = text.substring(0, text.indexOf('\n'));
        List<VerifierKey> known = logs.get(origin);
        if (known == null) {
            return new Answer.UnknownLog("unknown log: this witness does not know the origin " + Shown.of(origin));
        }
        try {
            submitted.head().open(known);
        } catch (NotAuthentic e) {
            return new Answer.NotSigned("invalid signature: " + e.getMessage());
        }
        return addSigned(submitted, origin);
    }

    /** The last head that was cosigned of the log whose origin has this SHA-256, with the witness's own lines. */
    public Optional<byte[]> latest(String originHash) throws IOException {
        return folder.headNamed(originHash);
    }

    private Answer addSigned(AddCheckpoint submitted, String origin) throws IOException {
        TreeHead head;
        try {
            head = TreeHead.read(submitted.head().unverifiedText());
        } catch (Malformed e) {
            return isEmptyTreeWithRoot(submitted.head()) ? new Answer.Inconsistent(e.getMessage()) : new Answer.BadRequest(e.getMessage());
        }
        if (submitted.oldSize() > head.size()) {
            return new Answer.BadRequest("the old size " + submitted.oldSize() + " is above the size " + head.size() + " of the tree head");
        }
        return addNext(submitted, head);
    }

    private synchronized Answer addNext(AddCheckpoint submitted, TreeHead head) throws IOException {
        Optional<SignedTreeHead> last = last(head.origin());
        boolean split = last.isPresent() && last.get().head().size() == head.size() && !last.get().head().root().equals(head.root());
        if (split) {
            folder.keepSplitView(head.origin(), new SplitView(last.get().note(), submitted.head()));
        }
        long lastSize = last.map(signed -> signed.head().size()).orElse(0L);
        if (submitted.oldSize() != lastSize) {
            return new Answer.Conflict(lastSize);
        }
        if (split) {
            return new Answer.Inconsistent("split view: a head of size " + head.size() + " with another root was cosigned; both are kept as proof");
        }
        if (!continues(submitted, last, head)) {
            folder.keepSuspect(head.origin(), submitted.head());
            return new Answer.Inconsistent("the consistency proof does not lead from size " + lastSize + " to this tree head of size " + head.size());
        }
        return cosigned(submitted, last, head);
    }

    private static boolean continues(AddCheckpoint submitted, Optional<SignedTreeHead> last, TreeHead head) {
        if (submitted.oldSize() == 0) {
            return submitted.proof().isEmpty();
        }
        Hash lastRoot = last.orElseThrow().head().root();
        return new ConsistencyProof(submitted.oldSize(), head.size(), submitted.proof()).proves(lastRoot, head.root());
    }

    private Answer cosigned(AddCheckpoint submitted, Optional<SignedTreeHead> last, TreeHead head) throws IOException {
        long lastTime = last.map(this::ownTime).orElse(0L);
        OptionalLong time = timeAfter(lastTime);
        if (time.isEmpty()) {
            return new Answer.Unavailable("the clock of this witness went back below " + lastTime + ", a time it signed before; its operator must set it");
        }
        List<NoteSignature> lines = keys.stream().map(key -> key.cosign(head, time.getAsLong())).toList();
        SignedTreeHead signed = SignedTreeHead.open(submitted.head(), signer(submitted.head(), head.origin()));
        folder.keepHead(head.origin(), signed.with(lines).write());
        return new Answer.Cosigned(lines);
    }

    private OptionalLong timeAfter(long lastTime) {
        long now = clock.getAsLong();
        boolean usable = now > 0 && now >= lastTime - SMALL_STEP_BACK;
        return usable ? OptionalLong.of(Math.max(now, lastTime)) : OptionalLong.empty();
    }

    /** The latest time at which this witness signed a head that it remembers. */
    private long ownTime(SignedTreeHead signed) {
        return signed.note().signatures().stream().flatMap(line -> keys.stream().filter(key -> key.key().isNamedBy(line)).map(key -> key.key().verified(signed.head(), line).time()))
                .mapToLong(Long::longValue).max().orElse(0);
    }

    private Optional<SignedTreeHead> last(String origin) throws IOException {
        Optional<byte[]> bytes = folder.head(origin);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.read(bytes.get());
            SignedTreeHead signed = SignedTreeHead.open(note, signer(note, origin));
            ownTime(signed);
            return Optional.of(signed);
        } catch (Malformed | NotAuthentic e) {
            throw new LogBroken("what this witness remembers of `" + origin + "` is no head that the log signed (" + e.getMessage() + "); restore its folder from a copy, never by deleting it");
        }
    }

    /** The key, of those known of the origin, that signed a note. */
    private VerifierKey signer(SignedNote note, String origin) {
        return note.open(logs.get(origin)).signers().getFirst();
    }

    /** The one malformed head for which the specification has another answer. */
    private static boolean isEmptyTreeWithRoot(SignedNote note) {
        String[] lines = note.unverifiedText().split("\n", -1);
        try {
            return lines.length == 4 && lines[1].equals("0") && !Hash.ofBase64(lines[2]).equals(Hash.empty());
        } catch (Malformed _) {
            return false;
        }
    }
}
