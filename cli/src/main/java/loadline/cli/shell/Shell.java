package loadline.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import loadline.controlplane.keys.KeyOwner;
import loadline.controlplane.keys.KeyRing;
import loadline.controlplane.keys.NotUnlocked;
import loadline.controlplane.keys.Passphrases;
import loadline.controlplane.keys.Secret;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.controlplane.workspace.WorkspaceClock;
import loadline.core.Person;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Json;
import loadline.log.journal.JournalBusy;
import loadline.log.note.NoteSigner;
import picocli.CommandLine;

/** What commands do things with: workspaces, keys, output. Made once a run. */
public final class Shell {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Environment environment;
    private final Settings settings;
    private final BiFunction<Shell, List<String>, CommandLine> commands;
    private Optional<Secret> typed = Optional.empty();

    /** A shell whose commands are those that {@code commands} makes for the words of a line. */
    public Shell(Environment environment, Settings settings, BiFunction<Shell, List<String>, CommandLine> commands) {
        this.environment = environment;
        this.settings = settings;
        this.commands = commands;
    }

    /** The commands anew, to read these words that were typed as a value. They start from nothing that was typed for this one. */
    public CommandLine freshCommands(List<String> words) {
        return commands.apply(new Shell(environment, new Settings(environment), commands), words);
    }

    public Environment environment() {
        return environment;
    }

    public Settings settings() {
        return settings;
    }

    /** Prints an answer: one JSON document, or the lines for people. */
    public void print(Reply reply) {
        if (settings.output() == Settings.Output.JSON) {
            printJson(reply.json());
            return;
        }
        environment.out().print(reply.text());
        environment.out().flush();
    }

    /** Prints one JSON document and a line break. */
    public void printJson(Json json) {
        byte[] document = CanonicalJson.write(json);
        environment.out().write(document, 0, document.length);
        environment.out().print('\n');
        environment.out().flush();
    }

    /** Tells the person something that is no part of the answer. */
    public void note(String line) {
        environment.err().println(line);
    }

    /** The workspace's folder: the one that was named, or the nearest upwards; the current folder where there is none. */
    public Path folder() {
        return settings.workspace().or(this::nearest).orElse(environment.folder());
    }

    /** Whether there is a workspace to read. One that was named counts, so that a typing mistake is not read as "outside". */
    public boolean isInWorkspace() {
        return settings.workspace().isPresent() || nearest().isPresent();
    }

    private Optional<Path> nearest() {
        Path here = environment.folder();
        while (here != null && !Workspace.isAt(here)) {
            here = here.getParent();
        }
        return Optional.ofNullable(here);
    }

    /** The workspace, to read. */
    public Workspace openToRead() throws IOException {
        return Workspace.openReadOnly(folder());
    }

    /** The workspace, to write: waits a while for another writer to finish. Keys are unlocked before, so that nobody waits for a person. */
    public Workspace openToWrite() throws IOException {
        NoteSigner log = logSigner(Workspace.claimedOrigin(folder()));
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return told(Workspace.open(folder(), log, clock()));
            } catch (JournalBusy e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Who looks for what takes time learns why every statement was read. */
    private Workspace told(Workspace opened) {
        if (settings.isDebugging()) {
            opened.whyReadAnew().ifPresent(why -> note("loadline: every statement of the log was read, for its snapshot cannot be used: " + why));
        }
        return opened;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another process writes the journal; run the command again");
        }
    }

    /** The time as of which a workspace is looked at: now; in a log on a stated clock what is stated, else that of its last entry. */
    public Instant now(Workspace workspace) {
        return switch (workspace.genesis().clock()) {
            case MACHINE -> environment.clock().instant();
            case STATED -> settings.clock().orElseGet(() -> workspace.entries().getLast().at());
        };
    }

    public WorkspaceClock clock() {
        return new WorkspaceClock(environment.clock(), settings.clock());
    }

    public KeyRing keys() {
        return new KeyRing(settings.keys());
    }

    /** The person whom the settings name. */
    public Person person() {
        return settings.person().orElseThrow(() -> Failure.usage("nobody signs: name a person with --as, or set LOADLINE_AS"));
    }

    /** The persons with their keys, unlocked. */
    public List<Signer> signers(List<Person> persons) throws IOException {
        List<Signer> signers = new ArrayList<>(persons.size());
        for (Person person : persons) {
            signers.add(new Signer(person, keys().unlock(new KeyOwner.OfPerson(person), passphrases())));
        }
        return signers;
    }

    /** The log's key, unlocked. */
    public NoteSigner logSigner(String origin) throws IOException {
        return new NoteSigner(origin, keys().unlock(new KeyOwner.OfLog(origin), passphrases()));
    }

    /** From the passphrase file, or typed once and used for every key it fits. */
    public Passphrases passphrases() throws IOException {
        Optional<Secret> fromFile = passphraseFromFile();
        if (fromFile.isPresent()) {
            return _ -> fromFile.get();
        }
        return environment.terminal().<Passphrases>map(terminal -> name -> {
            if (typed.isEmpty()) {
                typed = Optional.of(terminal.ask("passphrase for the key of " + name));
            }
            return typed.get();
        }).orElseGet(Passphrases::none);
    }

    /** The passphrase for a new key: from the file, or typed twice. */
    public Secret newPassphrase(String name) throws IOException {
        Optional<Secret> fromFile = passphraseFromFile();
        if (fromFile.isPresent()) {
            return fromFile.get();
        }
        Environment.Terminal terminal = environment.terminal().orElseThrow(() -> new NotUnlocked(
                "a new key is encrypted; give a passphrase with --passphrase-file or LOADLINE_PASSPHRASE_FILE, or ask for --unencrypted"));
        if (typed.isPresent()) {
            return typed.get();
        }
        Secret first = terminal.ask("new passphrase for the key of " + name);
        if (!first.equals(terminal.ask("the same again"))) {
            throw Failure.authentication("the two passphrases differ; run the command again");
        }
        typed = Optional.of(first);
        return first;
    }

    private Optional<Secret> passphraseFromFile() throws IOException {
        Optional<Path> file = settings.passphraseFile();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file.get(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return Optional.of(Secret.of((end < 0 ? text : text.substring(0, end)).replace("\r", "").toCharArray()));
        } catch (NoSuchFileException _) {
            throw Failure.authentication("there is no passphrase file `" + file.get() + "`; name another with --passphrase-file");
        }
    }
}
