package loadline.statistics.horizon;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which columns say what. Each is the one that was named, or the first of the usual names that the file has.
 *
 * @param agent   of the file of runs
 * @param score   of the file of runs
 * @param minutes of the file of tasks, or of that of runs where there is no other
 */
public record Columns(Optional<String> agent, Optional<String> score, Optional<String> minutes) {
    static final String TASK = "task_id";
    static final String FAMILY = "task_family";
    private static final List<String> AGENTS = List.of("alias", "agent", "model");
    private static final List<String> SCORES = List.of("score_binarized", "score_cont", "score");
    private static final List<String> MINUTES = List.of("best_available_minutes", "human_minutes", "minutes");

    /** None named. */
    public static Columns usual() {
        return new Columns(Optional.empty(), Optional.empty(), Optional.empty());
    }

    String agentOf(Rows rows) {
        return found(rows, agent, AGENTS);
    }

    String scoreOf(Rows rows) {
        return found(rows, score, SCORES);
    }

    String minutesOf(Rows rows) {
        return found(rows, minutes, MINUTES);
    }

    private static String found(Rows rows, Optional<String> named, List<String> usual) {
        List<String> wanted = named.map(List::of).orElse(usual);
        return wanted.stream().filter(rows::has).findFirst().orElseThrow(() -> new Rows.Unreadable(rows.line(),
                "there is no column " + wanted.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "))));
    }
}
