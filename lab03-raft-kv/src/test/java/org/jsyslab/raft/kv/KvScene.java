package org.jsyslab.raft.kv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Workload;

/** Three servers of the store on {@link StandInRaft}, n1 leading at first, and clients. */
final class KvScene {
    static final List<NodeId> SERVERS = List.of(NodeId.of("n1"), NodeId.of("n2"), NodeId.of("n3"));
    static final Schema SCHEMA = Schema.of(KvMessage.class, KvCommand.class);

    final Simulation simulation;
    final StandInRaft raft;
    private final List<Workload> workloads = new ArrayList<>();

    KvScene(Simulation simulation, Function<Env<KvMessage>, KvServer> server) {
        this.simulation = simulation;
        this.raft = new StandInRaft(SERVERS.get(0), simulation.random("stand-in"));
        if (simulation.seed() % 4 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        for (NodeId id : SERVERS) {
            simulation.add(id, stack -> {
                KvServer kv = stack.add(server.apply(stack.env(KvMessage.class)));
                kv.replicatedBy(stack.add(raft.new Server(stack.env(StandInMessage.class), kv)));
            });
        }
    }

    /** Adds a client. */
    KvScene client(String name, Function<Env<KvMessage>, KvClient> client) {
        simulation.add(NodeId.of(name), stack -> stack.add(client.apply(stack.env(KvMessage.class))));
        return this;
    }

    /** Adds a client that asks for these operations, one after the other. */
    KvScene client(List<? extends KvOperation> operations, Function<Env<KvMessage>, KvClient> client) {
        String name = "c" + (workloads.size() + 1);
        client(name, client);
        workloads.add(
                simulation.workload(NodeId.of(name), operations.iterator(), Delay.exponential(Duration.ofMillis(10))));
        return this;
    }

    /** Lets leaders be replaced and servers crash, for so long. */
    KvScene trouble(Duration span) {
        new Chaos(simulation, SERVERS)
                .with(draw -> {
                    raft.elect(SERVERS.get(draw.nextInt(SERVERS.size())));
                    return Optional.empty();
                })
                .rhythm(Delay.exponential(Duration.ofMillis(60)), Delay.exponential(Duration.ofMillis(60)))
                .crashes(2)
                .pauses()
                .until(span);
        return this;
    }

    /** Runs until all clients are done and all servers have applied all. */
    KvScene finish() {
        simulation.eventually(
                Condition.of("all clients are done", sim -> workloads.stream().allMatch(Workload::isDone)),
                Duration.ofMinutes(30));
        simulation.network().heal().lose(0);
        simulation.run(Duration.ofSeconds(3));
        return this;
    }

    /** Asks a client, which has had a moment to start. */
    Invocation ask(String client, KvOperation operation) {
        simulation.run(Duration.ofMillis(20));
        return simulation.invoke(NodeId.of(client), operation);
    }

    /** The same, and waits for the outcome. */
    Invocation asked(String client, KvOperation operation) {
        Invocation asked = ask(client, operation);
        simulation.eventually(Condition.of("there is an outcome", sim -> asked.isDone()), Duration.ofMinutes(1));
        return asked;
    }

    KvServer server(int number) {
        return simulation.node(SERVERS.get(number - 1), KvServer.class);
    }

    /** What clients asked for and were told. */
    List<Recorded> history() {
        return workloads.stream()
                .flatMap(workload -> workload.history().stream())
                .toList();
    }
}
