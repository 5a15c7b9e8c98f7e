package org.jsyslab.heartbeat.detector;

import java.time.Duration;

/**
 * NFD-S: heartbeat i is sent at i η, and from i η + δ to the next such freshness point the sender is trusted if
 * heartbeat i or a later one has arrived. No detector that sends as rarely and detects crashes as soon, within η + δ,
 * is right more often.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 3, Figure 6. Departure from the rule of {@link Detector}: it compares times of
 * the sender with times of the listener, and so needs synchronised clocks. That is why it exists in simulation only,
 * for the experiment {@code qos}; processes have {@link ChenNfdE}, which estimates what this one is told.
 */
public class NfdS implements Detector {
    private final Duration eta;
    private final Duration delta;

    /** ℓ: the largest number heard. */
    private long largest;

    /**
     * A detector that has heard nothing yet.
     *
     * @param eta the time between two heartbeats, of which the first is sent at {@code eta} of the common clock
     * @param delta how long after it was sent a heartbeat is waited for, zero or more
     */
    public NfdS(Duration eta, Duration delta) {
        this.eta = eta;
        this.delta = delta;
    }

    @Override
    public void heard(long sequence, Duration at) {
        largest = Math.max(largest, sequence);
    }

    /** The freshness point τ_{ℓ+1} = (ℓ + 1) η + δ. */
    @Override
    public Duration freshUntil() {
        return delta.plusNanos((largest + 1) * eta.toNanos());
    }

    /** 1 where the suspicion begins, and one more for each period from there; 0 from a period before. */
    @Override
    public double suspicionLevel(Duration now) {
        return Math.max(0, 1 + (double) now.minus(freshUntil()).toNanos() / eta.toNanos());
    }
}
