package loadline.formats.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Rule;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.model.Subject;
import loadline.core.monitoring.StopEvent;
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
     * made at, the streams of what stops were cleared on, and the decision.
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
        Streamed streamed = streamed(made, yaml);
        List<Bundle.Item> items = new ArrayList<>();
        for (int i = 0; i < made.treeSize(); i++) {
            if (streamed.rested().contains(streamed.streams().get(i))) {
                items.add(item(i, payload(i, Leaf.read(leaves.leaf(i)).statement())));
            }
        }
        items.add(item(index, payload(index, Leaf.read(leaves.leaf(index)).statement())));
        return new Bundle(made.question(), head.note().toString(), index, items, List.copyOf(streamed.texts().values()));
    }

    /** The stream of each entry, the streams that the decision rests on, and the texts that they adopt. */
    private record Streamed(List<String> streams, Set<String> rested, TreeMap<Digest, Bytes> texts) {}

    private Streamed streamed(Act.DecisionMade made, YamlTexts yaml) throws IOException {
        List<String> streams = new ArrayList<>();
        Map<Digest, String> streamOf = new HashMap<>();
        List<Act> widening = new ArrayList<>();
        TreeMap<Digest, Bytes> texts = new TreeMap<>();
        for (long i = 0; i < made.treeSize(); i++) {
            Digest digest = Leaf.read(leaves.leaf(i)).statement();
            Statement statement = Statement.read(payload(i, digest), payloads, yaml);
            streams.add(statement.stream());
            streamOf.put(digest, statement.stream());
            text(i, statement.act(), texts);
            if (statement.act() instanceof Act.FallbackDeclared || statement.act() instanceof Act.Stopped) {
                widening.add(statement.act());
            }
        }
        return new Streamed(streams, rested(made.question(), widening, streamOf), texts);
    }

    private static Set<String> rested(Question question, List<Act> widening, Map<Digest, String> streamOf) {
        Set<Subject.Deployment> fallbacks = Streams.fallbacks(question, widening.stream());
        Set<String> rested = new HashSet<>(streamOf.values());
        rested.removeIf(stream -> !Streams.restsOn(question, fallbacks, stream));
        widening.stream().flatMap(act -> clearedOn(act).stream()).flatMap(digest -> Stream.ofNullable(streamOf.get(digest))).forEach(rested::add);
        return rested;
    }

    private static Optional<Digest> clearedOn(Act act) {
        return act instanceof Act.Stopped(StopEvent.Cleared cleared) ? Optional.of(cleared.evidence()) : Optional.empty();
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
