package loadline.bench.rsp;

import java.util.concurrent.TimeUnit;
import loadline.core.decision.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single decisions of Loadline alone, over all cases in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class DecideBenchmark {
    private static final int CASES = 256;
    private final LoadlineEngine engine = LoadlineEngine.of(Workload.generate());
    private int next;

    /** The next case. */
    @Benchmark
    public Decision decide() {
        next = (next + 1) % CASES;
        return engine.decide(next);
    }
}
