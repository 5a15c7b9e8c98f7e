package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.scenario.RaftScenario;
import org.jsyslab.raft.scenario.SimulatedStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers come and go, one at a time (Ongaro's dissertation, ch. 4). */
@Part("F Membership")
public class MembershipTest extends StoreScene {
    private static final RaftOptions PLAIN = RaftOptions.FIGURE_2;

    @Test
    @Points(2)
    @DisplayName("the cluster moves to other servers, one at a time, and nothing is lost on the way (§4.1, §4.4)")
    public void movesToOtherServers() {
        forEachSeed("a cluster moves", simulation -> {
            SimulatedStore store = store(simulation, 3, options(simulation).snapshotAfter(300));
            List<NodeId> first = List.copyOf(store.servers());
            NodeId operator = store.operator();
            put(simulation, operator, "x", "1");
            for (NodeId old : first) {
                NodeId fresh = store.newcomer();
                assertThat(ask(simulation, operator, new AddServer(fresh))).isInstanceOf(Outcome.Ok.class);
                assertThat(ask(simulation, operator, new RemoveServer(old))).isInstanceOf(Outcome.Ok.class);
            }
            first.forEach(old -> simulation.machine(old).crash());
            assertThat(get(simulation, store.operator(), "x")).contains("1");
            assertThat(voters(simulation, leader(simulation)))
                    .containsExactlyElementsOf(store.servers().subList(3, 6));
        });
    }

    @Test
    @Points(2)
    @DisplayName("changes under faults: Figure 3 holds, and those that were acknowledged are in force (§4.1)")
    public void changesUnderFaults() {
        AtomicLong done = new AtomicLong();
        forEachSeed("changes under faults are safe", simulation -> {
            simulation.network().links(Link.drawn(simulation.random("links")));
            SimulatedStore store = store(simulation, 4, options(simulation));
            NodeId operator = store.operator();
            NodeId fresh = store.newcomer();
            new Chaos(simulation, store.servers())
                    .rhythm(Delay.exponential(millis(200)), Delay.exponential(millis(400)))
                    .crashes(2)
                    .partitions()
                    .pauses()
                    .until(seconds(6));
            Outcome added = ask(simulation, operator, new AddServer(fresh));
            Outcome removed = ask(simulation, operator, new RemoveServer(NodeId.of("n2")));
            simulation.eventually(
                    Condition.of("the faults end", sim -> sim.now().compareTo(seconds(6)) > 0), seconds(60));
            simulation.network().links(Link.LAN).heal();
            put(simulation, operator, "x", "1");
            if (added instanceof Outcome.Ok) {
                assertThat(voters(simulation, leader(simulation))).contains(fresh);
                done.incrementAndGet();
            }
            if (removed instanceof Outcome.Ok) {
                assertThat(voters(simulation, leader(simulation))).doesNotContain(NodeId.of("n2"));
                done.incrementAndGet();
            }
        });
        assertThat(done).as("changes that were acknowledged").hasPositiveValue();
    }

    @Test
    @Points(2)
    @DisplayName("a change waits until the one before it is committed, or majorities need not meet (§4.1)")
    public void oneAtATime() {
        Simulation simulation = Seeds.single(1);
        SimulatedStore store = store(simulation, 5, PLAIN);
        NodeId operator = store.operator();
        NodeId another = store.operator();
        NodeId old = leader(simulation);
        List<NodeId> others = others(store, old);
        put(simulation, operator, "x", "0");
        simulation.network().partition(List.of(List.of(old, others.get(0), operator, another), others.subList(1, 4)));
        simulation.invoke(operator, new RemoveServer(others.get(1)));
        simulation.run(seconds(1));
        simulation.invoke(another, new RemoveServer(others.get(2)));
        simulation.run(seconds(12)); // now two may take themselves for a majority of three, beside the other three
        simulation.network().heal();
        simulation.run(seconds(10));
        put(simulation, operator, "x", "1");
        put(simulation, operator, "x", "2");
        simulation.eventually(RaftScenario.oneLeader(), seconds(10));
    }

    @Test
    @Points(2)
    @DisplayName(
            "a leader commits an entry of its own term before it changes the cluster (Ongaro, raft-dev, July 2015)")
    public void ownTermFirst() {
        Simulation simulation = Seeds.single(2);
        SimulatedStore store = store(simulation, 4, PLAIN);
        NodeId operator = store.operator();
        NodeId first = leader(simulation);
        put(simulation, operator, "x", "0");
        NodeId fresh = store.newcomer();
        List<NodeId> others = others(store, first).subList(0, 3);
        simulation.network().partition(List.of(List.of(first, fresh), others));
        simulation.invoke(operator, new AddServer(fresh)); // in the logs of the first leader and the newcomer only
        simulation.eventually(
                Condition.of("others have another leader", sim -> leaderAmong(sim, others) != null), seconds(10));
        NodeId second = leaderAmong(simulation, others);
        NodeId third = others.stream()
                .filter(server -> !server.equals(second))
                .findFirst()
                .orElseThrow();
        NodeId removed = others.stream()
                .filter(server -> !server.equals(second))
                .reduce((a, b) -> b)
                .orElseThrow();
        simulation.network().partition(List.of(List.of(first, fresh), List.of(second, third), List.of(removed)));
        simulation.invoke(store.operator(), new RemoveServer(removed)); // in the logs of the second and the third
        simulation.run(seconds(5));
        simulation.network().partition(List.of(List.of(first, fresh, removed), List.of(second, third)));
        simulation.run(seconds(5));
        simulation.network().heal();
        simulation.run(seconds(5));
        put(simulation, store.operator(), "x", "1");
    }

    @Test
    @Points(1)
    @DisplayName("a leader that removes itself leads until that is committed, and is no voter then (§4.2.2)")
    public void leaderRemovesItself() {
        forEachSeed("a leader removes itself", simulation -> {
            SimulatedStore store = store(simulation, 3, options(simulation));
            NodeId operator = store.operator();
            NodeId old = leader(simulation);
            assertThat(ask(simulation, operator, new RemoveServer(old))).isInstanceOf(Outcome.Ok.class);
            put(simulation, operator, "x", "1");
            assertThat(leader(simulation)).isNotEqualTo(old);
            assertThat(raft(simulation, old).state().isVoter()).isFalse();
        });
    }

    @Test
    @Points(1)
    @DisplayName(
            "a server that does not catch up is not added, and holds nobody up (§4.2.1); the removed count no more")
    public void deadServers() {
        Simulation simulation = Seeds.single(3);
        SimulatedStore store = store(simulation, 5, PLAIN);
        NodeId operator = store.operator();
        NodeId leader = leader(simulation);
        simulation.invoke(store.operator(), new AddServer(NodeId.of("n9"))); // there is no n9
        put(simulation, operator, "x", "1");
        assertThat(voters(simulation, leader)).hasSize(5);
        simulation.run(seconds(20));
        List<NodeId> others = others(store, leader);
        for (NodeId dead : others.subList(0, 2)) {
            simulation.machine(dead).crash();
            assertThat(ask(simulation, operator, new RemoveServer(dead))).isInstanceOf(Outcome.Ok.class);
        }
        simulation.machine(others.get(2)).crash();
        put(simulation, operator, "x", "2"); // two of three
        assertThat(ask(simulation, operator, new AddServer(NodeId.of("n9")))).isInstanceOf(Outcome.Failed.class);
    }

    private static RaftOptions options(Simulation simulation) {
        return RaftOptions.FIGURE_2.extensions(simulation.seed() % 2 == 0);
    }

    private static List<NodeId> others(SimulatedStore store, NodeId one) {
        return store.servers().stream().filter(server -> !server.equals(one)).toList();
    }

    private static NodeId leaderAmong(Simulation simulation, List<NodeId> servers) {
        return servers.stream()
                .filter(server -> raft(simulation, server).state().role() == Role.LEADER)
                .findFirst()
                .orElse(null);
    }
}
