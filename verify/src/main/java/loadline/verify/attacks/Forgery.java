package loadline.verify.attacks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.model.Question;
import loadline.core.policy.Surface;
import loadline.formats.Sha256;
import loadline.formats.attacks.Tampering;
import loadline.formats.bundle.Bundle;
import loadline.formats.json.Bytes;
import loadline.formats.statement.Leaf;
import loadline.formats.statement.Statement;
import loadline.formats.statement.YamlTexts;

/** Makes of an honest bundle the one that is handed out. */
final class Forgery {
    private final SignedLog log;
    private final Function<String, byte[]> files;
    private final Set<Long> touched;

    /** A forgery of entries at the indexes {@code touched}. */
    Forgery(SignedLog log, Function<String, byte[]> files, Set<Long> touched) {
        this.log = log;
        this.files = files;
        this.touched = touched;
    }

    Bundle of(Bundle honest, Tampering tampering) {
        return switch (tampering) {
            case Tampering.OnStep(Tampering.How how, var _) -> ofStep(honest, how);
            case Tampering.OtherText(String file, String instead) -> withTexts(honest, otherTexts(honest.texts(), Sha256.of(files.apply(file)), files.apply(instead)));
            case Tampering.OfLog(Tampering.What what) -> ofLog(honest, what);
            case Tampering.OtherAnswer _, Tampering.OtherBound _ -> honest;
        };
    }

    private Bundle ofStep(Bundle honest, Tampering.How how) {
        return switch (how) {
            case HIDE, UNMAP, OMIT -> without(honest);
            case ALTER, FORGE -> new Bundle(honest.question(), honest.treeHead(), honest.decision(),
                    honest.entries().stream().map(item -> touched.contains(item.index()) ? altered(item, how) : item).toList(), honest.texts());
            case UNSIGN, EDIT, REPEAT, LOSE, PREDATE -> honest;
        };
    }

    private Bundle without(Bundle honest) {
        List<Bundle.Item> rest = honest.entries().stream().filter(item -> !touched.contains(item.index())).toList();
        Set<Digest> named = new HashSet<>();
        log.entries().stream().filter(e -> !touched.contains(e.index())).forEach(e -> adopted(e.act()).ifPresent(named::add));
        List<Bytes> texts = honest.texts().stream().filter(text -> named.contains(text.digest())).toList();
        return new Bundle(honest.question(), honest.treeHead(), honest.decision(), rest, texts);
    }

    private static Optional<Digest> adopted(Act act) {
        if (act instanceof Act.PolicyAdopted(var policy)) {
            return Optional.of(policy.text());
        }
        return act instanceof Act.ProtocolAdopted(var protocol) ? Optional.of(protocol.text()) : Optional.empty();
    }

    /** The statement dated a minute later; where it is forged, under a leaf that commits to it. */
    private Bundle.Item altered(Bundle.Item item, Tampering.How how) {
        Statement said = Statement.read(item.payload().array(), log.source().payloads(), new YamlTexts());
        byte[] other = new Statement(said.origin(), said.stream(), said.sequence(), said.previous(), said.at().plusSeconds(1), said.salt(), said.act()).write();
        Leaf leaf = new Leaf(Sha256.of(other), Leaf.read(item.leaf().array()).signatures());
        return new Bundle.Item(item.index(), how == Tampering.How.FORGE ? Bytes.of(leaf.write()) : item.leaf(), Bytes.of(other), item.proof());
    }

    private static List<Bytes> otherTexts(List<Bytes> texts, Digest replaced, byte[] instead) {
        List<Bytes> others = new ArrayList<>(texts);
        if (!others.removeIf(text -> text.digest().equals(replaced))) {
            throw new IllegalArgumentException("the bundle holds no text `" + replaced + "` that another could stand for");
        }
        others.add(Bytes.of(instead));
        others.sort(Comparator.comparing(Bytes::digest));
        return others;
    }

    private Bundle ofLog(Bundle honest, Tampering.What what) {
        return switch (what) {
            case NO_TEXT -> withTexts(honest, honest.texts().subList(1, honest.texts().size()));
            case SHORT_HEAD -> new Bundle(honest.question(), log.head(honest.decision()).note().toString(), honest.decision(), honest.entries(), honest.texts());
            case OTHER_QUESTION -> new Bundle(widened(honest.question()), honest.treeHead(), honest.decision(), honest.entries(), honest.texts());
            case ANOTHER_LOG, OTHER_ROOTS, OTHER_REASONS, NO_MAP, NO_WITNESS -> honest;
        };
    }

    private static Question widened(Question asked) {
        return new Question(asked.activity(), asked.subject(), Surface.OPEN_WEIGHTS, asked.bounds(), asked.requester());
    }

    private static Bundle withTexts(Bundle honest, List<Bytes> texts) {
        return new Bundle(honest.question(), honest.treeHead(), honest.decision(), honest.entries(), texts);
    }
}
