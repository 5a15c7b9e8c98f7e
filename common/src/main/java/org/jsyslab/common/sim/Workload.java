package org.jsyslab.common.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;

/**
 * Someone who asks one client for one operation after the other, and keeps the history. While the client is down it
 * waits; an operation that a crash ended counts as unknown, and the next one follows after the restart.
 */
public final class Workload {
    private static final long RETRY = 10_000_000; // 10 ms

    private final Simulation simulation;
    private final NodeId client;
    private final NodeId asker;
    private final Iterator<? extends Operation> operations;
    private final Delay think;
    private final RandomGenerator random;
    private final List<Invocation> invocations = new ArrayList<>();
    private boolean done;

    Workload(Simulation simulation, NodeId client, Iterator<? extends Operation> operations, Delay think) {
        this.simulation = simulation;
        this.client = client;
        this.asker = simulation.askers.newAsker(client);
        this.operations = operations;
        this.think = think;
        this.random = simulation.random("workload of " + asker);
        next(think.nanos(random));
    }

    /** Whether all operations have ended. */
    public boolean isDone() {
        return done;
    }

    /** How many operations have been asked for so far. */
    public int asked() {
        return invocations.size();
    }

    /** The operations so far, in the order called. */
    public List<Recorded> history() {
        return invocations.stream().map(Invocation::recorded).toList();
    }

    private void next(long wait) {
        simulation.timeline.at(simulation.timeline.now() + wait, this::issue);
    }

    private void issue() {
        if (!simulation.machine(client).isUp()) {
            next(RETRY);
        } else if (operations.hasNext()) {
            Operation operation = operations.next();
            invocations.add(simulation.askers.ask(asker, client, operation, end -> next(think.nanos(random))));
        } else {
            done = true;
        }
    }
}
