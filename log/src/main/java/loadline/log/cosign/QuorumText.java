package loadline.log.cosign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadline.log.Malformed;
import loadline.log.note.VerifierKey;
import loadline.log.text.Shown;
import loadline.log.text.StrictDecimal;
import loadline.log.text.StrictText;

/** Reads a quorum file line by line, so that each rule is checked against what stands before, and writes one. */
final class QuorumText {
    private static final int LONGEST = 1024 * 1024;

    private final List<Quorum.Log> logs = new ArrayList<>();
    private final List<Quorum.Witness> witnesses = new ArrayList<>();
    private final List<Quorum.Group> groups = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private Optional<String> quorum = Optional.empty();

    Quorum read(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Malformed("a quorum file has at most " + LONGEST + " bytes, not " + bytes.length);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new Malformed("a quorum file ends in a newline");
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            read(i + 1, lines[i]);
        }
        String required = quorum.orElseThrow(() -> new Malformed("a quorum file has one line `quorum`; this one has none: add `quorum none` or name a witness or group"));
        return new Quorum(logs, witnesses, groups, Optional.of(required).filter(name -> !name.equals(QuorumRules.NONE)));
    }

    private void read(int number, String line) {
        try {
            readLine(line);
        } catch (Malformed e) {
            throw new Malformed("line " + number + ": " + e.getMessage());
        }
    }

    private void readLine(String line) {
        if (line.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f)) {
            throw new Malformed("a quorum file has no control character but tab and newline");
        }
        String plain = trimmed(line);
        if (plain.isEmpty() || plain.startsWith("#")) {
            return;
        }
        List<String> words = List.of(plain.split("[ \t]+"));
        switch (words.getFirst()) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new Malformed("a line begins with `log`, `witness`, `group`, `quorum` or `#`, not " + Shown.of(words.getFirst()));
        }
    }

    private void log(List<String> words) {
        requireWords(words, 2, 3, "log <vkey> [<url>]");
        logs.add(new Quorum.Log(VerifierKey.read(utf8(words.get(1))), at(words, 2)));
    }

    private void witness(List<String> words) {
        requireWords(words, 3, 4, "witness <name> <vkey> [<url>]");
        define(words.get(1));
        witnesses.add(new Quorum.Witness(words.get(1), CosignerKey.read(utf8(words.get(2))), at(words, 3)));
    }

    private void group(List<String> words) {
        requireWords(words, 4, Integer.MAX_VALUE, "group <name> <all, any or a number> <member>...");
        List<String> members = words.subList(3, words.size());
        members.forEach(this::requireNamed);
        define(words.get(1));
        groups.add(new Quorum.Group(words.get(1), least(words.get(2), members.size()), members));
    }

    private void quorum(List<String> words) {
        requireWords(words, 2, 2, "quorum <name, or none>");
        if (quorum.isPresent()) {
            throw new Malformed("a quorum file has one line `quorum`; this is the second");
        }
        if (!words.get(1).equals(QuorumRules.NONE)) {
            requireNamed(words.get(1));
        }
        quorum = Optional.of(words.get(1));
    }

    private void define(String name) {
        if (named.contains(name) || name.equals(QuorumRules.NONE)) {
            throw new Malformed("the name " + Shown.of(name) + " is defined already");
        }
        named.add(name);
    }

    private void requireNamed(String name) {
        if (!named.contains(name)) {
            throw new Malformed(Shown.of(name) + " is not defined on a line before");
        }
    }

    private static int least(String word, int members) {
        return switch (word) {
            case "all" -> members;
            case "any" -> 1;
            default -> (int) Math.min(Integer.MAX_VALUE, StrictDecimal.read("how many of a group", word));
        };
    }

    private static void requireWords(List<String> words, int least, int most, String form) {
        if (words.size() < least || words.size() > most) {
            throw new Malformed("the line is `" + form + "`, not of " + words.size() + " words");
        }
    }

    private static Optional<String> at(List<String> words, int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    private static String utf8(String octets) {
        return StrictText.read("a verifier key", octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String trimmed(String line) {
        return line.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    static byte[] write(Quorum quorum) {
        StringBuilder text = new StringBuilder();
        quorum.logs().forEach(log -> text.append("log ").append(octets(log.key().write())).append(url(log.url())).append('\n'));
        quorum.witnesses().forEach(w -> text.append("witness ").append(w.name()).append(' ').append(octets(w.key().write())).append(url(w.url())).append('\n'));
        quorum.groups().forEach(g -> text.append("group ").append(g.name()).append(' ').append(g.least()).append(' ').append(String.join(" ", g.members())).append('\n'));
        text.append("quorum ").append(quorum.required().orElse(QuorumRules.NONE)).append('\n');
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String url(Optional<String> url) {
        return url.map(octets -> " " + octets).orElse("");
    }
}
