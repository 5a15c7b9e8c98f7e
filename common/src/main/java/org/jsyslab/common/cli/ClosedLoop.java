package org.jsyslab.common.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jsyslab.common.node.Outcome;

/**
 * Clients that each issue an operation, await its outcome, and issue the next: the load adapts to the service, so that
 * throughput and latency say the same twice. After a warm-up, what ends is counted.
 */
final class ClosedLoop {
    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(1);

    private final LabClient client;
    private final Load load;
    private final int clients;
    private final Histogram micros = new ConcurrentHistogram(MAX_MICROS, 3);
    private final AtomicLong notDone = new AtomicLong();
    private final CountDownLatch running;
    private volatile boolean counting;
    private volatile boolean over;

    private ClosedLoop(LabClient client, Load load, int clients) {
        this.client = client;
        this.load = load;
        this.clients = clients;
        this.running = new CountDownLatch(clients);
    }

    /**
     * Measures.
     *
     * @throws InterruptedException if the user wants no more of it
     */
    static Measurement measure(LabClient client, Load load, int clients, Duration warmUp, Duration measured)
            throws InterruptedException {
        return new ClosedLoop(client, load, clients).run(warmUp, measured);
    }

    private Measurement run(Duration warmUp, Duration measured) throws InterruptedException {
        for (int k = 0; k < clients; k++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(k);
            issue(k, random);
        }
        letRun(warmUp);
        counting = true;
        long begin = System.nanoTime();
        letRun(measured);
        counting = false;
        long nanos = System.nanoTime() - begin;
        over = true;
        running.await(10, TimeUnit.SECONDS);
        return new Measurement(clients, nanos / 1e9, micros, notDone.get());
    }

    private void issue(int k, RandomGenerator random) {
        long begin = System.nanoTime();
        client.invoke(k, load.next(k, random)).whenComplete((outcome, thrown) -> {
            count(outcome, System.nanoTime() - begin);
            if (over || thrown != null) {
                running.countDown();
            } else {
                issue(k, random);
            }
        });
    }

    private void count(Outcome outcome, long nanos) {
        if (counting && outcome instanceof Outcome.Ok) {
            micros.recordValue(Math.min(nanos / 1_000, MAX_MICROS));
        } else if (counting) {
            notDone.incrementAndGet();
        }
    }

    /** Returns early only if all clients have given up. */
    private void letRun(Duration time) throws InterruptedException {
        if (running.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            over = true;
        }
    }
}
