package loadline.bench.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loadline.bench.rsp.Engine;
import loadline.bench.rsp.Expected;
import loadline.bench.rsp.Expected.Answer;
import loadline.bench.rsp.LoadlineEngine;
import loadline.bench.rsp.Workload;

/**
 * Times every engine in turn, round after round, so that what else the machine does strikes all alike, on one thread.
 * Prints the median over the rounds of the median and of the 99th percentile of single decisions, and the ratio to
 * Loadline's within the same round. Any answer that is not as expected ends it with exit code 1.
 */
public final class SideBySide {
    private static final int CASES = 256;
    private static final int MOST_SAMPLES = 1 << 18;
    private static volatile Object last;

    private final List<Engine<?>> engines;
    private final long roundNanos;

    private SideBySide(List<Engine<?>> engines, long roundNanos) {
        this.engines = engines;
        this.roundNanos = roundNanos;
    }

    /** What one engine needed in one round, in nanoseconds. */
    private record Times(long median, long slowest) {}

    /**
     * Prints the table.
     *
     * @param args rounds and seconds for each engine in a round; 9 and 2 where absent
     */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 2;
        Workload workload = Workload.generate();
        Expected expected = new Expected(workload);
        List<Engine<?>> engines = List.of(LoadlineEngine.of(workload), new CelEngine(workload), new CedarEngine(workload), new DroolsEngine(workload), expected);
        for (Engine<?> engine : engines) {
            if (!agrees(engine, expected)) {
                System.exit(1);
            }
        }
        new SideBySide(engines, (long) (seconds * 1e9)).print(rounds);
    }

    private static <D> boolean agrees(Engine<D> engine, Expected expected) {
        List<Answer> answers = new ArrayList<>();
        int equal = 0;
        for (int i = 0; i < CASES; i++) {
            answers.add(engine.answer(engine.decide(i)));
            equal += answers.getLast().equals(expected.decide(i)) ? 1 : 0;
        }
        boolean agrees = equal == CASES && Expected.digest(answers).equals(Expected.DIGEST);
        System.out.printf("%-34s %d of %d answers as expected, digest %s%n", engine.name(), equal, CASES, agrees ? "as published" : Expected.digest(answers));
        return agrees;
    }

    private void print(int rounds) {
        Map<Engine<?>, List<Times>> all = new LinkedHashMap<>();
        engines.forEach(engine -> {
            round(engine, 2 * roundNanos);
            all.put(engine, new ArrayList<>());
        });
        for (int i = 0; i < rounds; i++) {
            engines.forEach(engine -> all.get(engine).add(round(engine, roundNanos)));
        }
        List<Times> ours = all.get(engines.getFirst());
        System.out.printf("%n| engine | p50 us | p99 us | p50 / Loadline's | p99 / Loadline's |%n|---|---|---|---|---|%n");
        all.forEach((engine, times) -> System.out.printf("| %s | %.1f | %.1f | %.1f | %.1f |%n", engine.name(),
                median(times.stream().mapToDouble(t -> t.median() / 1e3).toArray()), median(times.stream().mapToDouble(t -> t.slowest() / 1e3).toArray()),
                median(IntStream.range(0, rounds).mapToDouble(i -> (double) times.get(i).median() / ours.get(i).median()).toArray()),
                median(IntStream.range(0, rounds).mapToDouble(i -> (double) times.get(i).slowest() / ours.get(i).slowest()).toArray())));
    }

    private static Times round(Engine<?> engine, long nanos) {
        long[] samples = new long[MOST_SAMPLES];
        int taken = 0;
        long end = System.nanoTime() + nanos;
        while (taken + CASES <= MOST_SAMPLES && (taken < CASES || System.nanoTime() < end)) {
            for (int i = 0; i < CASES; i++) {
                long start = System.nanoTime();
                last = engine.decide(i);
                samples[taken++] = System.nanoTime() - start;
            }
        }
        Arrays.sort(samples, 0, taken);
        return new Times(samples[taken / 2], samples[(int) (taken * 0.99)]);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
