package org.jsyslab.raft.kv;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a client waits, and for what. Waits double from the first to the longest, each lengthened at random by up to
 * a quarter, so that clients that lost their leader together do not come back together.
 *
 * @param reply how long for the first reply; over the time that a commit takes, and short, for a leader that died is
 *     found out by it
 * @param election how long before a server is asked again when none leads
 * @param longest no wait is longer, its random part apart
 * @param total after which the user is told that it did not work, or that nobody knows
 */
public record Patience(Duration reply, Duration election, Duration longest, Duration total) {
    /** A fifth of a second for a reply, ten seconds in all. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofMillis(200), Duration.ofMillis(30), Duration.ofSeconds(1), Duration.ofSeconds(10));

    public Patience {
        boolean inOrder = reply.compareTo(longest) <= 0 && election.compareTo(longest) <= 0;
        if (!isPositive(reply) || !isPositive(election) || !isPositive(total) || !inOrder) {
            throw new IllegalArgumentException("not a client's patience: reply " + reply + ", election " + election
                    + ", longest " + longest + ", total " + total);
        }
    }

    /** The same waits, given up after {@code limit}. */
    public Patience upTo(Duration limit) {
        return new Patience(reply, election, longest, limit);
    }

    /** How long to wait for a reply when {@code before} waits have been in vain. */
    Duration forReply(int before, RandomGenerator random) {
        return doubled(reply, before, random);
    }

    /** How long to wait for a leader when {@code before} waits have been in vain. */
    Duration forElection(int before, RandomGenerator random) {
        return doubled(election, before, random);
    }

    private Duration doubled(Duration first, int times, RandomGenerator random) {
        long nanos = Math.min(first.toNanos() << Math.min(times, 10), longest.toNanos());
        return Duration.ofNanos(nanos + random.nextLong(nanos / 4 + 1));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
