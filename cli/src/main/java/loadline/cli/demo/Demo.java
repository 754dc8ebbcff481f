package loadline.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loadline.cli.shell.Command;
import loadline.cli.shell.ExitCode;
import loadline.cli.shell.Reply;
import loadline.cli.shell.Settings;
import loadline.cli.shell.Shell;
import loadline.formats.json.Json;
import picocli.CommandLine.Option;

/** Tells the story of May 2025. */
@picocli.CommandLine.Command(name = "demo", description = {
        "Tells the story of May 2025 in a scratch workspace: one policy, two models, everything that was published of them; what statistics say, what people concluded, what was missing, what an outsider can check.",
        "It is a reconstruction on a stated clock, signed by test keys named after roles. Ends with 0 only if every step came out as expected."},
        footer = {"", "Example:", "  loadline demo --keep story"})
public final class Demo extends Command {
    private static final String CONFIGURATION = "chat.configuration";
    private static final List<String> MET = List.of("internal-review", "expert-input", "share-checkpoint-update", "test-full-research-threshold");

    @Option(names = "--keep", paramLabel = "DIR", description = "keep the scratch workspace here; a temporary folder without it")
    private Path keep;

    private Stage stage;
    private Props props;
    private String permitted = "none";

    Demo(Shell shell) {
        super(shell);
    }

    @Override
    protected Reply reply() throws IOException {
        Path folder = keep == null ? Files.createTempDirectory("loadline-demo") : Files.createDirectories(shell().environment().path(keep));
        stage = new Stage(shell().environment(), folder, shell().settings().output() == Settings.Output.JSON, Instant.parse("2025-05-14T09:00:00Z"));
        props = new Props(folder);
        props.lay();
        policyAndPlan();
        publishedFigures();
        judgements();
        delayThenPermission();
        autonomousSurface();
        ownLog();
        outsider();
        return closing(folder);
    }

    private void policyAndPlan() {
        stage.heading("1. A policy, a protocol, a log");
        stage.say("A reconstruction: the log states its own clock, and every answer says so. Signers are test keys named after roles.");
        stage.say("Lines after `$` are commands as you would type them, with LOADLINE_WORKSPACE and LOADLINE_KEYS set; answers are shortened.");
        Props.PEOPLE.forEach(person -> stage.quietly("key", "new", person, "--unencrypted"));
        stage.run(0, "log key", 2, "init", "record", "--origin", "demo.invalid/may-2025", "--roster", "roster.yaml", "--stated-clock", "--unencrypted");
        signed("board-1", "policy", "adopt", "anthropic-rsp@2.2");
        stage.say("The protocol holds the lines of the system card of May 2025, and two rules of its own: an external red team from ASL-3, nothing above ASL-2 on an autonomous surface.");
        signed("rso-1", "protocol", "adopt", "protocol.yaml");
        for (String model : List.of("opus-4", "sonnet-4")) {
            signed("trainer-1", "model", "checkpoint", model, "--model", "claude-" + model, "--weights", model + ".weights", "--variant", "final");
        }
    }

    private void publishedFigures() {
        stage.heading("2. All published figures, as published");
        stage.itIs(Instant.parse("2025-05-18T09:00:00Z"));
        for (String model : List.of("opus-4", "sonnet-4")) {
            quietlySigned("author-1", "showing", "--all", "--checkpoint", model, "--document", "report");
            String said = stage.run(0, "bioweapons-acquisition-uplift", 0, "evaluation", "enter", model + ".yaml", "--checkpoint", model, "--as", "evaluator-1");
            stage.say("$ loadline evaluation enter " + model + ".yaml --checkpoint " + model + " --as evaluator-1");
            stage.say("  " + said.lines().filter(l -> l.contains(": published, ")).count() + " results recorded; what the card leaves out is `unknown`");
            quietlySigned("author-1", "report", "file", "capability-report", "--checkpoint", model, "--document", "report");
            quietlySigned("safety-1", "assessment", "comprehensive", "--checkpoint", model, "--report", "report");
        }
        stage.say("");
        stage.say("What statistics say of CBRN-3, before anybody concluded anything:");
        for (String model : List.of("opus-4", "sonnet-4")) {
            ask(ExitCode.NOT_YET, "Delay", l -> l.startsWith("      CBRN-3") || l.contains("indicator bioweapons-acquisition") || l.contains("indicator long-form"), model, CONFIGURATION, "public-chat");
        }
        stage.say("Ruled out for neither: no result was registered, a best of five has no bound, and the uplift trial is too small for any bound that was validated.");
    }

    private void judgements() {
        stage.heading("3. What people concluded, kept apart from what was measured");
        stage.itIs(Instant.parse("2025-05-20T09:00:00Z"));
        for (String decider : List.of("ceo-1", "rso-1")) {
            signed(decider, "determine", "CBRN-3", "--checkpoint", "opus-4", "--conclusion", "treated-as-reached", "--basis", "precaution", "--reasoning", "cannot be ruled out");
            quietlySigned(decider, "determine", "CBRN-4", "AI-RD-4", "AI-RD-5", "--checkpoint", "opus-4", "--conclusion", "not-reached", "--basis", "judgement", "--names-all", "--reasoning", "the capability report argues distance");
            quietlySigned(decider, "determine", "--all", "--checkpoint", "sonnet-4", "--conclusion", "not-reached", "--basis", "judgement", "--names-all", "--reasoning", "the capability report argues distance");
        }
        for (String role : List.of("board", "ltbt")) {
            for (String model : List.of("opus-4", "sonnet-4")) {
                quietlySigned("rso-1", "notice", "give", "--to", role, "--about", "capability-report", "--checkpoint", model);
            }
        }
        for (String model : List.of("opus-4", "sonnet-4")) {
            quietlySigned("security-1", "safeguard", "attest", "ASL-2-security", "--all", "--checkpoint", model, "--evidence", "safeguards");
            MET.forEach(obligation -> quietlySigned("rso-1", "obligation", "meet", obligation, "--checkpoint", model, "--evidence", "report"));
        }
        quietlySigned("safety-1", "safeguard", "attest", "ASL-2-deployment", "--all", "--configuration", CONFIGURATION, "--evidence", "safeguards");
        stage.say("The same words, \"not reached\", for Sonnet 4: signed judgement, and the first line of its release says so.");
        approvals("sonnet-4");
        ask(ExitCode.NOT_CURRENT, "DeployOnDetermination", l -> l.startsWith("      CBRN-3"), "sonnet-4", CONFIGURATION, "public-chat");
    }

    private void delayThenPermission() {
        stage.heading("4. Opus 4: delayed until ASL-3 is in place");
        ask(ExitCode.NOT_YET, "Delay", l -> l.startsWith("      CBRN-3") || l.contains("required level") || l.startsWith("        standard ") || l.contains("no review ended") || l.contains("not filed") || l.contains("not told"), "opus-4", CONFIGURATION, "public-chat");
        stage.itIs(Instant.parse("2025-05-21T09:00:00Z"));
        signed("security-1", "safeguard", "attest", "ASL-3-security", "--all", "--checkpoint", "opus-4", "--evidence", "safeguards");
        signed("safety-1", "safeguard", "attest", "ASL-3-deployment", "--all", "--configuration", CONFIGURATION, "--evidence", "safeguards");
        quietlySigned("author-1", "report", "file", "safeguards-report", "--checkpoint", "opus-4", "--document", "safeguards");
        for (String role : List.of("board", "ltbt", "us-government")) {
            quietlySigned("rso-1", "notice", "give", "--to", role, "--about", "safeguards-report", "--checkpoint", "opus-4");
        }
        quietlySigned("rso-1", "notice", "give", "--to", "us-government", "--about", "capability-report", "--checkpoint", "opus-4");
        quietlySigned("rso-1", "obligation", "meet", "reapprove-safeguards", "--checkpoint", "opus-4", "--evidence", "safeguards");
        stage.say("The external red team finds the safeguards insufficient; only the same reviewer can clear that.");
        review("insufficient");
        approvals("opus-4");
        ask(ExitCode.NOT_YET, "Delay", l -> l.contains("found insufficient"), "opus-4", CONFIGURATION, "public-chat");
        stage.itIs(Instant.parse("2025-05-22T09:00:00Z"));
        review("sufficient");
        approvals("opus-4");
        permitted = entryOf(ask(ExitCode.NOT_CURRENT, "DeployOnDetermination",
                l -> l.startsWith("      CBRN") || l.startsWith("      AI-RD") || l.contains("required level") || l.startsWith("    obligations") || l.startsWith("      publish-summaries"), "opus-4", CONFIGURATION, "public-chat"));
    }

    private static String entryOf(String decided) {
        Matcher entry = Pattern.compile("recorded as entry (\\d+)").matcher(decided);
        return entry.find() ? entry.group(1) : "none";
    }

    private void autonomousSurface() {
        stage.heading("5. The same model on an autonomous surface");
        stage.say("The refusal is a rule of this protocol, not of the policy.");
        ask(ExitCode.DENIED, "Deny", l -> l.contains("the protocol's own gate") || l.contains("above what") || l.contains("nobody can clear"), "opus-4", "autonomous.configuration", "autonomous");
    }

    private void ownLog() throws IOException {
        stage.heading("6. An evaluation log of one's own, planned before it ran");
        stage.say("A made-up model and made-up logs: what a result looks like that may rule out.");
        signed("trainer-1", "model", "checkpoint", "example-1", "--model", "example-1", "--weights", "example-1.weights", "--variant", "final");
        quietlySigned("author-1", "showing", "--all", "--checkpoint", "example-1", "--document", "report");
        imported("swe-bench-verified-hard", "coding.eval", 8, 42);
        imported("metr-data-deduplication", "deduplication.eval", 1, 46);
        ask(ExitCode.NOT_YET, "Delay", l -> l.startsWith("      AI-RD") || l.contains("indicator swe-bench") || l.contains("indicator metr-data"), "example-1", CONFIGURATION, "public-chat");
        stage.say("Both indicators of the autonomy checkpoint are ruled out on samples anybody can count again, and with it both AI R&D thresholds. The rest stays open, so the answer is still no.");
    }

    private void imported(String task, String file, int solved, int items) throws IOException {
        String said = signed("evaluator-1", "plan", "register", "--checkpoint", "example-1", "--task", task, "--model-name", "example-1", "--items", String.valueOf(items), "--deadline", "2025-06-20");
        Matcher plan = Pattern.compile("sha256:[0-9a-f]{64}").matcher(said);
        props.log(file, task, plan.find() ? plan.group() : "", solved, items);
        stage.run(0, task, 1, "evaluation", "import", file, "--checkpoint", "example-1", "--as", "evaluator-1");
    }

    private void outsider() throws IOException {
        stage.heading("7. An outsider, with one file and a list of keys");
        stage.run("bundle", "export", permitted, "--to", "opus-4.bundle");
        String trust = stage.run(0, "roots", 0, "log", "trust");
        Files.writeString(stage.folder().resolve("trust.json"), trust);
        stage.pick(0, "verified", l -> l.contains("DeployOnDetermination") || l.contains("not established"), "verify", "opus-4.bundle", "--trust", "trust.json");
        stage.say("One byte changed:");
        props.changeOneByte("opus-4.bundle", "changed.bundle");
        stage.run(ExitCode.REFUTED, "REFUTED", 1, "verify", "changed.bundle", "--trust", "trust.json");
        stage.say("One adverse result left out (15 of 46 against a line of a fifth):");
        props.leaveOut("opus-4.bundle", "shortened.bundle", "metr-data-deduplication");
        stage.run(ExitCode.REFUTED, "REFUTED", 1, "verify", "shortened.bundle", "--trust", "trust.json");
    }

    private Reply closing(Path folder) {
        long otherwise = stage.ran().stream().filter(r -> !r.asExpected()).count();
        stage.heading("end");
        String verdict = stage.ran().size() + " commands, " + (otherwise == 0 ? "every one as expected" : otherwise + " NOT as expected");
        String text = verdict + "\nworkspace kept in " + folder + "\n\nTry next:\n"
                + "  loadline explain " + permitted + " -w " + folder.resolve("record") + "\n"
                + "  loadline status -w " + folder.resolve("record") + "\n"
                + "  loadline policy show anthropic-rsp@2.2\n";
        Json json = Json.object(Json.has("asExpected", otherwise == 0), Json.has("folder", folder.toString()), Json.has("steps", Json.items(stage.ran().stream().map(r ->
                Json.object(Json.has("command", r.line()), Json.has("exit", (long) r.exitCode()), Json.has("expected", (long) r.expectedCode()), Json.has("first", r.said()), Json.has("asExpected", r.asExpected()))).toList())));
        return new Reply(json, text, otherwise == 0 ? ExitCode.OK : ExitCode.AGAINST);
    }

    private void review(String result) {
        signed("red-team-1", "review", "record", "--kind", "red-team", "--checkpoint", "opus-4", "--configuration", CONFIGURATION, "--document", "review", "--result", result);
    }

    private void approvals(String model) {
        for (String person : List.of("ceo-1", "rso-1")) {
            quietlySigned(person, "approve", "--checkpoint", model, "--configuration", CONFIGURATION, "--surface", "public-chat", "--requester", "release-1");
        }
    }

    private String ask(int expected, String answer, java.util.function.Predicate<String> shown, String model, String configuration, String surface) {
        return stage.pick(expected, answer, shown, "decide", "--checkpoint", model, "--configuration", configuration, "--surface", surface, "--as", "release-1");
    }

    private String signed(String person, String... args) {
        return stage.run(by(person, args));
    }

    private void quietlySigned(String person, String... args) {
        stage.quietly(by(person, args));
    }

    private static String[] by(String person, String... args) {
        return Stream.concat(Stream.of(args), Stream.of("--as", person)).toArray(String[]::new);
    }
}
