package org.jsyslab.clientserver.rpc;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Exercise;

/**
 * When a client sends a request again: after {@code first}, then after twice as long each time, up to {@code longest},
 * each wait lengthened at random by up to a quarter, so that clients that lost together do not retry together.
 *
 * @param first the first wait; more than a round trip of a healthy network
 * @param longest no wait is longer, its random part apart
 * @param attempts how often a request is sent in all, at least 1; then the outcome is unknown
 */
public record Retransmission(Duration first, Duration longest, int attempts) {
    /** Waits of 0.1, 0.2, 0.4, 0.8 s, then of 1 s: gives up after 17 to 21 seconds. */
    public static final Retransmission DEFAULT = new Retransmission(Duration.ofMillis(100), Duration.ofSeconds(1), 20);

    public Retransmission {
        if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a retransmission policy: first wait " + first + ", longest "
                    + longest + ", attempts " + attempts);
        }
    }

    /** How long to wait for a reply to the {@code attempt}-th sending (1 for the first). */
    @Exercise(part = "B", hint = "Doubling overflows before the attempts run out.")
    Duration wait(int attempt, RandomGenerator random) {
        long doubled = first.toNanos() << Math.min(attempt - 1, 20);
        long nanos = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(nanos + random.nextLong(nanos / 4 + 1));
    }
}
