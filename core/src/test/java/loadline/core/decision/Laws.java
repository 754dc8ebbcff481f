package loadline.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loadline.core.Digest;
import loadline.core.Story;
import loadline.core.history.Act;
import loadline.core.history.Entry;

/** How every law is checked: a generated situation, the same one changed, and the two answers compared on the ladder. */
final class Laws {
    static final int CASES = 10_000;

    /** How many more seeds are tried at a time where the change does not apply to all of the first. */
    private static final int MORE = 1_000;

    private static List<Base> bases;

    private Laws() {}

    /** A situation before any change, and its answer once it is known. */
    private record Base(Situation situation, Optional<Answer> known, Decision.Kind kind) {
        Answer answer() {
            return known.orElseGet(() -> situation.decide().answer());
        }
    }

    /** The first situations, made once for all laws. */
    static Stream<Situation> situations() {
        return bases().stream().parallel().map(Base::situation);
    }

    /** What kinds of answer the first situations got, by the situation. */
    static Stream<Map.Entry<Situation, Decision.Kind>> kinds() {
        return bases().stream().map(base -> Map.entry(base.situation(), base.kind()));
    }

    private static synchronized List<Base> bases() {
        bases = bases == null ? LongStream.range(0, CASES).parallel().mapToObj(Laws::base).toList() : bases;
        return bases;
    }

    /** What a change did to the answers, and the first of them that breaks the law. */
    record Outcome(int checked, int refusedBefore, int permittedBefore, int changed, Optional<String> broken) {
        private static final Outcome NOTHING = new Outcome(0, 0, 0, 0, Optional.empty());

        Outcome plus(Outcome other) {
            return new Outcome(checked + other.checked, refusedBefore + other.refusedBefore, permittedBefore + other.permittedBefore, changed + other.changed,
                    broken.or(other::broken));
        }
    }

    /** Checks a property of {@link #CASES} situations. */
    static void forAll(Predicate<Situation> property) {
        Optional<Situation> broken = situations().filter(property.negate()).findFirst();
        assertThat(broken).isEmpty();
    }

    /** Checks that the change never makes the answer milder, on {@link #CASES} situations that it applies to. */
    static Outcome neverLoosens(BiFunction<Situation, Random, Optional<Situation>> change) {
        return compare(change, (before, after) -> rung(after) >= rung(before));
    }

    /** Checks that the change never makes the answer stricter. */
    static Outcome neverTightens(BiFunction<Situation, Random, Optional<Situation>> change) {
        return compare(change, (before, after) -> rung(after) <= rung(before));
    }

    /** The place on the ladder, all permissions being one rung: which of them it is tells what a permission rests on. */
    private static int rung(Answer answer) {
        return answer.permits() ? 0 : answer.strictness();
    }

    /** Compares the two answers on {@link #CASES} situations that the change applies to, two seeds at a time. */
    static Outcome compare(BiFunction<Situation, Random, Optional<Situation>> change, BiFunction<Answer, Answer, Boolean> holds) {
        List<Base> made = bases();
        Outcome sum = LongStream.range(0, CASES).parallel().mapToObj(seed -> one(made.get((int) seed), seed, change, holds)).reduce(Outcome.NOTHING, Outcome::plus);
        for (long from = CASES; sum.checked() < CASES && sum.broken().isEmpty(); from += MORE) {
            assertThat(from).as("seeds needed for %d situations that the change applies to", CASES).isLessThan(20L * CASES);
            sum = LongStream.range(from, from + MORE).parallel().mapToObj(seed -> one(new Base(situation(seed), Optional.empty(), Decision.Kind.HYPOTHETICAL), seed, change, holds)).reduce(sum, Outcome::plus);
        }
        assertThat(sum.broken()).isEmpty();
        return sum;
    }

    private static Outcome one(Base base, long seed, BiFunction<Situation, Random, Optional<Situation>> change, BiFunction<Answer, Answer, Boolean> holds) {
        Situation before = base.situation();
        Optional<Situation> after = change.apply(before, new Random(seed));
        if (after.isEmpty()) {
            return Outcome.NOTHING;
        }
        Answer first = base.answer();
        Answer second = after.get().decide().answer();
        Optional<String> broken = holds.apply(first, second) ? Optional.empty() : Optional.of("seed " + seed + ": " + first + " became " + second + "\n" + before + "became\n" + after.get());
        return new Outcome(1, first.permits() ? 0 : 1, first.permits() ? 1 : 0, first.equals(second) ? 0 : 1, broken);
    }

    /** Every other situation has nearly everything in order. */
    private static Situation situation(long seed) {
        return seed % 2 == 0 ? Situation.random(new Random(seed)) : Situation.mostlyPermitted(new Random(seed));
    }

    private static Base base(long seed) {
        Situation situation = situation(seed);
        Decision decision = situation.decide();
        return new Base(situation, Optional.of(decision.answer()), decision.kind());
    }

    static Optional<Situation> appended(Situation situation, Act act, String... by) {
        List<Entry> entries = new ArrayList<>(situation.entries());
        entries.add(next(entries, act, by));
        return Optional.of(situation.with(entries));
    }

    /** An entry after the last, at its time. */
    static Entry next(List<Entry> entries, Act act, String... by) {
        Entry last = entries.getLast();
        long index = last.index() + Story.STEP;
        return new Entry(index, last.at(), Story.persons(by), statement(index), act);
    }

    static Digest statement(long index) {
        return Story.digest("appended at " + index);
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
