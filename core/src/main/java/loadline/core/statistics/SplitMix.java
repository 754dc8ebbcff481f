package loadline.core.statistics;

/**
 * Numbers that look random and follow from a seed: the generator SplitMix64 (Steele, Lea and Flood 2014). Streams with
 * different names are independent for all purposes here, so that a replicate draws the same numbers whichever thread makes it.
 */
public final class SplitMix {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    private SplitMix(long state) {
        this.state = state;
    }

    /** The stream number {@code stream} under {@code seed}. */
    public static SplitMix of(long seed, long stream) {
        return new SplitMix(mixed(mixed(seed) + STEP * (2 * stream + 1)));
    }

    /** 64 bits. */
    public long next() {
        state += STEP;
        return mixed(state);
    }

    /** A whole number from 0 to {@code bound} - 1; the likeliest is at most bound / 2^32 likelier than the least likely. */
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** A number in [0, 1), a multiple of 2^-53. */
    public double unit() {
        return (next() >>> 11) * UNIT;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
