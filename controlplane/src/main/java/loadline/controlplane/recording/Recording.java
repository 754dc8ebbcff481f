package loadline.controlplane.recording;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import loadline.controlplane.workspace.Commit;
import loadline.controlplane.workspace.Draft;
import loadline.controlplane.workspace.Signer;
import loadline.controlplane.workspace.Workspace;
import loadline.core.decision.EstimatesDue;
import loadline.core.decision.Facts;
import loadline.core.history.Act;
import loadline.core.history.Entry;

/**
 * Appends acts that would count, all or none, together with the estimates that they make necessary: a run for every indicator
 * that reads its task, a protocol for every result that it judges.
 */
public final class Recording {
    private final Workspace workspace;

    public Recording(Workspace workspace) {
        this.workspace = workspace;
    }

    /** As {@link #record(List, List, List)}, of one act that names no text. */
    public Outcome record(Act act, List<Signer> by) throws IOException {
        return record(List.of(act), by, List.of());
    }

    /**
     * Records the acts, each signed by every signer.
     *
     * @param texts payloads that the acts name by digest
     * @throws IllegalArgumentException if there is no act or no signer
     * @throws IOException if the disk fails
     */
    public Outcome record(List<Act> acts, List<Signer> by, List<byte[]> texts) throws IOException {
        while (true) {
            Draft draft = workspace.draft();
            texts.forEach(draft::attach);
            Optional<String> refused = prepare(draft, acts, by);
            if (refused.isPresent()) {
                return new Outcome.Refused(refused.get());
            }
            switch (workspace.commit(draft)) {
                case Commit.Appended(List<Entry> entries) -> {
                    return new Outcome.Recorded(entries, workspace.facts());
                }
                case Commit.Moved _ -> { }
            }
        }
    }

    private Optional<String> prepare(Draft draft, List<Act> acts, List<Signer> by) {
        Optional<String> stranger = stranger(workspace.facts(), by);
        if (stranger.isPresent()) {
            return stranger;
        }
        for (Act act : acts) {
            Optional<String> misfit = Fit.problem(act, workspace.facts());
            if (misfit.isPresent()) {
                return misfit;
            }
            draft.add(act, by);
        }
        List<Facts.Dropped> dropped = draft.dropped();
        if (!dropped.isEmpty()) {
            return Optional.of(String.join("; ", dropped.stream().map(Facts.Dropped::why).distinct().toList()));
        }
        EstimatesDue.computed(draft.facts()).forEach(estimate -> draft.add(new Act.Estimated(estimate), by));
        return Optional.empty();
    }

    private static Optional<String> stranger(Facts facts, List<Signer> by) {
        for (Signer signer : by) {
            var member = facts.roster().members().get(signer.person());
            if (member == null) {
                return Optional.of("`" + signer.person() + "` is not on the roster; see `loadline roster show`");
            }
            if (!member.keys().contains(signer.rosterKey())) {
                return Optional.of("the key of `" + signer.person() + "` at hand is not one of theirs on the roster; name the folder with the right key with --keys");
            }
        }
        return Optional.empty();
    }
}
