package loadline.cli.people;

import java.util.List;
import java.util.stream.Stream;
import loadline.cli.shell.Document;
import loadline.cli.shell.Failure;
import loadline.cli.shell.Group;
import loadline.cli.shell.RecordingCommand;
import loadline.cli.shell.Seen;
import loadline.cli.shell.Shell;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.governance.ReviewRound;
import loadline.core.history.Act;
import picocli.CommandLine.Option;

/** Reviews of a configuration. */
@picocli.CommandLine.Command(name = "review", description = "Review rounds of a configuration. An insufficient one is cleared by the same reviewer only.",
        subcommands = {Review.Invite.class, Review.Record.class},
        footer = {"", "Example:", "  loadline review record --kind red-team --checkpoint final --configuration deployment.json --result sufficient --document round-1.pdf --as institute-1"})
public final class Review extends Group {

    /** What both name. */
    private abstract static class Round extends RecordingCommand {
        @Option(names = "--kind", required = true, paramLabel = "NAME", description = "what kind of review, such as red-team")
        private String kind;

        @Option(names = "--checkpoint", required = true, paramLabel = "CHECKPOINT", description = "the weights under review")
        private String checkpoint;

        @Option(names = "--configuration", required = true, paramLabel = "FILE|sha256:...", description = "the configuration under review")
        private Document configuration;

        @Option(names = "--document", required = true, paramLabel = "FILE|sha256:...", description = "the invitation or the findings")
        private Document document;

        @Option(names = "--round", paramLabel = "N", description = "the round; the reviewer's next without it")
        private Integer round;

        Round(Shell shell) {
            super(shell);
        }

        final List<Act> round(Seen seen, Person reviewer, ReviewRound.Result result) {
            int number = round != null ? round : next(seen, reviewer, result);
            return List.of(new Act.Reviewed(new ReviewRound(kind, seen.weights(checkpoint), configuration.digest(), reviewer, number, result, document.digest())));
        }

        /** A result belongs to the newest invitation, if there is one that has none. */
        private int next(Seen seen, Person reviewer, ReviewRound.Result result) {
            int invited = highest(seen, reviewer, true);
            int done = highest(seen, reviewer, false);
            return result != ReviewRound.Result.INVITED && invited > done ? invited : Math.max(invited, done) + 1;
        }

        private int highest(Seen seen, Person reviewer, boolean invitations) {
            Digest subject = configuration.digest();
            Stream<ReviewRound> rounds = seen.facts().configuration(subject).reviews().stream().map(r -> r.fact());
            return rounds.filter(r -> r.kind().equals(kind) && r.reviewer().equals(reviewer) && invitations == (r.result() == ReviewRound.Result.INVITED)).mapToInt(ReviewRound::round).max().orElse(0);
        }
    }

    /** Invites. */
    @picocli.CommandLine.Command(name = "invite", description = "Logs that a reviewer was invited. An invited round without result is shown with every decision.",
            footer = {"", "Example:", "  loadline review invite --kind red-team --reviewer institute-1 --checkpoint final --configuration deployment.json --document invitation.pdf --as owner-1"})
    static final class Invite extends Round {
        @Option(names = "--reviewer", required = true, paramLabel = "PERSON", description = "who is invited")
        private Person reviewer;

        Invite(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            return round(seen, reviewer, ReviewRound.Result.INVITED);
        }
    }

    /** Records a result. */
    @picocli.CommandLine.Command(name = "record", description = "Records the result of a round. The reviewer signs it.",
            footer = {"", "Example:", "  loadline review record --kind red-team --checkpoint final --configuration deployment.json --result insufficient --document round-1.pdf --as institute-1"})
    static final class Record extends Round {
        @Option(names = "--result", required = true, paramLabel = "WORD", description = "sufficient or insufficient")
        private ReviewRound.Result result;

        Record(Shell shell) {
            super(shell);
        }

        @Override
        public List<Act> acts(Seen seen) {
            if (result == ReviewRound.Result.INVITED) {
                throw Failure.usage("a result is sufficient or insufficient; log an invitation with `loadline review invite`");
            }
            return round(seen, persons().getFirst(), result);
        }
    }
}
