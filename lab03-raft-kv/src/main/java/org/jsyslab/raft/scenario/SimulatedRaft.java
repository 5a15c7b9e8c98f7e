package org.jsyslab.raft.scenario;

import java.util.List;
import java.util.TreeSet;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.RaftMessage;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.StateMachine;

/** How simulated servers are put together. */
public final class SimulatedRaft {
    private SimulatedRaft() {}

    /** How the Raft of a server is built: rightly, or wrongly in a test of the tests. */
    @FunctionalInterface
    public interface Server {

        /** A server of a cluster that begins with these voters. */
        RaftNode of(Env<RaftMessage> env, Configuration initial, StateMachine machine);
    }

    /** A server that replicates lines, and tells {@code figure3} of each that it applies. */
    public static Assembly logServer(List<NodeId> voters, Server server, Figure3 figure3) {
        Configuration initial = new Configuration(new TreeSet<>(voters));
        return stack -> {
            LogService service = stack.add(new LogService(stack.env(LogMessage.class)));
            StateMachine witnessed = figure3.witnessed(stack.self(), service);
            service.replicatedBy(stack.add(server.of(stack.env(RaftMessage.class), initial, witnessed)));
        };
    }
}
