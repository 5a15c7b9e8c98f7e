package org.jsyslab.raft.kv;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jsyslab.common.codec.JsonValues;

/**
 * How long a client waits, and for what. Waits double each time, and each is lengthened at random by up to a quarter,
 * so that clients that lost their leader together do not come back together.
 *
 * @param reply how long for the first reply; over the time that a commit takes, and short, for a leader that died is
 *     found out by it
 * @param longest how long for a reply at most
 * @param election how long the first time before another server is asked if none leads; at most four times that
 * @param total after which the user is told that it did not work, or that nobody knows
 */
public record Patience(Duration reply, Duration longest, Duration election, Duration total) {
    /** A fifth of a second for a reply, ten seconds in all. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(30), Duration.ofSeconds(10));

    public Patience {
        if (!isPositive(reply) || longest.compareTo(reply) < 0 || !isPositive(election) || !isPositive(total)) {
            throw new IllegalArgumentException(
                    "not a client's patience: reply " + JsonValues.text(reply) + ", longest " + JsonValues.text(longest)
                            + ", election " + JsonValues.text(election) + ", total " + JsonValues.text(total));
        }
    }

    /** The same waits, given up after {@code limit}. */
    public Patience upTo(Duration limit) {
        return new Patience(reply, longest, election, limit);
    }

    /** How long to wait for a reply when {@code before} waits have been in vain. */
    Duration forReply(int before, RandomGenerator random) {
        return doubled(reply, before, longest, random);
    }

    /** How long to wait for a leader when {@code before} waits have been in vain. */
    Duration forElection(int before, RandomGenerator random) {
        return doubled(election, before, election.multipliedBy(4), random);
    }

    private static Duration doubled(Duration first, int times, Duration most, RandomGenerator random) {
        long nanos = Math.min(first.toNanos() << Math.min(times, 10), most.toNanos());
        return Duration.ofNanos(nanos + random.nextLong(nanos / 4 + 1));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
