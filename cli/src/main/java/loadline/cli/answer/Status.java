package loadline.cli.answer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import loadline.cli.shell.Command;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Shell;
import loadline.cli.shell.Written;
import loadline.controlplane.answering.Supposing;
import loadline.controlplane.workspace.Workspace;
import loadline.core.decision.Facts;
import loadline.core.decision.Outlook;
import loadline.core.model.Subject;
import loadline.formats.decision.OutlookText;
import loadline.formats.json.Json;

/** What waits to be done. */
@picocli.CommandLine.Command(name = "status", description = {"What is stopped, overdue, due, lapsing or waiting, on whom, under which clause: for the newest checkpoint of every model and every deployment that was asked about.",
        "As of now; nothing is recorded."},
        footer = {"", "Example:", "  loadline status"})
public final class Status extends Command {
    Status(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        try (Workspace workspace = shell().openToRead()) {
            Facts now = Supposing.factsAt(workspace, shell().now(workspace));
            List<Outlook.Item> items = Outlook.of(now);
            Json json = Json.object(Json.has("asOf", now.asOf().toString()), Json.has("treeSize", now.treeSize()), Json.has("reconstructed", now.reconstructed()),
                    Json.has("dropped", Json.items(now.dropped().stream().map(d -> Json.object(Json.has("index", d.index()), Json.has("why", d.why()))).toList())),
                    Json.has("items", Json.items(items.stream().map(Status::json).toList())));
            return Reply.of(json, OutlookText.of(now));
        }
    }

    private static Json json(Outlook.Item item) {
        return Json.object(
                Json.has("kind", Written.word(item.kind())), Json.has("what", Written.word(item.what())), Json.has("about", item.about()),
                Json.may("weights", item.subject().map(s -> Json.text(s.weights().value()))),
                Json.may("configuration", item.subject().flatMap(s -> s instanceof Subject.Deployment d ? Optional.of(Json.text(d.configuration().value())) : Optional.empty())),
                Json.may("role", item.role().map(r -> Json.text(r.name()))),
                Json.has("persons", Json.items(item.persons().stream().map(Object::toString).sorted().map(Json::text).toList())),
                Json.may("when", item.when().map(w -> Json.text(w.toString()))),
                Json.may("clause", item.clause().map(c -> Json.text(c.value()))), Json.may("policy", item.policy().map(p -> Json.text(p.toString()))));
    }
}
