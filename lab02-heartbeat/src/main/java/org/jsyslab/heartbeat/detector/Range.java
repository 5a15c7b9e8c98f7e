package org.jsyslab.heartbeat.detector;

import java.time.Duration;

/** What values a detector's parameters may have. A wrong one gets one line that names it. */
final class Range {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LARGEST_WINDOW = 10_000;

    private Range() {}

    /** A time of a day at most, and not zero. */
    static void check(String name, Duration value) {
        require(
                value.compareTo(Duration.ZERO) > 0 && value.compareTo(LONGEST) <= 0,
                name + " must be more than zero and at most a day, not " + value);
    }

    /** Some samples, and no more than fit many detectors in one process. */
    static void checkWindow(int size) {
        require(size >= 2 && size <= LARGEST_WINDOW, "a window holds 2 to " + LARGEST_WINDOW + " samples, not " + size);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
