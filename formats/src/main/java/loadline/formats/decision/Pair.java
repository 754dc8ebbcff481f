package loadline.formats.decision;

/** A reason about two things, {@code safety-case/rso}, taken apart at the last slash; the second is empty where there is none. */
record Pair(String first, String second) {
    static Pair of(String about) {
        int slash = about.lastIndexOf('/');
        return slash < 0 ? new Pair(about, "") : new Pair(about.substring(0, slash), about.substring(slash + 1));
    }
}
