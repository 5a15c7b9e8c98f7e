package org.jsyslab.common.check;

import java.time.Duration;

/**
 * How much a check may cost. Deciding linearizability is NP-complete (Gibbons &amp; Korach 1997), so a checker needs a
 * bound; when it is reached, the verdict is {@link Verdict.Unknown}.
 *
 * @param steps how many times a check may try an operation on a state: a bound on work that is the same on every machine
 * @param configurations how many pairs of placed operations and state a check may remember, about 250 bytes each: a bound on
 *     memory
 * @param time wall time that a check may take
 */
public record Budget(long steps, long configurations, Duration time) {
    /** Fifty million steps, a million configurations, one minute: enough for tens of thousands of operations. */
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
