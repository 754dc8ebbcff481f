package loadline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loadline.testing.SharedData;
import org.junit.jupiter.api.Test;

/** No method of any module is longer than a screen. */
class MethodLengthTest {
    private static final int LONGEST = 50;

    /** Comments, text blocks, strings and characters: what may hold a brace that is none. */
    private static final Pattern QUIET = Pattern.compile("//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record)\\s+\\w+");

    /** The body of a method, constructor or initializer, from the line of its first brace to that of its last. */
    private record Body(String where, int lines) {}

    /** A block that is open, whether it is a type's, and where it began. */
    private record Block(boolean isType, int line, String header) {}

    @Test
    void no_method_of_any_module_is_longer_than_fifty_lines() throws IOException {
        List<Path> sources = sources();
        List<Body> bodies = new ArrayList<>();
        for (Path source : sources) {
            bodies.addAll(bodies(source.getFileName().toString(), Files.readString(source)));
        }
        assertThat(sources).hasSizeGreaterThan(200);
        assertThat(bodies).hasSizeGreaterThan(1_000);
        assertThat(bodies).filteredOn(body -> body.lines() > LONGEST).isEmpty();
    }

    @Test
    void the_measure_sees_methods_and_not_types_lambdas_or_braces_in_text() {
        String source = """
                /** { */
                record A(int x) {
                    A {
                        check("}");
                    }

                    class B {
                        void m() {
                            run(() -> {
                                char c = '{';
                            });
                        }
                    }
                }
                """;
        assertThat(bodies("A.java", source)).containsExactly(new Body("A.java A", 3), new Body("A.java void m()", 5));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(SharedData.project())) {
            for (Path module : modules.map(m -> m.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("module-info.java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<Body> bodies(String file, String source) {
        String text = QUIET.matcher(source).replaceAll(quiet -> Matcher.quoteReplacement(quiet.group().replaceAll("[^\\n]", " ")));
        List<Body> bodies = new ArrayList<>();
        Deque<Block> open = new ArrayDeque<>();
        int line = 1;
        int since = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '{') {
                String header = text.substring(since, i).strip();
                open.push(new Block(TYPE.matcher(header).find() && !header.endsWith("->"), line, header));
            } else if (c == '}') {
                Block closed = open.pop();
                if (!closed.isType() && !open.isEmpty() && open.peek().isType()) {
                    bodies.add(new Body(file + " " + closed.header(), line - closed.line() + 1));
                }
            }
            since = c == '{' || c == '}' || c == ';' ? i + 1 : since;
        }
        assertThat(open).as(file).isEmpty();
        return bodies;
    }
}
