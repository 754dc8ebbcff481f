package loadline.witness;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import loadline.log.cosign.Attested;
import loadline.log.cosign.Cosignature;
import loadline.log.cosign.CosignerKey;
import loadline.log.cosign.Quorum;
import loadline.log.merkle.ConsistencyProof;
import loadline.log.merkle.Hash;
import loadline.log.note.NotAuthentic;
import loadline.log.note.NoteSignature;
import loadline.log.tree.SignedTreeHead;
import loadline.log.witness.AddCheckpoint;

/** Asks the witnesses of a quorum file to cosign a head, all at once. For one thread at a time. */
public final class Cosigning {
    /** How far a witness's time may be from ours before its cosignature is left out. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Quorum quorum;
    private final WitnessClient client;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<CosignerKey, Long> sizes = new ConcurrentHashMap<>();

    /** What a witness did not do, and why. {@code alarming} if it knows a larger or another tree: one of the copies is wrong. */
    public record Trouble(String witness, String what, boolean alarming) {}

    /** How the head is vouched for now, its lines included, and what went wrong. */
    public record Collected(Attested attested, List<Trouble> troubles) {
        public Collected {
            troubles = List.copyOf(troubles);
        }
    }

    private record Outcome(List<NoteSignature> lines, Optional<Trouble> trouble) {}

    /** Cosigning that takes at most this long. Witnesses without a URL are not asked. */
    public Cosigning(Quorum quorum, WitnessClient client, Duration patience, InstantSource clock) {
        this.quorum = quorum;
        this.client = client;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The head with the cosignatures that came in time. Returns as soon as the quorum is met and half of the patience is over,
     * or everyone has answered, or patience is at its end.
     *
     * @param proofs the consistency proof from an older size to this head
     */
    public Collected collect(SignedTreeHead head, LongFunction<ConsistencyProof> proofs) throws InterruptedException {
        List<Quorum.Witness> asked = quorum.witnesses().stream().filter(witness -> witness.url().isPresent()).toList();
        BlockingQueue<Outcome> outcomes = new ArrayBlockingQueue<>(Math.max(1, asked.size()));
        List<Thread> threads = asked.stream().map(witness -> Thread.ofVirtual().start(() -> outcomes.add(outcome(witness, head, proofs)))).toList();
        SignedTreeHead cosigned = head;
        List<Trouble> troubles = new ArrayList<>();
        long start = System.nanoTime();
        for (int answered = 0; answered < asked.size(); answered++) {
            Optional<Outcome> next = Optional.ofNullable(outcomes.poll(remaining(start, cosigned), TimeUnit.NANOSECONDS));
            if (next.isEmpty()) {
                troubles.add(new Trouble("others", (asked.size() - answered) + " of " + asked.size() + " witnesses had not answered when the wait ended", false));
                break;
            }
            cosigned = cosigned.with(next.get().lines());
            next.get().trouble().ifPresent(troubles::add);
        }
        threads.forEach(Thread::interrupt);
        return new Collected(quorum.attest(cosigned), troubles);
    }

    private long remaining(long start, SignedTreeHead cosigned) {
        boolean met = quorum.attest(cosigned) instanceof Attested.Witnessed;
        return Math.max(0, (met ? patience.dividedBy(2) : patience).toNanos() - (System.nanoTime() - start));
    }

    private Outcome outcome(Quorum.Witness witness, SignedTreeHead head, LongFunction<ConsistencyProof> proofs) {
        try {
            URI prefix = URI.create(witness.url().orElseThrow());
            long known = Math.min(sizes.getOrDefault(witness.key(), 0L), head.head().size());
            Reply first = client.submit(prefix, submission(known, head, proofs));
            if (first instanceof Reply.Conflict(long size) && size <= head.head().size()) {
                return judged(witness, head, client.submit(prefix, submission(size, head, proofs)));
            }
            return judged(witness, head, first);
        } catch (InterruptedException _) {
            return failed(witness, "was not waited for", false);
        } catch (RuntimeException e) {
            return failed(witness, "could not be asked: " + e.getMessage(), false);
        }
    }

    private static AddCheckpoint submission(long old, SignedTreeHead head, LongFunction<ConsistencyProof> proofs) {
        List<Hash> path = old == 0 ? List.of() : proofs.apply(old).path();
        return new AddCheckpoint(old, path, head.note());
    }

    private Outcome judged(Quorum.Witness witness, SignedTreeHead head, Reply reply) {
        return switch (reply) {
            case Reply.Lines(List<NoteSignature> lines) -> cosigned(witness, head, lines);
            case Reply.Conflict(long size) -> failed(witness, "has cosigned a tree of " + size + " entries, this one has " + head.head().size() + ": it was shown a later one, or by another copy of this log", size > head.head().size());
            case Reply.Refused(int status, String words) -> failed(witness, "refused with " + status + ": " + words, status == 422);
            case Reply.Silent(String why) -> failed(witness, why, false);
        };
    }

    private Outcome cosigned(Quorum.Witness witness, SignedTreeHead head, List<NoteSignature> lines) {
        List<NoteSignature> own = lines.stream().filter(witness.key()::isNamedBy).limit(1).toList();
        if (own.isEmpty()) {
            return failed(witness, "answered without a line by its key", false);
        }
        try {
            Cosignature cosignature = witness.key().verified(head.head(), own.getFirst());
            if (isFarFromNow(cosignature.time())) {
                return failed(witness, "has a clock at " + cosignature.time() + ", more than " + CLOCK_TOLERANCE + " from ours at " + clock.instant().getEpochSecond() + "; one of the two is wrong", false);
            }
            sizes.put(witness.key(), head.head().size());
            return new Outcome(own, Optional.empty());
        } catch (NotAuthentic e) {
            return failed(witness, e.getMessage(), false);
        }
    }

    private boolean isFarFromNow(long time) {
        return Math.abs(Math.subtractExact(time, clock.instant().getEpochSecond())) > CLOCK_TOLERANCE.toSeconds();
    }

    private static Outcome failed(Quorum.Witness witness, String what, boolean alarming) {
        return new Outcome(List.of(), Optional.of(new Trouble(witness.name(), what, alarming)));
    }
}
