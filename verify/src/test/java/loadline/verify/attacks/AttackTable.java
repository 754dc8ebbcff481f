package loadline.verify.attacks;

import java.util.Collection;

/** The table of attacks as the reference shows it. */
final class AttackTable {
    static final String HEAD = "| rules | attack | reason given | decide | verify |\n";

    private AttackTable() {}

    static String of(Collection<AttackRun> runs) {
        StringBuilder table = new StringBuilder(HEAD).append("|---|---|---|---|---|\n");
        for (AttackRun run : runs) {
            String reasons = run.reasons().isEmpty() ? "" : "`" + String.join("`, `", run.reasons()) + "`";
            table.append("| ").append(String.join(" ", run.attack().rules())).append(" | [").append(run.attack().does()).append("](../../spec/attacks/").append(run.attack().id()).append(".yaml) | ")
                    .append(reasons).append(" | ").append(run.decided()).append(" | ").append(run.verified()).append(" |\n");
        }
        return table.toString();
    }
}
