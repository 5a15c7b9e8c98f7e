package org.jsyslab.raft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.scenario.Submit;

/** What goes wrong in random runs, and what clients ask meanwhile. */
final class Faults {
    private Faults() {}

    /** All faults at once: crashes, partitions and one-way cuts, pauses, slow disks, clocks that drift and jump. */
    static Chaos all(Simulation simulation, List<NodeId> servers) {
        return new Chaos(simulation, servers)
                .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(Duration.ofMillis(300)))
                .crashes(2)
                .partitions()
                .pauses()
                .slowDisks(Delay.exponential(Duration.ofMillis(20)))
                .clocks(0.05, Duration.ofSeconds(10));
    }

    /** Submits lines to every server that is up, at this pace, until {@code end}. */
    static void offerLines(Simulation simulation, List<NodeId> servers, Duration pace, Duration end) {
        for (long i = 0; pace.multipliedBy(i).compareTo(end) < 0; i++) {
            Submit submit = new Submit("line " + i);
            simulation.at(
                    pace.multipliedBy(i),
                    () -> servers.stream()
                            .filter(server -> simulation.machine(server).isUp())
                            .forEach(server -> simulation.invoke(server, submit)));
        }
    }

    /** So many servers, drawn. */
    static List<NodeId> some(RandomGenerator random, int count, List<NodeId> servers) {
        List<NodeId> drawn = new ArrayList<>(servers);
        Collections.shuffle(drawn, new Random(random.nextLong()));
        return drawn.subList(0, count);
    }
}
