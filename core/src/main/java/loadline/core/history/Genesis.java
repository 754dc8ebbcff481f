package loadline.core.history;

import loadline.core.Rule;
import loadline.core.governance.Roster;

/**
 * The first entry of a log.
 *
 * @param origin the log's name
 * @param logKey the log's verifier key, in the form of C2SP signed-note
 * @param rulesEdition the edition of the decision rules in force
 * @param clock whose time entries carry
 */
public record Genesis(String origin, String logKey, Roster roster, int rulesEdition, Clock clock) {
    /** Whose time entries carry. A stated clock makes every answer a reconstruction. */
    public enum Clock { MACHINE, STATED }

    public Genesis {
        Rule.require(!origin.isBlank(), "a log has an origin");
        Rule.require(rulesEdition >= 0, "a rules edition is not negative");
    }
}
