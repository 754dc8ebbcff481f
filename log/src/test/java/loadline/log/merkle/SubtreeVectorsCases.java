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

/** The public vectors of transparency-dev/merkle for subtrees. */
class SubtreeVectorsCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Answers(int cases, int accepted, int stricter) {}

    @Test
    void every_subtree_inclusion_vector_is_answered_as_published() throws IOException {
        assertThat(answers("subtreeinclusion", SubtreeVectorsCases::includes)).isEqualTo(new Answers(204, 12, 0));
    }

    /** But for the subtree without leaves, which is in every tree and proves nothing: here it is refused. */
    @Test
    void every_subtree_consistency_vector_is_answered_as_published() throws IOException {
        assertThat(answers("subtreeconsistency", SubtreeVectorsCases::isConsistent)).isEqualTo(new Answers(118, 6, 6));
    }

    private static Answers answers(String folder, Predicate<JsonNode> proves) throws IOException {
        List<Path> files = files(SharedData.at("tlog/merkle/testdata/" + folder));
        int accepted = 0;
        int stricter = 0;
        for (Path file : files) {
            JsonNode vector = JSON.readTree(file.toFile());
            boolean published = !vector.get("wantErr").asBoolean();
            boolean isEmpty = vector.get("start").equals(vector.get("end"));
            assertThat(isAccepted(vector, proves)).as("%s: %s", file, vector.get("desc")).isEqualTo(published && !isEmpty);
            accepted += published && !isEmpty ? 1 : 0;
            stricter += published && isEmpty ? 1 : 0;
        }
        return new Answers(files.size(), accepted, stricter);
    }

    private static boolean isAccepted(JsonNode vector, Predicate<JsonNode> proves) {
        try {
            return proves.test(vector);
        } catch (Malformed _) {
            return false;
        }
    }

    private static boolean includes(JsonNode vector) {
        Subtree subtree = new Subtree(number(vector, "start"), number(vector, "end"));
        return new SubtreeInclusionProof(number(vector, "leafIdx"), subtree, path(vector)).proves(Hash.ofBase64(vector.get("leafHash").asString()), Hash.ofBase64(vector.get("root").asString()));
    }

    private static boolean isConsistent(JsonNode vector) {
        Subtree subtree = new Subtree(number(vector, "start"), number(vector, "end"));
        return new SubtreeConsistencyProof(subtree, number(vector, "size"), path(vector)).proves(hash(vector, "root1"), hash(vector, "root2"));
    }

    private static long number(JsonNode vector, String field) {
        JsonNode number = vector.get(field);
        if (!number.canConvertToLong()) {
            throw new Malformed(field + " is too large");
        }
        return number.asLong();
    }

    /** Some vectors have words where the root does not matter; the hash of the words stands for them. */
    private static Hash hash(JsonNode vector, String field) {
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
