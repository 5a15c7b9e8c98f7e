package org.jsyslab.raft;

import java.time.Duration;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.scenario.RaftScenario;

/** What the tests of the protocol share: how servers are built, so that mutants can build them wrongly. */
abstract class RaftTest {

    /** The parts of a server. */
    RaftParts parts() {
        return new RaftParts();
    }

    /** The environment that a server is given. */
    Env<RaftMessage> env(Env<RaftMessage> env) {
        return env;
    }

    /** Servers as Figure 2 has them, in every other seed with what the dissertation adds. */
    RaftOptions options(Simulation simulation) {
        return RaftOptions.FIGURE_2.extensions(simulation.seed() % 2 == 0);
    }

    final RaftScenario scenario(Simulation simulation) {
        return scenario(simulation, options(simulation));
    }

    final RaftScenario scenario(Simulation simulation, RaftOptions options) {
        return new RaftScenario(
                simulation, (env, initial, machine) -> new RaftNode(env(env), options, initial, machine, parts()));
    }

    final RaftScenario scenario(long seed) {
        return scenario(Seeds.single(seed));
    }

    static Who n(int number) {
        return Who.node("n" + number);
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
