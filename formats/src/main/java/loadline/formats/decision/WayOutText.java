package loadline.formats.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadline.core.decision.Answer;
import loadline.core.decision.Decision;
import loadline.core.decision.PolicyAnswer;
import loadline.core.decision.WayOut;
import loadline.core.decision.WayOut.Step;
import loadline.core.policy.ThresholdId;

/** What would permit what was refused: the fewest acts, who can do each and with which line, and what nobody can. */
record WayOutText(Sources sources, Decision decision, Detail detail) {
    /** The tree; nothing where the decision permits, or its facts do not hold the versions that refuse. */
    Optional<Node> node() {
        if (decision.answer() instanceof Answer.NotGoverned) {
            return Optional.of(Node.of("nobody can permit it: no binding clause of a policy in force governs it; a version that does would have to be adopted"));
        }
        List<WayOut> ways = decision.answer().permits() ? List.of() : WayOut.of(decision, sources.facts()).stream().filter(way -> !way.steps().isEmpty() || !way.closed().isEmpty()).toList();
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        List<Node> parts = ways.stream().flatMap(way -> ways.size() == 1 ? parts(way).stream() : Stream.of(new Node("under " + way.policy() + ", text " + way.text().brief() + ": " + summary(way), parts(way)))).toList();
        return Optional.of(new Node(title(ways), parts));
    }

    private static String title(List<WayOut> ways) {
        if (ways.stream().allMatch(WayOut::isOpen)) {
            return "what would permit it: " + (ways.size() == 1 ? summary(ways.getFirst()) : "all of the acts under " + ways.size() + " versions");
        }
        return "what would permit it: nothing that those on the roster can do";
    }

    private static String summary(WayOut way) {
        return way.isOpen() ? Sources.count(WayOut.acts(way.steps()), "act") + ", if each is true when it is signed" : "nothing that those on the roster can do";
    }

    private List<Node> parts(WayOut way) {
        WayOutWords words = words(way);
        List<Node> parts = new ArrayList<>();
        way.closed().stream().map(reason -> ReasonText.against(reason.code(), sources.digest(reason.about())) + "; " + words.whyClosed(reason)).distinct().forEach(closed -> parts.add(Node.of("nobody can: " + closed)));
        impossible(words, way.steps(), parts);
        numbered(words, way.steps(), parts);
        way.shorter().ifPresent(shorter -> {
            List<Node> steps = new ArrayList<>();
            impossible(words, shorter.steps(), steps);
            numbered(words, shorter.steps(), steps);
            parts.add(new Node("fewer, " + Sources.count(WayOut.acts(shorter.steps()), "act") + ", if " + cleared(shorter) + " were ruled out or concluded not reached", steps));
        });
        return parts;
    }

    private static void impossible(WayOutWords words, List<Step> steps, List<Node> parts) {
        for (List<Step> line : words.lines(steps)) {
            if (!line.getFirst().isOpen()) {
                parts.add(Node.of("nobody can: " + words.act(line) + "; " + words.whyNobody(line.getFirst())));
            }
        }
    }

    private WayOutWords words(WayOut way) {
        PolicyAnswer answer = decision.policies().stream().filter(p -> p.text().equals(way.text())).findFirst().orElseThrow();
        return new WayOutWords(sources, decision.question(), answer, sources.policy(answer));
    }

    private static String cleared(WayOut.Shorter shorter) {
        return shorter.cleared().stream().map(ThresholdId::value).collect(Collectors.joining(", "));
    }

    private void numbered(WayOutWords words, List<Step> steps, List<Node> parts) {
        int number = 0;
        for (List<Step> line : words.lines(steps)) {
            if (line.getFirst().isOpen()) {
                number++;
                parts.add(new Node(number + ". " + words.act(line) + ": " + words.who(line.getFirst()), detail == Detail.FULL ? how(words, line) : List.of()));
            }
        }
    }

    private static List<Node> how(WayOutWords words, List<Step> line) {
        String proviso = words.proviso(line);
        return words.command(line).map(command -> Node.of("`" + command + "`" + (proviso.isEmpty() ? "" : "; " + proviso))).stream().toList();
    }
}
