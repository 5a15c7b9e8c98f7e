package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/** One operation that someone outside asked a client for. */
public final class Invocation implements Input {
    private final NodeId client;
    private final NodeId asker;
    private final Operation operation;
    private final long called;
    private final Consumer<Invocation> whenDone;
    private long returned;
    private Outcome outcome;

    Invocation(NodeId client, NodeId asker, Operation operation, long called, Consumer<Invocation> whenDone) {
        this.client = client;
        this.asker = asker;
        this.operation = operation;
        this.called = called;
        this.whenDone = whenDone;
    }

    /** Whether the client has answered, or can no longer do so. */
    public boolean isDone() {
        return outcome != null;
    }

    /** How it ended; nothing while it is under way. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** As an entry of a history; one under way counts as unknown, and has not returned. */
    public Recorded recorded() {
        Recorded call = Recorded.underWay(client, operation, Duration.ofNanos(called));
        return isDone() ? call.ended(outcome, Duration.ofNanos(returned)) : call;
    }

    NodeId client() {
        return client;
    }

    NodeId asker() {
        return asker;
    }

    Operation operation() {
        return operation;
    }

    void end(Outcome end, long time) {
        outcome = end;
        returned = time;
        whenDone.accept(this);
    }

    @Override
    public void handle(Incarnation life) {
        life.stack().deliver(asker, new Invoke(operation));
    }
}
