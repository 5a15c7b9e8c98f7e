package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long something takes: a distribution of durations. */
@FunctionalInterface
public interface Delay {
    /** No time at all. */
    Delay NONE = random -> 0;

    /**
     * Draws a duration.
     *
     * @return nanoseconds, zero or more
     */
    long nanos(RandomGenerator random);

    /** Always the same. */
    static Delay constant(Duration duration) {
        long nanos = nanosOf(duration);
        return random -> nanos;
    }

    /** Any duration from {@code least} to {@code most}, all as likely. */
    static Delay uniform(Duration least, Duration most) {
        long from = nanosOf(least);
        long to = nanosOf(most);
        if (from > to) {
            throw new IllegalArgumentException("the least delay " + least + " exceeds the most, " + most);
        }
        return random -> random.nextLong(from, to + 1);
    }

    /** Mostly short, sometimes several times the mean; without memory. */
    static Delay exponential(Duration mean) {
        long nanos = nanosOf(mean);
        return random -> (long) (nanos * random.nextExponential());
    }

    /**
     * A heavy tail: half of the durations lie below the median, and the rest may be far above it.
     *
     * @param spread standard deviation of the logarithm; 0.5 is mild, 1.5 is wild
     */
    static Delay logNormal(Duration median, double spread) {
        long nanos = nanosOf(median);
        return random -> (long) Math.min(nanos * StrictMath.exp(spread * random.nextGaussian()), 1e17);
    }

    /** This delay, but now and then, with {@code probability}, another one. */
    default Delay orSometimes(double probability, Delay other) {
        return random -> random.nextDouble() < probability ? other.nanos(random) : nanos(random);
    }

    private static long nanosOf(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + duration);
        }
        return duration.toNanos();
    }
}
