package org.jsyslab.raft;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.kv.KvRead;
import org.jsyslab.raft.kv.KvResult;
import org.jsyslab.raft.kv.KvWrite;
import org.jsyslab.raft.scenario.RaftScenario;
import org.jsyslab.raft.scenario.SimulatedStore;

/** What the tests of the store on Raft share: how servers are built, so that mutants can build them wrongly. */
abstract class StoreScene {

    /** The parts of a server. */
    RaftParts parts() {
        return new RaftParts();
    }

    /** The environment that a server's Raft is given. */
    Env<RaftMessage> env(Env<RaftMessage> env) {
        return env;
    }

    final SimulatedStore store(Simulation simulation, int servers, RaftOptions options) {
        return new SimulatedStore(
                simulation,
                servers,
                (env, initial, machine) -> new RaftNode(env(env), options, initial, machine, parts()));
    }

    /** Asks a client for an operation and waits for the outcome. */
    static Outcome ask(Simulation simulation, NodeId client, Operation operation) {
        Invocation invocation = simulation.invoke(client, operation);
        simulation.eventually(done(invocation), Duration.ofMinutes(1));
        return invocation.outcome().orElseThrow();
    }

    static Condition done(Invocation invocation) {
        return Condition.of("the operation ends", simulation -> invocation.isDone());
    }

    static void put(Simulation simulation, NodeId client, String key, String value) {
        Outcome outcome = ask(simulation, client, new KvWrite.Put(Bytes.utf8(key), Bytes.utf8(value)));
        if (!(outcome instanceof Outcome.Ok)) {
            throw simulation.violated("put " + key + " succeeds", outcome.toString(), null);
        }
    }

    static Optional<String> get(Simulation simulation, NodeId client, String key) {
        Outcome outcome = ask(simulation, client, new KvRead.Get(Bytes.utf8(key)));
        if (outcome instanceof Outcome.Ok ok) {
            return ((KvResult.Found) ok.result()).value().map(Bytes::toString);
        }
        throw simulation.violated("get " + key + " succeeds", outcome.toString(), null);
    }

    /** Waits for a leader, and returns its name. */
    static NodeId leader(Simulation simulation) {
        simulation.eventually(RaftScenario.oneLeader(), Duration.ofSeconds(10));
        return RaftScenario.leaderOf(simulation).orElseThrow();
    }

    static RaftNode raft(Simulation simulation, NodeId server) {
        return simulation.node(server, RaftNode.class);
    }

    static SortedSet<NodeId> voters(Simulation simulation, NodeId server) {
        return raft(simulation, server).state().log().configuration().voters();
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
