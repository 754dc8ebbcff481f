package loadline.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadline.log.Examples;
import loadline.log.Malformed;
import loadline.log.merkle.Hash;
import loadline.log.merkle.InclusionProof;
import loadline.log.note.Ed25519;
import loadline.log.note.NotAuthentic;
import loadline.log.note.SignedNote;
import loadline.log.note.VerifierKey;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries of a log that others run and witnesses cosign: the bundles of Sigstore's conformance suite that carry their own keys. */
class RekorBundleCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void real_entries_are_proven_under_real_cosigned_tree_heads() throws IOException {
        int proven = 0;
        int cosigned = 0;
        for (Path folder : folders()) {
            JsonNode entry = JSON.readTree(folder.resolve("bundle.sigstore.json").toFile()).at("/verificationMaterial/tlogEntries/0");
            SignedNote note = SignedNote.read(Examples.bytes(entry.at("/inclusionProof/checkpoint/envelope").asString()));
            Optional<VerifierKey> log = keys(folder).stream().filter(key -> note.unverifiedText().startsWith(key.name() + "\n")).findFirst();
            if (log.isPresent()) {
                requireProven(folder, entry, note, log.get());
                proven++;
                cosigned += note.signatures().size() > 1 ? 1 : 0;
            }
        }
        assertThat(proven).isEqualTo(10);
        assertThat(cosigned).isPositive();
    }

    /** Those of the suite's cases that must fail because of the tree head itself. */
    @Test
    void tree_heads_that_lack_a_part_or_a_signature_open_with_no_key() throws IOException {
        int refused = 0;
        for (String part : List.of("missing-log-signature", "missing-origin", "missing-root-hash", "missing-size", "no-matching-signature")) {
            Path folder = SharedData.at("tlog/sigstore-conformance/test/assets/bundle-verify/rekor2-checkpoint-" + part + "_fail");
            JsonNode entry = JSON.readTree(folder.resolve("bundle.sigstore.json").toFile()).at("/verificationMaterial/tlogEntries/0");
            byte[] head = Examples.bytes(entry.at("/inclusionProof/checkpoint/envelope").asString());
            List<VerifierKey> keys = keys(folder);
            assertThat(keys).as(part).isNotEmpty();
            for (VerifierKey key : keys) {
                assertThatExceptionOfType(RuntimeException.class).as(part).isThrownBy(() -> SignedTreeHead.open(head, key)).isInstanceOfAny(Malformed.class, NotAuthentic.class);
            }
            refused++;
        }
        assertThat(refused).isEqualTo(5);
    }

    private static void requireProven(Path folder, JsonNode entry, SignedNote note, VerifierKey log) {
        Hash leaf = Hash.leaf(Base64.getDecoder().decode(entry.get("canonicalizedBody").asString()));
        TlogProof proof = TlogProof.read(new TlogProof(Optional.empty(), inclusion(entry.get("inclusionProof"), 0), note).write());
        SignedTreeHead head = proof.verify(leaf, log);
        assertThat(head.head().root().base64()).as(folder.toString()).isEqualTo(entry.at("/inclusionProof/rootHash").asString());
        for (long shift : new long[] {-1, -2, -3}) {
            TlogProof shifted = new TlogProof(Optional.empty(), inclusion(entry.get("inclusionProof"), shift), note);
            assertThatExceptionOfType(NotAuthentic.class).isThrownBy(() -> shifted.verify(leaf, log));
        }
    }

    private static InclusionProof inclusion(JsonNode proof, long shift) {
        List<Hash> path = new ArrayList<>();
        proof.get("hashes").forEach(hash -> path.add(Hash.ofBase64(hash.asString())));
        return new InclusionProof(Long.parseLong(proof.get("logIndex").asString()) + shift, Long.parseLong(proof.get("treeSize").asString()), path);
    }

    /** The Ed25519 keys of the folder's logs, whose published ids must begin with the id that name and key give here. */
    private static List<VerifierKey> keys(Path folder) {
        List<VerifierKey> keys = new ArrayList<>();
        for (JsonNode log : JSON.readTree(folder.resolve("trusted_root.json").toFile()).get("tlogs")) {
            if (log.at("/publicKey/keyDetails").asString().equals("PKIX_ED25519")) {
                byte[] encoded = Base64.getDecoder().decode(log.at("/publicKey/rawBytes").asString());
                VerifierKey key = new VerifierKey(URI.create(log.get("baseUrl").asString()).getHost(), Ed25519.PublicKey.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
                byte[] id = Base64.getDecoder().decode(log.at("/logId/keyId").asString());
                assertThat(ByteBuffer.wrap(id).getInt()).isEqualTo(key.id());
                keys.add(key);
            }
        }
        return keys;
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SharedData.at("tlog/sigstore-conformance/test/assets/bundle-verify"))) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("rekor2-") && !folder.getFileName().toString().endsWith("_fail"))
                    .sorted().toList();
        }
    }
}
