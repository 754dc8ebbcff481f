package loadline.core.assessment;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** An unchangeable set of defects, one bit for each: evidence has few of them, and a decision reads all evidence. */
public final class Defects extends AbstractSet<Defect> {
    /** Nothing is wrong. */
    public static final Defects NONE = new Defects(0);

    private static final Defect[] ALL = Defect.values();

    private final int bits;

    private Defects(int bits) {
        this.bits = bits;
    }

    /** The same defects. */
    public static Defects of(Collection<Defect> defects) {
        if (defects instanceof Defects already) {
            return already;
        }
        Defects made = NONE;
        for (Defect defect : defects) {
            made = made.with(defect);
        }
        return made;
    }

    /** These and one more. */
    public Defects with(Defect defect) {
        int more = bits | 1 << defect.ordinal();
        return more == bits ? this : new Defects(more);
    }

    /** These, and one more if it is there. */
    Defects with(Defect defect, boolean isThere) {
        return isThere ? with(defect) : this;
    }

    boolean has(Defect defect) {
        return (bits & 1 << defect.ordinal()) != 0;
    }

    @Override
    public boolean contains(Object defect) {
        return defect instanceof Defect one && has(one);
    }

    @Override
    public boolean isEmpty() {
        return bits == 0;
    }

    @Override
    public int size() {
        return Integer.bitCount(bits);
    }

    @Override
    public Iterator<Defect> iterator() {
        return new Iterator<>() {
            private int left = bits;

            @Override
            public boolean hasNext() {
                return left != 0;
            }

            @Override
            public Defect next() {
                if (left == 0) {
                    throw new NoSuchElementException("no further defect");
                }
                int lowest = Integer.numberOfTrailingZeros(left);
                left &= left - 1;
                return ALL[lowest];
            }
        };
    }
}
