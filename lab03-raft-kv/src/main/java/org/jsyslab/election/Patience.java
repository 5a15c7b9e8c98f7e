package org.jsyslab.election;

import java.time.Duration;

/**
 * How long a process waits before it takes silence for a crash. The algorithms are right if no message takes longer; in
 * an asynchronous network no value is long enough.
 *
 * @param answer for a direct answer: more than a round trip
 * @param period between two signs of life of the coordinator
 * @param silence without any of them; several periods, and longer than an election
 */
public record Patience(Duration answer, Duration period, Duration silence) {
    /** For networks whose messages take some milliseconds. */
    public static final Patience LAN =
            new Patience(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(600));
}
