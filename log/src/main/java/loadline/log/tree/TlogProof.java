package loadline.log.tree;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;
import loadline.log.note.NotAuthentic;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.text.Shown;
import loadline.log.text.StrictBase64;
import loadline.log.text.StrictDecimal;
import loadline.log.text.StrictText;

/**
 * The proof that somebody keeps: that an entry is in the log at an index, under a signed tree head (C2SP tlog-proof, files
 * named {@code .tlog-proof}). The entry itself is not part of it. Nothing is established until {@link #verify} returns.
 *
 * @param extra base64 of opaque bytes that nobody signed, or empty
 * @param inclusion the index, the size of the signed tree and the path
 * @param treeHead the signed tree head as a note, not yet checked
 */
public record TlogProof(Optional<String> extra, InclusionProof inclusion, SignedNote treeHead) {
    /** The most that is read or written, in bytes. */
    public static final int LONGEST = 1024 * 1024;

    private static final String VERSION = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_EXTRA = 64 * 1024;

    /** @throws Malformed if the note is no tree head, its size is not the proof's, or the extra is not strict base64 of at most 65536 digits */
    public TlogProof {
        long size = TreeHead.read(treeHead.unverifiedText()).size();
        if (size != inclusion.size()) {
            throw new Malformed("the inclusion proof is for size " + inclusion.size() + " but the tree head has size " + size);
        }
        extra.ifPresent(TlogProof::refuseBadExtra);
    }

    /** The proof of a leaf under a signed tree head, without extra. */
    public static TlogProof of(InclusionProof inclusion, SignedTreeHead treeHead) {
        return new TlogProof(Optional.empty(), inclusion, treeHead.note());
    }

    /**
     * The proof that these bytes spell.
     *
     * @throws Malformed if they are not the version line, at most one extra line, the index, the path, an empty line and a
     *     signed tree head, or if the index is not below the tree's size
     */
    public static TlogProof read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Malformed("a proof file has at most " + LONGEST + " bytes, not " + bytes.length);
        }
        String text = StrictText.read("a proof file", bytes);
        int emptyLine = text.indexOf("\n\n");
        if (emptyLine < 0) {
            throw new Malformed("a proof file has an empty line before the signed tree head; this one has none");
        }
        SignedNote note = SignedNote.read(StrictText.write("a note", text.substring(emptyLine + 2)));
        return read(List.of(text.substring(0, emptyLine).split("\n", -1)), note);
    }

    private static TlogProof read(List<String> lines, SignedNote note) {
        if (!lines.getFirst().equals(VERSION)) {
            throw new Malformed("a proof file begins with `" + VERSION + "`, not " + Shown.of(lines.getFirst()));
        }
        Optional<String> extra = lines.stream().skip(1).limit(1).filter(line -> line.startsWith(EXTRA)).findFirst();
        List<String> rest = lines.subList(extra.isPresent() ? 2 : 1, lines.size());
        if (rest.isEmpty() || !rest.getFirst().startsWith(INDEX)) {
            throw new Malformed("a proof file has the line `index N` after the version and any extra, not " + (rest.isEmpty() ? "none" : Shown.of(rest.getFirst())));
        }
        long index = StrictDecimal.read("an index", rest.getFirst().substring(INDEX.length()));
        List<Hash> path = rest.stream().skip(1).limit(InclusionProof.LONGEST_PATH + 1L).map(Hash::ofBase64).toList();
        long size = TreeHead.read(note.unverifiedText()).size();
        return new TlogProof(extra.map(line -> line.substring(EXTRA.length())), new InclusionProof(index, size, path), note);
    }

    /** The bytes of the file; the same as were read. */
    public byte[] write() {
        String extraLine = extra.map(base64 -> EXTRA + base64 + "\n").orElse("");
        String path = inclusion.path().stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        return StrictText.write("a proof file", VERSION + "\n" + extraLine + INDEX + inclusion.index() + "\n" + path + "\n" + treeHead);
    }

    /**
     * The signed tree head under which this leaf is, checked with the log's key. Whether witnesses signed it too is the
     * caller's next question.
     *
     * @throws NotAuthentic if the log's key did not sign the tree head, or the path does not lead from this leaf to its root
     */
    public SignedTreeHead verify(Hash leaf, VerifierKey log) {
        SignedTreeHead signed = SignedTreeHead.open(treeHead, log);
        if (!inclusion.proves(leaf, signed.head().root())) {
            throw new NotAuthentic("the path does not lead from leaf `" + leaf.hex() + "` at index " + inclusion.index() + " to the signed root of size "
                    + inclusion.size() + "; it proves another entry or was changed");
        }
        return signed;
    }

    private static void refuseBadExtra(String base64) {
        if (base64.length() > LONGEST_EXTRA) {
            throw new Malformed("the extra of a proof file has at most " + LONGEST_EXTRA + " digits, not " + base64.length());
        }
        StrictBase64.read("the extra of a proof file", base64);
    }
}
