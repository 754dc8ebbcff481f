package loadline.importers.inspect;

import static loadline.importers.inspect.Examples.codes;
import static loadline.importers.inspect.Examples.outcomes;
import static loadline.importers.inspect.Examples.read;
import static loadline.importers.inspect.Examples.refused;
import static loadline.importers.inspect.Examples.run;
import static loadline.importers.inspect.Examples.sample;
import static loadline.importers.inspect.Examples.scored;
import static loadline.importers.inspect.Examples.scores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.evaluation.EvaluationRun.Status;
import loadline.core.evaluation.Finding.Code;
import loadline.formats.Sha256;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.importers.inspect.Zip.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvalFileTest {
    private static final String HEADER = "{\"version\":2,\"status\":\"success\"," + Examples.EVAL + "," + Examples.results("accuracy", "0.5") + "}";
    private static final int MANY = 60;
    private static final String START = "{\"version\":2," + Examples.EVAL + "}";

    private static Zip log(Method method) {
        return new Zip().add(method, "_journal/start.json", START)
                .add(method, "samples/a_epoch_1.json", scored("\"a\"", 1, "\"C\""))
                .add(method, "samples/b_epoch_1.json", scored("\"b\"", 1, "\"I\""))
                .add(method, "header.json", HEADER);
    }

    @ParameterizedTest
    @EnumSource
    void every_compression_inspect_writes_is_read(Method method) {
        assertThat(scores(run(log(method).bytes()))).isEqualTo("1, 0");
    }

    @Test
    void long_archives_are_read() {
        assertThat(scores(run(log(Method.ZSTD).bytes64()))).isEqualTo("1, 0");
    }

    @Test
    void of_two_members_of_one_name_the_last_counts_and_the_other_is_named() {
        byte[] zip = log(Method.DEFLATED).add(Method.DEFLATED, "samples/a_epoch_1.json", scored("\"a\"", 1, "\"I\""))
                .add(Method.DEFLATED, "samples/b_epoch_1.json", scored("\"b\"", 1, "\"C\"")).bytes();
        EvaluationRun run = run(zip);
        assertThat(scores(run)).isEqualTo("0, 1");
        assertThat(run.samples()).isEqualTo(new EvaluationRun.Counts(-1, 2, 2, 0, 0, 0, 2));
        assertThat(run.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(Code.DUPLICATE_MEMBER);
            assertThat(finding.message()).contains("samples/a_epoch_1.json");
        });
    }

    @Test
    void the_last_header_counts() {
        EvaluationRun run = run(log(Method.STORED).add(Method.STORED, "header.json", HEADER.replace("success", "error")).bytes());
        assertThat(run.status()).isEqualTo(Status.ERROR);
        assertThat(codes(run)).contains(Code.DUPLICATE_MEMBER, Code.RUN_ERROR);
    }

    @Test
    void bytes_that_no_directory_entry_points_to_are_not_read() {
        byte[] zip = new Zip().add(Method.STORED, "header.json", HEADER.replace("0.5", "0.7")).forgetLast()
                .add(Method.STORED, "samples/a_epoch_1.json", scored("\"a\"", 1, "\"C\""))
                .add(Method.STORED, "samples/b_epoch_1.json", scored("\"b\"", 1, "\"I\""))
                .add(Method.STORED, "header.json", HEADER).bytes();
        assertThat(codes(run(zip))).doesNotContain(Code.DUPLICATE_MEMBER);
    }

    @Test
    void one_id_and_epoch_under_two_names_counts_once() {
        EvaluationRun run = run(log(Method.STORED).add(Method.STORED, "samples/other_epoch_1.json", scored("\"b\"", 1, "\"I\"")).bytes());
        assertThat(run.samples().present()).isEqualTo(2);
        assertThat(run.samples().superseded()).isEqualTo(1);
        assertThat(codes(run)).contains(Code.DUPLICATE_MEMBER);
    }

    @Test
    void a_log_whose_writer_crashed_is_read_from_its_journal() {
        EvaluationRun run = run(Zip.of(Method.ZSTD, "_journal/start.json", START, "samples/a_epoch_1.json", scored("\"a\"", 1, "1")));
        assertThat(run.status()).isEqualTo(Status.STARTED);
        assertThat(codes(run)).contains(Code.MISSING_HEADER, Code.NOT_FINISHED);
        assertThat(scores(run)).isEqualTo("1");
    }

    @Test
    void chunked_samples_are_read_from_their_shells_and_may_stand_beside_whole_ones() {
        String folder = "samples/deep/id_epoch_1/";
        byte[] zip = new Zip()
                .add(Method.ZSTD, "header.json", HEADER.replace("\"version\":2", "\"version\":3"))
                .add(Method.ZSTD, folder + "sample.json", scored("\"deep/id\"", 1, "\"C\"").replace("\"messages\":[{\"content\":\"talk\"}],", "\"message_refs\":[[0,2]],"))
                .add(Method.ZSTD, folder + "metadata.json", "{\"family\":\"x\",\"id\":\"not me\",\"epoch\":9}")
                .add(Method.ZSTD, folder + "skeleton.json", "{\"id\":\"not me\",\"epoch\":1}")
                .add(Method.ZSTD, folder + "messages/0.json", "[{\"role\":\"user\"}]")
                .add(Method.ZSTD, folder + "events/0.json", "[{}]")
                .add(Method.ZSTD, folder + "events/stats.json", "{}")
                .add(Method.ZSTD, folder + "events/uuids.json", "[]")
                .add(Method.ZSTD, folder + "calls/0.json", "[]")
                .add(Method.ZSTD, folder + "attachments/1000.json", "[\"\"]")
                .add(Method.ZSTD, "samples/b_epoch_1.json", scored("\"b\"", 1, "\"I\""))
                .bytes();
        EvaluationRun run = run(zip);
        assertThat(outcomes(run)).extracting("sample").containsExactly("s:deep/id", "s:b");
        assertThat(codes(run)).containsExactly(Code.NEWER_FORMAT_VERSION);
    }

    @Test
    void a_chunked_samples_cluster_is_read_from_its_metadata() {
        String clustered = HEADER.replace(Examples.results("accuracy", "0.5"), Examples.results("stderr", "0.25")
                .replace("\"value\":0.25", "\"value\":0.25,\"params\":{\"cluster\":\"family\"}"));
        Zip zip = new Zip().add(Method.STORED, "header.json", clustered);
        String[] values = {"1", "0", "1", "1"};
        for (int i = 0; i < 4; i++) {
            zip.add(Method.STORED, "samples/" + i + "_epoch_1/metadata.json", "{\"family\":" + i / 2 + "}");
            zip.add(Method.STORED, "samples/" + i + "_epoch_1/sample.json", scored("" + i, 1, values[i]));
        }
        EvaluationRun run = run(zip.bytes());
        assertThat(run.metrics().getFirst().recomputed()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("0.25"));
        assertThat(outcomes(run)).extracting(outcome -> outcome.cluster().orElseThrow()).containsExactly("0", "0", "1", "1");
    }

    @Test
    void names_are_never_paths_and_ids_come_from_the_json() {
        byte[] zip = new Zip().add(Method.STORED, "header.json", HEADER)
                .add(Method.STORED, "samples/a_epoch_1.json", scored("\"a\"", 1, "\"C\""))
                .add(Method.STORED, "../../etc/passwd", "root")
                .add(Method.STORED, "/absolute", "x")
                .add(Method.STORED, "samples/../x_epoch_7.json", sample("\"c/d: e\"", 2, "\"match\":{\"value\":\"N\"}")).bytes();
        EvaluationRun run = run(zip);
        assertThat(outcomes(run)).last().satisfies(outcome -> {
            assertThat(outcome.sample()).isEqualTo("s:c/d: e");
            assertThat(outcome.epoch()).isEqualTo(2);
        });
        assertThat(run.findings()).anySatisfy(finding -> assertThat(finding.message()).contains("leave their folder").endsWith(": 3"));
    }

    @Test
    void unknown_members_below_samples_are_not_read_and_noted() {
        EvaluationRun run = run(log(Method.STORED).add(Method.STORED, "samples/extra.json", scored("\"z\"", 1, "\"C\"")).bytes());
        assertThat(run.samples().present()).isEqualTo(2);
        assertThat(codes(run)).contains(Code.NOTE);
    }

    @Test
    void members_of_the_journal_that_change_the_configuration_are_found() {
        assertThat(codes(run(log(Method.STORED).add(Method.STORED, "_journal/config_updates/1.json", "{}").bytes()))).contains(Code.CONFIG_CHANGED);
    }

    @Test
    void an_archive_without_a_header_is_no_log() {
        assertThat(refused(read(Zip.of(Method.STORED, "a.txt", "b"))).code()).isEqualTo(Imported.Code.NOT_A_LOG);
        assertThat(refused(read(new Zip().bytes())).code()).isEqualTo(Imported.Code.NOT_A_LOG);
    }

    @Test
    void an_archive_cut_off_anywhere_is_refused() {
        byte[] whole = log(Method.DEFLATED).bytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length))).as("first %d bytes", length).isInstanceOf(Imported.Refused.class);
        }
    }

    @Test
    void bytes_before_or_after_the_archive_are_refused() {
        byte[] whole = log(Method.STORED).bytes();
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThat(refused(read(longer)).message()).contains("bytes follow");
        byte[] shifted = new byte[whole.length + 4];
        System.arraycopy(whole, 0, shifted, 4, whole.length);
        System.arraycopy(whole, 0, shifted, 0, 4);
        assertThat(refused(read(shifted)).code()).isEqualTo(Imported.Code.DAMAGED);
    }

    @Test
    void a_member_with_another_checksum_or_length_is_refused() {
        byte[] text = scored("\"a\"", 1, "\"C\"").getBytes(StandardCharsets.UTF_8);
        Zip checksum = new Zip().add(Method.STORED, "header.json", HEADER).add(0, "samples/a_epoch_1.json", text, text.length, 1);
        assertThat(refused(read(checksum.bytes())).message()).contains("checksum");
        Zip shorter = new Zip().add(Method.STORED, "header.json", HEADER).add(0, "samples/a_epoch_1.json", text, text.length - 1, Zip.crc(text));
        assertThat(refused(read(shorter.bytes())).code()).isEqualTo(Imported.Code.DAMAGED);
    }

    @Test
    void an_unknown_compression_is_refused() {
        assertThat(refused(read(new Zip().add(12, "header.json", new byte[3], 3, 0).bytes())).message()).contains("method 12");
    }

    @Test
    void a_bomb_is_refused_by_name_of_the_limit() {
        byte[] zeros = new byte[64 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] bomb = new Zip().add(Method.ZSTD, "header.json", zeros).bytes();
        assertThat(bomb).hasSizeLessThan(1 << 20);
        Imported.Refused refused = refused(read(bomb));
        assertThat(refused.code()).isEqualTo(Imported.Code.CAP_EXCEEDED);
        assertThat(refused.message()).contains("`RATIO` is 1000");
    }

    @Test
    void members_that_claim_more_than_the_limit_together_are_refused_unread() {
        Zip zip = new Zip().add(Method.STORED, "header.json", HEADER);
        for (int i = 0; i < 17; i++) {
            zip.add(8, "samples/" + i + "_epoch_1.json", new byte[10], 0xfffffffeL, 0);
        }
        assertThat(refused(read(zip.bytes())).message()).contains("`TOTAL_BYTES`");
    }

    @Test
    void samples_keep_the_order_of_the_directory_however_many_threads_read_them() throws IOException {
        byte[] zip = ofManySizes(sample -> scored("" + sample, 1, sample % 2 == 0 ? "1" : "\"odd\""));
        Contents alone = contents(zip, 1);
        assertThat(alone.samples()).extracting(Sample::id).isEqualTo(IntStream.range(0, MANY).mapToObj(i -> "i:" + i).toList());
        for (int threads = 2; threads <= 4; threads++) {
            assertThat(contents(zip, threads)).isEqualTo(alone);
        }
        assertThat(outcomes(run(zip))).extracting("sample").isEqualTo(alone.samples().stream().map(Sample::id).toList());
    }

    @Test
    void the_first_damaged_sample_is_named_whichever_thread_meets_which() {
        byte[] zip = ofManySizes(sample -> switch (sample) {
            case 13 -> scored("13", 0, "1");
            case 14 -> "{\"id\":14";
            case 15, 40 -> "[]";
            default -> scored("" + sample, 1, "1");
        });
        for (int round = 0; round < 40; round++) {
            int threads = 1 + round % 4;
            assertThatThrownBy(() -> contents(zip, threads)).isInstanceOf(Refusal.class).hasMessageContaining("an epoch is counted from 1 to a million, not `0`");
        }
        Imported.Refused refused = refused(read(zip));
        assertThat(refused.message()).contains("an epoch is counted from 1");
        assertThat(refused.file()).isEqualTo(Sha256.of(zip));
    }

    @Test
    void a_score_nested_as_deep_as_the_limit_allows_is_read_on_every_thread() {
        String deep = "[".repeat(Caps.NESTING - 3) + "]".repeat(Caps.NESTING - 3);
        byte[] zip = new Zip().add(Method.STORED, "header.json", HEADER)
                .add(Method.STORED, "samples/a_epoch_1.json", scored("\"a\"", 1, deep))
                .add(Method.STORED, "samples/b_epoch_1.json", scored("\"b\"", 1, deep.replace("[", "{\"x\":").replace("]", "}").replace(":}", ":1}"))).bytes();
        assertThat(scores(run(zip.clone()))).startsWith("unmapped a list");
        assertThat(refused(read(new Zip().add(Method.STORED, "header.json", HEADER)
                .add(Method.STORED, "samples/a_epoch_1.json", scored("\"a\"", 1, "[" + deep + "]")).bytes())).message()).contains("`NESTING`");
    }

    @Test
    void progress_ends_with_all_that_was_to_be_read() throws IOException {
        List<Long> told = new ArrayList<>();
        try (FileChannel channel = opened(ofManySizes(sample -> scored("" + sample, 1, "1"))); Workers workers = new Workers(2)) {
            EvalFile.read(channel, workers, (read, total) -> {
                told.add(read);
                assertThat(read).isLessThanOrEqualTo(total);
                assertThat(read == total).isEqualTo(told.size() == MANY);
            });
        }
        assertThat(told).hasSize(MANY).isSorted();
    }

    /** Samples between some bytes and a megabyte, in no order, so that later ones are read sooner. */
    private static byte[] ofManySizes(IntFunction<String> sample) {
        Zip zip = new Zip().add(Method.STORED, "header.json", HEADER.replace(Examples.results("accuracy", "0.5"), "\"results\":" + Examples.NO_METRICS));
        for (int i = 0; i < MANY; i++) {
            zip.add(Method.values()[i % 3], "samples/" + i + "_epoch_1.json", sample.apply(i).replace("talk", "talk ".repeat(i * 7919 % 13 == 0 ? 200_000 : 10)));
        }
        return zip.bytes();
    }

    private static Contents contents(byte[] zip, int threads) throws IOException {
        try (FileChannel channel = opened(zip); Workers workers = new Workers(threads)) {
            return EvalFile.read(channel, workers, Progress.NONE);
        }
    }

    private static FileChannel opened(byte[] zip) throws IOException {
        Path file = Files.createTempFile("log", ".eval");
        Files.write(file, zip);
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Test
    void a_member_that_claims_more_than_the_limit_is_refused_unread() {
        Zip zip = new Zip().add(8, "header.json", new byte[10], 0xfffffffeL, 0);
        assertThat(refused(read(zip.bytes())).message()).contains("`RATIO`");
    }

    @Test
    void a_directory_of_too_many_members_is_refused_before_it_is_read() {
        byte[] zip = log(Method.STORED).bytes64();
        int end = zip.length - 22 - 20 - 56;
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(end + 32, 1L << 40);
        assertThat(refused(read(zip)).message()).contains("`MEMBERS`");
    }
}
