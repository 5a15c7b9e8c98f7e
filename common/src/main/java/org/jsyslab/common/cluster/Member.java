package org.jsyslab.common.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsyslab.common.node.NodeId;

/** One node of a running cluster over all its lives. Its methods are called by one thread at a time. */
final class Member {
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final NodeId id;
    private final List<String> command;
    private final Consumer<String> output;
    private final Consumer<Long> born;
    private final Consumer<Long> dead;

    private volatile ChildProcess process;
    private volatile boolean paused;
    private int lives;

    /**
     * A node that has not been started yet.
     *
     * @param command the command line of its process
     * @param output takes each line that it prints
     * @param born told the id of each of its processes as it starts
     * @param dead told the id of each of its processes as it ends by our hand
     */
    Member(NodeId id, List<String> command, Consumer<String> output, Consumer<Long> born, Consumer<Long> dead) {
        this.id = id;
        this.command = List.copyOf(command);
        this.output = output;
        this.born = born;
        this.dead = dead;
    }

    NodeId id() {
        return id;
    }

    /** Starts the next life; {@link #awaitReady} tells when it serves. */
    void start() {
        if (isAlive()) {
            throw new ClusterException(id.name() + " is running already");
        }
        process = ChildProcess.start(id.name(), command, output);
        born.accept(process.pid());
        lives++;
        paused = false;
    }

    void awaitReady() {
        process.awaitReady(READY_LIMIT);
    }

    void kill() {
        requireAlive();
        process.kill();
        dead.accept(process.pid());
        paused = false;
    }

    void pause() {
        requireAlive();
        Signals.stop(process.pid());
        paused = true;
    }

    void resume() {
        requireAlive();
        Signals.resume(process.pid());
        paused = false;
    }

    /** Whether it has a process, stopped or not. */
    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it has a process that is not stopped. */
    boolean isListening() {
        return isAlive() && !paused;
    }

    NodeStatus status(String state) {
        NodeStatus.Condition condition =
                !isAlive() ? NodeStatus.Condition.DOWN : paused ? NodeStatus.Condition.PAUSED : NodeStatus.Condition.UP;
        return new NodeStatus(id, condition, isAlive() ? process.pid() : 0, lives, state);
    }

    private void requireAlive() {
        if (!isAlive()) {
            throw new ClusterException(id.name() + " is not running; start it with: restart " + id.name());
        }
    }
}
