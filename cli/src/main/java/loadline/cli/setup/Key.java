package loadline.cli.setup;

import java.io.IOException;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.Group;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Table;
import loadline.controlplane.keys.KeyFile;
import loadline.controlplane.keys.KeyOwner;
import loadline.controlplane.keys.Secret;
import loadline.core.Person;
import loadline.formats.json.Json;
import loadline.log.note.Ed25519;
import loadline.log.note.VerifierKey;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys of persons and logs. */
@picocli.CommandLine.Command(name = "key", description = "Signing keys, each in a file of its own, outside every workspace and encrypted.",
        subcommands = {Key.New.class, Key.ListAll.class, Key.Show.class},
        footer = {"", "Example:", "  loadline key new rso-1"})
public final class Key extends Group {

    private static Json json(KeyFile key) {
        return Json.object(Json.has("name", key.owner().name()), Json.has("owner", key.owner().kind()), Json.has("publicKey", key.publicKey().base64()),
                Json.may("verifierKey", verifierKey(key).map(Json::text)), Json.has("encrypted", key.isEncrypted()));
    }

    private static Optional<String> verifierKey(KeyFile key) {
        return key.owner() instanceof KeyOwner.OfLog(String origin)
                ? Optional.of(new VerifierKey(origin, Ed25519.PublicKey.of(key.publicKey().array())).write()) : Optional.empty();
    }

    private static String line(KeyFile key) {
        return verifierKey(key).orElse(key.publicKey().base64());
    }

    private static KeyOwner owner(String name, boolean log) {
        return log ? new KeyOwner.OfLog(name) : new KeyOwner.OfPerson(new Person(name));
    }

    /** Makes one. */
    @picocli.CommandLine.Command(name = "new", description = {"Makes a key. It is encrypted under a passphrase (PBKDF2 with 600000 rounds, AES-256-GCM) unless --unencrypted is asked for.",
            "What is printed is the public half, as a roster or a trust file names it."},
            footer = {"", "Example:", "  loadline key new rso-1 --passphrase-file ~/.config/loadline/passphrase"})
    static final class New extends Command {
        @Parameters(paramLabel = "NAME", description = "the person's id on the roster; with --log, the log's origin")
        private String name;

        @Option(names = "--log", description = "make the key of a log; `init` does so by itself")
        private boolean log;

        @Option(names = "--unencrypted", description = "leave the key open to whoever can read the file")
        private boolean unencrypted;

        New(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Optional<Secret> passphrase = unencrypted ? Optional.empty() : Optional.of(shell().newPassphrase(name));
            KeyFile made = shell().keys().create(owner(name, log), passphrase);
            return Reply.of(json(made), line(made) + "\n");
        }
    }

    /** Lists them. */
    @picocli.CommandLine.Command(name = "list", description = "Lists the keys in the key folder by name, with their public halves.", footer = {"", "Example:", "  loadline key list"})
    static final class ListAll extends Command {
        ListAll(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            Table table = Table.of("NAME", "OF", "ENCRYPTED", "PUBLIC KEY");
            var keys = shell().keys().list();
            keys.forEach(key -> table.row(key.owner().name(), key.owner().kind(), key.isEncrypted() ? "yes" : "no", line(key)));
            return Reply.of(Json.items(keys.stream().map(Key::json).toList()), table.orElse("no key in " + shell().keys().folder()));
        }
    }

    /** Shows one. */
    @picocli.CommandLine.Command(name = "show", description = "Prints the public half of one key: base64 for a person, a verifier key for a log.", footer = {"", "Example:", "  loadline key show rso-1"})
    static final class Show extends Command {
        @Parameters(paramLabel = "NAME", description = "the person's id, or with --log the log's origin")
        private String name;

        @Option(names = "--log", description = "the key of a log")
        private boolean log;

        Show(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            KeyFile key = shell().keys().read(owner(name, log));
            return Reply.of(json(key), line(key) + "\n");
        }
    }
}
