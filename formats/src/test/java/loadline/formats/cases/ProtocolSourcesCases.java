package loadline.formats.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loadline.core.TimeSpan;
import loadline.core.evaluation.EvaluationRun;
import loadline.core.policy.Indicator;
import loadline.core.policy.Line;
import loadline.core.policy.Protocol;
import loadline.formats.policy.ProtocolYaml;
import loadline.formats.published.PublishedRecord;
import loadline.testing.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every parameter of the protocols behind the golden replays has a source, is undisclosed, or is this project's default,
 * the same everywhere: nothing is tuned until a replay matches an announcement.
 */
class ProtocolSourcesCases {
    private static List<Path> below(String folder) {
        try (Stream<Path> found = Files.walk(SharedData.project().resolve("policies"))) {
            return found.filter(p -> p.toString().endsWith(".yaml") && p.getParent().endsWith(folder)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Protocol protocol(Path file) {
        try {
            return ProtocolYaml.read(file.toString(), Files.readAllBytes(file)).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Attempts that publications state for a task. */
    private static Set<Integer> publishedAttempts(String task) {
        Set<Integer> attempts = new HashSet<>();
        for (Path file : below("record")) {
            try {
                PublishedRecord.read(file.toString(), Files.readAllBytes(file)).orThrow().stream().filter(run -> run.task().equals(task))
                        .forEach(run -> attempts.add(((EvaluationRun.Result.Published) run.result()).aggregate().attempts()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return attempts;
    }

    @TestFactory
    List<DynamicTest> each_number_of_a_protocol_has_a_source() {
        return below("protocols").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Protocol protocol = protocol(file);
            assertThat(protocol.familyAlpha()).isEqualByComparingTo("0.05");
            assertThat(protocol.mostMissing()).isEqualByComparingTo("0.10");
            assertThat(protocol.indicators()).isNotEmpty().allSatisfy(this::hasSources);
        })).toList();
    }

    private void hasSources(Indicator indicator) {
        lines(indicator).flatMap(ProtocolSourcesCases::cutoffs).forEach(cutoff -> {
            switch (cutoff) {
                case Line.Cutoff.Fixed fixed -> assertThat(fixed.source()).as(indicator.id() + " " + fixed.value()).matches("(?s).*[0-9].*").hasSizeGreaterThan(8);
                case Line.Cutoff.Undisclosed undisclosed -> assertThat(undisclosed.why()).isNotBlank();
                case Line.Cutoff.Sealed sealed -> assertThat(sealed.opener().name()).isNotBlank();
            }
        });
        assertThat(indicator.phrase()).isNotBlank();
        assertThat(indicator.reading()).isNotBlank();
        assertThat(indicator.buffer()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(indicator.leastRuns()).isEqualTo(1);
        assertThat(indicator.maxAge()).isEqualTo(TimeSpan.of("P6M"));
        assertThat(indicator.mostLimitHit()).isEqualByComparingTo("0.2");
        if (indicator.attempts() != 1) {
            Set<Integer> published = publishedAttempts(indicator.task());
            assertThat(published.isEmpty() || published.contains(indicator.attempts())).as("attempts of " + indicator.id() + ", published " + published).isTrue();
        }
    }

    private static Stream<Line> lines(Indicator indicator) {
        return Stream.concat(Stream.of(indicator.line()), indicator.alternatives().stream().map(Indicator.AlternativeReading::line));
    }

    private static Stream<Line.Cutoff> cutoffs(Line line) {
        return switch (line) {
            case Line.RuleOut(Line.Cutoff cutoff) -> Stream.of(cutoff);
            case Line.RuleIn(Line.Cutoff cutoff) -> Stream.of(cutoff);
            case Line.Band(Line.Cutoff below, Line.Cutoff from) -> Stream.of(below, from);
            case Line.Precursor(Line.Cutoff cutoff) -> Stream.of(cutoff);
            case Line.Alert(Line.Cutoff cutoff) -> Stream.of(cutoff);
            case Line.Tracking _, Line.Judgement _ -> Stream.empty();
        };
    }

    @Test
    void there_are_protocols_and_lines_to_check() {
        List<Protocol> protocols = below("protocols").stream().map(ProtocolSourcesCases::protocol).toList();
        assertThat(protocols).hasSizeGreaterThanOrEqualTo(3);
        assertThat(protocols.stream().flatMap(p -> p.indicators().stream()).flatMap(ProtocolSourcesCases::lines).flatMap(ProtocolSourcesCases::cutoffs)).hasSizeGreaterThan(40);
    }
}
