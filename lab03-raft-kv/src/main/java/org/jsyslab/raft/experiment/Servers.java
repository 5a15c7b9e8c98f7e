package org.jsyslab.raft.experiment;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.RaftMessage;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.RaftOptions;
import org.jsyslab.raft.Role;
import org.jsyslab.raft.scenario.LogMessage;
import org.jsyslab.raft.scenario.LogService;

/**
 * The servers of one cluster, n1 first, as every trial puts them together.
 *
 * @param names in the order of their numbers
 * @param options the same for all
 */
record Servers(List<NodeId> names, RaftOptions options) {

    Servers {
        names = List.copyOf(names);
    }

    /** So many servers. */
    static Servers of(int count, RaftOptions options) {
        return new Servers(
                IntStream.rangeClosed(1, count)
                        .mapToObj(k -> NodeId.of("n" + k))
                        .toList(),
                options);
    }

    /** Adds some of the servers to a simulation: they start now. */
    void start(Simulation simulation, List<NodeId> some) {
        some.forEach(server -> simulation.add(server, assembly()));
    }

    private Assembly assembly() {
        Configuration all = new Configuration(new TreeSet<>(names));
        return stack -> {
            LogService service = stack.add(new LogService(stack.env(LogMessage.class)));
            service.replicatedBy(stack.add(new RaftNode(stack.env(RaftMessage.class), options, all, service)));
        };
    }

    /** Whether a running server leads. */
    static boolean areLed(Simulation simulation) {
        for (RaftNode raft : simulation.nodes(RaftNode.class)) { // asked after every event, so no stream
            if (raft.state().role() == Role.LEADER) {
                return true;
            }
        }
        return false;
    }

    /** Whether a running server has begun a term after the first. */
    static boolean areBeyondFirstTerm(Simulation simulation) {
        for (RaftNode raft : simulation.nodes(RaftNode.class)) {
            if (raft.state().term() > 1) {
                return true;
            }
        }
        return false;
    }
}
