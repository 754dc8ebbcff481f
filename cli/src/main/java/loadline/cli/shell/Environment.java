package loadline.cli.shell;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import loadline.controlplane.keys.Secret;

/**
 * What a process is given. Tests give another.
 *
 * @param terminal asks for passphrases and shows progress; empty where there is none
 */
public record Environment(Map<String, String> variables, PrintStream out, PrintStream err, Optional<Terminal> terminal, InstantSource clock, Path folder) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** A person at a terminal. */
    public interface Terminal {
        /** What the person types without its being shown. */
        Secret ask(String prompt);
    }

    /** That of this process. */
    public static Environment ofProcess() {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        Optional<Terminal> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).map(Environment::at);
        return new Environment(System.getenv(), out, err, terminal, InstantSource.system(), Path.of("").toAbsolutePath());
    }

    private static Terminal at(Console console) {
        return prompt -> {
            char[] typed = console.readPassword("%s: ", prompt);
            try {
                return Secret.of(typed == null ? new char[0] : typed);
            } finally {
                if (typed != null) {
                    java.util.Arrays.fill(typed, '\0');
                }
            }
        };
    }

    /** A path as this process means it. */
    public Path path(Path given) {
        return folder.resolve(given);
    }
}
