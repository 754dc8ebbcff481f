package loadline.controlplane.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.log.merkle.Hash;
import loadline.log.note.NoteSigner;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.log.payload.PayloadStore;
import loadline.log.tree.TreeHead;

/**
 * The file a snapshot lies in: a signed note, then the parts, each of them after its length in four bytes. The note names the
 * program, the size and root of the tree, and the digest of the parts; the log's key signs it, so that whoever can make a
 * snapshot could as well sign a tree head. No tree head reads like it: its second line is not a number.
 */
public final class SnapshotFile {
    private static final String FORMAT = "loadline-snapshot/1";
    private static final int LARGEST = 256 * 1024 * 1024;
    private static final int LONGEST_NOTE = 64 * 1024;

    private final Path file;
    private final Program program;

    /** The snapshot in {@code file}, as this program reads and writes it. */
    public SnapshotFile(Path file, Program program) {
        this.file = file;
        this.program = program;
    }

    /** What the file gave. */
    public sealed interface Reading {
        /**
         * A snapshot that this program made and the log's key signed, its payloads as they were. Whether it is of the tree at
         * hand, its root tells.
         *
         * @param packed the parts as they lie in the file
         */
        record Found(Snapshot snapshot, List<byte[]> packed) implements Reading {}

        /** None that can be used. */
        record Unusable(String why) implements Reading {}
    }

    /** The snapshot, if this program made it, {@code log} signed it, and every payload it was made from is as it was. */
    public Reading read(VerifierKey log, PayloadStore payloads) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            Rule.require(bytes.length <= LARGEST, "a snapshot has at most " + LARGEST + " bytes");
            return read(ByteBuffer.wrap(bytes), log, payloads);
        } catch (NoSuchFileException _) {
            return new Reading.Unusable("there is none");
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with it, the log itself is there to be read
            return new Reading.Unusable("it cannot be read: " + e.getMessage());
        }
    }

    private Reading read(ByteBuffer bytes, VerifierKey log, PayloadStore payloads) throws IOException {
        String[] lines = SignedNote.read(piece(bytes, LONGEST_NOTE)).open(List.of(log)).text().split("\n", -1);
        if (lines.length != 6 || !lines[0].equals(FORMAT)) {
            return new Reading.Unusable("it is of another format than `" + FORMAT + "`");
        }
        if (!lines[1].equals(program.line())) {
            return new Reading.Unusable("another program made it: " + lines[1]);
        }
        if (!lines[4].equals(new loadline.log.merkle.Hasher().sha256(bytes).base64())) {
            return new Reading.Unusable("its parts are not those that were signed");
        }
        List<byte[]> packed = new ArrayList<>();
        while (bytes.hasRemaining()) {
            packed.add(piece(bytes, bytes.remaining()));
        }
        Snapshot snapshot = new Snapshot(Hash.ofBase64(lines[3]), packed.stream().map(Packed::read).toList());
        Rule.require(lines[2].equals(Long.toString(snapshot.size())), () -> "it has " + snapshot.size() + " entries, not " + lines[2]);
        return changedPayload(snapshot, payloads).<Reading>map(changed -> new Reading.Unusable("payload `" + changed + "` is not as it was"))
                .orElseGet(() -> new Reading.Found(snapshot, packed));
    }

    private static byte[] piece(ByteBuffer bytes, int longest) {
        int length = bytes.getInt();
        Rule.require(0 <= length && length <= Math.min(longest, bytes.remaining()), () -> "it has no piece of " + length + " bytes");
        byte[] piece = new byte[length];
        bytes.get(piece);
        return piece;
    }

    /** The first payload that is gone, there again, or written since. */
    private static Optional<Digest> changedPayload(Snapshot snapshot, PayloadStore store) throws IOException {
        for (Part part : snapshot.parts()) {
            for (Map.Entry<Digest, Optional<PayloadStore.Stamp>> payload : part.payloads().entrySet()) {
                if (!store.stamp(Hash.ofHex(payload.getKey().hex())).equals(payload.getValue())) {
                    return Optional.of(payload.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Puts a snapshot in the place of the one that may be there. It is not forced to disk: one that a crash left half written is
     * as good as none.
     *
     * @param head of the tree over the entries of all parts
     * @param packed parts written before, and {@code last}, the one after them
     * @throws IllegalArgumentException if a part holds a value that cannot be written
     * @throws IOException if the disk fails
     */
    public void write(TreeHead head, List<byte[]> packed, Part last, NoteSigner log) throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        DataOutputStream pieces = new DataOutputStream(parts);
        for (byte[] part : packed) {
            piece(pieces, part);
        }
        piece(pieces, Packed.write(last));
        byte[] contents = parts.toByteArray();
        String text = FORMAT + "\n" + program.line() + "\n" + head.size() + "\n" + head.root().base64() + "\n" + Hash.sha256(contents).base64() + "\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(contents.length + LONGEST_NOTE);
        piece(new DataOutputStream(whole), SignedNote.of(text, log).write());
        whole.write(contents);
        replace(whole.toByteArray());
    }

    private static void piece(DataOutputStream out, byte[] piece) throws IOException {
        out.writeInt(piece.length);
        out.write(piece);
    }

    private void replace(byte[] bytes) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft-", ".tmp");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
