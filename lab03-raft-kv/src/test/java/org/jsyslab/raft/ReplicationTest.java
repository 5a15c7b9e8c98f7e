package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.scenario.LogService;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Log replication in whole clusters: what is committed, what is not, and what becomes of it. */
@Part("B Replication")
public class ReplicationTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("nothing is applied before it is submitted; what is submitted at once is applied everywhere, once, in"
            + " one order; one follower that is cut off holds up nobody, and catches up")
    public void agreement() {
        forEachSeed("servers agree", simulation -> {
            RaftScenario scenario = scenario(simulation).nodes(3).eventually(RaftScenario.oneLeader());
            simulation
                    .nodes(LogService.class)
                    .forEach(service -> assertThat(service.lines())
                            .as("applied before anything is submitted")
                            .isEmpty());
            for (int i = 0; i < 5; i++) {
                scenario.offer(RaftScenario.leader(), "at once " + i);
            }
            Who cut = fixed(simulation, RaftScenario.follower());
            scenario.runFor(millis(30)).isolate(cut).replicate("without one");
            scenario.heal().within(seconds(2)).replicate("the end").eventually(RaftScenario.everywhere("the end"));
            assertThat(scenario.lines(cut))
                    .hasSize(7)
                    .contains("at once 0", "at once 1", "at once 2", "at once 3", "at once 4", "without one");
        });
    }

    @Test
    @Points(1)
    @DisplayName(
            "a leader that reaches less than a majority commits nothing, on no side of a partition in three; healed,"
                    + " all agree again")
    public void minoritiesCommitNothing() {
        forEachSeed("minorities commit nothing", simulation -> {
            RaftScenario scenario =
                    scenario(simulation).nodes(5).replicate("before").eventually(RaftScenario.everywhere("before"));
            NodeId leader = RaftScenario.leader().in(simulation);
            List<NodeId> others = scenario.servers().stream()
                    .filter(server -> !server.equals(leader))
                    .toList();
            simulation
                    .network()
                    .partition(List.of(List.of(leader, others.get(0)), others.subList(1, 3), others.subList(3, 4)));
            scenario.servers().forEach(server -> scenario.offer(sim -> server, "in vain"));
            scenario.runFor(seconds(1));
            simulation
                    .nodes(LogService.class)
                    .forEach(service -> assertThat(service.lines())
                            .as("applied on a side of at most two")
                            .isEqualTo(List.of("before")));
            scenario.heal().within(seconds(3)).replicate("the end").eventually(RaftScenario.everywhere("the end"));
        });
    }

    @Test
    @Points(1)
    @DisplayName(
            "a leader that was cut off with entries that nobody else has rejoins, and they vanish; so with the next"
                    + " leader")
    public void uncommittedEntriesVanish() {
        forEachSeed("uncommitted entries vanish", simulation -> {
            RaftScenario scenario = scenario(simulation).nodes(3).within(seconds(3));
            for (int round = 0; round < 2; round++) {
                scenario.replicate("before " + round);
                Who old = fixed(simulation, RaftScenario.leader());
                scenario.isolate(old).offer(old, "lost").offer(old, "lost").offer(old, "lost");
                scenario.eventually(LeaderElectionTest.another(old)).replicate("meanwhile " + round);
                scenario.heal();
            }
            scenario.replicate("the end").eventually(RaftScenario.everywhere("the end"));
            assertThat(scenario.lines(n(1)))
                    .containsExactly("before 0", "meanwhile 0", "before 1", "meanwhile 1", "the end");
        });
    }

    @Test
    @Points(1)
    @DisplayName("messages are lost, doubled, and overtake each other by far; one way is cut; clocks drift: the servers"
            + " agree, and go on")
    public void aBadNetwork() {
        forEachSeed("the servers agree over a bad network", simulation -> {
            Delay reordering = Delay.exponential(millis(3)).orSometimes(0.3, Delay.uniform(millis(50), millis(500)));
            simulation.network().links(new Link(reordering, 0.1, 0.2));
            RaftScenario scenario = scenario(simulation).nodes(5);
            scenario.servers()
                    .forEach(server -> simulation
                            .machine(server)
                            .drift(simulation.random(server.name()).nextDouble(0.95, 1.05)));
            Faults.offerLines(simulation, scenario.servers(), millis(40), millis(1400));
            scenario.runFor(millis(700))
                    .oneWay(n(1), n(2))
                    .oneWay(n(3), n(1))
                    .oneWay(n(4), n(5))
                    .runFor(millis(800));
            simulation.network().links(Link.LAN);
            scenario.heal().within(seconds(3)).replicate("the end").eventually(RaftScenario.everywhere("the end"));
        });
    }
}
