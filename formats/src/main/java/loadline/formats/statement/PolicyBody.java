package loadline.formats.statement;

import static loadline.formats.json.Json.has;

import java.util.Optional;
import java.util.function.Function;
import loadline.core.Digest;
import loadline.core.history.Act;
import loadline.core.policy.AdoptedPolicy;
import loadline.core.policy.AdoptedProtocol;
import loadline.core.policy.Policy;
import loadline.core.policy.PolicyId;
import loadline.core.policy.Protocol;
import loadline.core.policy.ProtocolId;
import loadline.formats.Sha256;
import loadline.formats.json.Cursor;
import loadline.formats.json.Json;

/** Adopted policies and protocols: the digest of the text and what the text calls itself. The text is a payload of its own. */
final class PolicyBody {
    private final PayloadSource payloads;
    private final Texts texts;

    PolicyBody(PayloadSource payloads, Texts texts) {
        this.payloads = payloads;
        this.texts = texts;
    }

    static Json write(AdoptedPolicy adopted) {
        return Json.object(has("text", Words.word(adopted.text())), has("id", Words.word(adopted.policy().id())));
    }

    static Json write(AdoptedProtocol adopted) {
        Protocol protocol = adopted.protocol();
        return Json.object(has("text", Words.word(adopted.text())), has("id", Words.word(protocol.id())), has("policy", Words.word(protocol.policy())));
    }

    static Json write(Act.PolicyPublished published) {
        return Json.object(has("text", Words.word(published.text())), has("where", published.where()));
    }

    /** The publication of a text. It names the text's digest alone: whoever publishes need not hold the text. */
    static Act.PolicyPublished published(Cursor cursor) {
        return cursor.object(f -> new Act.PolicyPublished(f.take("text", Words::digest), f.take("where", Cursor::text)));
    }

    /** The adopted policy, or {@link Act.Unavailable} if its text is not there. */
    Act policy(Cursor cursor) {
        return cursor.object(f -> {
            Digest text = f.take("text", Words::digest);
            PolicyId id = f.take("id", GovernanceBody::policy);
            return read(cursor, text, bytes -> adopted(cursor, text, id, bytes));
        });
    }

    /** The adopted protocol, or {@link Act.Unavailable} if its text, or that of the policy it serves, is not there. */
    Act protocol(Cursor cursor) {
        return cursor.object(f -> {
            Digest text = f.take("text", Words::digest);
            ProtocolId id = f.take("id", protocol -> ProtocolId.of(protocol.text()));
            PolicyId policy = f.take("policy", GovernanceBody::policy);
            return read(cursor, text, bytes -> adopted(cursor, text, id, policy, bytes));
        });
    }

    private Act adopted(Cursor cursor, Digest text, PolicyId id, byte[] bytes) {
        Policy policy = texts.policy(bytes);
        if (!policy.id().equals(id)) {
            throw cursor.refused("the statement adopts `" + id + "`, but text `" + text.brief() + "` is of `" + policy.id() + "`");
        }
        return new Act.PolicyAdopted(new AdoptedPolicy(text, policy));
    }

    private Act adopted(Cursor cursor, Digest text, ProtocolId id, PolicyId policy, byte[] bytes) {
        Optional<Protocol> read = texts.protocol(bytes, policy);
        if (read.isEmpty()) {
            return new Act.Unavailable(text);
        }
        Protocol protocol = read.get();
        if (!protocol.id().equals(id) || !protocol.policy().equals(policy)) {
            throw cursor.refused("the statement adopts `" + id + "` under `" + policy + "`, but text `" + text.brief() + "` is of `" + protocol.id() + "` under `" + protocol.policy() + "`");
        }
        return new Act.ProtocolAdopted(new AdoptedProtocol(text, protocol));
    }

    private Act read(Cursor cursor, Digest text, Function<byte[], Act> read) {
        return payloads.payload(text).map(bytes -> {
            if (!Sha256.of(bytes).equals(text)) {
                throw cursor.refused("the text given for `" + text + "` has digest `" + Sha256.of(bytes) + "`; it was changed");
            }
            return read.apply(bytes);
        }).orElseGet(() -> new Act.Unavailable(text));
    }
}
