package loadline.statistics.horizon;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of comma-separated text (RFC 4180) under a header, read as they come. */
final class Csv implements Rows {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int limit;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private int line = 1;
    private int rowLine = 1;

    /** @throws Unreadable if there is no header, or a column twice in it */
    Csv(InputStream bytes) throws IOException {
        in = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        if (!read()) {
            throw new Unreadable(1, "the file is empty; its first line names the columns");
        }
        for (String name : List.copyOf(fields)) {
            String column = columns.isEmpty() && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
            if (columns.put(column, columns.size()) != null) {
                throw new Unreadable(1, "column `" + column + "` stands twice in the header");
            }
        }
    }

    @Override
    public boolean next() throws IOException {
        do {
            if (!read()) {
                return false;
            }
        } while (isBlank());
        if (fields.size() != columns.size()) {
            throw new Unreadable(rowLine, "a row has `" + columns.size() + "` fields like the header, not `" + fields.size() + "`");
        }
        return true;
    }

    private boolean isBlank() {
        return fields.size() == 1 && fields.getFirst().isEmpty() && columns.size() > 1;
    }

    @Override
    public Optional<String> field(String column) {
        Integer at = columns.get(column);
        return at == null || fields.get(at).isEmpty() ? Optional.empty() : Optional.of(fields.get(at));
    }

    @Override
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    @Override
    public int line() {
        return rowLine;
    }

    private boolean read() throws IOException {
        try {
            return readRow();
        } catch (CharacterCodingException _) {
            throw new Unreadable(line, "the file is UTF-8 text; these bytes are not");
        }
    }

    private boolean readRow() throws IOException {
        fields.clear();
        field.setLength(0);
        rowLine = line;
        int c = character();
        if (c < 0) {
            return false;
        }
        while (true) {
            if (c == '"' && field.isEmpty()) {
                c = quoted();
            } else if (c == ',') {
                close();
                c = character();
            } else if (c == '\n' || c < 0) {
                close();
                line += c == '\n' ? 1 : 0;
                return true;
            } else {
                if (c != '\r') {
                    add((char) c);
                }
                c = character();
            }
        }
    }

    /** What follows the closing quote. */
    private int quoted() throws IOException {
        while (true) {
            int c = character();
            if (c < 0) {
                throw new Unreadable(rowLine, "a quoted field is closed by `\"`");
            }
            if (c == '"') {
                int after = character();
                if (after != '"') {
                    return after;
                }
            }
            line += c == '\n' ? 1 : 0;
            add((char) c);
        }
    }

    private int character() throws IOException {
        if (at == limit) {
            limit = in.read(buffer, 0, buffer.length);
            at = 0;
        }
        if (limit < 0) {
            limit = 0;
            return -1;
        }
        return buffer[at++];
    }

    private void add(char c) {
        if (field.length() >= LONGEST_FIELD) {
            throw new Unreadable(rowLine, "a field has at most " + LONGEST_FIELD + " characters");
        }
        field.append(c);
    }

    private void close() {
        fields.add(field.toString());
        field.setLength(0);
    }
}
