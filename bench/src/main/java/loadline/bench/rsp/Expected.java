package loadline.bench.rsp;

import static loadline.formats.json.Json.has;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import loadline.bench.rsp.Workload.Case;
import loadline.bench.rsp.Workload.Result;
import loadline.bench.rsp.Workload.Safeguard;
import loadline.bench.rsp.Workload.Seat;
import loadline.bench.rsp.Workload.Signature;
import loadline.bench.rsp.Workload.State;
import loadline.bench.rsp.Workload.Threshold;
import loadline.formats.Sha256;
import loadline.formats.json.CanonicalJson;
import loadline.formats.json.Json;

/**
 * What must come out, written as straight code for this one policy, and the digest that the workload's definition publishes
 * for it. Defects bar ruling out only: a crossing in a stale or invalid result stands.
 */
public final class Expected implements Engine<Expected.Answer> {
    /** SHA-256 of all answers as canonical JSON. */
    public static final String DIGEST = "38190a9aa8f2bd69a893d69a24dec46fa9cd8c3648b3caf6d7a62ae3012953f0";

    private final Workload workload;

    /** Answers from the cases as they were generated. */
    public Expected(Workload workload) {
        this.workload = workload;
    }

    /** Whether it is permitted, at which level, and everything that speaks against, sorted. */
    public record Answer(boolean permitted, int level, List<String> reasons) {
        public Answer {
            reasons = reasons.stream().sorted().toList();
        }

        private Json json() {
            return Json.object(has("decision", permitted ? "PERMIT" : "DENY"), has("level", level), has("reasons", Json.items(reasons.stream().map(Json::text).toList())));
        }
    }

    /** The digest of answers in the order of the cases. */
    public static String digest(Collection<Answer> answers) {
        return Sha256.of(CanonicalJson.write(Json.items(answers.stream().map(Answer::json).toList()))).hex();
    }

    @Override
    public String name() {
        return "straight Java for this one policy";
    }

    @Override
    public Answer answer(Answer decision) {
        return decision;
    }

    @Override
    public Answer decide(int number) {
        Case asked = workload.cases().get(number);
        List<String> reasons = new ArrayList<>();
        int level = level(asked, reasons);
        int standing = reasons.size();
        if (level > workload.mostLevel().get(asked.surface())) {
            reasons.add("L:" + asked.surface() + ":" + level);
        }
        for (Safeguard safeguard : workload.safeguards()) {
            if (level >= safeguard.leastLevel() && safeguard.surfaces().contains(asked.surface())) {
                add(reasons, "S:" + safeguard.id(), against(safeguard, asked.safeguards().get(safeguard.id()), asked));
            }
        }
        for (Seat seat : workload.seats()) {
            if (level >= seat.leastLevel() && seat.surfaces().contains(asked.surface())) {
                add(reasons, "A:" + seat.role(), against(seat, asked.approvals().get(seat.role()), asked));
            }
        }
        return new Answer(reasons.size() == standing, level, reasons);
    }

    /** The required level; adds a reason for each threshold that is not ruled out. */
    public int level(Case asked, List<String> reasons) {
        int level = 1;
        for (Threshold threshold : workload.thresholds()) {
            String verdict = verdict(threshold, asked);
            if (!verdict.equals("RULED_OUT")) {
                reasons.add("T:" + threshold.id() + ":" + verdict);
                level = Math.max(level, threshold.level());
            }
        }
        return level;
    }

    private static String verdict(Threshold threshold, Case asked) {
        int usable = 0;
        boolean below = true;
        for (Result result : asked.results()) {
            if (result.threshold().equals(threshold.id())) {
                if (result.lower() >= threshold.limit()) {
                    return "CROSSED";
                }
                if (result.valid() && asked.now() - result.at() <= threshold.maxAge()) {
                    usable++;
                    below &= result.upper() < threshold.limit() - threshold.buffer();
                }
            }
        }
        return below && usable >= threshold.leastResults() ? "RULED_OUT" : "INCONCLUSIVE";
    }

    private static String against(Safeguard safeguard, State state, Case asked) {
        if (state == null) {
            return "MISSING";
        }
        if (!state.implemented()) {
            return "NOT_IMPLEMENTED";
        }
        return asked.now() - state.at() > safeguard.maxAge() ? "STALE" : "";
    }

    private static String against(Seat seat, Signature signature, Case asked) {
        if (signature == null) {
            return "MISSING";
        }
        if (signature.by().equals(asked.requester())) {
            return "SELF";
        }
        return asked.now() - signature.at() > seat.maxAge() ? "EXPIRED" : "";
    }

    private static void add(List<String> reasons, String about, String against) {
        if (!against.isEmpty()) {
            reasons.add(about + ":" + against);
        }
    }
}
