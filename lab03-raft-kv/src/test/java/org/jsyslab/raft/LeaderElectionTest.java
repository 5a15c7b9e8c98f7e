package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.random.RandomGenerator;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Elections in whole clusters: there is a leader soon, and again soon after faults; without faults it stays. */
@Part("A Election")
public class LeaderElectionTest extends RaftTest {

    @Test
    @Points(1)
    @DisplayName("without faults a leader is elected within a second and leads for ever: the term stays (in every 100th"
            + " seed for a minute)")
    public void theTermIsStable() {
        forEachSeed("the first leader stays", simulation -> {
            RaftScenario scenario = scenario(simulation)
                    .nodes(3 + 2 * (int) (simulation.seed() % 3))
                    .within(seconds(1))
                    .eventually(RaftScenario.oneLeader());
            NodeId leader = RaftScenario.leader().in(simulation);
            long term = scenario.raft(RaftScenario.leader()).state().term();
            scenario.replicate("x").runFor(simulation.seed() % 100 == 0 ? seconds(60) : seconds(1));
            assertThat(RaftScenario.leader().in(simulation)).as("leader").isEqualTo(leader);
            for (RaftNode raft : simulation.nodes(RaftNode.class)) {
                assertThat(raft.state().term()).as("term").isEqualTo(term);
                assertThat(raft.state().leader())
                        .as("leader, as its followers know")
                        .contains(leader);
            }
        });
    }

    @Test
    @Points(1)
    @DisplayName("a leader that is cut off is replaced within a second; with two of three cut off nobody leads; the old"
            + " leader rejoins as a follower")
    public void reElection() {
        forEachSeed("a leader is replaced", simulation -> {
            RaftScenario scenario =
                    scenario(simulation).nodes(3).within(seconds(2)).eventually(RaftScenario.oneLeader());
            Who first = fixed(simulation, RaftScenario.leader());
            scenario.isolate(first).eventually(another(first)).runFor(millis(400));
            Who second = fixed(simulation, RaftScenario.leader());
            simulation.network().reconnect(first.in(simulation));
            scenario.runFor(millis(400));
            assertThat(scenario.raft(first).state().role())
                    .as("the first leader, back")
                    .isEqualTo(Role.FOLLOWER);
            long newest = scenario.raft(RaftScenario.leader()).state().term();
            scenario.isolate(first).isolate(second).runFor(seconds(1));
            for (RaftNode raft : simulation.nodes(RaftNode.class)) {
                assertThat(raft.state().role() == Role.LEADER && raft.state().term() > newest)
                        .as("a leader without a majority")
                        .isFalse();
            }
            scenario.heal().replicate("x").eventually(RaftScenario.everywhere("x"));
        });
    }

    @Test
    @Points(1)
    @DisplayName("seven servers, three of them cut off again and again: never two leaders of one term, and one leader"
            + " after each cut")
    public void manyElections() {
        forEachSeed("one leader after each cut", simulation -> {
            RaftScenario scenario =
                    scenario(simulation).nodes(7).within(seconds(3)).eventually(RaftScenario.oneLeader());
            RandomGenerator random = simulation.random("cuts");
            for (int round = 0; round < 3; round++) {
                Faults.some(random, 3, scenario.servers()).forEach(simulation.network()::isolate);
                scenario.runFor(millis(300))
                        .eventually(RaftScenario.oneLeader())
                        .heal();
            }
            scenario.replicate("x").eventually(RaftScenario.everywhere("x"));
        });
    }

    @Test
    @Points(1)
    @DisplayName("liveness: a leader within two seconds after the last fault, whatever happened before")
    public void aLeaderAfterTheLastFault() {
        forEachSeed("a leader after the last fault", simulation -> {
            simulation.network().links(Link.drawn(simulation.random("links")));
            RaftScenario scenario = scenario(simulation).nodes(5);
            Faults.all(simulation, scenario.servers()).until(seconds(2));
            scenario.runFor(seconds(2));
            simulation.network().links(Link.LAN);
            scenario.heal().restartAll().within(seconds(2)).eventually(RaftScenario.oneLeader());
            scenario.replicate("x");
        });
    }

    static Condition another(Who leader) {
        return Condition.of(
                "another leader",
                sim -> RaftScenario.leaderOf(sim)
                        .filter(id -> !id.equals(leader.in(sim)))
                        .isPresent());
    }
}
