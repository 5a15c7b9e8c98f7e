package org.jsyslab.common.runtime.loop;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the queue of events as it stands, runs the handlers, forces their writes once, and only then lets their
 * messages go. A handler or a disk that throws stops the loop for good: nothing of its batch is released, as if the
 * process had crashed there.
 *
 * <p>All methods run on the process's event loop, except {@link #submit}.
 */
public final class StepLoop {
    private static final Logger LOG = LoggerFactory.getLogger(StepLoop.class);
    /** Events of one batch: bounds how long the first reply of a batch waits for the last handler. */
    private static final int MAX_BATCH = 1_024;

    /** So long after it came to life, a stack may be slow. */
    private static final long WARM_UP_NANOS = 1_000_000_000;

    /** What a loop stands on: the name of the process, its thread, its disk, and its clock and observers. */
    public record Ground(NodeId process, EventLoop thread, NodeDisk disk, Recorder recorder) {}

    private final Ground ground;
    private final Duration slowStep;
    private final Consumer<Throwable> failStop;
    private final Residents residents = new Residents(this);
    private final Askers askers = new Askers();
    private final Queue<Step> queue = new ArrayDeque<>();
    private final Set<ProcessWorld> touched = new LinkedHashSet<>();
    private final Outbox outbox;
    private Carrier carrier;
    private boolean scheduled;
    private boolean stopped;
    /** Nanoseconds since the process began, the same throughout a step. */
    private long now;
    /** The operation of the event being handled; null while nobody observes. */
    private OpId op;

    /** Where the random streams of this life begin. */
    private final long seed = new SecureRandom().nextLong();

    private long steps;

    /**
     * A loop without stacks.
     *
     * @param slowStep a step that takes longer is logged, once its stack is warm: handlers must not block
     * @param failStop told, once, why the loop stopped by itself
     */
    public StepLoop(Ground ground, Workers workers, Duration slowStep, Consumer<Throwable> failStop) {
        this.ground = ground;
        this.outbox = new Outbox(this, new WorkPool(ground.process(), workers));
        this.slowStep = slowStep;
        this.failStop = failStop;
    }

    /** Sets who takes messages to other processes; before the first event. */
    public void use(Carrier newCarrier) {
        carrier = newCarrier;
    }

    /** The stacks that live here. */
    public Residents residents() {
        return residents;
    }

    /** Number of steps so far. */
    public long steps() {
        return steps;
    }

    /** What this loop stands on. */
    public Ground ground() {
        return ground;
    }

    /**
     * Runs something on the loop's thread, from any thread.
     *
     * @return false if the process has closed, and nothing will run
     */
    public boolean submit(Runnable task) {
        if (ground.thread().inEventLoop()) {
            task.run();
            return true;
        }
        try {
            ground.thread().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Delivers a message that came from elsewhere to a stack that lives here and understands it. */
    public void deliver(Envelope envelope) {
        add(new Step.Delivery(residents.world(envelope.dest()), envelope));
    }

    /**
     * Asks a client that lives here to carry out an operation. The caller sees to it that neither the client nor the
     * asker has another one outstanding.
     *
     * @param asker a name for whoever waits: a door's connection, a command line
     * @param then told the outcome, exactly once, on the loop's thread
     */
    public void ask(NodeId asker, NodeId client, Operation operation, Consumer<Outcome> then) {
        if (!residents.understands(client, new Invoke(operation))) {
            then.accept(new Outcome.Failed("no client " + client.name() + " lives in this process"));
            return;
        }
        askers.await(asker, client, then);
        Envelope invocation = new Envelope(null, asker, client, 0, null, new Invoke(operation));
        add(new Step.Delivery(residents.world(client), invocation));
    }

    Askers askers() {
        return askers;
    }

    /** Stops: what is queued is never handled, what is not forced never leaves. */
    public void stop() {
        stopped = true;
        queue.clear();
        outbox.close();
        residents.clear();
        askers.abandon("the process has stopped");
    }

    void add(Step step) {
        if (!stopped) {
            queue.add(step);
            schedule();
        }
    }

    /** Takes what the present step sends, and sees to it that it is released. */
    Outbox outbox() {
        schedule();
        return outbox;
    }

    long now() {
        return now;
    }

    void refreshNow() {
        now = ground.recorder().nanos();
    }

    long seed() {
        return seed;
    }

    OpId op() {
        return op;
    }

    void handling(OpId newOp) {
        op = newOp;
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            ground.thread().execute(this::turn);
        }
    }

    /**
     * Handles all that was queued when the turn began, so that what the sockets gave us is done before they are read
     * again: a node that cannot keep up slows its senders down instead of filling its memory.
     */
    private void turn() {
        try {
            for (int due = Math.max(queue.size(), 1); due > 0 && !stopped; due -= MAX_BATCH) {
                batch(Math.min(due, MAX_BATCH));
            }
        } catch (Throwable failure) { // whatever it is, what we hold in memory can no longer be trusted
            stop();
            failStop.accept(failure);
        }
        scheduled = false;
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    private void batch(int size) throws IOException {
        for (int i = 0; i < size && !queue.isEmpty(); i++) {
            Step step = queue.remove();
            take(step);
            touched.add(step.world());
        }
        for (ProcessWorld world : touched) {
            take(new Step.BatchEnd(world));
        }
        touched.clear();
        outbox.commit(carrier);
    }

    private void take(Step step) {
        if (step.world().isGone()) {
            return;
        }
        refreshNow();
        op = null;
        try {
            step.run();
        } catch (RuntimeException | Error failure) {
            throw new StepFailedException(step.world().self() + " failed at " + step.name() + ": " + failure, failure);
        }
        ground.disk().endStep();
        steps++;
        long millis = (ground.recorder().nanos() - now) / 1_000_000;
        if (millis > slowStep.toMillis() && !isColdStart(step)) {
            LOG.warn(
                    "{} took {} ms at {}: a handler must not block",
                    step.world().self(),
                    millis,
                    step.name());
        }
    }

    /**
     * Whether a step is slow because the JVM still loads and compiles the code of its stack, which is nobody's fault.
     */
    private boolean isColdStart(Step step) {
        return step instanceof Step.Start || now - step.world().bornAt() < WARM_UP_NANOS;
    }
}
