package org.jsyslab.common.check;

import java.time.Duration;

/**
 * How much a check may cost. Deciding linearizability is NP-complete (Gibbons &amp; Korach 1997), so a checker needs a
 * bound; when it is reached, the verdict is {@link Verdict.Unknown}.
 *
 * @param steps how many times a check may try an operation on a state: a bound on work that is the same on every
 *     machine
 * @param configurations how many pairs of placed operations and state a check may remember, about 250 bytes each: a
 *     bound on memory
 * @param time wall time that a check may take
 */
public record Budget(long steps, long configurations, Duration time) {
    /**
     * Fifty million steps, a million configurations, one minute.
     *
     * <p>What a check costs depends on how many operations overlap on one component of keys, far more than on how many
     * there are. Measured: 10,000 operations of 10 clients on one key took about a second; of 15 clients, they were
     * left undecided. Of operations on one key that all overlap, 10 writes and 10 reads took two seconds, and 12 and 12
     * were left undecided, whether or not they were right. So spread a load over many keys, or let few clients share
     * one.
     */
    public static final Budget DEFAULT = new Budget(50_000_000, 1_000_000, Duration.ofMinutes(1));

    public Budget {
        if (steps < 1 || configurations < 1 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "not a budget: " + steps + " steps, " + configurations + " configurations, " + time);
        }
    }

    /** The default with another bound on work. */
    public static Budget ofSteps(long steps) {
        return new Budget(steps, DEFAULT.configurations, DEFAULT.time);
    }

    /** The default with another bound on time. */
    public static Budget ofTime(Duration time) {
        return new Budget(DEFAULT.steps, DEFAULT.configurations, time);
    }
}
