package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.cli.RecordingClients;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvWrite;

/**
 * Clients of a live store that ask for one thing after the other until they are told to stop. What they ask for and are
 * told is recorded.
 */
final class Writers {
    private static final Duration THINK = Duration.ofMillis(10);

    private final RecordingClients clients;
    private final int count;
    private final RandomOperations operations;
    private final CountDownLatch working;
    private final Executor afterThinking = CompletableFuture.delayedExecutor(THINK.toMillis(), TimeUnit.MILLISECONDS);
    private volatile boolean stopping;

    /** So many clients that have not begun. */
    Writers(RecordingClients clients, int count, RandomOperations operations) {
        this.clients = clients;
        this.count = count;
        this.operations = operations;
        this.working = new CountDownLatch(count);
    }

    /** Lets them begin. */
    Writers begin() {
        SplittableRandom seeds = operations.seeds();
        for (int client = 0; client < count; client++) {
            next(client, seeds.split());
        }
        return this;
    }

    /**
     * Lets each finish what it is about, then look at all keys.
     *
     * @return whether all did, and were told
     */
    boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        return working.await(patience.toNanos(), TimeUnit.NANOSECONDS)
                && operations.keys().stream().allMatch(this::isRead);
    }

    private boolean isRead(Bytes key) {
        return clients.invoke(count, new Get(key)).toCompletableFuture().join() instanceof Outcome.Ok;
    }

    private void next(int client, SplittableRandom random) {
        if (stopping) {
            working.countDown();
            return;
        }
        KvOperation operation = operations.next(random);
        clients.invoke(client, operation).whenCompleteAsync((outcome, thrown) -> next(client, random), afterThinking);
    }

    /** The time of the record. */
    Duration now() {
        return clients.now();
    }

    /** All that was asked for so far. */
    List<Recorded> history() {
        return clients.history();
    }

    /** How many writes were acknowledged so far. */
    long acknowledged() {
        return history().stream().filter(Writers::isAcknowledgedWrite).count();
    }

    /** How long after {@code start} the first write was acknowledged that was called after it, if one was. */
    Optional<Duration> firstWriteAfter(Duration start) {
        return history().stream()
                .filter(call -> isAcknowledgedWrite(call) && call.called().compareTo(start) >= 0)
                .map(call -> call.returned().minus(start))
                .min(Duration::compareTo);
    }

    private static boolean isAcknowledgedWrite(Recorded call) {
        return call.operation() instanceof KvWrite && call.outcome() instanceof Outcome.Ok;
    }
}
