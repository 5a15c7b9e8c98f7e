package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.admin.AdminOperation.Transfer;
import org.jsyslab.raft.kv.KvWrite;
import org.jsyslab.raft.scenario.RaftScenario;
import org.jsyslab.raft.scenario.SimulatedStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers that come back changed, late, or to a cluster that has changed meanwhile. */
class ComebackTest extends StoreScene {

    @Test
    @DisplayName(
            "who votes is on disk from the first start on: one that is started again alone is no cluster of its own")
    void foundingIsDurable() {
        Simulation simulation = Seeds.single(1);
        AtomicInteger lives = new AtomicInteger();
        SimulatedStore store = new SimulatedStore(
                simulation,
                3,
                (env, initial, machine) -> new RaftNode(
                        env,
                        RaftOptions.DEFAULT,
                        lives.incrementAndGet() <= 3 ? initial : new Configuration(new TreeSet<>(List.of(env.self()))),
                        machine));
        NodeId client = store.operator();
        put(simulation, client, "x", "1");
        store.servers().forEach(server -> simulation.machine(server).crash());
        simulation.machine(NodeId.of("n1")).restart();
        Invocation alone = simulation.invoke(client, new KvWrite.Put(Bytes.utf8("x"), Bytes.utf8("2")));
        simulation.run(seconds(5));
        assertThat(alone.outcome()).as("a write to one of three").isEmpty();
        assertThat(voters(simulation, NodeId.of("n1"))).hasSize(3);
    }

    @Test
    @DisplayName("one that was removed is begun with anew when it is added again: it may have lost everything")
    void addedAgain() {
        Simulation simulation = Seeds.single(2);
        SimulatedStore store = store(simulation, 4, RaftOptions.DEFAULT);
        NodeId operator = store.operator();
        put(simulation, operator, "x", "1");
        NodeId leader = leader(simulation);
        NodeId away = others(store, leader).get(0);
        assertThat(ask(simulation, operator, new RemoveServer(away))).isInstanceOf(Outcome.Ok.class);
        simulation.machine(away).crash();
        simulation.invoke(operator, new AddServer(away));
        simulation.run(millis(200));
        assertThat(raft(simulation, leader).leadership().progressOf(away).match())
                .as("what a server that is down is known to hold")
                .isZero();
        simulation.machine(away).restart();
        simulation.eventually(
                Condition.of("it is back", sim -> voters(sim, leader).contains(away)), seconds(20));
        simulation.machine(others(store, leader).get(1)).crash();
        put(simulation, store.operator(), "x", "2");
    }

    @Test
    @DisplayName("a leader that has removed itself and crashed may stand again, if nobody else can win (§4.2.2)")
    void removedButNeeded() {
        forEachSeed("a removed leader is still needed", simulation -> {
            SimulatedStore store = store(simulation, 2, RaftOptions.DEFAULT);
            NodeId operator = store.operator();
            put(simulation, operator, "x", "1");
            NodeId old = leader(simulation);
            List<NodeId> others = others(store, old);
            simulation.network().partition(List.of(List.of(old, operator), others));
            simulation.invoke(operator, new RemoveServer(old));
            simulation.run(millis(100));
            simulation.machine(old).crash();
            simulation.network().heal();
            simulation.machine(old).restart();
            put(simulation, store.operator(), "x", "2");
        });
    }

    @Test
    @DisplayName("one that lags behind gets its snapshot though the clients write on (§7)")
    void laggardUnderLoad() {
        Simulation simulation = Seeds.single(2);
        RaftScenario scenario = new RaftScenario(
                        simulation,
                        (env, initial, machine) -> new RaftNode(
                                env,
                                RaftOptions.FIGURE_2
                                        .extensions(true)
                                        .snapshotAfter(400)
                                        .messagesOf(100),
                                initial,
                                machine))
                .nodes(3);
        String line = "a line of sixty bytes or so, to make the state grow: ";
        for (int i = 0; i < 60; i++) {
            scenario.replicate(line + i);
        }
        NodeId laggard = RaftScenario.follower().in(simulation);
        simulation.network().isolate(laggard);
        for (int i = 0; i < 60; i++) {
            scenario.replicate(line + i);
        }
        simulation.network().heal();
        long before = raft(simulation, laggard).state().commitIndex();
        for (int i = 0; i < 600; i++) {
            scenario.replicate(line + i);
        }
        assertThat(raft(simulation, laggard).state().commitIndex()).isGreaterThan(before + 60);
    }

    @Test
    @DisplayName(
            "handing over to one that is down is refused after a while, and writers wait no longer than that (§3.10)")
    void transferToTheDead() {
        Simulation simulation = Seeds.single(3);
        SimulatedStore store = store(simulation, 3, RaftOptions.DEFAULT);
        NodeId operator = store.operator();
        NodeId writer = store.operator();
        put(simulation, writer, "x", "1");
        NodeId dead = others(store, leader(simulation)).get(0);
        simulation.machine(dead).crash();
        Invocation transfer = simulation.invoke(operator, new Transfer(dead));
        simulation.run(millis(10));
        Duration begun = simulation.now();
        put(simulation, writer, "x", "2");
        assertThat(simulation.now().minus(begun)).isLessThan(millis(1_000));
        simulation.eventually(done(transfer), seconds(2));
        assertThat(transfer.outcome()).get().isInstanceOf(Outcome.Failed.class);
    }

    private static List<NodeId> others(SimulatedStore store, NodeId one) {
        return store.servers().stream().filter(server -> !server.equals(one)).toList();
    }
}
