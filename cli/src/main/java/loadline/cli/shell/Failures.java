package loadline.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import loadline.controlplane.keys.NotUnlocked;
import loadline.controlplane.workspace.NotAWorkspace;
import loadline.formats.Problem;
import loadline.formats.json.Json;
import loadline.formats.json.NewerFormat;
import loadline.log.LogBroken;
import loadline.log.note.NotAuthentic;
import picocli.CommandLine;

/** Which exit code and message a failure ends with. Nothing that fails ends with 0. */
public final class Failures {
    private Failures() {}

    /** A failure as it is reported. */
    public record Report(int exitCode, String message) {
        /** The JSON document that stands on standard output in place of an answer. */
        public Json json() {
            return Json.object(Json.has("error", Json.object(Json.has("exitCode", exitCode), Json.has("message", message))));
        }
    }

    /** What to say of what was thrown. */
    public static Report report(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> report(failure.exitCode(), failure.getMessage());
            case CommandLine.ParameterException wrong -> report(ExitCode.USAGE, usage(wrong));
            case NotUnlocked locked -> report(ExitCode.AUTHENTICATION, locked.getMessage());
            case NotAWorkspace outside -> report(ExitCode.USAGE, outside.getMessage());
            case LogBroken broken -> report(ExitCode.INTEGRITY, broken.getMessage());
            case NotAuthentic forged -> report(ExitCode.INTEGRITY, forged.getMessage());
            case NewerFormat newer -> report(ExitCode.INPUT, newer.getMessage() + "; it needs a newer loadline");
            case IllegalArgumentException refused -> report(ExitCode.INPUT, String.valueOf(refused.getMessage()));
            case UncheckedIOException wrapped -> report(wrapped.getCause());
            case NoSuchFileException missing -> report(ExitCode.INPUT, sentence(missing.getMessage(), "there is no file "));
            case FileAlreadyExistsException there -> report(ExitCode.INPUT, sentence(there.getMessage(), "there is already a file "));
            case AccessDeniedException denied -> report(ExitCode.INPUT, "no leave to use `" + denied.getFile() + "`; look at its permissions");
            case IOException disk -> report(ExitCode.INTERNAL, "reading or writing failed: " + disk.getMessage());
            case Throwable bug -> report(ExitCode.INTERNAL, "loadline failed: " + bug + "; run it again with --debug and report what it prints");
        };
    }

    private static Report report(int code, String message) {
        return new Report(code, Problem.plain(message.replaceAll("\\s*\\R\\s*", "; ")));
    }

    /** The platform's exceptions carry a bare path, ours a sentence. */
    private static String sentence(String message, String about) {
        return message.indexOf('`') >= 0 ? message : about + "`" + message + "`";
    }

    private static String usage(CommandLine.ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage());
        String lower = message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
        return lower.replace('\'', '`') + "; see `" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help`";
    }
}
