package org.jsyslab.common.check;

import java.time.Duration;

/**
 * How much a check may cost. Deciding linearizability is NP-complete (Gibbons &amp; Korach 1997), so a checker needs a
 * bound; when it is reached, the verdict is {@link Verdict.Unknown}.
 *
 * @param steps how many times a check may try an operation on a state: the same on every machine. It bounds memory too: a
 *     step leaves at most one configuration to remember, about 200 bytes
 * @param time wall time that a check may take
 */
public record Budget(long steps, Duration time) {
    /** Four million steps, one minute: enough for tens of thousands of operations of ten clients. */
    public static final Budget DEFAULT = new Budget(4_000_000, Duration.ofMinutes(1));

    public Budget {
        if (steps < 1 || time.isNegative()) {
            throw new IllegalArgumentException("not a budget: " + steps + " steps, " + time);
        }
    }
}
