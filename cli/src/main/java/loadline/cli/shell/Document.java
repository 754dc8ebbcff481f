package loadline.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import loadline.core.Digest;

/** Bytes that an act names by their digest: typed as a file, which is read, or as {@code sha256:...}. */
public record Document(Digest digest) {
    /** What was typed. @throws IllegalArgumentException if it is neither */
    static Document of(String typed, Path folder) {
        if (typed.startsWith("sha256:")) {
            return new Document(new Digest(typed));
        }
        return new Document(digest(folder.resolve(typed), typed));
    }

    private static Digest digest(Path file, String typed) {
        try (InputStream in = Files.newInputStream(file); DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return Digest.ofHex(HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } catch (NoSuchFileException _) {
            throw new IllegalArgumentException("there is no file `" + typed + "`; give a file or `sha256:` and 64 digits");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
