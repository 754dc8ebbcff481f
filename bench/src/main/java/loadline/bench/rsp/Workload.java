package loadline.bench.rsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The policy and the cases, made from seeds. Scores are in millionths, times in minutes since 1970, levels from 1 to 4.
 * The order of the draws is the definition; to change it is to make another workload.
 *
 * @param mostLevel the highest level that may be deployed on each surface
 */
public record Workload(List<Threshold> thresholds, List<Safeguard> safeguards, List<Seat> seats, Map<String, Integer> mostLevel, List<Case> cases) {
    private static final List<String> SURFACES = List.of("INTERNAL", "API", "PUBLIC_CHAT", "AGENTIC", "AUTONOMOUS");
    private static final List<String> DOMAINS = List.of("cbrn", "cyber", "ai_rnd", "autonomy");
    private static final List<String> ROLES = List.of("RSO", "CEO", "BOARD", "LTBT", "SECURITY", "EXTERNAL");
    private static final int[] DEFECTS = {0, 4, 20, 80};
    private static final int[] CROSSINGS = {0, 60, 150, 300};
    private static final int THRESHOLDS = 12;
    private static final int SAFEGUARDS = 25;
    private static final int LEVELS = 4;
    private static final int RESULTS = 40;
    private static final int CASES = 256;
    private static final int DAY = 1440;

    /** Reaching {@code limit} is reaching {@code level}. */
    public record Threshold(String id, String domain, int level, int limit, int buffer, int leastResults, int maxAge) {}

    /** Asked for from {@code leastLevel} on. */
    public record Safeguard(String id, int leastLevel, List<String> surfaces, int maxAge) {}

    /** A role whose approval is asked for from {@code leastLevel} on. */
    public record Seat(String role, int leastLevel, List<String> surfaces, int maxAge) {}

    /** One result for a threshold. */
    public record Result(String threshold, int lower, int upper, long at, boolean valid) {}

    /** How far a safeguard is. */
    public record State(boolean implemented, long at) {}

    /** Who approved, and when. */
    public record Signature(String by, long at) {}

    /** One question with all its facts. */
    public record Case(
            int number, long now, String surface, String requester, List<Result> results, Map<String, State> safeguards, Map<String, Signature> approvals) {}

    /** The workload, always the same. */
    public static Workload generate() {
        SplitMix64 random = new SplitMix64(1);
        List<Threshold> thresholds = IntStream.range(0, THRESHOLDS).mapToObj(i -> threshold(i, random)).toList();
        List<Safeguard> safeguards = IntStream.range(0, SAFEGUARDS).mapToObj(i -> safeguard(i, random)).toList();
        List<Seat> seats = IntStream.range(0, ROLES.size()).mapToObj(i -> seat(i, random)).toList();
        Map<String, Integer> mostLevel = new LinkedHashMap<>();
        List.of(4, 4, 3, 3, 2).forEach(level -> mostLevel.put(SURFACES.get(mostLevel.size()), level));
        List<Case> cases = IntStream.range(0, CASES).mapToObj(i -> new Draw(i, thresholds, safeguards, seats).made()).toList();
        return new Workload(thresholds, safeguards, seats, mostLevel, cases);
    }

    private static Threshold threshold(int i, SplitMix64 random) {
        int limit = 300_000 + random.below(500_000);
        int buffer = 20_000 + random.below(80_000);
        int leastResults = 1 + random.below(3);
        return new Threshold("t%02d".formatted(i), DOMAINS.get(i % DOMAINS.size()), 2 + i / DOMAINS.size(), limit, buffer, leastResults, DAY * (90 + 30 * random.below(4)));
    }

    private static Safeguard safeguard(int i, SplitMix64 random) {
        List<String> surfaces = surfaces(random, 700);
        return new Safeguard("s%02d".formatted(i), 1 + i * LEVELS / SAFEGUARDS, surfaces, DAY * (30 + 30 * random.below(6)));
    }

    private static Seat seat(int i, SplitMix64 random) {
        List<String> surfaces = surfaces(random, 800);
        return new Seat(ROLES.get(i), 1 + i * LEVELS / ROLES.size(), surfaces, DAY * (30 + 15 * random.below(4)));
    }

    private static List<String> surfaces(SplitMix64 random, int permille) {
        List<String> some = SURFACES.stream().filter(_ -> random.chance(permille)).toList();
        return some.isEmpty() ? List.of("API") : some;
    }

    /** The draws of one case. */
    private static final class Draw {
        private final int number;
        private final List<Threshold> thresholds;
        private final List<Safeguard> safeguards;
        private final List<Seat> seats;
        private final SplitMix64 random;
        private final long now;
        private final int defects;
        private final int crossings;

        Draw(int number, List<Threshold> thresholds, List<Safeguard> safeguards, List<Seat> seats) {
            this.number = number;
            this.thresholds = thresholds;
            this.safeguards = safeguards;
            this.seats = seats;
            this.random = new SplitMix64(1000 + number);
            this.now = 29_000_000 + random.below(100_000);
            this.defects = DEFECTS[number % DEFECTS.length];
            this.crossings = CROSSINGS[random.below(CROSSINGS.length)];
        }

        Case made() {
            List<Result> results = IntStream.range(0, RESULTS).mapToObj(j -> result(thresholds.get(j % THRESHOLDS))).toList();
            Map<String, State> states = new LinkedHashMap<>();
            safeguards.forEach(safeguard -> state(safeguard).ifPresent(state -> states.put(safeguard.id(), state)));
            String requester = "u" + random.below(5);
            Map<String, Signature> approvals = new LinkedHashMap<>();
            seats.forEach(seat -> signature(seat, requester).ifPresent(signature -> approvals.put(seat.role(), signature)));
            return new Case(number, now, SURFACES.get(random.below(SURFACES.size())), requester, results, states, approvals);
        }

        private Result result(Threshold threshold) {
            int middle = random.chance(crossings)
                    ? threshold.limit() + random.below(60_000) - 40_000
                    : random.below(Math.max(1, threshold.limit() - threshold.buffer() - 40_000));
            int width = 5_000 + random.below(30_000);
            long at = now - random.below(85 * DAY) - (random.chance(defects) ? 400 * DAY : 0);
            return new Result(threshold.id(), middle - width, middle + width, at, !random.chance(defects));
        }

        private Optional<State> state(Safeguard safeguard) {
            if (random.chance(defects)) {
                return Optional.empty();
            }
            boolean implemented = !random.chance(defects);
            return Optional.of(new State(implemented, ageing(safeguard.maxAge())));
        }

        private Optional<Signature> signature(Seat seat, String requester) {
            if (random.chance(defects)) {
                return Optional.empty();
            }
            String by = random.chance(defects) ? requester : "v" + random.below(9);
            return Optional.of(new Signature(by, ageing(seat.maxAge())));
        }

        private long ageing(int maxAge) {
            return now - random.below(maxAge) - (random.chance(defects) ? maxAge : 0);
        }
    }

    /** The threshold of that id. */
    public Threshold threshold(String id) {
        return thresholds.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
