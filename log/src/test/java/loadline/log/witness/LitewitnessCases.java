package loadline.log.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loadline.log.Examples;
import loadline.log.cosign.Cosigner;
import loadline.log.note.Ed25519;
import loadline.log.note.VerifierKey;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transcript of a conversation with another witness, torchwood's litewitness: ours answers the same. */
class LitewitnessCases {
    private static final Pattern EXCHANGE = Pattern.compile("POST [^\n]*/add-checkpoint\n```\n(.*?)```\nHTTP (\\d+)\n\\[Asserts]\nbody (contains|==) \"(.*?)\"\n", Pattern.DOTALL);

    private static final String STRAY_BITS = "WVrx6gx=";

    @TempDir
    Path folder;

    @Test
    void every_request_of_the_transcript_is_answered_as_there() throws IOException {
        String transcript = Files.readString(SharedData.at("tlog/torchwood/cmd/litewitness/testdata/litewitness.txt"));
        VerifierKey log = new VerifierKey("sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562",
                Ed25519.PublicKey.of(HexFormat.of().parseHex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f")));
        Cosigner key = Cosigner.of("example.com/witness", Ed25519.SigningKey.of(seed(transcript)));
        List<Integer> statuses = new ArrayList<>();
        try (WitnessFolder memory = WitnessFolder.open(folder)) {
            Witness witness = new Witness(List.of(key), List.of(log), memory, () -> 1_763_800_000);
            Matcher exchange = EXCHANGE.matcher(transcript);
            while (exchange.find()) {
                // the base64 of one signature has bits that do not count, which is malformed here; without them it is as there
                assertThat(exchange.group(1).contains(STRAY_BITS) ? witness.add(Examples.bytes(exchange.group(1))).status() : 400).isEqualTo(400);
                Answer answer = witness.add(Examples.bytes(exchange.group(1).replace(STRAY_BITS, "WVrx6gw=")));
                String said = exchange.group(4).replace("\\n", "\n");
                if (exchange.group(3).equals("==")) {
                    assertThat(answer.body()).isEqualTo(said);
                } else {
                    assertThat(answer.body()).contains(said);
                }
                // version 1.0.0 of the specification, later than the transcript, has 404 for an unknown log
                assertThat(answer.status()).isEqualTo(said.equals("unknown log") ? 404 : Integer.parseInt(exchange.group(2)));
                statuses.add(answer.status());
            }
        }
        assertThat(statuses).containsExactly(200, 403, 404, 422, 422, 200, 409, 200, 409);
    }

    /** The seed in the transcript's OpenSSH key, whose public key is checked. */
    private static byte[] seed(String transcript) {
        Matcher pem = Pattern.compile("-- witness_key.pem --\n-----BEGIN OPENSSH PRIVATE KEY-----\n(.*?)-----END", Pattern.DOTALL).matcher(transcript);
        assertThat(pem.find()).isTrue();
        byte[] key = Base64.getMimeDecoder().decode(pem.group(1));
        byte[] expected = HexFormat.of().parseHex("64848ad8abed6e85981b3b3875b252b8767ebb4b02f703aca3b1e71bbd6a8e50");
        for (int at = 0; at + 64 <= key.length; at++) {
            if (Arrays.equals(key, at + 32, at + 64, expected, 0, 32) && at > 100) {
                return Arrays.copyOfRange(key, at, at + 32);
            }
        }
        throw new AssertionError("the transcript's key is not where it was");
    }
}
