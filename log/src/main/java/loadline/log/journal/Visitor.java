package loadline.log.journal;

import java.io.IOException;

/** Takes entries one after the other. */
@FunctionalInterface
public interface Visitor {
    /** Called with each entry, in the order of the indexes. */
    void visit(long index, byte[] entry) throws IOException;
}
