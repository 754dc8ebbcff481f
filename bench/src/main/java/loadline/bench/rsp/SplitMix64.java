package loadline.bench.rsp;

/** SplitMix64 with the remainder taken for a range, as the workload's definition takes it. */
final class SplitMix64 {
    private static final int THOUSAND = 1000;
    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    boolean chance(int permille) {
        return below(THOUSAND) < permille;
    }
}
