package org.jsyslab.raft;

import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.List;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.sim.Invocation;
import org.jsyslab.common.sim.Link;
import org.jsyslab.raft.scenario.RaftScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything goes wrong at once, and Figure 3 holds. */
@Part("C Persistence")
public class SafetyTest extends RaftTest {

    @Test
    @Points(2)
    @DisplayName("five servers, all faults at once: Figure 3 holds, nothing acknowledged is lost, and after the last"
            + " fault there is progress (in every fifth seed by the codec of the wire)")
    public void everythingAtOnce() {
        forEachSeed("Figure 3 holds whatever goes wrong", simulation -> {
            simulation.network().links(Link.drawn(simulation.random("links")));
            if (simulation.seed() % 5 == 0) {
                simulation.network().codec(Traffic.SCHEMA::travelled);
            }
            RaftScenario scenario = scenario(simulation).nodes(5);
            List<Invocation> offered = Faults.offerLines(simulation, scenario.servers(), millis(40), seconds(4));
            Faults.all(simulation, scenario.servers()).until(seconds(4));
            scenario.runFor(seconds(4));
            simulation.network().links(Link.LAN);
            scenario.heal()
                    .restartAll()
                    .replicate("the end")
                    .within(seconds(5))
                    .eventually(RaftScenario.everywhere("the end"));
            Faults.requireAcknowledged(offered, scenario.lines(n(1)));
        });
    }
}
