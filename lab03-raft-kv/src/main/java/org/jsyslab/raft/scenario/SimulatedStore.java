package org.jsyslab.raft.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Workload;
import org.jsyslab.raft.Ballot;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.Entry;
import org.jsyslab.raft.NoOp;
import org.jsyslab.raft.RaftMessage;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.Snapshot;
import org.jsyslab.raft.admin.AdminClient;
import org.jsyslab.raft.admin.AdminMessage;
import org.jsyslab.raft.admin.AdminServer;
import org.jsyslab.raft.kv.KvClient;
import org.jsyslab.raft.kv.KvCommand;
import org.jsyslab.raft.kv.KvMessage;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead;
import org.jsyslab.raft.kv.KvServer;
import org.jsyslab.raft.kv.KvWrite;
import org.jsyslab.raft.scenario.SimulatedRaft.Server;

/** A simulated cluster that keeps the store, and clients whose operations are recorded. Figure 3 is checked. */
public final class SimulatedStore {
    /** What servers and clients exchange and store; in every fourth seed messages really take its forms. */
    public static final Schema SCHEMA = Schema.of(
            RaftMessage.class,
            KvMessage.class,
            AdminMessage.class,
            KvCommand.class,
            NoOp.class,
            Configuration.class,
            Entry.class,
            Ballot.class,
            Snapshot.class);

    private final Simulation simulation;
    private final Server server;
    private final Figure3 figure3;
    private final List<NodeId> servers = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();

    /** A store on so many servers, n1 first, in a simulation that has not begun. */
    public SimulatedStore(Simulation simulation, int count, Server server) {
        this.simulation = simulation;
        this.server = server;
        this.figure3 = new Figure3(simulation);
        if (simulation.seed() % 4 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        for (int k = 1; k <= count; k++) {
            servers.add(NodeId.of("n" + k));
        }
        List.copyOf(servers).forEach(name -> add(name, new Configuration(new TreeSet<>(servers))));
    }

    /** Adds a server that knows of no cluster yet, and returns its name. */
    public NodeId newcomer() {
        NodeId name = NodeId.of("n" + (servers.size() + 1));
        servers.add(name);
        add(name, new Configuration(Collections.emptySortedSet()));
        return name;
    }

    /** Adds a client, c1 for the first, that asks for these operations one after the other, and returns its name. */
    public NodeId client(Iterator<KvOperation> operations, Duration think) {
        NodeId name = operator();
        workloads.add(simulation.workload(name, operations, Delay.exponential(think)));
        return name;
    }

    /** Adds a client that asks for nothing by itself, and returns its name. */
    public NodeId operator() {
        NodeId name = NodeId.of("c" + (simulation.machines().size() + 1 - servers.size()));
        List<NodeId> known = List.copyOf(servers);
        simulation.add(name, stack -> {
            stack.add(new KvClient(stack.env(KvMessage.class), known));
            stack.add(new AdminClient(stack.env(AdminMessage.class), known, Duration.ofSeconds(10)));
        });
        return name;
    }

    /** The servers, in the order in which they were added. */
    public List<NodeId> servers() {
        return Collections.unmodifiableList(servers);
    }

    /** What all clients asked for and were told, so far. */
    public List<Recorded> history() {
        return workloads.stream()
                .flatMap(workload -> workload.history().stream())
                .toList();
    }

    /** What all clients that were added have asked for has ended. */
    public Condition allDone() {
        return Condition.of("all clients are done", sim -> workloads.stream().allMatch(Workload::isDone));
    }

    /** The properties of Figure 3, as they were seen to hold. */
    public Figure3 figure3() {
        return figure3;
    }

    /** Operations of all kinds on a few keys, drawn at random. */
    public static Iterator<KvOperation> mixed(RandomGenerator random, int keys, int count) {
        return Stream.generate(() -> operation(random, key(random, keys), key(random, keys)))
                .limit(count)
                .iterator();
    }

    private static KvOperation operation(RandomGenerator random, Bytes key, Bytes other) {
        Bytes value = Bytes.utf8("v" + random.nextInt(1_000));
        return switch (random.nextInt(10)) {
            case 0, 1 -> new KvWrite.Put(key, value);
            case 2 -> new KvWrite.Append(key, value);
            case 3 -> new KvWrite.Delete(key);
            case 4 -> new KvWrite.PutIf(key, value, random.nextBoolean());
            case 5 ->
                new KvRead.MultiGet(List.of(key, other).stream().distinct().toList());
            case 6 -> new KvWrite.Increment(Bytes.utf8("count " + key), 1);
            default -> new KvRead.Get(key);
        };
    }

    private static Bytes key(RandomGenerator random, int keys) {
        return Bytes.utf8("k" + random.nextInt(keys));
    }

    private void add(NodeId name, Configuration initial) {
        simulation.add(name, stack -> {
            KvServer store = stack.add(new KvServer(stack.env(KvMessage.class)));
            RaftNode raft =
                    stack.add(server.of(stack.env(RaftMessage.class), initial, figure3.witnessed(stack.self(), store)));
            store.replicatedBy(raft);
            stack.add(new AdminServer(stack.env(AdminMessage.class), raft));
        });
    }
}
