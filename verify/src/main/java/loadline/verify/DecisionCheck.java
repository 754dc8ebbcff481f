package loadline.verify;

import loadline.core.Digest;
import loadline.core.decision.Decide;
import loadline.core.decision.Decision;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Genesis;
import loadline.formats.Sha256;
import loadline.formats.decision.DecisionJson;

/** Decides again and compares. */
final class DecisionCheck {
    private DecisionCheck() {}

    /** The decision that the facts give, if it is the one that entry {@code index} recorded. */
    static Decision check(long index, Act.DecisionMade made, Genesis genesis, Facts facts) {
        Contradiction.unless(genesis.rulesEdition() == Decide.EDITION, Step.DECISION, "the log runs on edition " + genesis.rulesEdition() + " of the rules, and this version has edition " + Decide.EDITION);
        Contradiction.unless(facts.treeSize() == made.treeSize(), Step.DECISION, "entry " + index + " was decided at size " + made.treeSize() + ", the facts are of size " + facts.treeSize());
        Decision again = Decide.decide(made.question(), facts);
        Contradiction.unless(again.answer().name().equals(made.answer()), Step.DECISION, "entry " + index + " records `" + made.answer() + "`, but the facts give `" + again.answer().name() + "`" + Absent.hint(facts));
        Digest body = Sha256.of(DecisionJson.write(again));
        Contradiction.unless(body.equals(made.body()), Step.DECISION, "entry " + index + " records a decision with digest `" + made.body() + "`, but the facts give `" + body + "`: same answer, other reasons" + Absent.hint(facts));
        return again;
    }
}
