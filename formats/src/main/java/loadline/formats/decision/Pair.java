package loadline.formats.decision;

/** A reason about two things, {@code safety-case/rso}, taken apart; the second is empty where there is only one. */
record Pair(String first, String second) {
    /** Taken apart at the last slash. */
    static Pair of(String about) {
        int slash = about.lastIndexOf('/');
        return slash < 0 ? new Pair(about, "") : new Pair(about.substring(0, slash), about.substring(slash + 1));
    }

    /** A standard and its criterion, taken apart at the first slash: a criterion that is part of another has one in its name. */
    static Pair ofCriterion(String about) {
        int slash = about.indexOf('/');
        return slash < 0 ? new Pair(about, "") : new Pair(about.substring(0, slash), about.substring(slash + 1));
    }
}
