package loadline.witness;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import loadline.log.cosign.Attested;
import loadline.log.publication.Cadence;
import loadline.log.publication.Publication;
import loadline.log.tree.SignedTreeHead;

/** Publishes a log at its cadence. For one thread at a time. */
public final class Publisher {
    private final Publication publication;
    private final Cosigning cosigning;
    private final Cadence cadence;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private Optional<Long> last = Optional.empty();

    /**
     * A publisher that has not published yet, so that its first turn is due.
     *
     * @param clock for the times that are signed; it may jump
     * @param ticks seconds that never go back, for the cadence
     */
    public Publisher(Publication publication, Cosigning cosigning, Cadence cadence, InstantSource clock, LongSupplier ticks) {
        this.publication = publication;
        this.cosigning = cosigning;
        this.cadence = cadence;
        this.clock = clock;
        this.ticks = ticks;
    }

    /**
     * Publishes if it is time. A head that was withheld is tried again at the next turn, with what was appended since.
     *
     * @return empty if it is not time
     * @throws loadline.log.LogBroken if the log is not what was written; nothing is signed then
     */
    public Optional<Published> turn() throws IOException, InterruptedException {
        long now = ticks.getAsLong();
        if (last.isPresent() && !cadence.isDue(now - last.get(), publication.hasNew())) {
            return Optional.empty();
        }
        last = Optional.of(now);
        return Optional.of(publish());
    }

    /** Publishes now. @throws loadline.log.LogBroken as {@link #turn} */
    public Published publish() throws IOException, InterruptedException {
        SignedTreeHead signed = publication.sign(clock.instant().getEpochSecond());
        Cosigning.Collected collected = cosigning.collect(signed, from -> publication.proveConsistency(from, signed));
        return switch (collected.attested()) {
            case Attested.Witnessed witnessed -> {
                publication.publish(witnessed.head());
                yield new Published.Witnessed(witnessed, collected.troubles());
            }
            case Attested.SelfAttested self -> {
                publication.publish(self.head());
                yield new Published.SelfAttested(self, collected.troubles());
            }
            case Attested.Short few -> new Published.Withheld(few, collected.troubles());
        };
    }

    /** Takes turns until the thread is interrupted. */
    public void run(Duration pause, Consumer<Published> seen) throws IOException {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turn().ifPresent(seen);
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
