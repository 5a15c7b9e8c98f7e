package org.jsyslab.common.check;

import java.time.Duration;

/**
 * How much a check may cost. Deciding linearizability is NP-complete (Gibbons &amp; Korach 1997), so a checker needs a
 * bound; when it is reached, the verdict is {@link Verdict.Unknown}.
 *
 * @param configurations pairs of placed operations and state that a check may visit and remember, about 200 bytes each; a
 *     bound on memory, and the same on every machine
 * @param time wall time that a check may take
 */
public record Budget(long configurations, Duration time) {
    /** One million configurations, one minute: enough for tens of thousands of operations of ten clients. */
    public static final Budget DEFAULT = new Budget(1_000_000, Duration.ofMinutes(1));

    public Budget {
        if (configurations < 1 || time.isNegative()) {
            throw new IllegalArgumentException("not a budget: " + configurations + " configurations, " + time);
        }
    }
}
