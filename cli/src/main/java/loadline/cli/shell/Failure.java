package loadline.cli.shell;

/** A command cannot go on: the message says why and what to do, in one line, and the code which kind of failure it is. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command was called wrongly. */
    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    /** Something that was given cannot be used. */
    public static Failure input(String message) {
        return new Failure(ExitCode.INPUT, message);
    }

    /** Whoever signs may not, or cannot. */
    public static Failure authentication(String message) {
        return new Failure(ExitCode.AUTHENTICATION, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
