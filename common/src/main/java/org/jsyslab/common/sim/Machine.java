package org.jsyslab.common.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;

/**
 * What a node runs on, and what can go wrong with it: it crashes and restarts, stands still and goes on, its clock
 * drifts, its disk is slow or loses bits. It survives its node's crashes, and so does its disk.
 */
public final class Machine {
    private final NodeId id;
    private final Stack.Assembly assembly;
    private final Simulation simulation;
    private final SimulatedDisk disk = new SimulatedDisk();
    private final LocalClock clock = new LocalClock();
    private final StrictRandom forceTimes;
    private final StrictRandom crashes;
    private Delay forceTime;
    private boolean paused;
    private boolean crashAtNextForce;
    private int incarnations;
    private Incarnation life;

    Machine(NodeId id, Stack.Assembly assembly, Delay forceTime, Simulation simulation) {
        this.id = id;
        this.assembly = assembly;
        this.forceTime = forceTime;
        this.simulation = simulation;
        this.forceTimes = simulation.streams.stream(id.name(), 0, "force times");
        this.crashes = simulation.streams.stream(id.name(), 0, "crashes");
    }

    /** The name of its node. */
    public NodeId id() {
        return id;
    }

    /** Whether its node runs, perhaps paused. */
    public boolean isUp() {
        return life != null;
    }

    /** Whether its node stands still. */
    public boolean isPaused() {
        return paused;
    }

    /** Which life of the node this is or was, 1 for the first; 0 before. */
    public int incarnation() {
        return incarnations;
    }

    /**
     * The part of the running stack that is an {@code N}.
     *
     * @throws IllegalStateException if the node is down, or no such part was added to its stack
     */
    public <N> N node(Class<N> type) {
        Stack stack = running().stack();
        return find(type)
                .orElseThrow(() ->
                        new IllegalStateException(id + " has no " + type.getSimpleName() + " among " + stack.nodes()));
    }

    /** The part of the stack that is an {@code N}, if the node runs and has one. */
    public <N> Optional<N> find(Class<N> type) {
        if (life == null || life.stack() == null) {
            return Optional.empty();
        }
        for (Node<?> node : life.stack().nodes()) { // invariants ask this after every event
            if (type.isInstance(node)) {
                return Optional.of(type.cast(node));
            }
        }
        return Optional.empty();
    }

    /**
     * Starts the node anew, with what its disk holds.
     *
     * @throws IllegalStateException if it runs
     */
    public void restart() {
        if (isUp()) {
            throw new IllegalStateException(id + " runs already");
        }
        incarnations++;
        life = new Incarnation(this, incarnations, simulation);
        simulation.reporter.life(this, incarnations == 1 ? "start" : "restart");
        life.begin(assembly);
        simulation.lifeChanged();
    }

    /**
     * Ends the node at once: its state, timers, work and waiting events are gone, and of the steps that were not forced
     * a random number of the last ones, with all that they wanted to send.
     *
     * @throws IllegalStateException if it is down
     */
    public void crash() {
        Incarnation ending = running();
        ending.end();
        life = null;
        paused = false;
        crashAtNextForce = false;
        int unforced = disk.unforcedSteps();
        int lost = disk.crash(crashes);
        simulation.reporter.crash(this, lost, unforced);
        simulation.lifeChanged();
        simulation.askers.clientCrashed(id);
        simulation.checkInvariants(this);
    }

    /** Crashes the node in the midst of its next force, when messages may have gone ahead and the disk holds a part. */
    public void crashAtNextForce() {
        running();
        crashAtNextForce = true;
    }

    /** Takes {@link #crashAtNextForce} back, if it has not come true. */
    public void spareNextForce() {
        crashAtNextForce = false;
    }

    /** Lets the node stand still: it handles nothing; messages and timers wait. Nothing happens if it does already. */
    public void pause() {
        running();
        if (!paused) {
            paused = true;
            simulation.reporter.life(this, "pause");
        }
    }

    /** Lets a paused node go on. Nothing happens if it is not paused. */
    public void resume() {
        if (paused) {
            paused = false;
            simulation.reporter.life(this, "resume");
            life.loop().resume();
        }
    }

    /** Lets the node's monotonic clock run at another rate: 1.01 gains a second in every hundred. */
    public void drift(double rate) {
        clock.drift(rate, simulation.timeline.now());
        simulation.reporter.fault(id, "clock runs at " + StableText.of(rate));
    }

    /** Sets the node's time of day off by {@code skew}, which may step it back. */
    public void skew(Duration skew) {
        clock.skew(skew.toNanos());
        simulation.reporter.fault(id, "time of day is off by " + skew);
    }

    /** Sets how long this machine's disk takes to force. */
    public void forceTime(Delay delay) {
        forceTime = delay;
    }

    /** How long this machine's disk takes to force. */
    public Delay forceTime() {
        return forceTime;
    }

    /** Turns one bit of a blob on the disk: the next read of that part finds the blob corrupt. */
    public void flipBit(String blob, long bit) {
        disk.flip(blob, bit);
        simulation.reporter.fault(id, "bit " + bit + " of blob " + blob + " flips");
    }

    /** How many times the disk was forced. */
    public long forces() {
        return disk.forces();
    }

    /** Whether the node will crash at its next force. */
    boolean isDoomed() {
        return crashAtNextForce;
    }

    Incarnation life() {
        return life;
    }

    SimulatedDisk disk() {
        return disk;
    }

    long monotonic() {
        return clock.monotonic(simulation.timeline.now());
    }

    long virtual(long localNanos) {
        return clock.virtual(localNanos);
    }

    Instant wallClock() {
        return clock.wall(simulation.timeline.now());
    }

    /** How long the next force takes. */
    long forceNanos() {
        return forceTime.nanos(forceTimes);
    }

    /** Told when a force begins that will take {@code nanos}. */
    void forceBegins(long nanos) {
        if (crashAtNextForce) {
            Incarnation doomed = life;
            simulation.timeline.at(simulation.timeline.now() + nanos / 2, () -> {
                if (life == doomed && crashAtNextForce) {
                    crash();
                }
            });
        }
    }

    private Incarnation running() {
        if (life == null) {
            throw new IllegalStateException(id + " is down");
        }
        return life;
    }
}
