package org.jsyslab.heartbeat.experiment;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * The heartbeats of a process that never crashes, number i sent at i periods, each lost with some probability and else
 * delayed by an exponentially distributed time.
 */
final class LossyHeartbeats {
    /** η. */
    static final Duration PERIOD = Duration.ofSeconds(1);
    /** p_L. */
    static final double LOSS = 0.01;
    /** E(D). */
    static final Duration MEAN_DELAY = Duration.ofMillis(20);

    /** Who listens to them, in the order of their arrival. */
    @FunctionalInterface
    interface Listener {
        /** Number {@code sequence} arrives at {@code at}, {@code delay} after it was sent. */
        void heard(long sequence, Duration at, Duration delay);
    }

    private record Arrival(long sequence, long nanos) {}

    private final RandomGenerator random;
    private final PriorityQueue<Arrival> underWay = new PriorityQueue<>(Comparator.comparingLong(Arrival::nanos));

    LossyHeartbeats(RandomGenerator random) {
        this.random = random;
    }

    /** Sends so many. */
    void send(long heartbeats, Listener listener) {
        long period = PERIOD.toNanos();
        for (long i = 1; i <= heartbeats; i++) {
            if (random.nextDouble() >= LOSS) {
                underWay.add(new Arrival(i, i * period + (long) (MEAN_DELAY.toNanos() * random.nextExponential())));
            }
            while (!underWay.isEmpty() && underWay.peek().nanos() < (i + 1) * period) {
                Arrival next = underWay.remove();
                long delay = next.nanos() - next.sequence() * period;
                listener.heard(next.sequence(), Duration.ofNanos(next.nanos()), Duration.ofNanos(delay));
            }
        }
    }
}
