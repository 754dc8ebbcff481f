package loadline.cli.shell;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A command that answers. */
public abstract class Command implements Callable<Integer> {
    private final Shell shell;

    protected Command(Shell shell) {
        this.shell = shell;
    }

    protected final Shell shell() {
        return shell;
    }

    /** The answer, which is printed. */
    protected abstract Reply reply() throws IOException;

    @Override
    public final Integer call() throws IOException {
        Reply reply = reply();
        shell.print(reply);
        return reply.exitCode();
    }
}
