package loadline.log.note;

import static loadline.log.Examples.bytes;
import static loadline.log.Examples.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    private static final NoteSigner LOG = signer("example.com/log", 1);
    private static final NoteSigner WITNESS = signer("witness.example", 2);
    private static final VerifierKey LOG_KEY = LOG.verifierKey();
    private static final String TEXT = "one\n\ntwo \u00e9\n";

    /** The example in the documentation of Go's x/mod/sumdb/note: key, text and signature. */
    @Test
    void the_reference_implementations_note_is_made_byte_for_byte() {
        byte[] typedSeed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        NoteSigner peter = new NoteSigner("PeterNeumann", Ed25519.SigningKey.of(Arrays.copyOfRange(typedSeed, 1, 33)));
        assertThat(peter.verifierKey().write()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        assertThat(SignedNote.of(text, peter)).hasToString(text
                + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    }

    @Test
    void the_example_of_the_specification_opens_with_its_key_and_no_other() throws IOException {
        String page = Files.readString(SharedData.at("tlog/c2sp/signed-note.md"));
        String start = "```\nThis is an example";
        String example = page.substring(page.indexOf(start) + 4, page.lastIndexOf("```"));
        VerifierKey key = VerifierKey.read("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.read(bytes(example));
        assertThat(note.open(List.of(LOG_KEY, key))).isEqualTo(new OpenedNote("This is an example message.\n", List.of(key)));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> note.open(List.of(LOG_KEY)));
    }

    @Test
    void a_note_reads_back_as_written_with_lines_of_unknown_kinds_kept() {
        String mlDsa = line("witness.example", 0x01020304, 8 + 2420);
        String note = TEXT + "\n" + LOG.sign(TEXT).write() + "\n" + mlDsa + "\n";
        SignedNote read = SignedNote.read(bytes(note));
        assertThat(read.write()).isEqualTo(bytes(note));
        assertThat(read.unverifiedText()).isEqualTo(TEXT);
        assertThat(read.signatures()).extracting(NoteSignature::keyId).containsExactly(LOG_KEY.id(), 0x01020304);
        assertThat(read.signatures().getLast().signature()).hasSize(2428);
        assertThat(read.open(List.of(LOG_KEY, WITNESS.verifierKey())).signers()).containsExactly(LOG_KEY);
    }

    @Test
    void every_known_signer_is_named_once() {
        SignedNote note = SignedNote.of(TEXT, LOG, WITNESS, LOG);
        assertThat(note.open(List.of(WITNESS.verifierKey(), LOG_KEY, LOG_KEY))).isEqualTo(new OpenedNote(TEXT, List.of(LOG_KEY, WITNESS.verifierKey())));
    }

    @Test
    void one_bad_signature_by_a_known_key_refuses_the_note_though_another_is_good() {
        NoteSignature good = LOG.sign(TEXT);
        NoteSignature bad = WITNESS.sign("other\n");
        SignedNote note = new SignedNote(TEXT, List.of(good, bad));
        assertThat(note.open(List.of(LOG_KEY)).signers()).containsExactly(LOG_KEY);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> note.open(List.of(LOG_KEY, WITNESS.verifierKey())))
                .withMessageContaining("`witness.example`").withMessageContaining("does not fit");
        SignedNote twice = new SignedNote(TEXT, List.of(good, NoteSignature.of(LOG_KEY, new byte[64])));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> twice.open(List.of(LOG_KEY)));
    }

    @Test
    void the_same_name_with_another_key_or_the_same_key_with_another_name_is_unknown() {
        SignedNote note = SignedNote.of(TEXT, LOG);
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> note.open(List.of(signer("example.com/log", 3).verifierKey())));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> note.open(List.of(signer("example.com/other", 1).verifierKey())));
        assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> note.open(List.of()))
                .withMessage("no known key signed this note; it is signed by [`example.com/log`] and the known keys are []");
    }

    @Test
    void each_flipped_bit_of_a_note_is_refused_or_found() {
        byte[] note = SignedNote.of("text\n", LOG).write();
        int malformed = 0;
        int refused = 0;
        for (int bit = 0; bit < note.length * 8; bit++) {
            try {
                SignedNote.read(Examples.flipped(note, bit)).open(List.of(LOG_KEY));
                throw new AssertionError("bit " + bit + " does not matter");
            } catch (Malformed _) {
                malformed++;
            } catch (NotAuthentic _) {
                refused++;
            }
        }
        assertThat(malformed + refused).isEqualTo(note.length * 8);
        assertThat(malformed).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void what_is_not_a_signed_note_is_refused() {
        String line = LOG.sign(TEXT).write();
        Stream<String> others = Stream.of("", "\n", "\n\n", "text", TEXT, TEXT + line + "\n", TEXT + "\n" + line, TEXT + "\n", TEXT + "\n\n", "text\r\n\n" + line + "\n", "a\tb\n\n" + line + "\n",
                TEXT + "\n" + line.replace('\u2014', '-') + "\n", TEXT + "\n" + line.replace(" ", "  ") + "\n", TEXT + "\n" + line + " \n", TEXT + "\n" + line + "=\n",
                TEXT + "\n" + line.substring(0, line.length() - 1) + "\n", TEXT + "\n" + line("name", 1, 0) + "\n", TEXT + "\n" + line + "\n" + "more\n",
                TEXT + "\n" + line.replace("example.com/log", "example.com+log") + "\n", "\ufeff" + line);
        assertThat(others).hasSize(20).allSatisfy(other -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.read(bytes(other))));
        byte[] notUtf8 = bytes(TEXT + "\n" + line + "\n");
        notUtf8[0] = (byte) 0xff;
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.read(notUtf8));
    }

    @Test
    void sixty_four_signatures_are_read_and_no_more() {
        List<String> lines = IntStream.range(0, 64).mapToObj(i -> line("w" + i, i, 64) + "\n").toList();
        assertThat(SignedNote.read(bytes("t\n\n" + String.join("", lines))).signatures()).hasSize(64);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.read(bytes("t\n\n" + String.join("", lines) + lines.getFirst())));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.read(new byte[SignedNote.LONGEST + 1])).withMessageContaining("524288");
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new SignedNote("t\n", Collections.nCopies(65, LOG.sign("t\n"))));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.of("x".repeat(SignedNote.LONGEST) + "\n", LOG));
    }

    @Test
    void a_text_that_could_not_be_read_back_is_not_signed() {
        assertThat(List.of("", "no newline", "tab\t\n", "nul\u0000\n", "half \ud83d\n"))
                .allSatisfy(text -> assertThatExceptionOfType(Malformed.class).isThrownBy(() -> LOG.sign(text)));
        assertThat(SignedNote.read(SignedNote.of("\n", LOG).write()).open(List.of(LOG_KEY)).text()).isEqualTo("\n");
        assertThat(SignedNote.read(SignedNote.of("a\n\n", LOG).write()).open(List.of(LOG_KEY)).text()).isEqualTo("a\n\n");
    }

    @Test
    void a_message_shows_no_control_characters_of_the_note() {
        byte[] hostile = ("t\n\n\u2014 \u202e\u001b[2J\n").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.read(hostile))
                .satisfies(refused -> assertThat(refused.getMessage().chars()).noneMatch(c -> c < 0x20 || c == 0x202e));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> NoteSignature.read("\u2014 \u202e"))
                .satisfies(refused -> assertThat(refused.getMessage().chars()).noneMatch(c -> c == 0x202e));
    }

    private static String line(String name, int id, int length) {
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(ByteBuffer.allocate(4 + length).putInt(id).array());
    }
}
