package org.jsyslab.common.sim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/** The pseudo-nodes that ask clients for operations and wait for the outcome, each for one at a time. */
final class Askers {
    private final Simulation simulation;
    private final Map<NodeId, Invocation> waiting = new TreeMap<>();
    private long asked;

    Askers(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A name for someone new who asks this client. */
    NodeId newAsker(NodeId client) {
        return client.child("asker-" + ++asked);
    }

    Invocation ask(NodeId asker, NodeId client, Operation operation, Consumer<Invocation> whenDone) {
        Invocation invocation = new Invocation(client, asker, operation, simulation.timeline.now(), whenDone);
        Machine machine = simulation.machine(client);
        simulation.reporter.called(machine, asker, operation);
        if (machine.isUp()) {
            waiting.put(asker, invocation);
            machine.life().loop().enqueue(invocation);
        } else {
            end(invocation, new Outcome.Failed(client + " is down"));
        }
        return invocation;
    }

    /** An outcome has come. Clients answer each request exactly once, so one that nobody waits for fails the run. */
    void answered(Incarnation life, NodeId asker, Outcome outcome) {
        Invocation invocation = waiting.remove(asker);
        if (invocation == null) {
            throw simulation.violated(
                    "each client answers each request once",
                    life.self() + " answers " + asker + ", who does not wait, with " + StableText.of(outcome),
                    null);
        }
        end(invocation, outcome);
    }

    void clientCrashed(NodeId client) {
        List<Invocation> lost = waiting.values().stream()
                .filter(invocation -> invocation.client().equals(client))
                .toList();
        for (Invocation invocation : lost) {
            waiting.remove(invocation.asker());
            end(invocation, new Outcome.Unknown(client + " crashed"));
        }
    }

    private void end(Invocation invocation, Outcome outcome) {
        simulation.reporter.ended(simulation.machine(invocation.client()), invocation.asker(), outcome);
        invocation.end(outcome, simulation.timeline.now());
    }
}
