package loadline.formats.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.history.Act;
import loadline.formats.json.Bytes;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.PayloadSource;
import loadline.formats.statement.Statement;
import loadline.formats.statement.Streams;
import loadline.formats.statement.YamlTexts;
import loadline.log.merkle.MerkleTree;
import loadline.log.tree.SignedTreeHead;

/**
 * A log from which bundles are made.
 *
 * @param leaves gives the leaf at an index
 * @param tree over at least as many leaves as {@code head} signs
 */
public record BundleSource(Leaves leaves, MerkleTree tree, SignedTreeHead head, PayloadSource payloads) {
    /** The leaves of a log, such as {@code journal::read}. */
    @FunctionalInterface
    public interface Leaves {
        byte[] leaf(long index) throws IOException;
    }

    /**
     * The bundle of the decision that the entry at {@code index} records: every stream it rests on, whole, up to the size it was
     * made at, and the decision.
     *
     * @throws IllegalArgumentException if there is no decision at the index, the head does not cover it, or a payload or text is
     *     absent: a bundle with a gap would be refuted
     * @throws IOException if the log cannot be read
     */
    public Bundle bundle(long index) throws IOException {
        long size = head.head().size();
        Rule.require(0 <= index && index < size, () -> "entry " + index + " is not below the tree head's size " + size + "; sign a new head first");
        YamlTexts yaml = new YamlTexts();
        Act.DecisionMade made = decision(index, yaml);
        List<Bundle.Item> items = new ArrayList<>();
        TreeMap<Digest, Bytes> texts = new TreeMap<>();
        for (long i = 0; i < made.treeSize(); i++) {
            Leaf leaf = Leaf.read(leaves.leaf(i));
            byte[] payload = payload(i, leaf.statement());
            Statement statement = Statement.read(payload, payloads, yaml);
            if (Streams.restsOn(made.question(), statement.stream())) {
                items.add(item(i, payload));
                text(i, statement.act(), texts);
            }
        }
        items.add(item(index, payload(index, Leaf.read(leaves.leaf(index)).statement())));
        return new Bundle(made.question(), head.note().toString(), index, items, List.copyOf(texts.values()));
    }

    private Act.DecisionMade decision(long index, YamlTexts yaml) throws IOException {
        Statement statement = Statement.read(payload(index, Leaf.read(leaves.leaf(index)).statement()), payloads, yaml);
        if (statement.act() instanceof Act.DecisionMade made) {
            return made;
        }
        throw new IllegalArgumentException("entry " + index + " records no decision");
    }

    private Bundle.Item item(long index, byte[] payload) throws IOException {
        return new Bundle.Item(index, Bytes.of(leaves.leaf(index)), Bytes.of(payload), tree.proveInclusion(index, head.head().size()).path());
    }

    private byte[] payload(long index, Digest digest) {
        return payloads.payload(digest).orElseThrow(() -> new IllegalArgumentException("the statement of entry " + index + ", `" + digest + "`, is absent; restore it from a backup to make a bundle"));
    }

    private void text(long index, Act act, TreeMap<Digest, Bytes> texts) {
        if (act instanceof Act.PolicyAdopted(var adopted)) {
            texts.put(adopted.text(), Bytes.of(payload(index, adopted.text())));
        }
        if (act instanceof Act.ProtocolAdopted(var adopted)) {
            texts.put(adopted.text(), Bytes.of(payload(index, adopted.text())));
        }
        if (act instanceof Act.Unavailable(Digest absent)) {
            throw new IllegalArgumentException("entry " + index + " adopts the text `" + absent + "`, which is absent; restore it from a backup to make a bundle");
        }
    }
}
