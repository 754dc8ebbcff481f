package loadline.cli.witness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.controlplane.keys.KeyFile;
import loadline.controlplane.keys.KeyOwner;
import loadline.formats.json.Json;
import loadline.log.cosign.Cosigner;
import loadline.log.cosign.CosignerKey;
import loadline.log.cosign.SplitView;
import loadline.log.note.Ed25519;
import loadline.log.note.NotAuthentic;
import loadline.log.note.VerifierKey;
import loadline.log.tree.TreeHead;
import loadline.log.witness.Witness;
import loadline.log.witness.WitnessFolder;
import loadline.witness.WitnessServer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Witnesses. */
@picocli.CommandLine.Command(name = "witness", description = {"A witness: cosigns the heads of other people's logs once it has seen that nothing was taken back, and keeps the proof where something was (C2SP tlog-witness)."},
        subcommands = {WitnessCommand.Run.class, WitnessCommand.ShowKey.class, WitnessCommand.Check.class},
        footer = {"", "Example:", "  loadline key new --log witness.example/w1", "  loadline witness run --name witness.example/w1 --folder /var/witness --log VKEY"})
public final class WitnessCommand extends Group {

    private static CosignerKey key(Shell shell, String name) throws IOException {
        KeyFile file = shell.keys().read(new KeyOwner.OfLog(name));
        return CosignerKey.of(name, Ed25519.PublicKey.of(file.publicKey().array()));
    }

    /** Runs one. */
    @picocli.CommandLine.Command(name = "run", description = {"Runs a witness until it is stopped. Its key is one made with `key new --log NAME` and used for nothing else.",
            "It speaks HTTP; put it behind a proxy that speaks TLS. Its folder is what it remembers: never restore an old copy of it."},
            footer = {"", "Example:", "  loadline witness run --name witness.example/w1 --folder /var/witness --log VKEY --listen 127.0.0.1:7380"})
    static final class Run extends Command {
        @Option(names = "--name", paramLabel = "NAME", required = true, description = "the witness's name, such as a URL without its scheme")
        private String name;

        @Option(names = "--folder", paramLabel = "DIR", required = true, description = "what the witness remembers")
        private Path folder;

        @Option(names = "--log", paramLabel = "VKEY", required = true, description = "the verifier key of a log it knows; may be repeated")
        private List<String> logs;

        @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:7380", description = "where it listens (default: ${DEFAULT-VALUE})")
        private String listen;

        Run(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            List<VerifierKey> known = logs.stream().map(VerifierKey::read).toList();
            InetSocketAddress address = address(listen);
            Cosigner key = Cosigner.of(name, shell().logSigner(name).key());
            try (WitnessFolder memory = WitnessFolder.open(shell().environment().path(folder))) {
                Witness witness = new Witness(List.of(key), known, memory, () -> shell().environment().clock().instant().getEpochSecond());
                try (WitnessServer server = WitnessServer.start(address, witness, trouble -> shell().note("loadline: " + trouble))) {
                    shell().note("witness " + key.key().write() + " listens on " + server.address().getHostString() + ":" + server.address().getPort() + ", " + known.size() + " logs");
                    new CountDownLatch(1).await();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(Json.object(Json.has("stopped", true)), "stopped\n");
        }

        private static InetSocketAddress address(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}") || Integer.parseInt(text.substring(colon + 1)) > 65_535) {
                throw Failure.usage("an address is a host and a port, such as `127.0.0.1:7380`, not `" + text + "`");
            }
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }

    /** Prints its key. */
    @picocli.CommandLine.Command(name = "key", description = "Prints a witness's verifier key (type 04), as a log's quorum file names it.", footer = {"", "Example:", "  loadline witness key witness.example/w1"})
    static final class ShowKey extends Command {
        @Parameters(paramLabel = "NAME", description = "the witness's name")
        private String name;

        ShowKey(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            String vkey = key(shell(), name).write();
            return Reply.of(Json.object(Json.has("verifierKey", vkey)), vkey + "\n");
        }
    }

    /** Checks a proof of fraud. */
    @picocli.CommandLine.Command(name = "split-view", description = {"Checks a proof that a log showed two views: two heads of one size with two roots, both signed by the log. Ends with 0 if it proves that, with 51 if it does not."},
            footer = {"", "Example:", "  loadline witness split-view 400-5e0b.split-view --log VKEY"})
    static final class Check extends Command {
        @Parameters(paramLabel = "FILE", description = "a `.split-view` file from a witness's folder")
        private Path file;

        @Option(names = "--log", paramLabel = "VKEY", required = true, description = "the log's verifier key, from wherever you know it")
        private String log;

        Check(Shell shell) {
            super(shell);
        }

        @Override
        protected Reply reply() throws IOException {
            SplitView view = SplitView.read(Files.readAllBytes(shell().environment().path(file)));
            VerifierKey key = VerifierKey.read(log);
            try {
                view.verify(key);
            } catch (NotAuthentic e) {
                return new Reply(Json.object(Json.has("proven", false), Json.has("why", e.getMessage())), "this proves nothing of " + key.name() + ": " + e.getMessage() + "\n", ExitCode.REFUTED);
            }
            TreeHead one = TreeHead.read(view.first().unverifiedText());
            TreeHead other = TreeHead.read(view.second().unverifiedText());
            Json json = Json.object(Json.has("proven", true), Json.has("origin", one.origin()), Json.has("size", one.size()), Json.has("roots", Json.items(List.of(Json.text(one.root().base64()), Json.text(other.root().base64())))));
            return Reply.of(json, one.origin() + " signed two trees of " + one.size() + " entries:\n  " + one.root().base64() + "\n  " + other.root().base64() + "\n");
        }
    }
}
