package loadline.witness;

import java.util.List;
import loadline.log.cosign.Attested;

/** What became of one publication. */
public sealed interface Published {
    /** What went wrong with single witnesses. */
    List<Cosigning.Trouble> troubles();

    /** The head is published with its quorum. */
    record Witnessed(Attested.Witnessed head, List<Cosigning.Trouble> troubles) implements Published {}

    /** The head is published, and nobody but the log vouches for it: its quorum file asks for no witness. */
    record SelfAttested(Attested.SelfAttested head, List<Cosigning.Trouble> troubles) implements Published {}

    /** The head is not published: its quorum is not there. The one before stays. */
    record Withheld(Attested.Short head, List<Cosigning.Trouble> troubles) implements Published {}
}
