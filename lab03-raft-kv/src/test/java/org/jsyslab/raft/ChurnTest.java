package org.jsyslab.raft;

import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers come and go while clients write. */
public class ChurnTest extends RaftTest {

    @Test
    @DisplayName(
            "servers are cut off, reconnected, crashed and restarted by turns, over a good network or one that loses"
                    + " and doubles: each line that a client was told to be committed is there in the end, once")
    public void comingAndGoing() {
        forEachSeed("what clients were told holds, whoever comes and goes", simulation -> {
            if (simulation.seed() % 2 == 0) {
                simulation.network().links(Link.LAN.losing(0.1).duplicating(0.1));
            }
            RaftScenario scenario = scenario(simulation).nodes(5);
            RandomGenerator random = simulation.random("churn");
            List<Invocation> offered = Faults.offerLines(simulation, scenario.servers(), millis(50), seconds(3));
            for (int round = 0; round < 6; round++) {
                turn(simulation, scenario.servers(), random);
                scenario.runFor(millis(400 + random.nextInt(200)));
            }
            simulation.network().links(Link.LAN);
            scenario.heal().restartAll().within(seconds(5)).replicate("the end");
            scenario.eventually(RaftScenario.everywhere("the end"));
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }

    private static void turn(Simulation simulation, List<NodeId> servers, RandomGenerator random) {
        if (random.nextInt(5) == 0) {
            simulation.network().isolate(servers.get(random.nextInt(servers.size())));
        }
        if (random.nextInt(2) == 0) {
            NodeId back = servers.get(random.nextInt(servers.size()));
            simulation.network().reconnect(back);
            Machine machine = simulation.machine(back);
            if (!machine.isUp()) {
                machine.restart();
            }
        }
        Machine victim = simulation.machine(servers.get(random.nextInt(servers.size())));
        if (random.nextInt(5) == 0 && victim.isUp()) {
            victim.crash();
        }
    }
}
