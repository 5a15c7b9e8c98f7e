package org.jsyslab.raft.experiment;

import java.time.Duration;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.RaftOptions;

/**
 * Servers with equal logs whose timeouts begin together, as if all had just heard of a leader that is no more; disks
 * take no time. This is what chapter 9 of the dissertation computes and simulates.
 */
final class FirstElection {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Servers servers;
    private final int failed;
    private final Link link;

    /**
     * An election.
     *
     * @param servers how many there are in the cluster
     * @param failed how many of them are down, less than half
     * @param delay how long a message takes
     */
    FirstElection(int servers, int failed, RaftOptions options, Delay delay) {
        this.servers = Servers.of(servers, options);
        this.failed = failed;
        this.link = Link.LAN.delaying(delay);
    }

    /** Whether nobody wins the first term: messages must take less than half of the least timeout. */
    boolean isSplit(long seed) {
        Simulation simulation = begin(seed);
        simulation.runUntil(sim -> Servers.areLed(sim) || Servers.areBeyondFirstTerm(sim), PATIENCE);
        return !Servers.areLed(simulation);
    }

    /** When the first leader is elected, in whatever term. */
    Duration duration(long seed) {
        Simulation simulation = begin(seed);
        simulation.runUntil(Servers::areLed, PATIENCE);
        return simulation.now();
    }

    private Simulation begin(long seed) {
        Simulation simulation = new Simulation(seed).forceTime(Delay.NONE);
        simulation.network().links(link);
        servers.start(
                simulation, servers.names().subList(failed, servers.names().size()));
        return simulation;
    }
}
