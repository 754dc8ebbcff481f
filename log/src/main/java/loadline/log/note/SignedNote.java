package loadline.log.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.log.Malformed;
import loadline.log.text.Shown;
import loadline.log.text.StrictText;

/**
 * A note and its signatures, as they stand in a file. Until {@link #open} has checked a signature the text is only a claim,
 * hence its name.
 */
public record SignedNote(String unverifiedText, List<NoteSignature> signatures) {
    /** The most signatures a note may carry; C2SP asks for at least 16. */
    public static final int MOST_SIGNATURES = 64;

    /** The longest note that is read or written, in bytes: room for {@link #MOST_SIGNATURES} of the largest kind. */
    public static final int LONGEST = 512 * 1024;

    /** @throws Malformed if the text breaks the rule of {@link NoteSigner#sign}, or there are no signatures, too many, or the whole is too long */
    public SignedNote {
        NoteText.checked(unverifiedText);
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new Malformed("a signed note has 1 to " + MOST_SIGNATURES + " signatures, not " + signatures.size());
        }
        refuseLong(StrictText.write("a note", joined(unverifiedText, signatures)).length);
    }

    /**
     * The note with this text, signed by each signer in turn.
     *
     * @throws Malformed as the constructor
     */
    public static SignedNote of(String text, NoteSigner... signers) {
        return new SignedNote(text, Stream.of(signers).map(signer -> signer.sign(text)).toList());
    }

    /**
     * The note that these bytes spell.
     *
     * @throws Malformed if they are not UTF-8, too long, hold a control character, or lack the blank line and signature lines
     */
    public static SignedNote read(byte[] bytes) {
        refuseLong(bytes.length);
        String note = StrictText.read("a note", bytes);
        NoteText.refuseControls(note);
        int blankLine = note.lastIndexOf("\n\n");
        if (blankLine < 0 || !note.endsWith("\n")) {
            throw new Malformed("a signed note is a text, a blank line and signature lines, each ending in a newline, not " + Shown.of(note));
        }
        return new SignedNote(note.substring(0, blankLine + 1), signatures(note.substring(blankLine + 2)));
    }

    /** The bytes of the note; the same as were read. */
    public byte[] write() {
        return StrictText.write("a note", joined(unverifiedText, signatures));
    }

    /**
     * The note as vouched for by those of the known keys that signed it.
     *
     * @throws NotAuthentic if a known key's signature is bad, if no known key signed, or if two different known keys share
     *     name and id
     */
    public OpenedNote open(Collection<VerifierKey> known) {
        refuseAmbiguous(known);
        byte[] text = StrictText.write("a note text", unverifiedText);
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (signature.isFrom(key)) {
                    requireGood(key, text, signature);
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NotAuthentic("no known key signed this note; it is signed by " + names(signatures.stream().map(NoteSignature::name))
                    + " and the known keys are " + names(known.stream().map(VerifierKey::name)));
        }
        return new OpenedNote(unverifiedText, List.copyOf(signers));
    }

    @Override
    public String toString() {
        return joined(unverifiedText, signatures);
    }

    private static void requireGood(VerifierKey key, byte[] text, NoteSignature signature) {
        if (!key.key().verifies(text, signature.signature())) {
            throw new NotAuthentic("the signature of " + Shown.of(key.name()) + " (key id `" + HexFormat.of().toHexDigits(key.id())
                    + "`) does not fit the text; text or signature was changed");
        }
    }

    private static void refuseAmbiguous(Collection<VerifierKey> known) {
        Set<VerifierKey> keys = Set.copyOf(known);
        long named = keys.stream().map(key -> List.of(key.name(), key.id())).distinct().count();
        if (named < keys.size()) {
            throw new NotAuthentic("two of the known keys share name and id; leave out the wrong one");
        }
    }

    private static List<NoteSignature> signatures(String lines) {
        if (lines.isEmpty()) {
            throw new Malformed("a signed note has 1 to " + MOST_SIGNATURES + " signatures, not 0");
        }
        String[] each = lines.split("\n", MOST_SIGNATURES + 2);
        if (each.length > MOST_SIGNATURES + 1) {
            throw new Malformed("a signed note has 1 to " + MOST_SIGNATURES + " signatures, not more");
        }
        return Arrays.stream(each, 0, each.length - 1).map(NoteSignature::read).toList();
    }

    private static String joined(String text, List<NoteSignature> signatures) {
        List<String> lines = new ArrayList<>();
        signatures.forEach(signature -> lines.add(signature.write() + "\n"));
        return text + "\n" + String.join("", lines);
    }

    private static void refuseLong(int bytes) {
        if (bytes > LONGEST) {
            throw new Malformed("a signed note has at most " + LONGEST + " bytes, not " + bytes);
        }
    }

    private static String names(Stream<String> names) {
        return names.limit(4).map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
