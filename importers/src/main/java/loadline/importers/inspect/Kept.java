package loadline.importers.inspect;

/** Counts the characters that are kept, so that many long names and numbers fill no more memory than one limit allows. */
final class Kept {
    private final long most;
    private final String limit;
    private final String what;
    private long chars;

    private Kept(long most, String limit, String what) {
        this.most = most;
        this.limit = limit;
        this.what = what;
    }

    /** For a header, or for all samples. */
    static Kept ofLog() {
        return new Kept(Caps.KEPT_CHARS, "KEPT_CHARS", "the ids and names of the log have more characters together");
    }

    static Kept ofSample() {
        return new Kept(Caps.SAMPLE_KEPT_CHARS, "SAMPLE_KEPT_CHARS", "the names and numbers of a sample have more characters together");
    }

    /** Counts a text and gives it back; throws {@link Refusal} beyond the limit. */
    String add(String text) {
        chars += text.length();
        if (chars > most) {
            throw Refusal.above(limit, most, what);
        }
        return text;
    }

    /** Counts the names and numbers of a score and gives it back; throws {@link Refusal} beyond the limit. */
    Score add(Score score) {
        add(score.value());
        score.original().ifPresent(this::add);
        return score;
    }

    private void add(ScoreValue value) {
        switch (value) {
            case ScoreValue.Number number -> add(number.written());
            case ScoreValue.Parts parts -> parts.parts().forEach((name, part) -> {
                add(name);
                add(part);
            });
            case ScoreValue.Absent _, ScoreValue.Strange _ -> {}
        }
    }
}
