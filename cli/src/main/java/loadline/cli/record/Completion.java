package loadline.cli.record;

import java.util.List;
import loadline.cli.shell.Command;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import picocli.AutoComplete;

/** Prints a completion script. */
@picocli.CommandLine.Command(name = "completion", description = "Prints a script that completes commands and options in bash and zsh.",
        footer = {"", "Example:", "  source <(loadline completion)"})
public final class Completion extends Command {
    Completion(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() {
        String script = AutoComplete.bash("loadline", shell().freshCommands(List.of()));
        return Reply.of(Json.object(Json.has("script", script)), script);
    }
}
