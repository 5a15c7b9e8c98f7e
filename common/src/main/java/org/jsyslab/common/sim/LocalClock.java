package org.jsyslab.common.sim;

import java.time.Instant;

/**
 * The clocks of one machine: a monotonic one that may run fast or slow, and a time of day that may be plainly wrong.
 */
final class LocalClock {
    private static final Instant START_OF_RUN = Instant.parse("2026-01-01T00:00:00Z");

    private double rate = 1;
    private long lastChange;
    private long localAtLastChange;
    private long skew;

    /** What the monotonic clock shows at a virtual time, in nanoseconds. */
    long monotonic(long virtual) {
        long elapsed = virtual - lastChange;
        return localAtLastChange + (rate == 1 ? elapsed : (long) (elapsed * rate));
    }

    /** How much virtual time passes while this clock counts {@code local} nanoseconds. */
    long virtual(long local) {
        return rate == 1 ? local : (long) StrictMath.ceil(local / rate);
    }

    Instant wall(long virtual) {
        return START_OF_RUN.plusNanos(virtual + skew);
    }

    /** Lets the clock run at another rate from now on: 1.01 gains a second in every hundred. */
    void drift(double newRate, long virtual) {
        if (!(newRate > 0 && newRate < 1000)) {
            throw new IllegalArgumentException("a clock's rate lies between 0 and 1000, not " + newRate);
        }
        localAtLastChange = monotonic(virtual);
        lastChange = virtual;
        rate = newRate;
    }

    /** Sets the time of day off by {@code nanos}, which steps it forwards or back. */
    void skew(long nanos) {
        skew = nanos;
    }
}
