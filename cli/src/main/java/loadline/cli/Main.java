package loadline.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import loadline.cli.answer.Decide;
import loadline.cli.shell.Environment;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Failures;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Typed;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program {@code loadline}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Environment.ofProcess(), args));
    }

    /** Runs one command and answers its exit code, without ending the process. */
    public static int run(Environment environment, String... args) {
        List<String> words = List.of(args);
        if (!words.isEmpty() && words.getFirst().equals(Verb.DECIDE.word())) {
            Shell shell = shell(environment);
            Optional<Decide> decide = Decide.plainly(shell, words.subList(1, words.size()));
            if (decide.isPresent()) {
                return run(shell, decide.get()::call, args);
            }
        }
        Shell shell = shell(environment);
        return run(shell, () -> parsed(shell, args), args);
    }

    private static Shell shell(Environment environment) {
        return new Shell(environment, new Settings(environment), Main::commandLine);
    }

    private static int parsed(Shell shell, String... args) {
        CommandLine line = commandLine(shell, List.of(args));
        line.setExecutionExceptionHandler((thrown, _, _) -> fail(shell, thrown, args));
        line.setParameterExceptionHandler((wrong, _) -> fail(shell, wrong, args));
        return line.execute(args);
    }

    private static int run(Shell shell, Callable<Integer> command, String... args) {
        try {
            return command.call();
        } catch (Exception | Error thrown) {
            return fail(shell, thrown, args);
        }
    }

    /** The commands that a line may mean, parsing with this shell's converters. */
    static CommandLine commandLine(Shell shell, List<String> words) {
        Environment environment = shell.environment();
        CommandLine line = new CommandLine(new Root(shell), new Factory(shell));
        Verb.meantBy(words).forEach(verb -> line.addSubcommand(verb.word(), verb.command()));
        Typed.register(line, environment.folder());
        line.setOut(new java.io.PrintWriter(environment.out(), true));
        line.setErr(new java.io.PrintWriter(environment.err(), true));
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setExpandAtFiles(false);
        boolean plain = environment.variables().containsKey("NO_COLOR") || environment.terminal().isEmpty();
        line.setColorScheme(CommandLine.Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.AUTO));
        return line;
    }

    private static int fail(Shell shell, Throwable thrown, String[] args) {
        Failures.Report report = Failures.report(thrown);
        shell.note("loadline: " + report.message());
        if (Arrays.asList(args).contains("--debug")) {
            thrown.printStackTrace(shell.environment().err());
        }
        if (wantsJson(shell, args)) {
            shell.printJson(report.json());
        }
        return report.exitCode() == ExitCode.OK ? ExitCode.INTERNAL : report.exitCode();
    }

    /** Whether a program reads the answer, even where the command line could not be parsed. */
    private static boolean wantsJson(Shell shell, String[] args) {
        List<String> all = Arrays.asList(args);
        boolean flagged = all.contains("-ojson") || all.contains("-o=json") || all.contains("--output=json");
        for (int i = 0; i + 1 < all.size(); i++) {
            flagged |= (all.get(i).equals("-o") || all.get(i).equals("--output")) && all.get(i + 1).equals("json");
        }
        return flagged || isJsonBySetting(shell);
    }

    private static boolean isJsonBySetting(Shell shell) {
        try {
            return shell.settings().output() == Settings.Output.JSON;
        } catch (RuntimeException _) {
            // what is wrong with the settings is being reported
            return false;
        }
    }

    /** Makes commands with the shell they run in. */
    private record Factory(Shell shell) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Shell.class})) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(shell));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
