package org.jsyslab.common.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * How a node handles events, as the real runtime does: it takes its queue as it stands, runs the handlers, each event a
 * step, gives each node its end of batch, forces the disk once, and then releases what the steps asked for. While the
 * force takes its time the node is busy and events queue up; that is where batches come from.
 */
final class StepLoop {
    /** The most events that one force covers. */
    static final int MOST_IN_BATCH = 1024;
    /** The most events that wait; messages from others beyond that are dropped. */
    static final int MOST_WAITING = 10_000;
    /** How long a batch keeps a node busy apart from the force, in nanoseconds. Zero would let loops stop time. */
    private static final long TURN = 2_000;

    private static final Input END_OF_BATCH = life -> life.stack().endBatch();

    private final Incarnation life;
    private final Machine machine;
    private final Simulation simulation;
    private final Queue<Input> waiting = new ArrayDeque<>(4);
    private final List<Effect> held = new ArrayList<>(4);
    private final Scheduled turn = scheduled(this::takeTurn);
    private final Scheduled forced = scheduled(this::forced);
    private boolean busy;
    private boolean turnScheduled;
    private boolean releasable;
    private long freeAt;

    StepLoop(Incarnation life) {
        this.life = life;
        this.machine = life.machine();
        this.simulation = life.simulation();
    }

    /** Whether a message from another node would find no room. */
    boolean isFull() {
        return waiting.size() >= MOST_WAITING;
    }

    /** Makes {@code start} the first event, to be handled now but not yet. */
    void begin(Input start) {
        waiting.add(start);
        turnScheduled = true;
        simulation.timeline.after(0, turn);
    }

    /** Adds an event to those that wait; handles it at once if the node has nothing else to do. */
    void enqueue(Input input) {
        if (!life.isOver()) {
            waiting.add(input);
            proceed();
        }
    }

    /** Keeps what a step asks for until it may be released. */
    void hold(Effect effect) {
        held.add(effect);
    }

    /** Goes on where a pause held it up. */
    void resume() {
        if (releasable) {
            release();
        }
        proceed();
    }

    private void proceed() {
        if (busy || turnScheduled || machine.isPaused() || waiting.isEmpty()) {
            return;
        }
        if (simulation.timeline.now() >= freeAt) {
            runBatch();
        } else {
            turnScheduled = true;
            simulation.timeline.at(freeAt, turn);
        }
    }

    private void takeTurn() {
        turnScheduled = false;
        proceed();
    }

    private void runBatch() {
        busy = true;
        for (int left = Math.min(waiting.size(), MOST_IN_BATCH); left > 0 && !life.isOver(); left--) {
            step(waiting.remove());
        }
        if (!life.isOver()) {
            step(END_OF_BATCH);
        }
        freeAt = simulation.timeline.now() + TURN;
        endBatch();
    }

    private void endBatch() {
        if (life.isOver()) {
            return;
        }
        if (machine.disk().isDirty()) {
            long nanos = machine.forceNanos();
            machine.forceBegins(nanos);
            simulation.timeline.after(nanos, forced);
        } else {
            release();
        }
    }

    private void step(Input input) {
        life.causedBy(null);
        try {
            input.handle(life);
        } catch (Violation violation) {
            throw violation;
        } catch (RuntimeException | AssertionError e) {
            throw simulation.violated(life.self() + " handles every event without an error", e.toString(), e);
        }
        simulation.reporter.writes(life);
        machine.disk().endStep();
        simulation.stepDone(machine);
    }

    private void forced() {
        if (!life.isOver()) {
            simulation.reporter.forced(life, machine.disk().unforcedSteps());
            machine.disk().force();
            releasable = true;
            if (!machine.isPaused()) {
                release();
                proceed();
            }
        }
    }

    private void release() {
        releasable = false;
        for (int i = 0; i < held.size() && !life.isOver(); i++) {
            held.get(i).release();
        }
        held.clear();
        busy = false;
        if (!life.isOver()) {
            proceed();
        }
    }

    private static Scheduled scheduled(Runnable action) {
        return new Scheduled() {
            @Override
            void happen() {
                action.run();
            }
        };
    }
}
