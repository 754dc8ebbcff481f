package loadline.cli.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loadline.cli.shell.Failure;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.controlplane.answering.Supposing;
import loadline.core.Person;
import loadline.core.history.Act;
import picocli.CommandLine;

/** A line that could be typed after {@code loadline} to record something, supposed instead. */
final class Supposition {
    private final String line;
    private final RecordingCommand command;

    private Supposition(String line, RecordingCommand command) {
        this.line = line;
        this.command = command;
    }

    /** What the line would record. @throws Failure if it is no command that records an act */
    static Supposition of(String line, Shell shell) {
        List<String> words = words(line);
        words.addAll(List.of("--workspace", shell.folder().toString()));
        try {
            CommandLine.ParseResult parsed = shell.freshCommands(words).parseArgs(words.toArray(String[]::new));
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            if (parsed.commandSpec().userObject() instanceof RecordingCommand command) {
                return new Supposition(line, command);
            }
        } catch (CommandLine.ParameterException e) {
            throw Failure.usage("what is supposed, `" + line + "`, is no command: " + e.getMessage());
        }
        throw Failure.usage("what is supposed, `" + line + "`, signs nothing; give a line such as `stop trip severe-jailbreak --checkpoint final --evidence x.md --as engineer-1`");
    }

    /** Adds it to what is supposed. @throws Failure if it would not count */
    void addTo(Supposing supposing, Shell shell) throws IOException {
        Set<Person> by = Set.copyOf(command.persons());
        int before = supposing.dropped().size();
        for (Act act : command.acts(new Seen(supposing.facts(), shell, by))) {
            supposing.suppose(act, by);
        }
        if (supposing.dropped().size() > before) {
            throw Failure.input("what is supposed, `" + line + "`, would not count: " + supposing.dropped().getLast().why());
        }
    }

    /** The words of a line; quotes hold words together. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : line.strip().toCharArray()) {
            if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw Failure.usage("what is supposed, `" + line + "`, has an open quote");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
