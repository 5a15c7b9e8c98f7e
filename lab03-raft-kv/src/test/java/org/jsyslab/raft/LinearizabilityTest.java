package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.history.Judgement;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.admin.AdminOperation.Transfer;
import org.jsyslab.raft.kv.KvRead;
import org.jsyslab.raft.kv.KvResult;
import org.jsyslab.raft.scenario.KvAsKeyValue;
import org.jsyslab.raft.scenario.SimulatedStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The store on Raft, as its clients see it: one copy, and each operation at one moment. */
@Part("E Sessions and linearizable reads")
public class LinearizabilityTest extends StoreScene {
    private static final double DRIFT = 0.05;

    @Test
    @Points(2)
    @DisplayName("whatever goes wrong, the servers are to their clients like one copy (§8; Herlihy & Wing)")
    public void linearizable() {
        AtomicLong done = new AtomicLong();
        forEachSeed("histories of clients are linearizable", simulation -> {
            simulation.network().links(Link.drawn(simulation.random("links")));
            RaftOptions options = options(simulation).snapshotAfter(simulation.seed() % 3 == 0 ? 2_000 : 0);
            RandomGenerator size = simulation.random("size");
            SimulatedStore store = store(simulation, 3 + 2 * size.nextInt(3), options);
            int keys = size.nextInt(3) == 0 ? 100 : 1 + size.nextInt(3);
            int clients = keys == 100 ? 15 : 1 + size.nextInt(6);
            for (int client = 0; client < clients; client++) {
                store.client(
                        SimulatedStore.mixed(simulation.random("operations of " + client), keys, 72 / clients),
                        millis(10L * clients));
            }
            new Chaos(simulation, store.servers())
                    .rhythm(Delay.exponential(millis(250)), Delay.exponential(millis(400)))
                    .crashes(1 + size.nextInt(2))
                    .partitions()
                    .pauses()
                    .clocks(DRIFT, seconds(5))
                    .slowDisks(Delay.exponential(millis(10)))
                    .until(millis(2_500));
            simulation.run(millis(2_500));
            simulation.network().links(Link.LAN).heal();
            simulation.eventually(store.allDone(), seconds(120));
            judge("all-faults", simulation, store);
            done.addAndGet(store.history().stream()
                    .filter(call -> call.outcome() instanceof Outcome.Ok)
                    .count());
        });
        assertThat(done).as("operations that were done").hasPositiveValue();
    }

    @Test
    @Points(2)
    @DisplayName("a leader that was cut off with a client tells it nothing old (§8; dissertation, §6.4)")
    public void staleLeader() {
        forEachSeed("a stale leader answers no read", simulation -> {
            SimulatedStore store = store(simulation, 5, options(simulation));
            Invocation read = readBehindTheTimes(simulation, store, seconds(2));
            assertThat(read.outcome().filter(Outcome.Ok.class::isInstance)).isEmpty();
            simulation.network().heal();
            simulation.eventually(done(read), seconds(15));
            assertThat(found(read)).isEqualTo("new");
        });
    }

    @Test
    @Points(2)
    @DisplayName("a new leader answers no read before it knows what is committed: its no-op first (§8)")
    public void noOpFirst() {
        AtomicLong overtaken = new AtomicLong();
        forEachSeed("a new leader reads nothing old", simulation -> {
            RaftOptions options = options(simulation);
            SimulatedStore store = store(simulation, 3, options);
            NodeId writer = store.operator();
            NodeId reader = store.operator();
            NodeId old = leader(simulation);
            put(simulation, writer, "x", "old");
            simulation.run(millis(200));
            put(simulation, writer, "x", "new"); // followers do not know yet that this is committed
            simulation.machine(old).crash();
            simulation.runUntil(sim -> newLeader(sim, store, old), seconds(10));
            Invocation read = simulation.invoke(reader, new KvRead.Get(Bytes.utf8("x")));
            simulation.eventually(done(read), seconds(15));
            assertThat(found(read)).isEqualTo("new");
            overtaken.incrementAndGet();
        });
        assertThat(overtaken).hasPositiveValue();
    }

    @Test
    @Points(2)
    @DisplayName("reads by lease are as good, while clocks drift by no more than the bound (dissertation, §6.4.1)")
    public void leases() {
        AtomicLong reads = new AtomicLong();
        forEachSeed("reads by lease are linearizable", simulation -> {
            SimulatedStore store = store(simulation, 3, leaseOptions());
            NodeId leader = leader(simulation);
            store.servers()
                    .forEach(server -> simulation.machine(server).drift(server.equals(leader) ? 1 - DRIFT : 1 + DRIFT));
            Invocation read = readBehindTheTimes(simulation, store, seconds(1));
            assertThat(read.outcome().filter(Outcome.Ok.class::isInstance)).isEmpty();
            for (int client = 0; client < 3; client++) {
                store.client(SimulatedStore.mixed(simulation.random("operations of " + client), 2, 15), millis(20));
            }
            simulation.network().heal();
            NodeId operator = store.operator();
            for (NodeId target : store.servers()) {
                simulation.invoke(operator, new Transfer(target)); // a leader that hands over has no lease
                simulation.run(millis(400));
            }
            simulation.eventually(store.allDone(), seconds(60));
            judge("leases", simulation, store);
            reads.incrementAndGet();
        });
        assertThat(reads).hasPositiveValue();
    }

    @Test
    @DisplayName("and when they drift by more, a lease is not enough: an old value is read")
    public void beyondTheBound() {
        Simulation simulation = Seeds.single(1);
        SimulatedStore store = store(simulation, 3, leaseOptions());
        simulation.machine(leader(simulation)).drift(0.1);
        Invocation read = readBehindTheTimes(simulation, store, millis(100));
        assertThat(found(read)).isEqualTo("old");
    }

    /** Reads by lease, with the bound that belongs to {@link #DRIFT}. */
    private static RaftOptions leaseOptions() {
        return RaftOptions.FIGURE_2.extensions(true).leases((1 + DRIFT) / (1 - DRIFT));
    }

    private static RaftOptions options(Simulation simulation) {
        return RaftOptions.FIGURE_2.extensions(simulation.seed() % 2 == 0);
    }

    /**
     * Cuts the leader off with a client, has another client write at its successor, and then the first one read.
     *
     * @param patience how long the write may take
     * @return the read, which the old leader alone was asked for so far
     */
    private static Invocation readBehindTheTimes(Simulation simulation, SimulatedStore store, Duration patience) {
        NodeId writer = store.operator();
        NodeId reader = store.operator();
        NodeId old = leader(simulation);
        put(simulation, writer, "x", "old");
        assertThat(get(simulation, reader, "x")).contains("old");
        List<NodeId> others =
                store.servers().stream().filter(server -> !server.equals(old)).toList();
        simulation.network().partition(List.of(List.of(old, reader), and(others, writer)));
        put(simulation, writer, "x", "new");
        Invocation read = simulation.invoke(reader, new KvRead.Get(Bytes.utf8("x")));
        simulation.run(patience);
        return read;
    }

    private static List<NodeId> and(List<NodeId> some, NodeId one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private static boolean newLeader(Simulation simulation, SimulatedStore store, NodeId old) {
        return store.servers().stream()
                .filter(server -> !server.equals(old))
                .anyMatch(server -> raft(simulation, server).state().role() == Role.LEADER);
    }

    private static void judge(String name, Simulation simulation, SimulatedStore store) {
        History history = new KvAsKeyValue().history(store.history());
        Judgement.inTest(
                        "LinearizabilityTest-" + name + "-seed" + simulation.seed(),
                        history,
                        Linearizability.of(new KeyValue())::check)
                .requireValid();
    }

    private static String found(Invocation read) {
        Outcome outcome = read.outcome().orElseThrow();
        return ((KvResult.Found) ((Outcome.Ok) outcome).result())
                .value()
                .orElseThrow()
                .toString();
    }
}
