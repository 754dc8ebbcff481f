package loadline.log.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.note.SignedNote;
import loadline.log.text.Shown;
import loadline.log.text.StrictDecimal;
import loadline.log.text.StrictText;

/** The body of an {@code add-checkpoint} request. The note is not yet checked. */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote head) {
    /** The most hashes that a request may carry. */
    public static final int LONGEST_PROOF = 63;

    /** The most bytes of a request. */
    public static final int LONGEST = SignedNote.LONGEST + 4096;

    private static final String OLD = "old ";

    /** @throws Malformed if the size is negative or the proof too long */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > LONGEST_PROOF) {
            throw new Malformed("a submission has an old size of at least 0 and at most " + LONGEST_PROOF + " hashes, not " + oldSize + " and " + proof.size());
        }
    }

    /**
     * The request that these bytes spell.
     *
     * @throws Malformed if they are not the line of the old size, the hashes, an empty line and a signed note
     */
    public static AddCheckpoint read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Malformed("a submission has at most " + LONGEST + " bytes, not " + bytes.length);
        }
        String text = StrictText.read("a submission", bytes);
        int emptyLine = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || emptyLine < 0) {
            throw new Malformed("a submission is `old <size>`, at most " + LONGEST_PROOF + " hashes, an empty line and a signed tree head, not " + Shown.of(text));
        }
        String[] lines = text.substring(0, emptyLine).split("\n", LONGEST_PROOF + 3);
        long oldSize = StrictDecimal.read("an old size", lines[0].substring(OLD.length()));
        if (lines.length > LONGEST_PROOF + 1) {
            throw new Malformed("a submission has at most " + LONGEST_PROOF + " hashes");
        }
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.ofBase64(lines[i]));
        }
        return new AddCheckpoint(oldSize, proof, SignedNote.read(StrictText.write("a note", text.substring(emptyLine + 2))));
    }

    /** The bytes of the request; the same as were read. */
    public byte[] write() {
        String hashes = proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        return StrictText.write("a submission", OLD + oldSize + "\n" + hashes + "\n" + head);
    }
}
