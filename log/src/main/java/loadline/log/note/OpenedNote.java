package loadline.log.note;

import java.util.List;

/** What {@link SignedNote#open} vouches for: the text, and the known keys that signed it, each once and at least one. */
public record OpenedNote(String text, List<VerifierKey> signers) {
    public OpenedNote {
        signers = List.copyOf(signers);
        if (signers.isEmpty()) {
            throw new IllegalArgumentException("an opened note has at least one signer");
        }
    }
}
