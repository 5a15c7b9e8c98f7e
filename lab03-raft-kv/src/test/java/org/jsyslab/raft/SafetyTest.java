package org.jsyslab.raft;

import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.scenario.RaftScenario;
import org.jsyslab.raft.scenario.Submit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything goes wrong at once, and Figure 3 holds. */
public class SafetyTest extends RaftTest {

    @Test
    @DisplayName("five servers, all faults at once: Figure 3 holds, and after the last fault there is progress")
    public void everythingAtOnce() {
        forEachSeed("Figure 3 holds whatever goes wrong", simulation -> {
            simulation.network().links(Link.drawn(simulation.random("links")));
            RaftScenario scenario = scenario(
                            simulation, options(simulation).snapshotAfter(simulation.seed() % 3 == 0 ? 400 : 0))
                    .nodes(5);
            offerLines(simulation, scenario.servers(), 10);
            new Chaos(simulation, scenario.servers())
                    .rhythm(Delay.exponential(millis(150)), Delay.exponential(millis(400)))
                    .crashes(2)
                    .partitions()
                    .pauses()
                    .slowDisks(Delay.exponential(millis(20)))
                    .clocks(0.05, seconds(10))
                    .until(seconds(8));
            simulation.run(seconds(8));
            simulation.network().links(Link.LAN);
            scenario.heal()
                    .restartAll()
                    .replicate("the end")
                    .within(seconds(5))
                    .eventually(RaftScenario.everywhere("the end"));
        });
    }

    static void offerLines(Simulation simulation, List<NodeId> servers, int every) {
        for (int i = 0; i < 800; i++) {
            int line = i;
            simulation.at(
                    millis((long) every * i),
                    () -> servers.forEach(server -> {
                        if (simulation.machine(server).isUp()) {
                            simulation.invoke(server, new Submit("line " + line));
                        }
                    }));
        }
    }
}
