package loadline.controlplane.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import loadline.core.Rule;
import loadline.core.history.Genesis;

/**
 * Whose time entries carry: the machine's, or, in a log that says so in its first entry, the time that is stated.
 *
 * @param stated the time to write into a log that runs on a stated clock
 */
public record WorkspaceClock(InstantSource machine, Optional<Instant> stated) {
    /** The machine's clock; nothing is stated. */
    public static WorkspaceClock machine(InstantSource machine) {
        return new WorkspaceClock(machine, Optional.empty());
    }

    /**
     * The time of the next entry, in whole milliseconds: never before {@code latest}, that of the last.
     *
     * @throws IllegalArgumentException if a time is stated where the machine's counts, none where one must be, or one before
     *     {@code latest}
     */
    Instant next(Genesis.Clock clock, Instant latest) {
        return switch (clock) {
            case MACHINE -> {
                Rule.require(stated.isEmpty(), "this log runs on the machine's clock, so no time can be stated; leave out --clock and LOADLINE_CLOCK");
                Instant now = machine.instant().truncatedTo(ChronoUnit.MILLIS);
                yield now.isBefore(latest) ? latest : now;
            }
            case STATED -> {
                Instant now = stated.orElseThrow(() -> new IllegalArgumentException("this log runs on a stated clock; say when with --clock, such as `--clock 2026-03-01T09:00:00Z`"))
                        .truncatedTo(ChronoUnit.MILLIS);
                Rule.require(!now.isBefore(latest), () -> "the stated time " + now + " is before " + latest + ", the time of the last entry; a log never goes back");
                yield now;
            }
        };
    }
}
