package loadline.log.tile;

import java.util.regex.Pattern;

/** What a path of a tile looks like, before its numbers are checked. */
final class TilePath {
    static final Pattern FORM = Pattern.compile("tile/(entries|[0-9])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private TilePath() {}
}
