package org.jsyslab.raft;

import java.time.Duration;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.scenario.RaftScenario;

/** What the tests of the protocol share: how servers are built, so that mutants can build them wrongly. */
abstract class RaftTest {
    /** Figure 2 in slow motion. */
    static final RaftOptions STAGED =
            RaftOptions.FIGURE_2.electionTimeout(seconds(10), seconds(20)).heartbeatEvery(seconds(1));

    /** The parts of a server. */
    RaftParts parts() {
        return new RaftParts();
    }

    /** A server of those parts. */
    RaftNode raft(Env<RaftMessage> env, RaftOptions options, Configuration initial, StateMachine machine) {
        return new RaftNode(env, options, initial, machine, parts());
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
        return new RaftScenario(simulation, (env, initial, machine) -> raft(env(env), options, initial, machine));
    }

    final RaftScenario scenario(long seed) {
        return scenario(Seeds.single(seed));
    }

    /** One server among puppets; nobody stands for election within ten seconds. */
    final Stage stage(int servers) {
        return stage(servers, STAGED);
    }

    final Stage stage(int servers, RaftOptions options) {
        return stage(Seeds.single(1), servers, options);
    }

    final Stage stage(Simulation simulation, int servers, RaftOptions options) {
        return new Stage(simulation, (env, initial, machine) -> raft(env(env), options, initial, machine), servers);
    }

    static Who n(int number) {
        return Who.node("n" + number);
    }

    /** Who that is now, also later. */
    static Who fixed(Simulation simulation, Who who) {
        NodeId id = who.in(simulation);
        return sim -> id;
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
