package loadline.core.policy;

import loadline.core.Rule;

/**
 * One commitment of a published policy and where it stands: section, a short quoted phrase, strength, actor, category.
 * {@code secondHand} marks a clause encoded from a description, not from the primary text.
 */
public record Clause(
        ClauseId id, String section, String quote, Modality modality, String actor, Category category, Column column, boolean secondHand) {

    /** The modal ladder, strongest first: must, will, commit and the descriptive present; intend and aim; may; recommend. */
    public enum Modality { COMMIT, AIM, MAY, RECOMMEND }

    /** What a clause is about. */
    public enum Category { SCOPE, TRIGGER, METHOD, THIRD_PARTY, DISCLOSURE, CONSEQUENCE, GOVERNANCE, SECURITY, MITIGATION }

    /** Whose promise it is: the company's own, a non-binding roadmap goal, a recommendation to the industry, a statute. */
    public enum Column { COMPANY, ROADMAP, INDUSTRY, STATUTE }

    /** Longest quotation kept, in characters: a short phrase. */
    public static final int LONGEST_QUOTE = 160;

    public Clause {
        Rule.require(!section.isBlank(), "a clause names its section");
        Rule.require(quote.length() <= LONGEST_QUOTE, () -> "a quote is a short phrase of at most " + LONGEST_QUOTE + " characters, not " + quote.length());
    }

    /** Whether the clause may hold anything up: top rung in the company's own column, or a statute. The rest is reported. */
    public boolean gates() {
        return column == Column.STATUTE || column == Column.COMPANY && modality == Modality.COMMIT;
    }
}
