package loadline.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loadline.log.Malformed;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public vectors of transparency-dev/merkle: what must be accepted and, mostly, what must be refused. */
class MerkleVectorsCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void every_inclusion_vector_is_answered_as_published() throws IOException {
        assertThat(accepted("inclusion", MerkleVectorsCases::includes)).isEqualTo(new Answers(98, 6));
    }

    @Test
    void every_consistency_vector_is_answered_as_published() throws IOException {
        assertThat(accepted("consistency", MerkleVectorsCases::isConsistent)).isEqualTo(new Answers(98, 6));
    }

    private record Answers(int cases, int accepted) {}

    private static Answers accepted(String folder, Predicate<JsonNode> proves) throws IOException {
        List<Path> files = files(SharedData.at("tlog/merkle/testdata/" + folder));
        int accepted = 0;
        for (Path file : files) {
            JsonNode vector = JSON.readTree(file.toFile());
            boolean holds = isAccepted(vector, proves);
            assertThat(holds).as("%s: %s", file, vector.get("desc")).isEqualTo(!vector.get("wantErr").asBoolean());
            accepted += holds ? 1 : 0;
        }
        return new Answers(files.size(), accepted);
    }

    private static boolean isAccepted(JsonNode vector, Predicate<JsonNode> proves) {
        try {
            return proves.test(vector);
        } catch (Malformed _) {
            return false;
        }
    }

    private static boolean includes(JsonNode vector) {
        InclusionProof proof = new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), path(vector));
        return proof.proves(hash(vector, "leafHash"), hash(vector, "root"));
    }

    private static boolean isConsistent(JsonNode vector) {
        ConsistencyProof proof = new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), path(vector));
        return proof.proves(root(vector, "root1"), root(vector, "root2"));
    }

    /** Sizes are unsigned in the vectors; here none is above 2^63-1, so a larger one is refused where it is read. */
    private static long number(JsonNode vector, String field) {
        JsonNode number = vector.get(field);
        if (!number.canConvertToLong()) {
            throw new Malformed(field + " is too large");
        }
        return number.asLong();
    }

    private static Hash hash(JsonNode vector, String field) {
        return Hash.ofBase64(vector.get(field).asString());
    }

    /** Some consistency vectors have words where the root does not matter; the hash of the words stands for them. */
    private static Hash root(JsonNode vector, String field) {
        byte[] bytes = Base64.getDecoder().decode(vector.get(field).asString());
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : Hash.sha256(bytes);
    }

    private static List<Hash> path(JsonNode vector) {
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : vector.get("proof")) {
            path.add(Hash.ofBase64(hash.asString()));
        }
        return path;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
